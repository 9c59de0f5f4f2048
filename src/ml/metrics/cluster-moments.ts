import type { Matrix } from '../matrix.ts';
import { checkClasses, checkInteger, checkMatrix, checkWeights } from '../validate.ts';

/** Options of the metrics that compare a partition with the rows themselves. */
export interface ScorePartitionOptions {
  /** Number of clusters, at least 1; labels are integers of 0 … nClusters − 1; defaults to the largest label + 1. */
  readonly nClusters?: number;
  /** Row weights, read as counts of equal rows; defaults to ones. */
  readonly weights?: ArrayLike<number>;
}

/** Weight and mean of every cluster; the means of a cluster without weight are 0. */
export interface ClusterMoments {
  readonly labels: Int32Array;
  readonly rowWeights: Float64Array;
  /** Length nClusters. */
  readonly weights: Float64Array;
  /** Shape (nClusters, nCols). */
  readonly centroids: Matrix;
  /** Clusters of positive weight. */
  readonly nPresent: number;
  readonly totalWeight: number;
}

/** Checks the input of a partition metric and sums it by cluster: O(nRows × nCols). */
export function clusterMoments(
  x: Matrix,
  labels: ArrayLike<number>,
  options: ScorePartitionOptions,
): ClusterMoments {
  checkMatrix(x);
  let largest = 0;
  for (let i = 0; i < labels.length; i++) largest = Math.max(largest, labels[i]);
  const nClusters = options.nClusters ?? largest + 1;
  if (options.nClusters !== undefined) checkInteger(nClusters, 'nClusters', 1);
  const checked = checkClasses(labels, x.nRows, nClusters);
  return sumByCluster(x, checked, checkWeights(options.weights, x.nRows), nClusters);
}

function sumByCluster(
  x: Matrix,
  labels: Int32Array,
  rowWeights: Float64Array,
  nClusters: number,
): ClusterMoments {
  const { nRows, nCols } = x;
  const weights = new Float64Array(nClusters);
  const data = new Float64Array(nClusters * nCols);
  let totalWeight = 0;
  for (let i = 0; i < nRows; i++) {
    const weight = rowWeights[i];
    weights[labels[i]] += weight;
    totalWeight += weight;
    for (let j = 0, p = i * nCols, q = labels[i] * nCols; j < nCols; j++, p++, q++) {
      data[q] += weight * x.data[p];
    }
  }
  let nPresent = 0;
  for (let k = 0; k < nClusters; k++) {
    if (weights[k] === 0) continue;
    nPresent++;
    for (let q = k * nCols; q < (k + 1) * nCols; q++) data[q] /= weights[k];
  }
  return {
    labels,
    rowWeights,
    weights,
    centroids: { data, nRows: nClusters, nCols },
    nPresent,
    totalWeight,
  };
}

/** `Σ_i w_i · ‖x_i − centroid of its label‖²`. */
export function withinSumOfSquares(
  x: Matrix,
  centroids: Matrix,
  labels: Int32Array,
  weights: Float64Array,
): number {
  const { nRows, nCols } = x;
  let total = 0;
  for (let i = 0; i < nRows; i++) {
    let squares = 0;
    for (let j = 0, p = i * nCols, q = labels[i] * nCols; j < nCols; j++, p++, q++) {
      const d = x.data[p] - centroids.data[q];
      squares += d * d;
    }
    total += weights[i] * squares;
  }
  return total;
}
