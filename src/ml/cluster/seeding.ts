import type { Kernels } from '../kernels.ts';
import { type Matrix, rowOf, zeros } from '../matrix.ts';
import type { Random } from '../random.ts';

/**
 * Weighted greedy k-means++ (Arthur and Vassilvitskii 2007; the greedy variant of scikit-learn).
 *
 * Each next centre is the best of 2 + ⌊ln k⌋ rows drawn with probability ∝ weight × squared distance to the
 * nearest centre so far; best means the lowest weighted sum of squared distances.
 * O(nRows × nCols × nClusters × ln nClusters).
 *
 * @param x shape (nRows, nCols), at least nClusters distinct rows
 * @param given centres to begin with, fewer than nClusters; defaults to one row drawn by weight
 * @returns shape (nClusters, nCols)
 */
export function seedCentroids(
  x: Matrix,
  weights: Float64Array,
  nClusters: number,
  random: Random,
  kernels: Kernels,
  given?: Matrix,
): Matrix {
  const nTrials = 2 + Math.floor(Math.log(nClusters));
  const centres = zeros(nClusters, x.nCols);
  let nearest: Float64Array = new Float64Array(x.nRows).fill(Number.POSITIVE_INFINITY);
  let nCentres = 0;
  if (given) {
    centres.data.set(given.data);
    kernels.assignNearest(x, given, new Int32Array(x.nRows), nearest);
    nCentres = given.nRows;
  } else {
    const first = drawIndex(weights, random);
    centres.data.set(rowOf(x, first));
    const distances = new Float64Array(x.nRows);
    kernels.lowerToCandidate(x, weights, first, nearest, distances);
    nearest = distances;
    nCentres = 1;
  }
  const potentials = new Float64Array(x.nRows);
  let trial = new Float64Array(x.nRows);
  let best = new Float64Array(x.nRows);
  for (; nCentres < nClusters; nCentres++) {
    for (let i = 0; i < x.nRows; i++) potentials[i] = weights[i] * nearest[i];
    let bestTotal = Number.POSITIVE_INFINITY;
    let bestRow = 0;
    for (let t = 0; t < nTrials; t++) {
      const row = drawIndex(potentials, random);
      const total = kernels.lowerToCandidate(x, weights, row, nearest, trial);
      if (total < bestTotal) {
        bestTotal = total;
        bestRow = row;
        [best, trial] = [trial, best];
      }
    }
    centres.data.set(rowOf(x, bestRow), nCentres * x.nCols);
    nearest.set(best);
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
