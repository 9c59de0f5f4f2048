import { distinctRows } from '../distinct.ts';
import { ArgumentError } from '../errors.ts';
import { type Kernels, referenceKernels } from '../kernels.ts';
import { fromRows, type Matrix, selectRows, toRows } from '../matrix.ts';
import { createRandom, deriveSeed, type Random, shuffledIndices } from '../random.ts';
import { checkColumns, checkInteger, checkMatrix, checkWeights } from '../validate.ts';
import { canonicalOrder } from './canonical.ts';
import { type LloydOptions, type LloydResult, runLloyd, type WeightedRows } from './lloyd.ts';
import { drawIndex, seedCentroids } from './seeding.ts';

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

export interface FitKMeansOptions {
  /** From 1 to the number of distinct rows. */
  readonly nClusters: number;
  /** One per row, at least 0; an integer weight counts as so many repeated rows; defaults to ones. */
  readonly weights?: ArrayLike<number>;
  /** An integer of at least 0; equal seeds give equal models. */
  readonly seed: number;
  /** Centroids to start from, shape (nClusters, nCols): then there is this one start and no swap. */
  readonly init?: Matrix;
  /** Centroids of a fit with fewer clusters, shape (fewer, nCols): one more start grows from them. */
  readonly grow?: Matrix;
  /** Starts from greedy k-means++; defaults to 10. */
  readonly nStarts?: number;
  /** Random swaps of a centroid tried on the best start; defaults to 0. */
  readonly nSwaps?: number;
  /**
   * Starts and swaps are tried on this many distinct rows, drawn at random with their weights; the best goes on
   * over all rows. At least 1 (never fewer than nClusters are drawn); defaults to all rows.
   */
  readonly searchRows?: number;
  /** Of Lloyd's algorithm, a start; defaults to 300. */
  readonly maxIterations?: number;
  /**
   * A start stops when Σ squared shift of the centroids is at most this × the mean variance of the columns; the
   * best one then goes on until its labels stand still. Defaults to 1e-4.
   */
  readonly tolerance?: number;
  /** Defaults to the reference. */
  readonly kernels?: Kernels;
}

/** Lloyd iterations that every start gets; only the best of them goes on. */
const nTrialIterations = 6;
/** Lloyd iterations that a swap gets before it is compared. */
const nSwapIterations = 6;
/** A swap whose inertia after two iterations is above this × the best is given up. */
const hopelessFactor = 1.05;

/**
 * Weighted k-means: minimises Σ weight × squared distance to the nearest centroid.
 *
 * Equal rows are collapsed into weighted ones first, so weights and repeated rows give the same model, bit for
 * bit. Starts come from weighted greedy k-means++; after a few iterations the best one goes on; random swaps of a centroid (Fränti 2018) then leave local
 * optima. From given centroids the labels are scikit-learn's. O(nDistinct × nCols × nClusters) an iteration.
 *
 * @param x shape (nRows, nCols), finite
 */
export function fitKMeans(x: Matrix, options: FitKMeansOptions): KMeansModel {
  checkMatrix(x);
  const weights = checkWeights(options.weights, x.nRows);
  const rows = positiveDistinct(x, weights);
  checkInteger(options.nClusters, 'nClusters', 1);
  if (options.nClusters > rows.x.nRows) {
    throw new ArgumentError(
      'E_K_TOO_LARGE',
      `nClusters must be an integer from 1 to ${rows.x.nRows} (the number of distinct rows); got ${options.nClusters}`,
    );
  }
  const { nStarts = 10, nSwaps = 0, maxIterations = 300, tolerance = 1e-4 } = options;
  checkInteger(nStarts, 'nStarts', 0);
  checkInteger(nSwaps, 'nSwaps', 0);
  if (options.searchRows !== undefined) checkInteger(options.searchRows, 'searchRows', 1);
  checkInteger(maxIterations, 'maxIterations', 1);
  if (nStarts === 0 && !options.grow && !options.init) {
    throw new ArgumentError('E_RANGE', 'nStarts must be at least 1 without init or grow; got 0');
  }
  for (const [name, given] of [
    ['init', options.init],
    ['grow', options.grow],
  ] as const) {
    if (given) {
      checkMatrix(given, name);
      checkColumns(given, x.nCols, name);
    }
  }
  if (options.init && options.init.nRows !== options.nClusters) {
    throw new ArgumentError(
      'E_SHAPE',
      `init must have nClusters = ${options.nClusters} rows; got ${options.init.nRows}`,
    );
  }
  if (options.grow && options.grow.nRows > options.nClusters) {
    throw new ArgumentError(
      'E_SHAPE',
      `grow must have at most ${options.nClusters} rows (nClusters); got ${options.grow.nRows}`,
    );
  }
  return searchCentroids(rows, {
    ...options,
    nStarts,
    nSwaps,
    maxIterations,
    tolerance: tolerance * meanVariance(rows),
    kernels: options.kernels ?? referenceKernels,
  });
}

/** The nearest centroid of each row, ties to the lowest label; length nRows. O(nRows × nCols × nClusters). */
export function predictKMeans(
  model: KMeansModel,
  x: Matrix,
  kernels: Kernels = referenceKernels,
): Int32Array {
  checkMatrix(x);
  checkColumns(x, model.centroids[0].length);
  const labels = new Int32Array(x.nRows);
  kernels.assignNearest(x, fromRows(model.centroids), labels, new Float64Array(x.nRows));
  return labels;
}

