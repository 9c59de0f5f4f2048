import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { modelFileSchema } from '../../src/contract/index.ts';
import { createDuckDbEngine, createRowGrouper } from '../../src/engines/duckdb/index.ts';
import type { Engine } from '../../src/engines/index.ts';
import { loadKernels } from '../../src/kernels/index.ts';
import {
  createInlineCompute,
  fitKMeans,
  fromColumns,
  predictKMeans,
  scoreSilhouette,
  tasks,
} from '../../src/ml/index.ts';
import { sha256 } from '../../src/store/index.ts';
import { parseStudyConfig, segmentTable } from '../../src/study/index.ts';
import { checkMemory } from '../../src/study/study-memory.ts';
import { inputErrorOf } from '../engines/scratch.ts';
import { madeUpClients } from './small-study.ts';

const yaml = `version: 1
name: few
columns:
  job: { type: nominal, unknown: [unknown] }
  housing: { type: binary, unknown: [unknown] }
  age: { type: numeric }
  marital: { type: nominal, role: identifier }
imputations: [mode]
pipelines: [8]
choice: { mode: given, imputation: mode, pipeline: 8, k: 4, features: [age, housing, job] }
budget: { exactRows: 1000, sampleRows: 300 }
`;
const nRows = 2000;
const readingRows = (csv: string) =>
  csv
    .trim()
    .split('\n')
    .map((line) => line.split(';'));
const nTrain = 1400;

