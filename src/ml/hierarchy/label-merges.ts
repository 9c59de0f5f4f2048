import type { ChainMerges } from './nearest-neighbour-chain.ts';

/** One step up the dendrogram. */
export interface Merge {
  /** The two clusters, a < b: below nRows a row, else nRows + i the cluster made by merge i. */
  readonly a: number;
  readonly b: number;
  /** In the unit of x. */
  readonly height: number;
  /** Total weight of the rows in it: their number without weights. */
  readonly size: number;
}

/**
 * Merges in ascending order of height, equal ones in the order found, under the numbers of `Merge`.
 *
 * O(nRows log nRows).
 *
 * @param found heights squared
 */
export function labelMerges(found: ChainMerges, weights: Float64Array): Merge[] {
  const nRows = weights.length;
  const order = Array.from(found.heights.keys()).sort((m, o) => found.heights[m] - found.heights[o] || m - o);
  const parents = Int32Array.from({ length: 2 * nRows - 1 }, (_, i) => i);
  const sizes = new Float64Array(2 * nRows - 1);
  sizes.set(weights);
  return order.map((m, i) => {
    const p = rootOf(parents, found.left[m]);
    const q = rootOf(parents, found.right[m]);
    const made = nRows + i;
    parents[p] = parents[q] = made;
    sizes[made] = sizes[p] + sizes[q];
    return { a: Math.min(p, q), b: Math.max(p, q), height: Math.sqrt(found.heights[m]), size: sizes[made] };
  });
}

/**
 * The cluster that holds a node now.
 *
 * @param parents IN/OUT, the way there is shortened; a root is its own parent
 */
export function rootOf(parents: Int32Array, node: number): number {
  let root = node;
  while (parents[root] !== root) root = parents[root];
  for (let at = node; parents[at] !== root; ) {
    const next = parents[at];
    parents[at] = root;
    at = next;
  }
  return root;
}
