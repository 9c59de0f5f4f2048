/**
 * The canonical order of clusters: heaviest first; ties by centroid, lower coordinates first.
 *
 * @returns for each new label, the old one
 */
export function canonicalOrder(
  centroids: readonly (readonly number[])[],
  totals: ArrayLike<number>,
): readonly number[] {
  return centroids
    .map((_, c) => c)
    .sort((a, b) => totals[b] - totals[a] || compareRows(centroids[a], centroids[b]) || a - b);
}

function compareRows(a: readonly number[], b: readonly number[]): number {
  for (let j = 0; j < a.length; j++) {
    if (a[j] !== b[j]) return a[j] - b[j];
  }
  return 0;
}