describe('segmentTable(table, config)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-segment-'));
  const table = join(folder, 'clients.csv');
  const output = join(folder, 'labels.parquet');
  let engine: Engine;
  const run = (text: string, path = table) =>
    segmentTable(
      { source: { path }, dataSha256: sha256('table'), output },
      parseStudyConfig(text, 'few.yaml'),
      {
        groupRows: createRowGrouper(),
        compute: createInlineCompute(tasks, loadKernels()),
        sha256,
        version: '0.0.0',
      },
    );
  beforeAll(async () => {
    engine = await createDuckDbEngine();
    writeFileSync(table, madeUpClients(nRows));
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  it('gives the model and the labels of all rows one by one', async () => {
    const { model, nRows: nRead, nGroups } = await run(yaml);
    expect(modelFileSchema.parse(model)).toEqual(model);
    expect([nRead, nGroups < nRows]).toEqual([nRows, true]);
    const lines = readFileSync(table, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(';'));
    const [header, ...cells] = lines;
    const column = (name: string): string[] => {
      const place = header.indexOf(name);
      return cells.map((row) => row[place]);
    };
    // Pipeline 8: min-max of numbers, and of places in the order of the categories; the mode of train for what is unknown.
    const scale = (values: number[]): Float64Array => {
      const train = values.slice(0, nTrain);
      const [low, high] = [Math.min(...train), Math.max(...train)];
      return Float64Array.from(values, (value) => (value - low) / (high - low));
    };
    const codes = (values: string[]): number[] => {
      const known = values.slice(0, nTrain).filter((value) => value !== 'unknown');
      const names = [...new Set(known)].sort();
      const counts = names.map((name) => known.filter((value) => value === name).length);
      const mode = counts.indexOf(Math.max(...counts));
      return values.map((value) => (value === 'unknown' ? mode : names.indexOf(value)));
    };
    const x = fromColumns(
      [scale(column('age').map(Number)), scale(codes(column('housing'))), scale(codes(column('job')))],
      nRows,
    );
    const train = { data: x.data.slice(0, nTrain * 3), nRows: nTrain, nCols: 3 };
    const fitted = fitKMeans(train, { nClusters: 4, seed: 1, nStarts: 40, nSwaps: 40 });
    expect(model.figures.inertia).toBeCloseTo(fitted.inertia, 9);
    const { mean } = scoreSilhouette(train, predictKMeans(fitted, train));
    // The kernels sum distances in single precision.
    expect(model.figures.silhouette).toBeCloseTo(mean, 6);
    expect(model.figures.silhouetteInterval).toBeNull();
    const read = await engine.query('SELECT row, marital, segment_id FROM labels', [
      { name: 'labels', path: output },
    ]);
    const marital = column('marital');
    expect(read.rows).toEqual(
      [...predictKMeans(fitted, x)].map((label, i) => [i + 1, marital[i], label + 1]),
    );
    expect(model.study.nClients).toBe(nTrain);
    expect(model.segments.map(({ nClients }) => nClients)).toEqual(fitted.totals);
  });

  it('shows an interval where there are more distinct rows than are scored exactly', async () => {
    const many = join(folder, 'many.parquet');
    const n = 3000;
    const values = Float64Array.from({ length: n }, (_, i) => Math.sin(i) + 3 * (i % 2));
    await engine.writeTable(many, { nRows: n, columns: [{ kind: 'numeric', name: 'age', values }] });
    const text = yaml
      .replace(/ {2}(job|housing|marital): .*\n/g, '')
      .replace('k: 4, features: [age, housing, job]', 'k: 2, features: [age]');
    const { model } = await run(text, many);
    const interval = model.figures.silhouetteInterval;
    expect(interval?.nSampled).toBe(300);
    expect(interval?.low).toBeLessThan(model.figures.silhouette ?? 0);
    expect(interval?.high).toBeGreaterThan(model.figures.silhouette ?? 0);
  });

  it.each([
    ['knn', yaml.replaceAll('mode]', 'knn]').replace('imputation: mode', 'imputation: knn')],
    ['split.shuffle', `${yaml}split: { shuffle: true }\n`],
    ['choice.mode', yaml.replace(/choice: .*/, '')],
  ])('refuses %s in one line', async (what, text) => {
    const error = await inputErrorOf(run(text));
    expect(error.code).toBe('E_SEGMENT');
    expect(error.message).toContain(what);
    expect(error.message).not.toContain('\n');
  });

  describe('given a feature that gives something away', () => {
    const rows = readingRows(madeUpClients(nRows));
    // The rate is that of the day; the length of the call is long where the client said yes.
    const told = join(folder, 'told.csv');
    writeFileSync(
      told,
      rows
        .map((row, i) => [...row, i === 0 ? 'length' : (i % 90) + (row.at(-1) === 'yes' ? 60 : 0)].join(';'))
        .join('\n'),
    );
    const withFeature = (feature: string, allow = '') =>
      yaml
        .replace(
          '  age: ',
          `  ${feature}: { type: numeric${allow} }\n  y: { type: binary, role: outcome, positive: "yes" }\n  age: `,
        )
        .replace('features: [age,', `features: [${feature},`);

    it.each([
      ['euribor3m', 'calendar', 'it is a function of the date'],
      // Two even spreads of 90 that lie 60 apart: 1 − ½ (30 ÷ 90)² = 0.94.
      ['length', 'leak', 'AUC 0\\.9'],
    ])('refuses %s unless its %s is allowed, and records the reason', async (feature, kind, says) => {
      rmSync(output, { force: true });
      const error = await inputErrorOf(run(withFeature(feature), told));
      expect(error.message).toMatch(
        new RegExp(
          `^E_CONFIG.*choice\\.features: "${feature}" cannot.*${says}.*columns\\.${feature}\\.allow\\.${kind}$`,
        ),
      );
      expect(existsSync(output)).toBe(false);

      const reason = 'the bank wants to see it';
      const allowed = await run(withFeature(feature, `, allow: { ${kind}: ${reason} }`), told);
      expect(allowed.model.overrides).toEqual([{ column: feature, kind, reason }]);
      expect(allowed.warnings.filter(({ code }) => code !== 'W_DUP_ID')).toMatchObject([
        { code: 'W_ALLOWED', message: expect.stringContaining(feature) },
      ]);
    });

    it('leaves out an allow that nothing needs', async () => {
      const text = yaml.replace('age: { type: numeric }', 'age: { type: numeric, allow: { leak: it may } }');
      const { model, warnings } = await run(text);
      expect([model.overrides ?? [], warnings.filter(({ code }) => code === 'W_ALLOWED')]).toEqual([[], []]);
    });
  });

  it('checkMemory(nRows, nColumns, budget) refuses what does not fit and names the way out', () => {
    // 100 MB ÷ (3 columns × 200 bytes) is 174,762.7 rows.
    expect(() => checkMemory(174_762, 3, 100, 'a.csv')).not.toThrow();
    expect(() => checkMemory(174_763, 3, 100, 'a.csv')).toThrow(/budget\.memory.*clientele segment/);
  });

  it('refuses more groups than budget.groups before anything is fitted', async () => {
    const big = join(folder, 'big.parquet');
    const n = 1001;
    const values = Float64Array.from({ length: n }, (_, i) => i);
    await engine.writeTable(big, { nRows: n, columns: [{ kind: 'numeric', name: 'age', values }] });
    const text = yaml
      .replace(/ {2}(job|housing|marital): .*\n/g, '')
      .replace('features: [age, housing, job]', 'features: [age]')
      .replace('exactRows: 1000', 'exactRows: 1000, groups: 1000');
    expect(await inputErrorOf(run(text, big))).toMatchObject({ code: 'E_TOO_MANY_GROUPS' });
  });
});
