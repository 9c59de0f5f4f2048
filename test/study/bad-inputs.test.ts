import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError, type RunWarning } from '../../src/contract/index.ts';
import { createRandom } from '../../src/ml/index.ts';
import { parseStudyConfig, type StudyResult } from '../../src/study/index.ts';
import { cli, shell } from '../cli/run-command.ts';
import { runOn, scratchFolder, tableFile, undrawn } from './small-study.ts';

const N_ROWS = 60;

/** A table from a function of the row. */
function csv(header: string, rowOf: (i: number) => readonly (string | number)[], nRows = N_ROWS): string {
  return `${header}\n${Array.from({ length: nRows }, (_, i) => rowOf(i).join()).join('\n')}\n`;
}

const random = createRandom(5);
const noise = Array.from({ length: 4 * N_ROWS }, () => Math.round(random.next() * 1000) / 10);

/** A configuration of numeric features a and b and the category c, small enough for a second. */
function yaml(
  choice: string,
  columns = '  a: { type: numeric }\n  b: { type: numeric }\n  c: { type: nominal }\n',
): string {
  return `version: 1
name: bad-inputs
columns:
${columns}imputations: [mode]
pipelines: [5, 8]
sweep: { kFrom: 2, kTo: 4, starts: 2, swaps: 2 }
alternatives: { kTo: 3, rows: 100, copies: 19 }
choice: ${choice}
segments: { starts: 2, swaps: 2, minCellClients: 1 }
pictures: { mapRows: 20, mapIterations: 10, linkageRows: 20 }
`;
}
const given = (k: number, features = 'a, b') =>
  `{ mode: given, imputation: mode, pipeline: 8, k: ${k}, features: [${features}] }`;

interface StudyInput {
  readonly what: string;
  readonly table: string;
  readonly config: string;
  /** Either an error whose message says so … */
  readonly error?: readonly [code: string, says: RegExp];
  /** … or warnings with their English sentence, all those of checks on the table. */
  readonly warnings?: readonly (readonly [code: string, says: RegExp])[];
  /** Threads run before it is refused, which the compiled command alone has. */
  readonly isLate?: boolean;
  readonly check?: (result: StudyResult) => void;
}

const abc = (i: number) => [noise[i]!, noise[i + N_ROWS]!, 'xyz'[i % 3]!];

