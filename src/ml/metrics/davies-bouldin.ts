import { type Matrix, squaredDistance } from '../matrix.ts';
import { clusterMoments, type ScorePartitionOptions } from './cluster-moments.ts';

/**
 * Davies-Bouldin: the mean over clusters of the worst `(s_k + s_l) / ‖c_k − c_l‖`.
 *
 * s_k is the mean Euclidean distance of the rows of cluster k to their centroid c_k. At least 0; lower is better
 * separated. NaN where scikit-learn refuses: fewer than 2 clusters, or as many clusters as rows (sum of weights ≤ k).
 * As in scikit-learn, a pair whose centroids coincide is left out, and the score is 0 when all do; there, spreads or
 * distances under 1e-8 count as 0, here only exact zeros do. O(nRows × nCols + k² × nCols). Davies and Bouldin (1979).
 *
 * @param x shape (nRows, nCols), finite
 * @param labels length nRows
 */
export function scoreDaviesBouldin(
  x: Matrix,
  labels: ArrayLike<number>,
  options: ScorePartitionOptions = {},
): number {
  const moments = clusterMoments(x, labels, options);
  const { centroids, weights, rowWeights, nPresent, totalWeight } = moments;
  if (nPresent < 2 || totalWeight <= nPresent) return Number.NaN;
  const nClusters = centroids.nRows;
  const spread = new Float64Array(nClusters);
  for (let i = 0; i < x.nRows; i++) {
    const k = moments.labels[i];
    if (rowWeights[i] > 0) spread[k] += rowWeights[i] * Math.sqrt(squaredDistance(x, i, centroids, k));
  }
  for (let k = 0; k < nClusters; k++) if (weights[k] > 0) spread[k] /= weights[k];
  return daviesBouldinOf(centroids, spread, weights);
}

/**
 * The score from what it is made of: see `scoreDaviesBouldin`.
 *
 * @param spread mean distance to the centroid, by cluster
 * @param weights by cluster; one without weight is left out
 */
export function daviesBouldinOf(centroids: Matrix, spread: Float64Array, weights: Float64Array): number {
  const nClusters = centroids.nRows;
  let sum = 0;
  let nPresent = 0;
  for (let k = 0; k < nClusters; k++) {
    if (weights[k] === 0) continue;
    nPresent++;
    let worst = 0;
    for (let l = 0; l < nClusters; l++) {
      if (l === k || weights[l] === 0) continue;
      const distance = Math.sqrt(squaredDistance(centroids, k, centroids, l));
      if (distance > 0) worst = Math.max(worst, (spread[k] + spread[l]) / distance);
    }
    sum += worst;
  }
  return sum / nPresent;
}
