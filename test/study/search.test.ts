import { describe, expect, it } from 'vitest';
import { loadKernels } from '../../src/kernels/index.ts';
import {
  createInlineCompute,
  createRandom,
  deriveSeed,
  type Frame,
  type FrameColumn,
  shuffleColumns,
  tasks,
} from '../../src/ml/index.ts';
import { parseStudyConfig } from '../../src/study/index.ts';
import { type SearchResult, searchColumns } from '../../src/study/search.ts';
import type { StageParts } from '../../src/study/stage-parts.ts';

const names = ['a', 'b', 'c', 'd', 'e', 'f'];
const config = parseStudyConfig(
  `version: 1\nname: planted\nseed: 3\ncolumns: { ${names.map((name) => `${name}: { type: nominal }`).join(', ')} }\nimputations: [raw]\n`,
  'planted.yaml',
);
const compute = createInlineCompute(tasks, loadKernels());
const parts: StageParts = {
  map: async (labels, make) => {
    const made = [];
    for (const i of labels.keys()) made.push(await make(i, {}));
    return made;
  },
};

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

async function search(train: Frame, copies: number, most: number, kTo: number): Promise<SearchResult> {
  const { result } = await searchColumns(
    {
      config,
      tables: [{ method: 'raw', train, test: train, nLeft: [], fills: [] }],
      choice: { mode: 'given', imputation: 'raw', pipeline: 8, k: 3, features: ['d', 'a'], path: [] },
      after: 'key',
    },
    { copies, most, kTo, rows: 100 },
    { compute },
    parts,
  );
  return result;
}

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

  it('gives unrelated columns a corrected p of 0.05 or less no more often than it should', async () => {
    const nTables = 12;
    const table = madeTable(100, 2, 0);
    let nSmall = 0;
    for (let t = 0; t < nTables; t++) {
      const { found } = await search(shuffleColumns(table, { seed: deriveSeed(9, t) }), 19, 2, 2);
      if (found.some(({ p }) => p <= 0.05)) nSmall++;
    }
    // 5 % of 12 is 0.6; more than 3 would come by chance in 1 of 500 such tests.
    expect(nSmall).toBeLessThanOrEqual(3);
  });

  it('keeps two columns that say the same out of every set', async () => {
    const table = madeTable(200, 4, 1);
    const { tied, found } = await search(table, 19, 2, 3);
    expect(tied).toEqual([{ columns: ['b', 'e'], strength: expect.closeTo(1, 9) }]);
    expect(found.some(({ columns }) => columns.join() === 'b,e')).toBe(false);
  });
});
