import { describe, expect, it } from 'vitest';
import { plantDonors } from '../../src/ml/impute/donor-tree.ts';
import type { Kernels, NearestDonors, Sharing } from '../../src/ml/kernels.ts';
import type { Matrix } from '../../src/ml/matrix.ts';
import { createRandom, deriveSeed } from '../../src/ml/random.ts';

/** Numbers of which few are equal, or small whole ones of which many are. */
export function donorMatrix(nRows: number, nCols: number, seed: number, isWhole: boolean): Matrix {
  const random = createRandom(deriveSeed(seed, nRows, nCols));
  const next = (): number => (isWhole ? random.nextInt(4) : 8 * (random.next() - 0.5));
  return { data: Float64Array.from({ length: nRows * nCols }, next), nRows, nCols };
}

export function emptyLists(nReceivers: number, nSlots: number, size: number): NearestDonors {
  const length = nReceivers * nSlots * size;
  return {
    nSlots,
    size,
    distances: new Float64Array(length).fill(Number.POSITIVE_INFINITY),
    rows: new Int32Array(length).fill(-1),
  };
}

/** A squared distance cut to 36 significant bits by Veltkamp's split: 2^17 + 1. */
function cut(value: number): number {
  const t = value * 131_073;
  return t - (t - value);
}

/** The lists by their definition: every donor, in order of distance, then row. */
function byDefinition(
  x: Matrix,
  rows: Int32Array,
  { columns, factor }: Sharing,
  receivers: Matrix,
  r: number,
): { row: number; distance: number }[] {
  const found = Array.from(rows, (row) => {
    let sum = 0;
    for (const j of columns) {
      const t = x.data[row * x.nCols + j] - receivers.data[r * x.nCols + j];
      sum += t * t;
    }
    return { row, distance: cut(sum * factor) };
  });
  return found.sort((a, b) => a.distance - b.distance || a.row - b.row);
}

/** What every implementation promises of the search for donors; run once for each. */
export function describeDonors(name: string, kernels: Kernels, lengths: readonly number[]): void {
  const cases = lengths
    .filter((n) => n > 0)
    .flatMap((n) => [true, false].map((isWhole) => [n, isWhole] as const));
  describe(name, () => {
    it.each(cases)(
      'findNearest(%i donors, whole numbers: %s) gives the nearest of all',
      (nDonors, isWhole) => {
        const nCols = 1 + (nDonors % 11);
        const x = donorMatrix(nDonors + 3, nCols, 1, isWhole);
        // Not every row is a donor, and not every column is shared.
        const rows = Int32Array.from({ length: nDonors }, (_, i) => i + (i > 1 ? 1 : 0));
        const all = Array.from({ length: nCols }, (_, j) => j);
        const shared = all.filter((j) => j === 0 || (j + nDonors) % 3 > 0).reverse();
        const sharing = {
          columns: Int32Array.from(shared),
          factor: nCols / shared.length,
          slots: Int32Array.of(0, 2),
        };
        const receivers = donorMatrix(19, nCols, 2, isWhole);
        const size = 1 + (nDonors % 6);
        const nearest = emptyLists(receivers.nRows, 3, size);
        kernels.withDonors([plantDonors(x, rows, all)], ([donors]) => {
          donors.findNearest(sharing, receivers, nearest);
        });
        for (let r = 0; r < receivers.nRows; r++) {
          const want = byDefinition(x, rows, sharing, receivers, r).slice(0, size);
          for (const slot of [0, 2]) {
            const first = (r * 3 + slot) * size;
            want.forEach(({ row, distance }, place) => {
              expect(nearest.rows[first + place]).toBe(row);
              expect(nearest.distances[first + place]).toBe(distance);
            });
            expect(nearest.rows.slice(first + want.length, first + size).every((row) => row === -1)).toBe(
              true,
            );
          }
          expect(nearest.rows[(r * 3 + 1) * size]).toBe(-1);
        }
      },
    );

    it('findNearest(a second tree) adds to what the first gave', () => {
      const x = donorMatrix(60, 3, 5, true);
      const columns = [0, 1, 2];
      const [low, high] = [0, 30].map((from) => Int32Array.from({ length: 30 }, (_, i) => from + i));
      const sharing = { columns: Int32Array.from(columns), factor: 1, slots: Int32Array.of(0) };
      const receivers = donorMatrix(5, 3, 6, true);
      const [apart, together] = [emptyLists(5, 1, 4), emptyLists(5, 1, 4)];
      kernels.withDonors([plantDonors(x, high, columns), plantDonors(x, low, columns)], (trees) => {
        for (const tree of trees) tree.findNearest(sharing, receivers, apart);
      });
      const every = Int32Array.from({ length: 60 }, (_, i) => i);
      kernels.withDonors([plantDonors(x, every, columns)], ([tree]) => {
        tree.findNearest(sharing, receivers, together);
      });
      expect(apart).toEqual(together);
    });

    it('findNearest(no receivers) does nothing', () => {
      const x = donorMatrix(9, 2, 7, true);
      const sharing = { columns: Int32Array.of(0, 1), factor: 1, slots: Int32Array.of(0) };
      const nearest = emptyLists(0, 1, 5);
      kernels.withDonors([plantDonors(x, Int32Array.of(0, 4, 8), [0, 1])], ([tree]) => {
        tree.findNearest(sharing, { data: new Float64Array(0), nRows: 0, nCols: 2 }, nearest);
      });
      expect(nearest.rows.length).toBe(0);
    });

    it('findNearest(distances beyond 1e300) still orders them', () => {
      const x: Matrix = { data: Float64Array.of(0, 3e150, 2e150), nRows: 3, nCols: 1 };
      const sharing = { columns: Int32Array.of(0), factor: 1, slots: Int32Array.of(0) };
      const nearest = emptyLists(1, 1, 3);
      kernels.withDonors([plantDonors(x, Int32Array.of(0, 1, 2), [0])], ([tree]) => {
        tree.findNearest(sharing, { data: Float64Array.of(-1e150), nRows: 1, nCols: 1 }, nearest);
      });
      expect(Array.from(nearest.rows)).toEqual([0, 2, 1]);
    });
  });
}
