import { type Matrix, squaredDistance, zeros } from '../matrix.ts';
import { checkClasses, checkColumns, checkMatrix, checkWeights } from '../validate.ts';
import { withinSumOfSquares } from './cluster-moments.ts';

/**
 * Inertia: `Σ_i w_i · ‖x_i − c_label(i)‖²`, in squared units of x; at least 0, lower is tighter.
 *
 * Falls as clusters are added, so it compares only fits of one k on one table. O(nRows × nCols).
 *
 * @param x shape (nRows, nCols), finite
 * @param centroids shape (nClusters, nCols), finite
 * @param labels length nRows, of 0 … nClusters − 1
 * @param weights length nRows, read as counts of equal rows; defaults to ones
 */
export function scoreInertia(
  x: Matrix,
  centroids: Matrix,
  labels: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  checkMatrix(x);
  checkMatrix(centroids, 'centroids');
  checkColumns(centroids, x.nCols, 'centroids');
  const checked = checkClasses(labels, x.nRows, centroids.nRows);
  return withinSumOfSquares(x, centroids, checked, checkWeights(weights, x.nRows));
}

/** Σ weight × squared distance to the weighted mean: the inertia of a single cluster. O(nRows × nCols). */
export function totalSpread(x: Matrix, weights: Float64Array): number {
  const mean = zeros(1, x.nCols);
  let total = 0;
  for (let i = 0, p = 0; i < x.nRows; i++) {
    total += weights[i];
    for (let f = 0; f < x.nCols; f++, p++) mean.data[f] += weights[i] * x.data[p];
  }
  for (let f = 0; f < x.nCols; f++) mean.data[f] /= total;
  let spread = 0;
  for (let i = 0; i < x.nRows; i++) spread += weights[i] * squaredDistance(x, i, mean, 0);
  return spread;
}
