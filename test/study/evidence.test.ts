import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunFigures, StudyConfig } from '../../src/contract/index.ts';
import { parseStudyConfig, type StudyResult } from '../../src/study/index.ts';
import { contrastsOf, meetsRule, ruleFits } from '../../src/study/segment-facts.ts';
import type { Stability } from '../../src/study/stability.ts';
import type { SurrogateChecks } from '../../src/study/surrogates.ts';
import { madeUpClients, runOn, tableFile, undrawn } from './small-study.ts';

const text = readFileSync(new URL('../../examples/bank-marketing.yaml', import.meta.url), 'utf8');
const example = parseStudyConfig(text, 'bank-marketing.yaml');
const config: StudyConfig = {
  ...example,
  imputations: ['knn'],
  pipelines: [8],
  sweep: { kFrom: 2, kTo: 4, starts: 2, swaps: 2, searchRows: 100 },
  shuffled: { ...example.shuffled, sweepCopies: 3, copies: 19, starts: 1, finalStarts: 1 },
  alternatives: { ...example.alternatives, kTo: 3, rows: 100, copies: 19 },
  segments: { ...example.segments, starts: 5, swaps: 5, minCellClients: 2 },
  stability: { resamples: 10, copies: 2, starts: 3 },
  pictures: { ...example.pictures, linkageRows: 50, mapRows: 50, mapIterations: 50 },
};
const nRows = 400;
const nTrain = 280;

describe('what supports the segments of a small study', () => {
  let result: StudyResult & { readonly folder: string };
  const read = <T>(file: string): T => JSON.parse(readFileSync(join(result.folder, file), 'utf8')) as T;
  beforeAll(async () => {
    result = await runOn(tableFile(madeUpClients(nRows)), config, { ports: undrawn });
  }, 120_000);

  it('surrogates.json holds every surrogate against the clustering on four kinds of rows', () => {
    const { nRows: counts, nDistinct, surrogates, thresholdRules } = read<SurrogateChecks>('surrogates.json');
    expect(counts).toMatchObject({ train: nTrain, later: nRows - nTrain, perturbed: nTrain });
    // 8 % of jobs and 3 % of loans are unknown: 1 − 0.92 × 0.97 of 400 rows are about 43.
    expect(counts.incomplete).toBeGreaterThan(20);
    expect(counts.incomplete).toBeLessThan(80);
    expect(nDistinct).toBe(result.classification.model.figures.nDistinct);
    expect(surrogates.map(({ name }) => name)).toEqual(['tree', 'threshold-tree', 'logistic']);
    for (const { agreement } of surrogates) {
      for (const share of Object.values(agreement)) expect(share).toBeGreaterThan(0.5);
    }
    // One leaf a segment, so one rule a segment.
    expect(surrogates[1]!.nLeaves).toBe(config.choice.mode === 'given' ? config.choice.k : Number.NaN);
    expect(thresholdRules.map((rules) => rules.length)).toEqual([1, 1, 1, 1]);
  });

  it('stability.json has every segment on resamples, on copies and on the test rows', () => {
    const { segments, nResamples, starts, laterAgreement } = read<Stability>('stability.json');
    expect(nResamples).toBe(10);
    expect(segments.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    for (const { resampled, shuffled, later } of segments) {
      for (const value of [resampled, shuffled, later]) {
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThanOrEqual(1);
      }
    }
    expect(starts.lowest).toBeLessThanOrEqual(starts.mean);
    expect(laterAgreement).toBeLessThanOrEqual(1);
  });

  it('figures.json has the protected columns with their shares, which sum to 1 in every segment', () => {
    const { protectedColumns } = read<RunFigures>('figures.json');
    expect(protectedColumns.map(({ column, isUsed }) => [column, isUsed])).toEqual([
      ['age', false],
      ['marital', false],
    ]);
    for (const { groups, guessed } of protectedColumns) {
      for (let s = 0; s < 4; s++) {
        expect(groups.reduce((sum, { shares }) => sum + shares[s]!, 0)).toBeCloseTo(1, 12);
      }
      expect(guessed.bySegment).toBeGreaterThanOrEqual(guessed.byNothing!);
    }
  });

  it('every client meets exactly one rule, and coverage and precision say so', () => {
    const { train, trainLabels } = result.segments;
    const { segments } = result.classification.model;
    const tests = segments.flatMap(({ rules }) => rules.map((rule) => meetsRule(rule, train)));
    for (let i = 0; i < train.nRows; i++) expect(tests.filter((meets) => meets(i))).toHaveLength(1);
    segments.forEach(({ rules }, s) => {
      const fits = ruleFits(rules, train, trainLabels, s);
      const agrees = read<SurrogateChecks>('surrogates.json').surrogates[0]!.agreement.train === 1;
      if (agrees) expect(fits.reduce((sum, { coverage }) => sum + coverage, 0)).toBeCloseTo(1, 12);
      if (agrees) for (const { precision } of fits) expect(precision).toBe(1);
    });
  });

  it('a surrogate that agrees on every train row costs what the clustering costs', () => {
    const { surrogates } = read<SurrogateChecks>('surrogates.json');
    const exact = surrogates.filter(({ agreement }) => agreement.train === 1);
    expect(exact.length).toBeGreaterThan(0);
    for (const { price } of exact) expect(price).toBe(1);
    for (const { agreement } of exact) expect(agreement.later).toBeGreaterThan(0.99);
  });
});

describe('contrastsOf', () => {
  it('contrastsOf(columns, labels, segment) has shares and standardized means against the rest', () => {
    const [number, category] = contrastsOf(
      [
        {
          kind: 'category',
          name: 'pet',
          categories: ['cat', 'dog'],
          codes: Int32Array.of(0, 0, 1, 0, 1, -1),
        },
        { kind: 'numeric', name: 'age', values: Float64Array.of(1, 3, 5, 7, Number.NaN, 9) },
      ],
      Int32Array.of(0, 0, 0, 1, 1, 1),
      0,
    );
    // Cats: 2 of 3 against 1 of 2.
    expect(category).toEqual({
      kind: 'category', column: 'pet', category: 'cat', own: 2 / 3, rest: 1 / 2, difference: 2 / 3 - 1 / 2,
    }); // biome-ignore format: a table
    // 1, 3, 5 have mean 3 and variance 8 ÷ 3; 7, 9 have mean 8 and variance 1.
    expect(number).toMatchObject({ column: 'age', own: 3, rest: 8 });
    expect(number!.difference).toBeCloseTo((3 - 8) / Math.sqrt((8 / 3 + 1) / 2), 12);
  });

  it('contrastsOf leaves out a column that is unknown on one side', () => {
    const values = Float64Array.of(1, 2, Number.NaN);
    expect(contrastsOf([{ kind: 'numeric', name: 'a', values }], Int32Array.of(0, 0, 1), 0)).toEqual([]);
  });
});