/** The eight inputs of the catalogue, and what lies beside them. */
const INPUTS: readonly StudyInput[] = [
  {
    what: '1: a constant column',
    table: csv('a,b,c', (i) => [5, noise[i]!, 'xyz'[i % 3]!]),
    config: yaml(given(3)),
    warnings: [['W_CONSTANT', /^column "a": every row to train has the same value/]],
  },
  {
    what: '2: all rows equal',
    table: csv('a,b,c', () => [1, 2, 'x']),
    config: yaml(given(2)),
    error: ['E_K_TOO_LARGE', /k = 2 is more than the 1 distinct row of a and b/],
  },
  {
    what: '2: all rows equal, the choice to be found',
    table: csv('a,b,c', () => [1, 2, 'x']),
    config: yaml('{ mode: found, kFrom: 3, kTo: 3 }'),
    error: ['E_K_TOO_LARGE', /k = 3 is more than the 1 distinct row of a, b and c/],
  },
  {
    what: '3: k above the distinct rows',
    table: csv('a,b,c', (i) => [i % 5, (i % 5) * 2, 'x']),
    config: yaml(given(8)),
    error: ['E_K_TOO_LARGE', /k = 8 is more than the 5 distinct rows of a and b; choose a smaller k/],
  },
  {
    what: '3: k above the distinct rows once a sentinel is replaced',
    table: csv('a,b,c', (i) => [[999, 3, 4][i % 3]!, 7, 'x']),
    config: yaml(
      given(3),
      '  a: { type: numeric, sentinels: [{ value: 999, replaceBy: 3 }] }\n  b: { type: numeric }\n',
    ),
    error: ['E_K_TOO_LARGE', /k = 3 is more than the 2 distinct rows of a and b/],
    isLate: true,
  },
  {
    what: '4: k = 1',
    table: csv('a,b,c', abc),
    config: yaml(given(1)),
    error: ['E_CONFIG', /choice\.k: .*>=2/],
  },
  {
    what: '5: k = the number of rows to train',
    table: csv('a,b,c', abc, 10),
    config: yaml(given(7)),
    warnings: [['W_SINGLE_CLIENT', /^segments 1, 2, 3, 4, 5, 6 and 7 have one client/]],
    check: ({ segments, classification }) => {
      expect([...segments.trainLabels].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
      expect(classification.model.surrogates.tree.stratified).toBeNull();
      expect(classification.classifiers[0]?.tests.map(({ name }) => name)).toEqual(['later']);
    },
  },
  {
    what: '6: two identical columns',
    table: csv('a,b,c', (i) => [noise[i]!, noise[i]!, 'xyz'[i % 3]!]),
    config: yaml(given(3)),
    warnings: [['W_COLLINEAR', /^columns a and b say the same/]],
  },
  {
    what: '6: two columns that differ in scale and sign, two in the names of categories',
    table: csv('a,b,c,d', (i) => [noise[i]!, 3 - 2 * noise[i]!, 'xyz'[i % 3]!, ['p', 'q', 'r'][i % 3]!]),
    config: yaml(
      given(3),
      '  a: { type: numeric }\n  b: { type: numeric }\n  c: { type: nominal }\n  d: { type: nominal }\n',
    ),
    warnings: [
      ['W_COLLINEAR', /^columns a and b say the same/],
      ['W_COLLINEAR', /^columns c and d say the same/],
    ],
  },
  {
    what: '7: one column of 1e12 times the others',
    table: csv('a,b,c', (i) => [noise[i]! * 1e12, noise[i + N_ROWS]!, 'xyz'[i % 3]!]),
    config: yaml(given(3)),
    warnings: [['W_SCALE', /^column "a": its numbers are about 1e12 times as large .*every pipeline scales/]],
  },
  {
    what: '7: numbers that no distance can be computed of',
    table: csv('a,b,c', (i) => [i === 50 ? '1e300' : noise[i]!, noise[i + N_ROWS]!, 'xyz'[i % 3]!]),
    config: yaml(given(3)),
    error: ['E_MAGNITUDE', /column "a": a number beyond ±1e\+60: distances between clients would overflow/],
  },
  {
    what: '8: a segment of one row',
    table: csv('a,b,c', (i) => (i === 7 ? [900, 900, 'x'] : [noise[i]! / 10, 1 + (i % 2), 'y'])),
    config: yaml(given(3)),
    warnings: [['W_SINGLE_CLIENT', /^segment 3 has one client to train on: no split can hold it out/]],
  },
  {
    what: '21: a single row',
    table: 'a,b,c\n1,2,x\n',
    config: yaml(given(2)),
    error: ['E_TOO_FEW_ROWS', /the table has 1 row, of which 0 would train: fewer than k = 2/],
  },
  {
    what: '22: a column without a value',
    table: csv('a,b,c', (i) => ['', noise[i]!, 'xyz'[i % 3]!]),
    config: yaml(given(3, 'b, c')),
    warnings: [
      ['W_EMPTY_COLUMN', /^column "a": every cell of the rows to train is missing: the column is left out/],
    ],
    check: ({ choice }) => expect(choice.path[0]?.features).toEqual(['b', 'c']),
  },
  {
    what: '22: a column without a value among the rows to train, and one derived of it',
    table: csv('a,b,c', (i) => [noise[i]!, i > 50 ? i : '', 'xyz'[i % 3]!]),
    config: `${yaml(given(3, 'a, c'))}derived: [{ name: late, from: b, role: feature, bucket: { edges: [55], labels: [no, yes] } }]\n`,
    warnings: [
      ['W_EMPTY_COLUMN', /^column "b": /],
      ['W_EMPTY_COLUMN', /^column "late": /],
    ],
    check: ({ choice }) => expect(choice.path[0]?.features).toEqual(['a', 'c']),
  },
  {
    what: '22: a chosen feature without a value',
    table: csv('a,b,c', (i) => ['', noise[i]!, 'xyz'[i % 3]!]),
    config: yaml(given(3)),
    error: ['E_CONFIG', /choice\.features: "a" is not a feature; use some of b, c/],
  },
];

const checked = ['W_CONSTANT', 'W_COLLINEAR', 'W_SCALE', 'W_SINGLE_CLIENT', 'W_EMPTY_COLUMN'];

describe('study-time inputs', () => {
  const accepted = INPUTS.filter(({ error }) => error === undefined);
  it.each(accepted)('$what is studied, with warnings', async ({ table, config, warnings, check }) => {
    const result = await runOn(tableFile(table), parseStudyConfig(config, 'bad.yaml'), { ports: undrawn });
    const told = result.record.warnings.filter(({ code }: RunWarning) => checked.includes(code));
    expect(told.map(({ code }) => code)).toEqual((warnings ?? []).map(([code]) => code));
    for (const [i, [, says]] of (warnings ?? []).entries()) expect(told[i]?.message).toMatch(says);
    check?.(result);
    const html = readFileSync(join(result.folder, 'report.html'), 'utf8');
    for (const { code } of told) expect(html).toContain(code);
  });

  const refused = INPUTS.filter(({ error }) => error !== undefined);
  it.each(refused)(
    '$what is refused with $error by runStudy and with exit code 2 by the command',
    async ({ table, config, error: [code, says] = ['', /^$/], isLate = false }) => {
      const output = join(scratchFolder(), 'run');
      const path = tableFile(table);
      const error = await (async () => runOn(path, parseStudyConfig(config, 'bad.yaml'), { output }))().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(InputError);
      expect((error as InputError).code).toBe(code);
      expect((error as InputError).message).toMatch(says);
      expect(existsSync(join(output, 'sweep.parquet'))).toBe(false);

      const said = await (isLate ? shell : cli)(
        'study',
        path,
        '-c',
        tableFile(config, 'bad.yaml'),
        '-o',
        output,
        ...['--threads', '1', '--lang', 'en'],
      );
      expect(said.code).toBe(2);
      const lines = said.err
        .trim()
        .split('\n')
        .filter((line) => !/^(\d+\/\d+|warning) /.test(line));
      expect(lines).toEqual([expect.stringMatching(says)]);
      expect(lines[0]).toMatch(new RegExp(`^${code} ?[^\\n]*: `));
    },
  );

  it('what the raw table already shows is refused before anything is written', async () => {
    for (const { table, config } of INPUTS.filter(({ what }) =>
      /^(2: |3: k above the distinct rows$)/.test(what),
    )) {
      const output = join(scratchFolder(), 'run');
      const study = runOn(tableFile(table), parseStudyConfig(config, 'bad.yaml'), { output });
      await expect(study).rejects.toMatchObject({ exitCode: 2 });
      expect(existsSync(join(output, 'study.yaml'))).toBe(false);
    }
  });
});
