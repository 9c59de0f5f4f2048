import type { BufferIndex, LoadedRows } from '../kernels.ts';
import { type Matrix, rowOf, zeros } from '../matrix.ts';
import type { Random } from '../random.ts';
import { drawIndex, runningSums } from './draw-index.ts';

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
  // Running sums of weight × squared distance.
  const potentials = new Float64Array(x.nRows);
  let [nearest, next]: BufferIndex[] = [0, 1];
  let nCentres = given?.nRows ?? 1;
  if (given) {
    centres.data.set(given.data);
    rows.assignNearest(given);
    rows.buffer(nearest).set(rows.distances);
  } else {
    const first = drawIndex(runningSums(weights), random);
    centres.data.set(rowOf(x, first));
    rows.buffer(next).fill(Number.POSITIVE_INFINITY);
    rows.lowerToCandidate(first, next, nearest);
  }
  for (; nCentres < nClusters; nCentres++) {
    const distances = rows.buffer(nearest);
    for (let i = 0, sum = 0; i < x.nRows; i++) {
      sum += weights[i] * distances[i];
      potentials[i] = sum;
    }
    const drawn = Array.from({ length: nTrials }, () => drawIndex(potentials, random));
    const row = drawn[rows.lowerToBest(drawn, nearest, next)];
    centres.data.set(rowOf(x, row), nCentres * x.nCols);
    [nearest, next] = [next, nearest];
  }
  return centres;
}
