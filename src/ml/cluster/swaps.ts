import type { LoadedRows } from '../kernels.ts';
import { rowOf, zeros } from '../matrix.ts';
import type { Random } from '../random.ts';
import { type LloydResult, runLloyd } from './lloyd.ts';
import { cheapestMerges, mergeCentroids } from './merges.ts';
import { drawIndex } from './seeding.ts';

export interface SwapOptions {
  readonly nSwaps: number;
  /** Of Lloyd's algorithm after each swap. */
  readonly tolerance: number;
  readonly random: Random;
}

/** Of so many cheapest merges one is drawn. */
const nMerges = 4;
/** Rows drawn for the new centroid, the best of which is taken: 1, 2, 3, 4, 1, … */
const mostCandidates = 4;

/** Lloyd iterations before a start or a swap is compared: few clusters move far, and cost little. */
export const nTrialIterations = (nClusters: number): number => 4 + Math.ceil(24 / nClusters);
/** A trial whose inertia after two iterations is above this × the best is given up. */
const hopelessFactor = (nClusters: number): number => 1 + 0.2 / nClusters;

/**
 * Leaves local optima: two clusters that cost little to merge become one, and a row drawn with probability ∝ weight ×
 * squared distance becomes a centroid; kept when inertia falls after a few iterations (after Fränti 2018).
 * O(nRows × nCols × nClusters) an iteration.
 *
 * @param rows their buffers are overwritten
 * @param start at least one cluster; with one there is nothing to swap
 */
export function swapCentroids(
  rows: LoadedRows,
  start: LloydResult,
  { nSwaps, tolerance, random }: SwapOptions,
): LloydResult {
  const { x, weights } = rows;
  const nClusters = start.centroids.nRows;
  if (nClusters < 2 || nSwaps === 0) return start;
  let best = start;
  rows.assignNearest(best.centroids);
  for (let isNew = true, shares = weights, merges = noMerges, s = 0; s < nSwaps && best.inertia > 0; s++) {
    if (isNew) {
      rows.buffer(0).set(rows.distances);
      shares = rows.distances.map((distance, i) => weights[i] * distance);
      merges = cheapestMerges(best.centroids, best.totals, nMerges);
    }
    const centroids = zeros(nClusters, x.nCols);
    const merge = merges[random.nextInt(merges.length)];
    centroids.data.set(mergeCentroids(best.centroids, best.totals, merge).data);
    const added = drawBest(rows, shares, 1 + (s % mostCandidates), random);
    centroids.data.set(rowOf(x, added), (nClusters - 1) * x.nCols);
    const moved = runLloyd(rows, centroids, {
      maxIterations: nTrialIterations(nClusters),
      tolerance,
      hopelessAbove: hopelessFactor(nClusters) * best.inertia,
    });
    isNew = moved.inertia < best.inertia;
    if (isNew) best = { ...moved, nIterations: best.nIterations + moved.nIterations };
  }
  return best;
}

const noMerges: ReturnType<typeof cheapestMerges> = [];

/** Of some rows drawn ∝ shares the one that lowers the distances of buffer 0 most. */
function drawBest(rows: LoadedRows, shares: Float64Array, nDraws: number, random: Random): number {
  let best = 0;
  let lowest = Number.POSITIVE_INFINITY;
  for (let draw = 0; draw < nDraws; draw++) {
    const row = drawIndex(shares, random);
    const left = rows.lowerToCandidate(row, 0, 1);
    if (left < lowest) {
      lowest = left;
      best = row;
    }
  }
  return best;
}
