/**
 * Distances between the clusters that are left, each under the slot of its lowest row.
 *
 * Symmetric to the bit: the distance of (a, b) and of (b, a) are the same number.
 */
export interface ClusterDistances {
  /** Any increasing function of the height of the merge of a and b. */
  between(a: number, b: number): number;
  /**
   * The slot nearest to `slot`: `preferred` where that is as near as any (−1: none), else the lowest.
   *
   * @param alive the slots that are left, ascending, of which the first `nAlive` count
   */
  nearest(slot: number, preferred: number, alive: Int32Array, nAlive: number): number;
  /** Puts cluster b into slot a. */
  merge(a: number, b: number, alive: Int32Array, nAlive: number): void;
}

/** Merges in the order found: slot `right[m]` went into slot `left[m]` (the lower one). */
export interface ChainMerges {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** In the unit of `between`; a merge is never below those it contains. */
  readonly heights: Float64Array;
}

/**
 * All nRows − 1 merges by nearest-neighbour chain: from any cluster go to its nearest, and on, until two are
 * nearest to each other; these merge, and the chain goes on from what is left of it.
 *
 * Right for reducible linkages (complete, Ward): a merge brings no cluster nearer to a third. Calls `nearest` at
 * most 3 nRows times. Murtagh 1983; Müllner 2011.
 */
export function chainMerges(nRows: number, distances: ClusterDistances): ChainMerges {
  const left = new Int32Array(nRows - 1);
  const right = new Int32Array(nRows - 1);
  const heights = new Float64Array(nRows - 1);
  const alive = Int32Array.from({ length: nRows }, (_, i) => i);
  const tops = new Float64Array(nRows);
  const chain: number[] = [];
  for (let m = 0, nAlive = nRows; nAlive > 1; ) {
    if (chain.length === 0) chain.push(alive[0]);
    const top = chain[chain.length - 1];
    const previous = chain.length > 1 ? chain[chain.length - 2] : -1;
    const near = distances.nearest(top, previous, alive, nAlive);
    if (near !== previous) {
      chain.push(near);
      continue;
    }
    const a = Math.min(top, near);
    const b = Math.max(top, near);
    // Equal heights may differ by rounding; a parent below its child would be sorted before it.
    const height = Math.max(distances.between(a, b), tops[a], tops[b]);
    left[m] = a;
    right[m] = b;
    heights[m] = tops[a] = height;
    m++;
    const at = alive.indexOf(b);
    alive.copyWithin(at, at + 1, nAlive);
    nAlive--;
    distances.merge(a, b, alive, nAlive);
    // These two are the chain's last, or after rounding also stand earlier in it: what follows there is void.
    chain.length = chain.findIndex((slot) => slot === a || slot === b);
  }
  return { left, right, heights };
}
