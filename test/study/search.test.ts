import { describe, expect, it } from 'vitest';
import { createRandom, type Frame, type FrameColumn, selectFrameColumns } from '../../src/ml/index.ts';
import type { SearchResult } from '../../src/study/search.ts';
import { unrelatedTable } from './made-tables.ts';
import { countFound, searchedTable } from './searched-table.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Six columns of three categories; `planted` of the rows of b and e belong to one of three groups. */
function madeTable(nRows: number, seed: number, planted: number): Frame {
  const random = createRandom(seed);
  const cells = Array.from({ length: nRows }, () => {
    const row = names.map(() => random.nextInt(3));
    if (random.next() < planted) row[4] = row[1]!;
    return row;
  });
  return {
    nRows,
    columns: names.map(
      (name, j): FrameColumn => ({
        kind: 'category',
        name,
        codes: Int32Array.from(cells, (row) => row[j]!),
        categories: ['p', 'q', 'r'],
      }),
    ),
  };
}

const search = (train: Frame, copies: number, most: number, kTo: number): Promise<SearchResult> =>
  searchedTable(train, ['d', 'a'], { copies, most, kTo, rows: 100 });

describe('searchColumns(study, options)', () => {
  it('finds groups planted in two of six columns at the top, and the choice among the rest', async () => {
    const { found, chosen, nSubsets, tied, counts, nCells } = await search(madeTable(600, 1, 0.8), 99, 2, 3);
    // 6 choose 2
    expect(nSubsets).toBe(15);
    expect(tied).toEqual([]);
    expect(found[0]).toMatchObject({ columns: ['b', 'e'], k: 3, verdict: 'clear', layer: 1, p: 0.01 });
    // Of the fifth that drew b and e apart, two thirds lie between two groups: 0.13 of the rows may go either way.
    expect(found[0]!.stability).toBeGreaterThan(0.75);
    expect(found[0]!.fidelity).toBeGreaterThan(0.75);
    expect(found[0]!.sizes.reduce((sum, size) => sum + size, 0)).toBe(600);
    for (const { columns, verdict } of found) {
      if (verdict !== 'none') expect(columns).toEqual(expect.arrayContaining(['b', 'e']));
    }
    expect(counts.none + counts.weak + counts.clear).toBe(nCells);
    expect(chosen).toMatchObject({ columns: ['a', 'd'], k: 3, verdict: 'none' });
    expect(chosen!.place).toBeGreaterThan(1);
  });

  it('finds next to nothing in unrelated columns of every kind, and corrects p for all sets', async () => {
    const random = createRandom(6);
    const found: SearchResult[] = [];
    for (let t = 0; t < 10; t++) {
      const table = selectFrameColumns(unrelatedTable(60, random), [
        'two humps',
        'long tail',
        'four',
        'nine',
      ]);
      found.push(await searchedTable(table, ['four', 'nine'], { copies: 99, most: 2, kTo: 2, rows: 100 }));
    }
    const { clear } = countFound(found);
    const nSmall = found.filter((one) => one.found.some(({ p }) => p <= 0.05)).length;
    // The best p of a table is 0.01 with a chance of 1 %, 0.05 or less with 5 %: two of ten clear would come by chance
    // in 1 of 230 such tests, four small p in 1 of 970. Two hundred tables are in test/long/search.test.ts.
    expect(clear).toBeLessThanOrEqual(1);
    expect(nSmall).toBeLessThanOrEqual(3);
  });

  it('keeps two columns that say the same out of every set', async () => {
    const table = madeTable(200, 4, 1);
    const { tied, found } = await search(table, 19, 2, 3);
    expect(tied).toEqual([{ columns: ['b', 'e'], strength: expect.closeTo(1, 9) }]);
    expect(found.some(({ columns }) => columns.join() === 'b,e')).toBe(false);
  });
});
