import { ArgumentError } from '../errors.ts';
import { checkInteger, checkWeights } from '../validate.ts';

export interface MatchClustersOptions {
  /** Clusters of the reference. */
  readonly nClusters: number;
  /** One per row, at least 0; defaults to ones. */
  readonly weights?: ArrayLike<number>;
}

/** What became of a cluster in another clustering of the same rows. */
export interface ClusterMatch {
  /** The most that it has in common with one cluster there: |A ∩ B| ÷ |A ∪ B|, in [0, 1]; 0 for an empty cluster. */
  readonly jaccard: number;
  /** The cluster there that holds more than half of it; null where none does. */
  readonly home: number | null;
}

/**
 * What became of each cluster of a reference in another clustering. O(nRows + clusters²).
 *
 * @param reference length nRows, from 0 to nClusters − 1
 * @param other length nRows, any integers of at least 0
 */
export function matchClusters(
  reference: ArrayLike<number>,
  other: ArrayLike<number>,
  options: MatchClustersOptions,
): ClusterMatch[] {
  checkInteger(options.nClusters, 'nClusters', 1);
  if (reference.length !== other.length) {
    throw new ArgumentError('E_LABELS', `other must have ${reference.length} entries; got ${other.length}`);
  }
  const weights = checkWeights(options.weights, reference.length);
  const sizes = new Map<number, number>();
  const shared = Array.from({ length: options.nClusters }, () => new Map<number, number>());
  for (let i = 0; i < reference.length; i++) {
    const own = shared[reference[i]];
    if (!own) throw new ArgumentError('E_LABELS', `reference[${i}] must be a cluster; got ${reference[i]}`);
    own.set(other[i], (own.get(other[i]) ?? 0) + weights[i]);
    sizes.set(other[i], (sizes.get(other[i]) ?? 0) + weights[i]);
  }
  return shared.map((parts) => {
    let size = 0;
    for (const part of parts.values()) size += part;
    let jaccard = 0;
    let home: number | null = null;
    for (const [cluster, part] of parts) {
      const either = size + (sizes.get(cluster) ?? 0) - part;
      if (either > 0) jaccard = Math.max(jaccard, part / either);
      if (2 * part > size) home = cluster;
    }
    return { jaccard, home };
  });
}
