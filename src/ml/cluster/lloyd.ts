import type { LoadedRows } from '../kernels.ts';
import { type Matrix, squaredDistance, zeros } from '../matrix.ts';

/** Where a run of Lloyd's algorithm ended; the labels and distances of its centroids stand in the rows. */
export interface LloydResult {
  readonly centroids: Matrix;
  readonly inertia: number;
  /** Weight of the rows that each centroid is the mean of. */
  readonly totals: Float64Array;
  readonly nIterations: number;
  /** Whether labels stood still or the centroids moved by at most the tolerance. */
  readonly converged: boolean;
}

export interface LloydOptions {
  readonly maxIterations: number;
  /** Stop when Σ squared shift of the centroids is at most this. 0 asks for labels that stand still. */
  readonly tolerance: number;
  /** Give up after two iterations, or at once where it goes on, when the inertia is above this: not converged. */
  readonly hopelessAbove?: number;
  /** `start` has the means of the labels that stand in the rows; defaults to false. */
  readonly goesOn?: boolean;
}

/** How many iterations a fit gets before it may be given up as hopeless. */
const nTrialIterations = 2;

/**
 * Lloyd's algorithm on weighted rows from given centroids (Lloyd 1982), with scikit-learn's rules: an empty
 * cluster takes the row farthest from its centroid; it stops when labels stand still or the centroids do.
 * The labels belong to the centroids returned. O(nRows × nCols × nClusters) an iteration; inertia never rises.
 */
export function runLloyd(rows: LoadedRows, start: Matrix, options: LloydOptions): LloydResult {
  const totals = new Float64Array(start.nRows);
  let centroids: Matrix = { ...start, data: start.data.slice() };
  let next = zeros(start.nRows, start.nCols);
  let converged = false;
  // Whether the labels in the rows are those of the centroids.
  let isAssigned = false;
  let nIterations = 0;
  const { hopelessAbove, goesOn = false } = options;
  const hopelessAfter = goesOn ? 0 : nTrialIterations;
  if (!goesOn) rows.reset();
  while (nIterations < options.maxIterations && !converged) {
    const nChanged = rows.assignNearest(centroids);
    if (hopelessAbove !== undefined && nIterations === hopelessAfter && rows.inertia() > hopelessAbove) {
      isAssigned = true;
      break;
    }
    nIterations++;
    meansOfLabels(rows, centroids, next, totals);
    const shift = squaredShift(centroids, next);
    [centroids, next] = [next, centroids];
    converged = nChanged === 0 || shift <= options.tolerance;
    isAssigned = shift === 0;
  }
  if (!isAssigned) rows.assignNearest(centroids);
  return { centroids, inertia: rows.inertia(), totals, nIterations, converged };
}

/**
 * The means of the rows by label; a cluster without rows takes the farthest one, or keeps its centroid.
 *
 * @param means OUT, shape (nClusters, nCols)
 * @param totals OUT, weights of the clusters
 */
export function meansOfLabels(
  rows: LoadedRows,
  centroids: Matrix,
  means: Matrix,
  totals: Float64Array,
): void {
  rows.sumByLabel(means, totals);
  relocateEmpty(rows, means, totals);
  divideRows(means, totals, centroids);
}

/** @param sums IN/OUT and @param totals IN/OUT: each empty cluster takes over the next farthest row. */
function relocateEmpty(rows: LoadedRows, sums: Matrix, totals: Float64Array): void {
  if (totals.every((total) => total > 0)) return;
  const { x, weights, labels, distances } = rows;
  const taken = new Set<number>();
  for (let c = 0; c < totals.length; c++) {
    if (totals[c] > 0) continue;
    let far = -1;
    for (let i = 0; i < x.nRows; i++) {
      if (!taken.has(i) && distances[i] > 0 && (far < 0 || distances[i] > distances[far])) far = i;
    }
    if (far < 0) return;
    taken.add(far);
    for (let f = 0; f < x.nCols; f++) {
      const part = weights[far] * x.data[far * x.nCols + f];
      sums.data[labels[far] * x.nCols + f] -= part;
      sums.data[c * x.nCols + f] = part;
    }
    totals[labels[far]] -= weights[far];
    totals[c] = weights[far];
  }
}

/** @param sums IN/OUT: becomes means; a cluster that stayed empty keeps its centroid. */
function divideRows(sums: Matrix, totals: Float64Array, centroids: Matrix): void {
  for (let c = 0, p = 0; c < sums.nRows; c++) {
    for (let f = 0; f < sums.nCols; f++, p++) {
      sums.data[p] = totals[c] > 0 ? sums.data[p] / totals[c] : centroids.data[p];
    }
  }
}

function squaredShift(a: Matrix, b: Matrix): number {
  let sum = 0;
  for (let c = 0; c < a.nRows; c++) sum += squaredDistance(a, c, b, c);
  return sum;
}
