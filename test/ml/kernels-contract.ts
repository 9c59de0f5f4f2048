import { describe, expect, it } from 'vitest';
import type { Cells, Kernels, Precision } from '../../src/ml/kernels.ts';
import { fromRows, type Matrix, rowOf, squaredDistance, zeros } from '../../src/ml/matrix.ts';
import { createRandom, deriveSeed } from '../../src/ml/random.ts';

/** Small whole numbers: every sum is exact in f32 too, ties and equal rows are many. */
function wholeMatrix(nRows: number, nCols: number, salt: number): Matrix {
  const random = createRandom(deriveSeed(nRows * 100 + nCols, salt));
  return { data: Float64Array.from({ length: nRows * nCols }, () => random.nextInt(7) - 3), nRows, nCols };
}

function wholeWeights(n: number, salt: number): Float64Array {
  const random = createRandom(deriveSeed(n, 'weights', salt));
  return Float64Array.from({ length: n }, () => random.nextInt(4));
}

/** Rows in cells of the given sizes, two labelings of the cells. */
export function cellsOf(sizes: readonly number[]): Cells {
  const starts = Int32Array.from([0, ...sizes.map((_, c) => sizes.slice(0, c + 1).reduce((a, b) => a + b))]);
  // The first labeling has the cells in turn in two clusters, the second each cell of its own.
  const columns = Int32Array.from(sizes.flatMap((_, c) => [c % 2, 2 + c]));
  return { starts, columns, nLabelings: 2, nColumns: 2 + sizes.length };
}

/** The sums by their definition: shape (nColumns, nRows). */
export function plainSums(
  x: Matrix,
  weights: Float64Array,
  cells: Cells,
  from: number,
  to: number,
): number[] {
  const { starts, columns, nLabelings, nColumns } = cells;
  const cellOf = (row: number): number => starts.findLastIndex((start) => start <= row);
  const sums = new Array<number>(nColumns * x.nRows).fill(0);
  for (let i = 0; i < x.nRows; i++) {
    for (let j = 0; j < x.nRows; j++) {
      const [a, b] = [cellOf(i), cellOf(j)];
      const first = Math.min(a, b);
      if (first < from || first >= to) continue;
      for (let l = 0; l < nLabelings; l++) {
        sums[columns[b * nLabelings + l] * x.nRows + i] +=
          weights[j] * Math.sqrt(squaredDistance(x, i, x, j));
      }
    }
  }
  return sums;
}

