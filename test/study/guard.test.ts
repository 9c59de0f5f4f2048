import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ModelFile, type StudyConfig, studyConfigSchema } from '../../src/contract/index.ts';
import {
  createRandom,
  type Frame,
  fitKMeans,
  fitPipeline,
  predictKMeans,
  selectFrameColumns,
  selectFrameRows,
  shuffledIndices,
  transformColumns,
} from '../../src/ml/index.ts';
import { parseStudyConfig } from '../../src/study/config.ts';
import { guardColumns, overridesOf } from '../../src/study/guard.ts';
import { findAlerts } from '../../src/study/profile/alerts.ts';
import type { ProfileAlert } from '../../src/study/profile/index.ts';
import { makeSubject } from '../../src/study/profile/subject.ts';
import { rowOrder } from '../../src/study/row-order.ts';
import { nTrain, readRealTable } from '../ml/impute/real-table.ts';
import { realTable } from '../real-table.ts';
import { tinyConfig, tinyTable } from './crash/tiny-study.ts';
import { runOn, tableFile, undrawn } from './small-study.ts';

type Columns = Record<string, Record<string, unknown>>;

function configOf(columns: Columns, more: Record<string, unknown> = {}): StudyConfig {
  return studyConfigSchema.parse({ version: 1, name: 'guarded', columns, ...more });
}

const date: ProfileAlert = { code: 'date', column: 'rate', nChanges: 10, nExpected: 30_829.2 };
const leak: ProfileAlert = { code: 'leak', column: 'length', auc: 0.93, standardError: 0.01 };
const columns: Columns = {
  age: { type: 'numeric' },
  rate: { type: 'numeric' },
  length: { type: 'numeric' },
};
const chosen = (...features: string[]) => ({
  choice: { mode: 'given', imputation: 'knn', pipeline: 8, k: 3, features },
});

function rolesOf({ columns: found }: StudyConfig): Record<string, string> {
  return Object.fromEntries(Object.entries(found).map(([name, { role }]) => [name, role]));
}

describe('guardColumns(config, alerts)', () => {
  it('makes a feature of the date context and one that leaks the outcome descriptive, with a warning each', () => {
    const { config, warnings } = guardColumns(configOf(columns), [leak, date]);
    expect(rolesOf(config)).toEqual({ age: 'feature', rate: 'context', length: 'profile' });
    expect(warnings.map(({ code }) => code)).toEqual(['W_GUARDED', 'W_GUARDED']);
    expect(warnings[0]?.message).toContain('give the reason under columns.rate.allow.calendar');
    expect(warnings[1]?.message).toContain('AUC 0.93');
  });

  it('leaves context of the date as it is, and what was never clustered', () => {
    const given = configOf({
      age: { type: 'numeric' },
      rate: { type: 'numeric', role: 'context' },
      length: { type: 'numeric', role: 'profile' },
    });
    expect(guardColumns(given, [leak, date])).toEqual({ config: given, warnings: [] });
  });

  it('refuses to choose such a column, with what to do', () => {
    expect(() => guardColumns(configOf(columns, chosen('age', 'rate')), [date])).toThrow(
      /^E_CONFIG: choice\.features: "rate" cannot make segments: it is a function of the date.* changes 10.times, in a random order 30,829.times\); choose other columns, or give the reason under columns\.rate\.allow\.calendar$/,
    );
    expect(() => guardColumns(configOf(columns, chosen('length')), [leak])).toThrow(
      /AUC 0\.93.*columns\.length\.allow\.leak$/,
    );
  });

  it('refuses a study with nothing else to cluster', () => {
    expect(() => guardColumns(configOf({ rate: { type: 'numeric' } }), [date])).toThrow(
      /^E_CONFIG: columns: "rate" cannot make segments/,
    );
  });

  it('lets a column in for a reason, which is recorded; a reason that nothing asks for is left out', () => {
    const allowed = configOf(
      {
        age: { type: 'numeric', allow: { leak: 'not needed' } },
        rate: {
          type: 'numeric',
          rename: 'the rate',
          allow: { calendar: 'phases of the economy', leak: 'not needed' },
        },
      },
      chosen('the rate'),
    );
    const { config, warnings } = guardColumns(allowed, [{ ...date, column: 'the rate' }]);
    expect(rolesOf(config)).toEqual({ age: 'feature', rate: 'feature' });
    expect(overridesOf(config)).toEqual([
      { column: 'the rate', kind: 'calendar', reason: 'phases of the economy' },
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['W_ALLOWED']);
    expect(warnings[0]?.message).toMatch(/^column "the rate": .*phases of the economy$/);
  });

  it('asks the right reason: that of a leak does not let a date in', () => {
    const given = configOf(
      { ...columns, rate: { type: 'numeric', allow: { leak: 'it helps' } } },
      chosen('rate'),
    );
    expect(() => guardColumns(given, [date])).toThrow(/allow\.calendar$/);
  });
});

