import type { Matrix } from '../matrix.ts';
import type { ClusterDistances } from './nearest-neighbour-chain.ts';

/**
 * Squared Ward distances, 2 s t ÷ (s + t) × ‖c − c′‖² of clusters with sizes s, t and centroids c, c′.
 *
 * Needs no pairs, only the centroids: O(nRows × nCols) memory; `nearest` O(nRows × nCols), `merge` O(nCols).
 */
export function wardDistances(x: Matrix, weights: Float64Array): ClusterDistances {
  const { nCols } = x;
  const centroids = x.data.slice();
  const sizes = weights.slice();
  const squares = new Float64Array(x.nRows);
  const between = (a: number, b: number): number => {
    let sum = 0;
    for (let j = 0, p = a * nCols, q = b * nCols; j < nCols; j++, p++, q++) {
      const t = centroids[p] - centroids[q];
      sum += t * t;
    }
    return ((2 * sizes[a] * sizes[b]) / (sizes[a] + sizes[b])) * sum;
  };
  return {
    between,
    nearest: (slot, preferred, alive, nAlive) => {
      squaredToAlive(centroids, nCols, slot, alive, nAlive, squares);
      let best = preferred;
      let lowest = preferred < 0 ? Number.POSITIVE_INFINITY : between(slot, preferred);
      for (let k = 0; k < nAlive; k++) {
        const other = alive[k];
        const distance = ((2 * sizes[slot] * sizes[other]) / (sizes[slot] + sizes[other])) * squares[k];
        if (distance < lowest && other !== slot) {
          lowest = distance;
          best = other;
        }
      }
      return best;
    },
    merge: (a, b) => {
      const total = sizes[a] + sizes[b];
      const share = sizes[b] / total;
      // As a step from a toward b: equal centroids stay what they are, so equal rows merge at height 0.
      for (let j = 0, p = a * nCols, q = b * nCols; j < nCols; j++, p++, q++) {
        centroids[p] += share * (centroids[q] - centroids[p]);
      }
      sizes[a] = total;
    },
  };
}

/**
 * Squared distances of one centroid to those alive, four at a time: the four sums do not wait for each other.
 *
 * @param out OUT, length at least nAlive; what lies beyond its end is dropped
 */
function squaredToAlive(
  centroids: Float64Array,
  nCols: number,
  slot: number,
  alive: Int32Array,
  nAlive: number,
  out: Float64Array,
): void {
  const start = slot * nCols;
  for (let k = 0; k < nAlive; k += 4) {
    const last = nAlive - 1;
    const q0 = alive[k] * nCols;
    const q1 = alive[Math.min(k + 1, last)] * nCols;
    const q2 = alive[Math.min(k + 2, last)] * nCols;
    const q3 = alive[Math.min(k + 3, last)] * nCols;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let f = 0; f < nCols; f++) {
      const value = centroids[start + f];
      const t0 = value - centroids[q0 + f];
      const t1 = value - centroids[q1 + f];
      const t2 = value - centroids[q2 + f];
      const t3 = value - centroids[q3 + f];
      s0 += t0 * t0;
      s1 += t1 * t1;
      s2 += t2 * t2;
      s3 += t3 * t3;
    }
    out[k] = s0;
    out[k + 1] = s1;
    out[k + 2] = s2;
    out[k + 3] = s3;
  }
}
