import { type Matrix, squaredDistance } from '../matrix.ts';
import { clusterMoments, type ScorePartitionOptions, withinSumOfSquares } from './cluster-moments.ts';

/**
 * Calinski-Harabasz: spread between clusters over spread within, each by its degrees of freedom.
 *
 * `(B / (k − 1)) / (V / (n − k))` with `B = Σ_k n_k ‖c_k − c‖²`, `V = Σ_i w_i ‖x_i − c_label(i)‖²`, k the clusters of
 * positive weight, n the sum of weights. At least 0, unbounded; higher is better separated. NaN where scikit-learn
 * refuses: fewer than 2 clusters, or as many clusters as rows (n ≤ k). 1 when V is 0, as scikit-learn says.
 * O(nRows × nCols). Calinski and Harabasz (1974).
 *
 * @param x shape (nRows, nCols), finite
 * @param labels length nRows
 */
export function scoreCalinskiHarabasz(
  x: Matrix,
  labels: ArrayLike<number>,
  options: ScorePartitionOptions = {},
): number {
  const moments = clusterMoments(x, labels, options);
  const { centroids, weights, nPresent, totalWeight } = moments;
  if (nPresent < 2 || totalWeight <= nPresent) return Number.NaN;
  const within = withinSumOfSquares(x, centroids, moments.labels, moments.rowWeights);
  if (within === 0) return 1;
  const mean = new Float64Array(x.nCols);
  for (let k = 0; k < centroids.nRows; k++) {
    for (let j = 0; j < x.nCols; j++) {
      mean[j] += (weights[k] / totalWeight) * centroids.data[k * x.nCols + j];
    }
  }
  const centre: Matrix = { data: mean, nRows: 1, nCols: x.nCols };
  let between = 0;
  for (let k = 0; k < centroids.nRows; k++) {
    if (weights[k] > 0) between += weights[k] * squaredDistance(centroids, k, centre, 0);
  }
  return (between * (totalWeight - nPresent)) / (within * (nPresent - 1));
}
