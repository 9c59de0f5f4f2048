import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inferStudyConfig, parseStudyConfig } from '../../src/study/index.ts';

const base = `version: 1
name: t
columns:
  a: { type: numeric }
  b: { type: nominal }
`;

describe('parseStudyConfig', () => {
  it('parseStudyConfig(text) writes every default out', () => {
    const config = parseStudyConfig(base, 't.yaml');
    expect(config).toMatchObject({
      seed: 7,
      leakOutcomeIntoImputation: false,
      coding: 'declared',
      imputations: ['raw', 'knn', 'iterative'],
      pipelines: [1, 2, 3, 4, 5, 6, 7, 8],
      split: { train: 0.7, shuffle: false },
      sweep: { kFrom: 2, kTo: 15 },
      choice: { mode: 'found' },
    });
  });

  it('parseStudyConfig(example) is valid and leaks the outcome as the described study did', () => {
    const text = readFileSync(new URL('../../examples/bank-marketing.yaml', import.meta.url), 'utf8');
    const config = parseStudyConfig(text, 'bank-marketing.yaml');
    expect(config.leakOutcomeIntoImputation).toBe(true);
    expect(Object.keys(config.columns)).toHaveLength(21);
    expect(config.choice).toMatchObject({
      imputation: 'knn',
      pipeline: 8,
      k: 4,
      features: ['loan', 'housing', 'job'],
    });
  });

  const given = (rest: string) =>
    `${base}choice: { mode: given, imputation: knn, pipeline: 8, k: 3, features: [a], ${rest} }\n`;
  it.each([
    ['YAML that does not parse', 'a: [1', /^E_CONFIG t\.yaml, line 1: .*mend the YAML$/],
    ['an unknown field', `${base}colour: red\n`, /^E_CONFIG t\.yaml: .*colour/],
    ['a wrong type', base.replace('numeric', 'number'), /^E_CONFIG t\.yaml: columns\.a\.type: /],
    [
      'a dropped column without a reason',
      base.replace('{ type: numeric }', '{ type: numeric, role: dropped }'),
      /columns\.a\.reason: say why the column is dropped/,
    ],
    [
      'an ordinal column without an order',
      base.replace('nominal', 'ordinal'),
      /columns\.b\.order: list the categories in their order/,
    ],
    [
      'an outcome without its success',
      base.replace('{ type: nominal }', '{ type: binary, role: outcome }'),
      /columns\.b\.positive: name the category that is success/,
    ],
    ['no feature', base.replaceAll('}', ', role: profile }'), /columns: there is no column to cluster/],
    [
      'a clustered identifier',
      base.replace('nominal', 'identifier'),
      /columns\.b: a column of type identifier cannot be clustered/,
    ],
    [
      'two columns of a name',
      base.replace('{ type: nominal }', '{ type: nominal, rename: a }'),
      /columns: two columns are called "a"/,
    ],
    [
      'k outside the sweep',
      `${base}sweep: { kFrom: 4, kTo: 5 }\n`,
      /choice: k must lie within the sweep, 4 to 5/,
    ],
    ['a sweep the wrong way', `${base}sweep: { kFrom: 5, kTo: 4 }\n`, /sweep: kFrom must be at most kTo/],
    [
      'a feature that does not exist',
      given('').replace('[a]', '[c]'),
      /choice\.features: "c" is not a feature; use some of a, b/,
    ],
    [
      'an imputation that is not run',
      `${given('')}imputations: [raw]\n`,
      /choice\.imputation: "knn" is not among the imputations/,
    ],
    [
      'a pipeline that is not run',
      `${given('')}pipelines: [1]\n`,
      /choice\.pipeline: 8 is not among the pipelines/,
    ],
    [
      'a column derived of nothing',
      `${base}derived: [{ name: d, from: z, recode: { x: y } }]\n`,
      /derived\.d: there is no column "z" to make it of/,
    ],
    [
      'a derived column in two ways',
      `${base}derived: [{ name: d, from: b, recode: {}, flag: { equals: 1, yes: y, no: n } }]\n`,
      /derived\.0: give exactly one of bucket, recode and flag/,
    ],
  ])('%s gets one line', (_, text, message) => {
    expect(() => parseStudyConfig(text, 't.yaml')).toThrow(message);
    try {
      parseStudyConfig(text, 't.yaml');
    } catch (error) {
      expect(error).toMatchObject({ exitCode: 2 });
      expect((error as Error).message).not.toContain('\n');
    }
  });
});

describe('inferStudyConfig', () => {
  it('inferStudyConfig(info) clusters what can be clustered and sets identifiers and free text aside', () => {
    const config = inferStudyConfig(
      {
        format: 'csv',
        nRows: 5,
        warnings: [],
        columns: [
          { name: 'id', type: 'identifier' },
          { name: 'age', type: 'numeric' },
          { name: 'job', type: 'nominal' },
          { name: 'note', type: 'text' },
        ],
      },
      'clients',
    );
    expect(Object.entries(config.columns).map(([name, column]) => `${name} ${column.role}`)).toEqual([
      'id identifier',
      'age feature',
      'job feature',
      'note dropped',
    ]);
  });
});
