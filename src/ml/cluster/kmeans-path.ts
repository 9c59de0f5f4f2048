import type { Kernels } from '../kernels.ts';
import type { Matrix } from '../matrix.ts';
import { type SearchPathOptions, searchPath } from './search-path.ts';

export interface FitKMeansPathOptions extends SearchPathOptions {
  /** Over 0, one per row. */
  readonly weights: Float64Array;
  readonly kernels: Kernels;
}

/** One fit of the path: everything that scores need. */
export interface KMeansPathFit {
  /** Shape (k, nCols). */
  readonly centroids: Matrix;
  readonly labels: Int32Array;
  /** Squared distance of every row to its centroid. */
  readonly distances: Float64Array;
  /** Σ weight × squared distance. */
  readonly inertia: number;
  readonly nIterations: number;
  readonly converged: boolean;
}

/**
 * k-means for every k of a range, for many small tables: rows are loaded once, in single precision.
 * O(nRows × nCols × Σ k) an iteration.
 *
 * @param x shape (nRows, nCols), finite, distinct, kTo rows at least
 */
export function fitKMeansPath(x: Matrix, options: FitKMeansPathOptions): KMeansPathFit[] {
  const { weights, kFrom, kTo, kernels } = options;
  if (kTo < kFrom) return [];
  return kernels.withRows(x, weights, 'single', (rows) =>
    searchPath(rows, options).map(({ centroids, nIterations, converged }) => {
      rows.assignNearest(centroids);
      return {
        centroids,
        labels: rows.labels.slice(),
        distances: rows.distances.slice(),
        inertia: rows.inertia(),
        nIterations,
        converged,
      };
    }),
  );
}
