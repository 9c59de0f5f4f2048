import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ModelFile, runFiguresSchema } from '../../src/contract/index.ts';
import { createRandom, type Frame } from '../../src/ml/index.ts';
import { compileModel, idOf, lastIdOf, loadModel, positionOf } from '../../src/model/index.ts';
import { continueIds } from '../../src/study/lineage.ts';
import { madeModel } from '../model/made-model.ts';
import { filesOf, loansConfig, madeUpClients, runOn, tableFile, unpictured } from './small-study.ts';

const used = ['loan', 'job'];
const model = { ...madeModel({ used, nSegments: 3, ids: [5, 2, 7] }), lastId: 9 };
const k = model.segments.length;
const nRows = 400;

/** Clients of whom everything is known, and the places of their segments in the model. */
function rowsOf(seed: number): { train: Frame; trainLabels: Int32Array } {
  const random = createRandom(seed);
  const columns = used.map((name) => {
    const categories = model.fields.find((field) => field.name === name)!.categories!;
    const codes = Int32Array.from({ length: nRows }, () => Math.floor(random.next() * categories.length));
    return { kind: 'category' as const, name, categories, codes };
  });
  const { segmentId } = compileModel(model).scoreColumns(columns, nRows);
  return { train: { nRows, columns }, trainLabels: segmentId.map((id) => positionOf(model, id)) };
}

describe('continueIds(earlier, nSegments, rows)', () => {
  it('gives relabelled segments their ids back, in whatever order', () => {
    fc.assert(
      fc.property(
        fc.nat(1000),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }),
        (seed, order) => {
          const { train, trainLabels } = rowsOf(seed);
          const relabelled = trainLabels.map((label) => order[label]!);
          const lineage = continueIds(model, k, { train, trainLabels: relabelled });
          for (const [before, after] of order.entries()) expect(lineage.ids[after]).toBe(idOf(model, before));
          expect(lineage.lastId).toBe(9);
          expect(lineage.earlier!.segments.every(({ status }) => status === 'same')).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('gives a segment split off a new id, above every id that there was', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(k - 1), (seed, parent) => {
        const { train, trainLabels } = rowsOf(seed);
        const own = [...trainLabels.keys()].filter((row) => trainLabels[row] === parent);
        const moved = new Set(own.slice(0, Math.floor(own.length / 5)));
        const split = trainLabels.map((label, row) => (moved.has(row) ? k : label));
        const { ids, lastId } = continueIds(model, k + 1, { train, trainLabels: split });
        expect(ids).toEqual([5, 2, 7, 10]);
        expect(lastId).toBe(10);
      }),
      { numRuns: 30 },
    );
  });

  it('says changed from one half to three quarters, and a new id below', () => {
    const { train, trainLabels } = rowsOf(1);
    const own = [...trainLabels.keys()].filter((row) => trainLabels[row] === 0);
    const without = (share: number) => {
      const moved = new Set(own.slice(0, Math.round(own.length * share)));
      const labels = trainLabels.map((label, row) => (moved.has(row) ? k : label));
      return continueIds(model, k + 1, { train, trainLabels: labels }).earlier!.segments[0]!;
    };
    expect(without(0.4)).toMatchObject({ id: 5, status: 'changed' });
    // Two fifths are left: the part that took three fifths is the segment now.
    expect(without(0.6)).toMatchObject({ id: 10, status: 'new' });
  });

  it('says where the clients went: shares of the rows that sum to 1', () => {
    const { train, trainLabels } = rowsOf(2);
    const { migration, ids } = continueIds(model, k, { train, trainLabels }).earlier!;
    expect(ids).toEqual([5, 2, 7]);
    const share = (s: number) => trainLabels.filter((label) => label === s).length / nRows;
    migration.forEach((row, p) => {
      row.forEach((value, n) => {
        expect(value).toBe(p === n ? share(p) : 0);
      });
    });
  });

  it('counts from 1 without an earlier model, and goes on where that one asks for other fields', () => {
    const { train, trainLabels } = rowsOf(3);
    expect(continueIds(null, 2, { train, trainLabels })).toEqual({ ids: [1, 2], lastId: 2, earlier: null });
    const other = { nRows, columns: train.columns.slice(1) };
    expect(continueIds(model, 2, { train: other, trainLabels }).ids).toEqual([10, 11]);
    expect(lastIdOf(model)).toBe(9);
  });
});

const drawless = { ports: unpictured };
const textIn = (folder: string, file: string) => readFileSync(join(folder, file), 'utf8');
const modelIn = (folder: string): ModelFile => loadModel(textIn(folder, 'models/model.json'), 'model.json');
const earlierIn = (folder: string) =>
  runFiguresSchema.parse(JSON.parse(textIn(folder, 'figures.json'))).earlier;

describe('a study over the run folder of another', () => {
  it('continues the ids, never gives one twice, and makes the same bytes again', async () => {
    const table = tableFile(madeUpClients(600));
    const { folder } = await runOn(table, loansConfig(4), drawless);
    expect(modelIn(folder).segments.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(earlierIn(folder)).toBeUndefined();

    // Numbered otherwise, as after several studies.
    const renamed = { ...modelIn(folder), lastId: 12 };
    const ids = [8, 3, 11, 6];
    writeFileSync(
      join(folder, 'models/model.json'),
      JSON.stringify({ ...renamed, segments: renamed.segments.map((one, s) => ({ ...one, id: ids[s] })) }),
    );
    await runOn(table, { ...loansConfig(4), language: 'ru' }, { output: folder, ...drawless });
    expect(modelIn(folder).segments.map(({ id }) => id)).toEqual(ids);
    expect(modelIn(folder).lastId).toBe(12);
    for (const file of ['report.html', 'models/card.md'])
      expect(textIn(folder, file)).toContain('Сегмент 11');

    await runOn(table, loansConfig(5), { output: folder, ...drawless });
    const after = modelIn(folder);
    const { segments, migration, ids: before } = earlierIn(folder)!;
    expect(before).toEqual(ids);
    expect(migration.flat().reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(after.segments.map(({ id }) => id)).toEqual(segments.map(({ id }) => id));
    for (const { id, status } of segments) {
      if (status === 'new') expect(id).toBeGreaterThan(12);
      else expect(ids).toContain(id);
    }
    expect(segments.some(({ status }) => status === 'new')).toBe(true);

    const files = filesOf(folder);
    const again = await runOn(table, loansConfig(5), { output: folder, ...drawless });
    expect(again.record.stages.every(({ reused }) => reused)).toBe(true);
    expect(filesOf(folder)).toEqual(files);
  });
});
