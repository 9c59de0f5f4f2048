import type { LoadedRows } from '../kernels.ts';
import { createNearLists } from './near-lists.ts';
import type { ClusterDistances } from './nearest-neighbour-chain.ts';

/** Of the list of each slot: longer ones are looked through more slowly, shorter ones made anew more often. */
const nNear = 8;

/**
 * Squared complete-linkage distances: the largest squared Euclidean distance between two clusters' rows.
 *
 * Held as the whole square of 8 nRows² bytes, each pair twice, so that rows alone are read: with each pair once the
 * walk down columns took three times as long. The maxima cannot be had again from fewer numbers, and float32 would
 * lose the heights' last nine digits. A merge brings no cluster nearer to a third, so `nearest` seldom looks further
 * than a list of those that were near. O(nRows² × nCols) to fill, O(nRows) a `merge`.
 *
 * @param rows in double precision; their buffers are overwritten
 */
export function completeDistances(rows: LoadedRows): ClusterDistances {
  const { nRows } = rows.x;
  const squared = new Float64Array(nRows * nRows);
  const near = createNearLists(nRows, nNear);
  rows.buffer(0).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < nRows; i++) {
    rows.lowerToCandidate(i, 0, 1);
    const distances = rows.buffer(1);
    squared.set(distances, i * nRows);
    let bound = near.beyond(i);
    for (let j = 0; j < nRows; j++) {
      if (distances[j] < bound && j !== i) bound = near.offer(i, j, distances[j]);
    }
  }
  const isGone = new Uint8Array(nRows);
  /** The nearest of the list, ties to the lowest; −1 where one beyond it may be as near. */
  const nearestOfList = (slot: number): number => {
    let best = -1;
    let lowest = near.beyond(slot);
    for (let at = 0; at < near.count(slot); at++) {
      const other = near.at(slot, at);
      if (isGone[other]) continue;
      const distance = squared[slot * nRows + other];
      if (distance > lowest || (distance === lowest && (best < 0 || other > best))) continue;
      lowest = distance;
      best = other;
    }
    return best;
  };
  return {
    between: (a, b) => squared[a * nRows + b],
    nearest: (slot, preferred, alive, nAlive) => {
      const row = slot * nRows;
      let best = nearestOfList(slot);
      if (best < 0) {
        near.clear(slot);
        let bound = near.beyond(slot);
        for (let k = 0; k < nAlive; k++) {
          const distance = squared[row + alive[k]];
          if (distance < bound && alive[k] !== slot) bound = near.offer(slot, alive[k], distance);
        }
        best = near.at(slot, 0);
      }
      return preferred >= 0 && squared[row + preferred] <= squared[row + best] ? preferred : best;
    },
    merge: (a, b, alive, nAlive) => {
      const rowA = a * nRows;
      const rowB = b * nRows;
      isGone[b] = 1;
      near.clear(a);
      let bound = near.beyond(a);
      for (let k = 0; k < nAlive; k++) {
        const other = alive[k];
        if (other === a) continue;
        let distance = squared[rowA + other];
        const farther = squared[rowB + other];
        if (farther > distance) {
          distance = farther;
          squared[rowA + other] = distance;
          squared[other * nRows + a] = distance;
        }
        if (distance < bound) bound = near.offer(a, other, distance);
      }
    },
  };
}
