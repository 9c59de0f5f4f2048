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
  /** Give up after two iterations when the inertia is above this; a fit that is given up has not converged. */
  readonly hopelessAbove?: number;
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
  let nIterations = 0;
  rows.reset();
  while (nIterations < options.maxIterations && !converged) {
    const nChanged = rows.assignNearest(centroids);
    if (
      options.hopelessAbove !== undefined &&
      nIterations === nTrialIterations &&
      rows.inertia() > options.hopelessAbove
    ) {
      break;
    }
    nIterations++;
    rows.sumByLabel(next, totals);
    relocateEmpty(rows, next, totals);
    divideRows(next, totals, centroids);
    const shift = squaredShift(centroids, next);
    [centroids, next] = [next, centroids];
    converged = nChanged === 0 || shift <= options.tolerance;
  }
  rows.assignNearest(centroids);
  return { centroids, inertia: rows.inertia(), totals, nIterations, converged };
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