describe('rowOrder(segments, split, nSegments)', () => {
  const all = Int32Array.from({ length: 400 }, (_, i) => Math.floor(i / 100));
  const split = (order: Int32Array) => ({ trainRows: order.slice(0, 300), testRows: order.slice(300) });

  it('counts the changes in the order of the file, however the rows were split', () => {
    const order = shuffledIndices(400, createRandom(5));
    const { trainRows, testRows } = split(order);
    const labels = (rows: Int32Array) => rows.map((row) => all[row] ?? 0);
    const found = rowOrder(
      { trainLabels: labels(trainRows), testLabels: labels(testRows) },
      { trainRows, testRows },
      4,
    );
    // Four blocks of 100: three changes; in a random order n − 1 − Σ nᵢ(nᵢ − 1) / n = 399 − 4 · 100 · 99 / 400.
    expect(found).toMatchObject({ nRows: 400, nChanges: 3, nExpected: 300, isCalendar: true });
    expect(found.shares).toHaveLength(20);
    expect(found.shares[0]).toEqual([1, 0, 0, 0]);
    expect(found.shares[19]).toEqual([0, 0, 0, 1]);
  });

  it('does not take mixed segments for a calendar', () => {
    const order = shuffledIndices(400, createRandom(5));
    const { trainRows, testRows } = split(Int32Array.from(order.keys()));
    const labels = order.map((row) => all[row] ?? 0);
    const found = rowOrder(
      { trainLabels: labels.slice(0, 300), testLabels: labels.slice(300) },
      { trainRows, testRows },
      4,
    );
    expect(found.isCalendar).toBe(false);
    for (const part of found.shares) expect(part.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });
});

describe('a study of a column that is the date', () => {
  const config = (index: string): string =>
    tinyConfig
      .replace('index: { type: numeric, role: context }', `index: ${index}`)
      .replace('features: [job, loan]', 'features: [job, index]');

  it('is refused before anything is clustered', async () => {
    const started: string[] = [];
    const options = { ports: undrawn, listener: { onStart: (stage: string) => started.push(stage) } };
    await expect(
      runOn(tableFile(tinyTable()), parseStudyConfig(config('{ type: numeric }'), 'tiny.yaml'), options),
    ).rejects.toThrow(/^E_CONFIG: choice\.features: "index" cannot make segments/);
    expect(started).toEqual(['read', 'profile']);
  });

  it('goes on for a reason, which run.json, the model, its card and the report keep', async () => {
    const allowed = config(
      '{ type: numeric, allow: { calendar: { en: phases matter here, ru: важны этапы } } }',
    );
    const { folder } = await runOn(tableFile(tinyTable()), parseStudyConfig(allowed, 'tiny.yaml'), {
      ports: undrawn,
    });
    const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
    expect(read('run.json')).toMatch(/"code": "W_ALLOWED"/);
    expect((JSON.parse(read('models/model.json')) as ModelFile).overrides).toEqual([
      { column: 'index', kind: 'calendar', reason: { en: 'phases matter here', ru: 'важны этапы' } },
    ]);
    for (const file of ['models/card.md', 'report.html']) {
      expect(read(file)).toContain(
        'index is a function of the date, and is clustered all the same. The reason given: “phases matter here”.',
      );
    }
    for (const file of ['models/card.ru.md', 'report.ru.html']) expect(read(file)).toContain('важны этапы');
    expect(read('report.html')).toContain('The segments along the rows');
  });
});

const table = realTable();
describe.skipIf(table === null)('the context of the real table, alone, with k = 4', () => {
  const names = ['emp.var.rate', 'cons.price.idx', 'cons.conf.idx', 'euribor3m', 'nr.employed'];

  it('every column is of the date, and the segments are the calendar: 4 ± 1 changes in 41,188 rows', () => {
    const frame: Frame = selectFrameColumns(readRealTable(table ?? ''), names);
    const subjects = frame.columns.map((cells) =>
      makeSubject(
        {
          name: cells.name,
          source: cells.name,
          type: 'numeric',
          role: 'feature',
          origin: 'file',
          label: null,
          reason: null,
          order: null,
        },
        cells,
        [],
      ),
    );
    const alerts = findAlerts(
      subjects.map((subject) => ({ subject, profile: { numbers: null, outcome: null, role: 'feature' } })),
    );
    const dates = alerts.flatMap(({ code, column }) => (code === 'date' ? [column] : []));
    expect(dates.sort()).toEqual([...names].sort());
    expect(() =>
      guardColumns(
        configOf(Object.fromEntries(names.map((name) => [name, { type: 'numeric' }])), chosen(...names)),
        alerts,
      ),
    ).toThrow(/cannot make segments: it is a function of the date/);

    const rows = Int32Array.from({ length: frame.nRows }, (_, i) => i);
    const split = { trainRows: rows.slice(0, nTrain), testRows: rows.slice(nTrain) };
    const train = selectFrameRows(frame, split.trainRows);
    const segmentsOf = (fitted: Frame) => {
      const transformer = fitPipeline(8, fitted);
      const model = fitKMeans(transformColumns(transformer, fitted), {
        nClusters: 4,
        seed: 7,
        nStarts: 10,
        nSwaps: 20,
      });
      const label = (part: Int32Array) =>
        predictKMeans(model, transformColumns(transformer, selectFrameRows(frame, part)));
      return rowOrder({ trainLabels: label(split.trainRows), testLabels: label(split.testRows) }, split, 4);
    };
    for (const fitted of [train, frame]) {
      const { nChanges, isCalendar } = segmentsOf(fitted);
      expect(nChanges).toBeGreaterThanOrEqual(3);
      expect(nChanges).toBeLessThanOrEqual(5);
      expect(isCalendar).toBe(true);
    }
  });
});
