import { checkClasses, checkInteger, checkWeights } from '../validate.ts';

export interface ClusterJaccardOptions {
  /** Clusters of the first labeling are 0 … nClusters − 1. */
  readonly nClusters: number;
  /** Row weights, read as counts of equal rows; defaults to ones. */
  readonly weights?: ArrayLike<number>;
}

/**
 * For each cluster of a labeling, how much of it another labeling finds again: the largest Jaccard index
 * |a ∩ b| ÷ |a ∪ b| with any of its clusters, in [0, 1]; NaN for a cluster without weight.
 *
 * 1 is found exactly; below 0.5 it is called dissolved. O(nRows + nClusters × clusters of the other).
 * Hennig (2007), Cluster-wise assessment of cluster stability.
 *
 * @param labels length nRows
 * @param others length nRows, integers of at least 0
 */
export function clusterJaccard(
  labels: ArrayLike<number>,
  others: ArrayLike<number>,
  { nClusters, weights }: ClusterJaccardOptions,
): number[] {
  checkInteger(nClusters, 'nClusters', 1);
  const own = checkClasses(labels, labels.length, nClusters);
  const nOthers = 1 + Array.from(others).reduce((most, label) => Math.max(most, label), 0);
  const other = checkClasses(others, labels.length, nOthers, 'others');
  const rowWeights = checkWeights(weights, labels.length);
  const both = new Float64Array(nClusters * nOthers);
  const ownTotals = new Float64Array(nClusters);
  const otherTotals = new Float64Array(nOthers);
  for (let i = 0; i < own.length; i++) {
    both[own[i] * nOthers + other[i]] += rowWeights[i];
    ownTotals[own[i]] += rowWeights[i];
    otherTotals[other[i]] += rowWeights[i];
  }
  return Array.from(ownTotals, (total, c) => {
    if (total === 0) return Number.NaN;
    let best = 0;
    for (let o = 0; o < nOthers; o++) {
      const shared = both[c * nOthers + o];
      best = Math.max(best, shared / (total + otherTotals[o] - shared));
    }
    return best;
  });
}