type SearchOptions = FitKMeansOptions & {
  readonly nStarts: number;
  readonly nSwaps: number;
  readonly maxIterations: number;
  readonly tolerance: number;
  readonly kernels: Kernels;
};

function searchCentroids(rows: WeightedRows, options: SearchOptions): KMeansModel {
  const { kernels, nClusters, maxIterations, tolerance } = options;
  let best: LloydResult;
  if (options.init) {
    best = runLloyd(rows, options.init, { maxIterations, tolerance }, kernels);
  } else {
    const part = sampleRows(rows, options);
    const trials = startingCentroids(part, options).map((start) =>
      runLloyd(part, start, { maxIterations: nTrialIterations, tolerance }, kernels),
    );
    best = trials.reduce((a, b) => (b.inertia < a.inertia ? b : a));
    best = goOn(part, best, { maxIterations, tolerance }, kernels);
    best = swapCentroids(part, best, options, createRandom(deriveSeed(options.seed, 'swaps')));
    best = goOn(rows, best, { maxIterations, tolerance: 0 }, kernels);
  }
  const totals = new Float64Array(nClusters);
  for (let i = 0; i < best.labels.length; i++) totals[best.labels[i]] += rows.weights[i];
  const centroids = toRows(best.centroids);
  const order = canonicalOrder(centroids, totals);
  return Object.freeze({
    kind: 'kmeans',
    centroids: order.map((c) => centroids[c]),
    totals: order.map((c) => totals[c]),
    inertia: best.inertia,
    nIterations: best.nIterations,
    converged: best.converged,
    nDistinct: rows.x.nRows,
  });
}

/** The rows to search on: all, or so many at random, in their order. */
function sampleRows(rows: WeightedRows, { searchRows, nClusters, seed }: SearchOptions): WeightedRows {
  const { x, weights } = rows;
  if (searchRows === undefined || searchRows >= x.nRows) return rows;
  const random = createRandom(deriveSeed(seed, 'sample'));
  const drawn = shuffledIndices(x.nRows, random).subarray(0, Math.max(searchRows, nClusters)).sort();
  return { x: selectRows(x, drawn), weights: Float64Array.from(drawn, (i) => weights[i]) };
}

function goOn(rows: WeightedRows, from: LloydResult, options: LloydOptions, kernels: Kernels): LloydResult {
  const settled = runLloyd(rows, from.centroids, options, kernels);
  return { ...settled, nIterations: from.nIterations + settled.nIterations };
}

function startingCentroids(rows: WeightedRows, options: SearchOptions): Matrix[] {
  const { seed, nClusters, nStarts, kernels, grow } = options;
  const starts = Array.from({ length: nStarts }, (_, s) =>
    seedCentroids(rows.x, rows.weights, nClusters, createRandom(deriveSeed(seed, 'start', s)), kernels),
  );
  if (grow) {
    const random = createRandom(deriveSeed(seed, 'grow'));
    starts.push(seedCentroids(rows.x, rows.weights, nClusters, random, kernels, grow));
  }
  return starts;
}

/** Moves one random centroid to a row drawn ∝ weight × squared distance; keeps the move when inertia falls. */
function swapCentroids(
  rows: WeightedRows,
  start: LloydResult,
  { nSwaps, nClusters, tolerance, kernels }: SearchOptions,
  random: Random,
): LloydResult {
  let best = start;
  const shares = new Float64Array(rows.x.nRows);
  for (let s = 0; s < nSwaps && best.inertia > 0; s++) {
    for (let i = 0; i < shares.length; i++) shares[i] = rows.weights[i] * best.distances[i];
    const row = drawIndex(shares, random);
    const centroids = best.centroids.data.slice();
    const { nCols } = rows.x;
    centroids.set(rows.x.data.subarray(row * nCols, (row + 1) * nCols), random.nextInt(nClusters) * nCols);
    const moved = runLloyd(
      rows,
      { ...best.centroids, data: centroids },
      { maxIterations: nSwapIterations, tolerance, hopelessAbove: hopelessFactor * best.inertia },
      kernels,
    );
    if (moved.inertia < best.inertia) best = { ...moved, nIterations: best.nIterations + moved.nIterations };
  }
  return best;
}

function positiveDistinct(x: Matrix, weights: Float64Array): WeightedRows {
  const distinct = distinctRows(x, weights);
  const kept = Array.from(distinct.weights.keys()).filter((i) => distinct.weights[i] > 0);
  if (kept.length === distinct.rows.nRows) return { x: distinct.rows, weights: distinct.weights };
  return { x: selectRows(distinct.rows, kept), weights: Float64Array.from(kept, (i) => distinct.weights[i]) };
}

/** Mean over columns of the weighted population variance. */
function meanVariance({ x, weights }: WeightedRows): number {
  const { nRows, nCols } = x;
  const total = weights.reduce((sum, w) => sum + w, 0);
  const means = new Float64Array(nCols);
  for (let i = 0, p = 0; i < nRows; i++) {
    for (let j = 0; j < nCols; j++, p++) means[j] += (weights[i] / total) * x.data[p];
  }
  let squares = 0;
  for (let i = 0, p = 0; i < nRows; i++) {
    for (let j = 0; j < nCols; j++, p++) {
      const centred = x.data[p] - means[j];
      squares += weights[i] * centred * centred;
    }
  }
  return squares / total / nCols;
}
