import { squaredDistances } from '../linalg/squared-distances.ts';
import type { Matrix } from '../matrix.ts';
import type { ClusterDistances } from './nearest-neighbour-chain.ts';

/**
 * Squared complete-linkage distances: the largest squared Euclidean distance between two clusters' rows.
 *
 * Held as the upper triangle, nRows (nRows − 1) ÷ 2 float64: the maxima cannot be had again from fewer numbers,
 * and float32 would lose the heights' last nine digits. O(nRows² × nCols) to fill; `nearest` and `merge` O(nRows).
 */
export function completeDistances(x: Matrix): ClusterDistances {
  const { nRows } = x;
  /** Pair (i, j), i < j, lies at base[i] + j. */
  const base = Int32Array.from({ length: nRows }, (_, i) => (i * (2 * nRows - i - 1)) / 2 - i - 1);
  const squared = new Float64Array((nRows * (nRows - 1)) / 2);
  const firstNearest = new Int32Array(nRows);
  fillPairs(x, squared, firstNearest);
  const hasMerged = new Uint8Array(nRows);
  const placeOf = (a: number, b: number): number => (a < b ? base[a] + b : base[b] + a);
  return {
    between: (a, b) => squared[placeOf(a, b)],
    nearest: (slot, preferred, alive, nAlive) => {
      // Merges bring no cluster nearer: the nearest of two rows that have not merged is the nearest still.
      const first = firstNearest[slot];
      if (!hasMerged[slot] && !hasMerged[first]) {
        if (preferred < 0) return first;
        return squared[placeOf(slot, preferred)] <= squared[placeOf(slot, first)] ? preferred : first;
      }
      let best = preferred;
      let lowest = preferred < 0 ? Number.POSITIVE_INFINITY : squared[placeOf(slot, preferred)];
      let k = 0;
      for (; alive[k] < slot; k++) {
        const distance = squared[base[alive[k]] + slot];
        if (distance < lowest) {
          lowest = distance;
          best = alive[k];
        }
      }
      for (k++; k < nAlive; k++) {
        const distance = squared[base[slot] + alive[k]];
        if (distance < lowest) {
          lowest = distance;
          best = alive[k];
        }
      }
      return best;
    },
    merge: (a, b, alive, nAlive) => {
      hasMerged[a] = hasMerged[b] = 1;
      for (let k = 0; k < nAlive; k++) {
        const other = alive[k];
        if (other === a) continue;
        const place = placeOf(a, other);
        const distance = squared[placeOf(b, other)];
        if (distance > squared[place]) squared[place] = distance;
      }
    },
  };
}

/**
 * Every pair once, row by row of the upper triangle, and each row's nearest, ties to the lowest.
 *
 * @param squared OUT, length nRows (nRows − 1) ÷ 2
 * @param nearest OUT, length nRows
 */
function fillPairs(x: Matrix, squared: Float64Array, nearest: Int32Array): void {
  const { nRows } = x;
  const lowest = new Float64Array(nRows).fill(Number.POSITIVE_INFINITY);
  for (let i = 0, p = 0; i < nRows; i++) {
    squaredDistances(x, i, i + 1, nRows, squared, p);
    for (let j = i + 1; j < nRows; j++, p++) {
      const distance = squared[p];
      if (distance < lowest[i]) {
        lowest[i] = distance;
        nearest[i] = j;
      }
      if (distance < lowest[j]) {
        lowest[j] = distance;
        nearest[j] = i;
      }
    }
  }
}
