import { type Matrix, squaredDistance, zeros } from '../matrix.ts';

/** Clusters `a` < `b` and what one centroid in place of two would cost. */
export interface Merge {
  readonly a: number;
  readonly b: number;
  /** totals(a) × totals(b) ÷ (totals(a) + totals(b)) × squared distance: how much inertia rises if no row moves. */
  readonly cost: number;
}

/** The cheapest merges of two clusters (Ward 1963), ascending by cost. O(nClusters² × nCols). */
export function cheapestMerges(centroids: Matrix, totals: ArrayLike<number>, nMerges: number): Merge[] {
  const merges: Merge[] = [];
  for (let a = 0; a < centroids.nRows; a++) {
    for (let b = a + 1; b < centroids.nRows; b++) {
      const both = totals[a] + totals[b];
      const share = both > 0 ? (totals[a] * totals[b]) / both : 0;
      merges.push({ a, b, cost: share * squaredDistance(centroids, a, centroids, b) });
    }
  }
  return merges.sort((m, n) => m.cost - n.cost || m.a - n.a || m.b - n.b).slice(0, nMerges);
}

/** The mean of the two clusters in the place of `a`; the place of `b` is taken by the last centroid, which is left out. */
export function mergeCentroids(centroids: Matrix, totals: ArrayLike<number>, { a, b }: Merge): Matrix {
  const { nRows, nCols, data } = centroids;
  const merged = zeros(nRows - 1, nCols);
  const both = totals[a] + totals[b];
  for (let c = 0, p = 0; c < nRows - 1; c++) {
    const from = (c === b ? nRows - 1 : c) * nCols;
    for (let f = 0; f < nCols; f++, p++) {
      merged.data[p] =
        c === a && both > 0
          ? (totals[a] * data[a * nCols + f] + totals[b] * data[b * nCols + f]) / both
          : data[from + f];
    }
  }
  return merged;
}
