import { checkInteger } from '../validate.ts';
import { rootOf } from './label-merges.ts';
import type { Linkage } from './link-rows.ts';

/**
 * The k clusters that are left before the last k − 1 merges: a label of 0 … k − 1 per row, length nRows.
 *
 * Labels are numbered by first appearance. O(nRows). As scipy's `cut_tree`, whose numbers differ; unlike `fcluster`
 * with maxclust there are k clusters even where merges have equal heights.
 *
 * @param k from 1 to nRows
 */
export function cutLinkage(linkage: Linkage, k: number): Int32Array {
  const nRows = linkage.merges.length + 1;
  checkInteger(k, 'k', 1, nRows);
  const parents = Int32Array.from({ length: 2 * nRows - 1 }, (_, i) => i);
  for (let m = 0; m < nRows - k; m++) {
    parents[linkage.merges[m].a] = parents[linkage.merges[m].b] = nRows + m;
  }
  const names = new Int32Array(2 * nRows - 1).fill(-1);
  const labels = new Int32Array(nRows);
  for (let i = 0, next = 0; i < nRows; i++) {
    const root = rootOf(parents, i);
    if (names[root] < 0) names[root] = next++;
    labels[i] = names[root];
  }
  return labels;
}
