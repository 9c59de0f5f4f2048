import type { LoadedRows } from '../kernels.ts';
import { rowOf, zeros } from '../matrix.ts';
import type { Random } from '../random.ts';
import { drawIndex, runningSums } from './draw-index.ts';
import { type LloydResult, meansOfLabels, runLloyd } from './lloyd.ts';
import { cheapestMerges, type Merge, mergeCentroids } from './merges.ts';

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
/** A trial whose inertia, once all rows have found their nearest centroid, is above this × the best is given up. */
const hopelessFactor = (nClusters: number): number => 1 + 0.2 / nClusters;

/**
 * Leaves local optima: two clusters that cost little to merge become one, and a row drawn with probability ∝ weight ×
 * squared distance becomes a centroid; kept when inertia falls after a few iterations (after Fränti 2018). Centroids
 * start as the means of what the swap alone changes, so most trials end with the first comparison of all rows.
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
  let labels = rows.labels.slice();
  for (let isNew = true, sums = weights, merges = noMerges, s = 0; s < nSwaps && best.inertia > 0; s++) {
    if (isNew) {
      labels = rows.labels.slice();
      rows.buffer(0).set(rows.distances);
      sums = runningSums(rows.distances.map((distance, i) => weights[i] * distance));
      merges = cheapestMerges(best.centroids, best.totals, nMerges);
    }
    const merge = merges[random.nextInt(merges.length)];
    const drawn = Array.from({ length: 1 + (s % mostCandidates) }, () => drawIndex(sums, random));
    const row = drawn[rows.lowerToBest(drawn, 0, 1)];
    moveLabels(rows, labels, merge, nClusters - 1);
    const centroids = zeros(nClusters, x.nCols);
    centroids.data.set(mergeCentroids(best.centroids, best.totals, merge).data);
    centroids.data.set(rowOf(x, row), (nClusters - 1) * x.nCols);
    const means = zeros(nClusters, x.nCols);
    meansOfLabels(rows, centroids, means, new Float64Array(nClusters));
    const moved = runLloyd(rows, means, {
      maxIterations: nTrialIterations(nClusters),
      tolerance,
      goesOn: true,
      hopelessAbove: hopelessFactor(nClusters) * best.inertia,
    });
    isNew = moved.inertia < best.inertia;
    if (isNew) best = { ...moved, nIterations: best.nIterations + moved.nIterations };
  }
  return best;
}

/**
 * Labels after a swap: `b` of the merge becomes `a`, the last cluster takes the place of `b`, and rows that the new
 * one is nearer to than their own enter it. Rows of the two merged are not compared with the others: the next
 * iteration does.
 */
function moveLabels(rows: LoadedRows, from: Int32Array, { a, b }: Merge, last: number): void {
  const { labels } = rows;
  const before = rows.buffer(0);
  const now = rows.buffer(1);
  for (let i = 0; i < labels.length; i++) {
    const label = from[i];
    labels[i] = now[i] < before[i] ? last : label === b ? a : label === last ? b : label;
  }
}

const noMerges: ReturnType<typeof cheapestMerges> = [];
