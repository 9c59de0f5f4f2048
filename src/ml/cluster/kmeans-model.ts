import { collapseRows } from '../distinct.ts';
import type { LoadedRows } from '../kernels.ts';
import { type Matrix, selectRows, toRows } from '../matrix.ts';
import { canonicalOrder } from './canonical.ts';
import type { LloydResult } from './lloyd.ts';

/** A fitted k-means: plain data. */
export interface KMeansModel {
  readonly kind: 'kmeans';
  /** Shape (nClusters, nCols), in canonical order: heaviest cluster first, ties by centroid. */
  readonly centroids: readonly (readonly number[])[];
  /** Weight of the training rows of each cluster. */
  readonly totals: readonly number[];
  /** Σ weight × squared Euclidean distance to the nearest centroid. */
  readonly inertia: number;
  /** Lloyd iterations of the run that led to these centroids. */
  readonly nIterations: number;
  readonly converged: boolean;
  /** How many distinct rows of positive weight there were. */
  readonly nDistinct: number;
}

/** The weighted rows that a fit works on: distinct, every weight over 0. */
export interface WeightedRows {
  readonly x: Matrix;
  readonly weights: Float64Array;
}

/** Distinct rows of a checked matrix; those of weight 0 are left out. */
export function positiveDistinct(x: Matrix, weights: Float64Array): WeightedRows {
  const distinct = collapseRows(x, weights);
  if (distinct.weights.every((weight) => weight > 0)) return { x: distinct.rows, weights: distinct.weights };
  const kept = Array.from(distinct.weights.keys()).filter((i) => distinct.weights[i] > 0);
  return { x: selectRows(distinct.rows, kept), weights: Float64Array.from(kept, (i) => distinct.weights[i]) };
}

/** @param settled where Lloyd's algorithm ended on these rows, all that there are */
export function modelOf(rows: LoadedRows, settled: LloydResult): KMeansModel {
  const { centroids, totals } = settleOrder(rows, settled.centroids);
  return Object.freeze({
    kind: 'kmeans',
    centroids: toRows(centroids),
    totals,
    inertia: settled.inertia,
    nIterations: settled.nIterations,
    converged: settled.converged,
    nDistinct: rows.x.nRows,
  });
}

/** Rounds of ordering: a row that is equally far from two centroids goes to the first, which may change the order. */
const maxOrderRounds = 8;

/** Centroids in canonical order with the weight of the rows that are nearest to each, in that order. */
function settleOrder(
  rows: LoadedRows,
  start: Matrix,
): { readonly centroids: Matrix; readonly totals: readonly number[] } {
  let centroids = start;
  for (let round = 0; ; round++) {
    rows.assignNearest(centroids);
    const totals = new Float64Array(centroids.nRows);
    const { labels, weights } = rows;
    for (let i = 0; i < labels.length; i++) totals[labels[i]] += weights[i];
    const order = canonicalOrder(toRows(centroids), totals);
    if (round === maxOrderRounds || order.every((c, at) => c === at)) {
      return { centroids, totals: Array.from(totals) };
    }
    centroids = selectRows(centroids, order);
  }
}
