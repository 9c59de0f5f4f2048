import type { Matrix } from '../matrix.ts';
import { clusterMoments, type ScorePartitionOptions, withinSumOfSquares } from './cluster-moments.ts';

/**
 * The k-means cost of a partition: `Σ_i w_i · ‖x_i − mean of its part‖²`, in squared units of x; at least 0.
 *
 * No other centres of the same parts cost less. O(nRows × nCols).
 *
 * @param x shape (nRows, nCols), finite
 * @param labels part of each row, from 0
 */
export function partitionCost(
  x: Matrix,
  labels: ArrayLike<number>,
  options: ScorePartitionOptions = {},
): number {
  const { centroids, labels: parts, rowWeights } = clusterMoments(x, labels, options);
  return withinSumOfSquares(x, centroids, parts, rowWeights);
}
