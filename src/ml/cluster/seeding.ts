import type { BufferIndex, LoadedRows } from '../kernels.ts';
import { type Matrix, rowOf, zeros } from '../matrix.ts';
import type { Random } from '../random.ts';

/**
 * Weighted greedy k-means++ (Arthur and Vassilvitskii 2007; the greedy variant of scikit-learn).
 *
 * Each next centre is the best of 2 + ⌊ln k⌋ rows drawn with probability ∝ weight × squared distance to the
 * nearest centre so far; best means the lowest weighted sum of squared distances.
 * O(nRows × nCols × nClusters × ln nClusters).
 *
 * @param rows at least nClusters distinct ones; their buffers are overwritten
 * @param given centres to begin with, fewer than nClusters; defaults to one row drawn by weight
 * @returns shape (nClusters, nCols)
 */
export function seedCentroids(rows: LoadedRows, nClusters: number, random: Random, given?: Matrix): Matrix {
  const { x, weights } = rows;
  const nTrials = 2 + Math.floor(Math.log(nClusters));
  const centres = zeros(nClusters, x.nCols);
  const potentials = new Float64Array(x.nRows);
  let [nearest, best, trial]: BufferIndex[] = [0, 1, 2];
  let nCentres = given?.nRows ?? 1;
  if (given) {
    centres.data.set(given.data);
    rows.assignNearest(given);
    rows.buffer(nearest).set(rows.distances);
  } else {
    const first = drawIndex(weights, random);
    centres.data.set(rowOf(x, first));
    rows.buffer(trial).fill(Number.POSITIVE_INFINITY);
    rows.lowerToCandidate(first, trial, nearest);
  }
  for (; nCentres < nClusters; nCentres++) {
    const distances = rows.buffer(nearest);
    for (let i = 0; i < x.nRows; i++) potentials[i] = weights[i] * distances[i];
    let bestTotal = Number.POSITIVE_INFINITY;
    let bestRow = 0;
    for (let t = 0; t < nTrials; t++) {
      const row = drawIndex(potentials, random);
      const total = rows.lowerToCandidate(row, nearest, trial);
      if (total < bestTotal) {
        bestTotal = total;
        bestRow = row;
        [best, trial] = [trial, best];
      }
    }
    centres.data.set(rowOf(x, bestRow), nCentres * x.nCols);
    [nearest, best] = [best, nearest];
  }
  return centres;
}

/** An index drawn with probability ∝ shares (at least one is over 0). */
export function drawIndex(shares: Float64Array, random: Random): number {
  let total = 0;
  for (let i = 0; i < shares.length; i++) total += shares[i];
  const target = random.next() * total;
  let sum = 0;
  let last = 0;
  for (let i = 0; i < shares.length; i++) {
    if (shares[i] === 0) continue;
    sum += shares[i];
    last = i;
    if (sum > target) return i;
  }
  return last;
}
