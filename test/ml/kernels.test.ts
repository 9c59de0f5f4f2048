import { describe, expect, it } from 'vitest';
import { type Kernels, referenceKernels } from '../../src/ml/kernels.ts';
import { fromRows, type Matrix, rowOf, squaredDistance, zeros } from '../../src/ml/matrix.ts';
import { createRandom, deriveSeed } from '../../src/ml/random.ts';

/** Every length around the tile of four rows by two. */
const lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9];
const widths = [1, 2, 3, 4, 5];
const shapes = lengths.flatMap((nRows) => widths.map((nCols) => [nRows, nCols] as const));

/** Small whole numbers: every sum is exact, ties and equal rows are many. */
function wholeMatrix(nRows: number, nCols: number, salt: number): Matrix {
  const random = createRandom(deriveSeed(nRows * 100 + nCols, salt));
  return { data: Float64Array.from({ length: nRows * nCols }, () => random.nextInt(7) - 3), nRows, nCols };
}

function wholeWeights(n: number, salt: number): Float64Array {
  const random = createRandom(deriveSeed(n, 'weights', salt));
  return Float64Array.from({ length: n }, () => random.nextInt(4));
}

/** What every implementation promises; run once for each. */
function describeKernels(name: string, kernels: Kernels): void {
  describe(name, () => {
    it.each(shapes)('assignNearest(%i × %i) equals the plain loop for 1 to 5 centroids', (nRows, nCols) => {
      const x = wholeMatrix(nRows, nCols, 1);
      for (let k = 1; k <= 5; k++) {
        const centroids = wholeMatrix(k, nCols, 10 + k);
        const labels = Int32Array.from({ length: nRows }, (_, i) => (i % 2 === 0 ? -1 : 0));
        const before = labels.slice();
        const distances = new Float64Array(nRows);
        const nChanged = kernels.assignNearest(x, centroids, labels, distances);
        for (let i = 0; i < nRows; i++) {
          const all = Array.from({ length: k }, (_, c) => squaredDistance(x, i, centroids, c));
          const least = Math.min(...all);
          expect(distances[i]).toBe(least);
          expect(labels[i]).toBe(all.indexOf(least));
        }
        expect(nChanged).toBe(labels.filter((label, i) => label !== before[i]).length);
        expect(kernels.assignNearest(x, centroids, labels, distances)).toBe(0);
      }
    });

    it.each(shapes)(
      'sumByLabel(%i × %i) equals the plain loop and overwrites what was there',
      (nRows, nCols) => {
        const x = wholeMatrix(nRows, nCols, 2);
        const weights = wholeWeights(nRows, 2);
        const labels = Int32Array.from({ length: nRows }, (_, i) => (i * 2) % 3);
        const sums = { ...zeros(4, nCols), data: new Float64Array(4 * nCols).fill(99) };
        const totals = new Float64Array(4).fill(99);
        kernels.sumByLabel(x, weights, labels, sums, totals);
        for (let c = 0; c < 4; c++) {
          const own = Array.from(labels.keys()).filter((i) => labels[i] === c);
          expect(totals[c]).toBe(own.reduce((sum, i) => sum + weights[i], 0));
          for (let f = 0; f < nCols; f++) {
            expect(rowOf(sums, c)[f]).toBe(own.reduce((sum, i) => sum + weights[i] * rowOf(x, i)[f], 0));
          }
        }
      },
    );

    it.each(shapes.filter(([nRows]) => nRows > 0))(
      'lowerToCandidate(%i × %i) equals the plain loop for every candidate',
      (nRows, nCols) => {
        const x = wholeMatrix(nRows, nCols, 3);
        const weights = wholeWeights(nRows, 3);
        const nearest = Float64Array.from({ length: nRows }, (_, i) =>
          i % 3 === 0 ? Number.POSITIVE_INFINITY : i * 4,
        );
        for (let candidate = 0; candidate < nRows; candidate++) {
          const out = new Float64Array(nRows);
          const total = kernels.lowerToCandidate(x, weights, candidate, nearest, out);
          const want = Array.from(nearest, (near, i) => Math.min(near, squaredDistance(x, i, x, candidate)));
          expect(Array.from(out)).toEqual(want);
          expect(total).toBe(want.reduce((sum, value, i) => sum + weights[i] * value, 0));
        }
      },
    );

    it.each(widths)('sumCellDistances(cells of 0 to 9 rows, %i columns) equals the plain loop', (nCols) => {
      const sizes = [1, 4, 0, 3, 5, 9, 2, 8];
      const starts = Int32Array.from([
        0,
        ...sizes.map((_, c) => sizes.slice(0, c + 1).reduce((a, b) => a + b)),
      ]);
      const nCells = sizes.length;
      const nRows = starts[nCells];
      const x = wholeMatrix(nRows, nCols, 4);
      const weights = wholeWeights(nRows, 4);
      const distance = (i: number, j: number): number => Math.sqrt(squaredDistance(x, i, x, j));
      for (let cell = 0; cell < nCells; cell++) {
        const [from, to] = [starts[cell], starts[cell + 1]];
        const rowSums = new Float64Array((to - from) * nCells);
        const columnSums = new Float64Array(nRows).fill(99);
        kernels.sumCellDistances(x, weights, starts, cell, rowSums, columnSums);
        for (let c = cell; c < nCells; c++) {
          for (let i = from; i < to; i++) {
            let want = 0;
            for (let j = starts[c]; j < starts[c + 1]; j++) want += weights[j] * distance(i, j);
            expect(rowSums[(i - from) * nCells + c]).toBeCloseTo(want, 10);
          }
        }
        for (let j = 0; j < nRows; j++) {
          let want = 0;
          if (j >= to) for (let i = from; i < to; i++) want += weights[i] * distance(i, j);
          expect(columnSums[j]).toBeCloseTo(want, 10);
        }
      }
    });
  });
}

describeKernels('referenceKernels', referenceKernels);

describe('referenceKernels', () => {
  it('assignNearest(row between two centroids) takes the lower index', () => {
    const labels = new Int32Array(1);
    const centroids = fromRows([[3], [1], [-1]]);
    referenceKernels.assignNearest(fromRows([[0]]), centroids, labels, new Float64Array(1));
    expect(labels[0]).toBe(1);
  });
});
