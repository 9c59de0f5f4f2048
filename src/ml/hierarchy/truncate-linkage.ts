import { checkInteger } from '../validate.ts';
import type { Linkage } from './link-rows.ts';

/** The top of a dendrogram: its lower branches are leaves. Plain data. */
export interface TruncatedLinkage {
  readonly method: Linkage['method'];
  /** Total weight of the rows under each leaf, length nLeaves. */
  readonly leafSizes: readonly number[];
  /** nLeaves − 1 of them, heights ascending; below nLeaves `a` and `b` are leaves, else nLeaves + i is merge i. */
  readonly merges: readonly { readonly a: number; readonly b: number; readonly height: number }[];
}

export interface TruncateLinkageOptions {
  /** From 1 to nRows. */
  readonly nLeaves: number;
  /** Of single rows, as given to `linkRows`; defaults to ones. */
  readonly weights?: ArrayLike<number>;
}

/**
 * The last nLeaves − 1 merges of a linkage: what is left to draw when there are more rows than a picture can show.
 *
 * Leaves are numbered by the age of their node: single rows first, then merges from the lowest. As scipy's
 * `dendrogram(truncate_mode='lastp')`. O(nRows).
 */
export function truncateLinkage(linkage: Linkage, options: TruncateLinkageOptions): TruncatedLinkage {
  const nRows = linkage.merges.length + 1;
  const { nLeaves, weights } = options;
  checkInteger(nLeaves, 'nLeaves', 1, nRows);
  const kept = linkage.merges.slice(nRows - nLeaves);
  const firstKept = 2 * nRows - nLeaves;
  const leaves = kept
    .flatMap(({ a, b }) => [a, b])
    .filter((node) => node < firstKept)
    .sort((a, b) => a - b);
  // One leaf is the whole tree: its only node is the last merge.
  if (nLeaves === 1) leaves.push(2 * nRows - 2);
  const sizeOf = (node: number): number =>
    node < nRows ? (weights?.[node] ?? 1) : linkage.merges[node - nRows].size;
  const numbers = new Map(leaves.map((node, leaf) => [node, leaf]));
  const numberOf = (node: number): number => numbers.get(node) ?? nLeaves + (node - firstKept);
  return {
    method: linkage.method,
    leafSizes: leaves.map(sizeOf),
    merges: kept.map(({ a, b, height }) => ({ a: numberOf(a), b: numberOf(b), height })),
  };
}