/** What every implementation promises; run once for each. */
export function describeKernels(name: string, kernels: Kernels, lengths: readonly number[]): void {
  const widths = [1, 2, 3, 4, 5];
  const shapes = lengths.flatMap((nRows) => widths.map((nCols) => [nRows, nCols] as const));
  describe.each<Precision>(['single', 'double'])(`${name}, %s`, (precision) => {
    it.each(shapes)('assignNearest(%i × %i) equals the plain loop for 1 to 9 centroids', (nRows, nCols) => {
      const x = wholeMatrix(nRows, nCols, 1);
      const weights = wholeWeights(nRows, 1);
      kernels.withRows(x, weights, precision, (rows) => {
        for (let k = 1; k <= 9; k++) {
          const centroids = wholeMatrix(k, nCols, 10 + k);
          const before = Array.from(rows.labels);
          const nChanged = rows.assignNearest(centroids);
          for (let i = 0; i < nRows; i++) {
            const all = Array.from({ length: k }, (_, c) => squaredDistance(x, i, centroids, c));
            const least = Math.min(...all);
            expect(rows.distances[i]).toBe(least);
            expect(rows.labels[i]).toBe(all.indexOf(least));
          }
          expect(nChanged).toBe(before.filter((label, i) => label !== rows.labels[i]).length);
          expect(rows.assignNearest(centroids)).toBe(0);
          expect(rows.inertia()).toBe(weights.reduce((sum, w, i) => sum + w * rows.distances[i], 0));
        }
        rows.reset();
        expect(Array.from(rows.labels)).toEqual(new Array(nRows).fill(-1));
      });
    });

    it.each(shapes)(
      'sumByLabel(%i × %i) equals the plain loop and overwrites what was there',
      (nRows, nCols) => {
        const x = wholeMatrix(nRows, nCols, 2);
        const weights = wholeWeights(nRows, 2);
        kernels.withRows(x, weights, precision, (rows) => {
          rows.assignNearest(wholeMatrix(3, nCols, 5));
          const sums = { ...zeros(4, nCols), data: new Float64Array(4 * nCols).fill(99) };
          const totals = new Float64Array(4).fill(99);
          rows.sumByLabel(sums, totals);
          for (let c = 0; c < 4; c++) {
            const own = Array.from(rows.labels.keys()).filter((i) => rows.labels[i] === c);
            expect(totals[c]).toBe(own.reduce((sum, i) => sum + weights[i], 0));
            for (let f = 0; f < nCols; f++) {
              expect(rowOf(sums, c)[f]).toBe(own.reduce((sum, i) => sum + weights[i] * rowOf(x, i)[f], 0));
            }
          }
        });
      },
    );

    it.each(shapes.filter(([nRows]) => nRows > 0))(
      'lowerToCandidate(%i × %i) equals the plain loop for every candidate',
      (nRows, nCols) => {
        const x = wholeMatrix(nRows, nCols, 3);
        const weights = wholeWeights(nRows, 3);
        kernels.withRows(x, weights, precision, (rows) => {
          for (let candidate = 0; candidate < nRows; candidate++) {
            const nearest = Array.from({ length: nRows }, (_, i) =>
              i % 3 === 0 ? Number.POSITIVE_INFINITY : i * 4,
            );
            rows.buffer(0).set(nearest);
            const total = rows.lowerToCandidate(candidate, 0, 1);
            const want = nearest.map((near, i) => Math.min(near, squaredDistance(x, i, x, candidate)));
            expect(Array.from(rows.buffer(1))).toEqual(want);
            expect(total).toBe(want.reduce((sum, value, i) => sum + weights[i] * value, 0));
          }
        });
      },
    );

    it.each(shapes.filter(([nRows]) => nRows > 0))(
      'lowerToBest(%i × %i) is lowerToCandidate of the candidate that leaves least, the first of equal ones',
      (nRows, nCols) => {
        const x = wholeMatrix(nRows, nCols, 6);
        const weights = wholeWeights(nRows, 6);
        const random = createRandom(deriveSeed(nRows, 'candidates', nCols));
        kernels.withRows(x, weights, precision, (rows) => {
          for (let nCandidates = 1; nCandidates <= 9; nCandidates++) {
            const candidates = Array.from({ length: nCandidates }, () => random.nextInt(nRows));
            const nearest = Float64Array.from({ length: nRows }, (_, i) => 1 + (i % 5) * 6);
            const lowered = candidates.map((candidate) =>
              nearest.map((near, i) => Math.min(near, squaredDistance(x, i, x, candidate))),
            );
            const totals = lowered.map((all) => all.reduce((sum, value, i) => sum + weights[i] * value, 0));
            const best = totals.indexOf(Math.min(...totals));
            rows.buffer(1).set(nearest);
            expect(rows.lowerToBest(candidates, 1, 0)).toBe(best);
            expect(Array.from(rows.buffer(0))).toEqual(Array.from(lowered[best]));
            expect(Array.from(rows.buffer(1))).toEqual(Array.from(nearest));
          }
        });
      },
    );

    it('assignNearest(row between two centroids) takes the lower index', () => {
      kernels.withRows(fromRows([[0]]), Float64Array.of(1), precision, (rows) => {
        rows.assignNearest(fromRows([[3], [1], [-1]]));
        expect(rows.labels[0]).toBe(1);
      });
    });
  });

  describe(name, () => {
    const sizes = [1, 4, 3, 5, 9, 2, 8];
    it.each(widths)('sumCellDistances(cells of 1 to 9 rows, %i columns) equals the definition', (nCols) => {
      const cells = cellsOf(sizes);
      const nRows = cells.starts[sizes.length];
      const x = wholeMatrix(nRows, nCols, 4);
      const weights = wholeWeights(nRows, 4);
      for (const [from, to] of [
        [0, sizes.length],
        [0, 3],
        [3, 4],
        [4, sizes.length],
      ]) {
        const found = kernels.sumCellDistances(x, weights, cells, from, to);
        const want = plainSums(x, weights, cells, from, to);
        expect(found.length).toBe(want.length);
        want.forEach((sum, p) => {
          expect(Math.abs(found[p] - sum)).toBeLessThanOrEqual(1e-6 * Math.max(1, sum));
        });
      }
    });
  });
}
