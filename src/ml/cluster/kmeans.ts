import { distinctRows } from '../distinct.ts';
import { ArgumentError } from '../errors.ts';
import type { Kernels, LoadedRows } from '../kernels.ts';
import { fromRows, type Matrix, selectRows, toRows, zeros } from '../matrix.ts';
import { createRandom, deriveSeed } from '../random.ts';
import { referenceKernels } from '../reference/index.ts';
import { checkColumns, checkInteger, checkMatrix, checkWeights } from '../validate.ts';
import { canonicalOrder } from './canonical.ts';
import { drawCoreset } from './coreset.ts';
import { type LloydOptions, type LloydResult, runLloyd } from './lloyd.ts';
import { improvePath, searchPath, settle } from './search-path.ts';
import { seedCentroids } from './seeding.ts';
import { swapCentroids } from './swaps.ts';

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
   * Starts and swaps are tried on a coreset of about this many distinct rows; the best goes on over all rows. At
   * least 1 (never fewer than nClusters are drawn); defaults to all rows.
   */
  readonly searchRows?: number;
  /** Of Lloyd's algorithm, a start; defaults to 300. */
  readonly maxIterations?: number;
  /**
   * A start stops when Σ squared shift of the centroids is at most this × the mean variance of the columns; the
   * best one then goes on until its labels stand still. Defaults to 1e-4.
   */
  readonly tolerance?: number;
  /** Whether the best start goes on until its labels stand still; defaults to true. */
  readonly settle?: boolean;
  /** Defaults to the reference. */
  readonly kernels?: Kernels;
}

/** Lloyd iterations that every start gets; only the best of them goes on. */
const nTrialIterations = 6;
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
  const { nStarts = 10, nSwaps = 0, maxIterations = 300, tolerance = 1e-4, settle = true } = options;
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
  const absolute = tolerance * meanVariance(rows);
  return fitCentroids(rows, {
    ...options,
    nStarts,
    nSwaps,
    maxIterations,
    tolerance: absolute,
    lastTolerance: settle ? 0 : absolute,
    kernels: options.kernels ?? referenceKernels,
  });
}

export interface FitKMeansRangeOptions {
  /** From 1. */
  readonly kFrom: number;
  /** At most the number of distinct rows. */
  readonly kTo: number;
  /** One per row, at least 0; defaults to ones. */
  readonly weights?: ArrayLike<number>;
  /** An integer of at least 0; equal seeds give equal models. */
  readonly seed: number;
  /** Starts at each k, beside the one grown from k − 1; at least 1. */
  readonly nStarts: number;
  /** Swaps of centroids tried on the best start of each k. */
  readonly nSwaps: number;
  /** The search is on a coreset of about this many distinct rows, never fewer than kTo; at least 1. */
  readonly searchRows: number;
  /** Defaults to the reference. */
  readonly kernels?: Kernels;
  /** Told the share done, in (0, 1]. */
  readonly onProgress?: (fraction: number) => void;
}

/** The share of a range's time that the search on the coreset takes. */
const searchShare = 0.6;

/**
 * `fitKMeans` for every k of a range at once, which finds more than one k by itself: solutions of k + 1 with two
 * clusters merged and of k − 1 with one more are tried too, on the coreset and then on all rows. Inertia, centroids
 * and labels are of f64 over all rows. O(nDistinct × nCols × Σ k) an iteration.
 *
 * @param x shape (nRows, nCols), finite
 * @returns one model of each k, ascending
 */
export function fitKMeansRange(x: Matrix, options: FitKMeansRangeOptions): KMeansModel[] {
  checkMatrix(x);
  const weights = checkWeights(options.weights, x.nRows);
  const rows = positiveDistinct(x, weights);
  checkInteger(options.kFrom, 'kFrom', 1);
  checkInteger(options.kTo, 'kTo', options.kFrom, rows.x.nRows);
  checkInteger(options.nStarts, 'nStarts', 1);
  checkInteger(options.nSwaps, 'nSwaps', 0);
  checkInteger(options.searchRows, 'searchRows', 1);
  return _fitKMeansRange(rows, options, options.kernels ?? referenceKernels);
}

function _fitKMeansRange(
  { x, weights }: WeightedRows,
  { kFrom, kTo, nStarts, nSwaps, searchRows, seed, onProgress }: FitKMeansRangeOptions,
  kernels: Kernels,
): KMeansModel[] {
  const part = drawCoreset(x, weights, {
    nRows: Math.max(searchRows, kTo),
    seed: deriveSeed(seed, 'sample'),
  });
  const path = {
    kFrom,
    kTo,
    nStarts,
    nSwaps,
    seed,
    onProgress: (fraction: number) => onProgress?.(searchShare * fraction),
  };
  const found = kernels.withRows(part.x, part.weights, 'single', (loaded) => searchPath(loaded, path));
  const best =
    part.x === x
      ? found
      : kernels.withRows(x, weights, 'single', (loaded) =>
          improvePath(
            loaded,
            found.map((fit) => settle(loaded, fit)),
            { seed: deriveSeed(seed, 'all rows') },
          ),
        );
  return kernels.withRows(x, weights, 'double', (loaded) =>
    best.map((fit, f) => {
      const model = modelOf(loaded, settle(loaded, fit));
      onProgress?.(searchShare + ((1 - searchShare) * (f + 1)) / best.length);
      return model;
    }),
  );
}

/** The nearest centroid of each row, ties to the lowest label; length nRows. O(nRows × nCols × nClusters). */
export function predictKMeans(
  model: KMeansModel,
  x: Matrix,
  kernels: Kernels = referenceKernels,
): Int32Array {
  checkMatrix(x);
  checkColumns(x, model.centroids[0].length);
  return kernels.withRows(x, new Float64Array(x.nRows), 'double', (rows) => {
    rows.assignNearest(fromRows(model.centroids));
    return rows.labels.slice();
  });
}

type SearchOptions = FitKMeansOptions & {
  readonly nStarts: number;
  readonly nSwaps: number;
  readonly maxIterations: number;
  readonly tolerance: number;
  /** Of the run over all rows that the best start ends with. */
  readonly lastTolerance: number;
  readonly kernels: Kernels;
};

/** The weighted rows that a fit works on: distinct, every weight over 0. */
interface WeightedRows {
  readonly x: Matrix;
  readonly weights: Float64Array;
}

function fitCentroids(rows: WeightedRows, options: SearchOptions): KMeansModel {
  const { kernels, nClusters, maxIterations, tolerance, lastTolerance, init } = options;
  const { x, weights } = rows;
  const found = init ? null : searchCentroids(rows, options);
  return kernels.withRows(x, weights, 'double', (loaded) => {
    const settled = found
      ? goOn(loaded, found, { maxIterations, tolerance: lastTolerance })
      : runLloyd(loaded, init ?? zeros(nClusters, x.nCols), { maxIterations, tolerance });
    return modelOf(loaded, settled);
  });
}

function modelOf(rows: LoadedRows, settled: LloydResult): KMeansModel {
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

/** Starts and swaps on a part of the rows, then Lloyd's algorithm on all of them, in single precision. */
function searchCentroids(rows: WeightedRows, options: SearchOptions): LloydResult {
  const { kernels, nClusters, seed, searchRows = rows.x.nRows } = options;
  const part = drawCoreset(rows.x, rows.weights, {
    nRows: Math.max(searchRows, nClusters),
    seed: deriveSeed(seed, 'sample'),
  });
  const search = (loaded: LoadedRows): LloydResult => searchOn(loaded, options);
  const isAll = part.x.nRows === rows.x.nRows;
  const found = isAll ? null : kernels.withRows(part.x, part.weights, 'single', search);
  return kernels.withRows(rows.x, rows.weights, 'single', (loaded) =>
    goOnOverAll(loaded, found ?? search(loaded), isAll, options),
  );
}

function searchOn(rows: LoadedRows, options: SearchOptions): LloydResult {
  const { maxIterations, tolerance, seed, nSwaps } = options;
  const trials = startingCentroids(rows, options).map((start) =>
    runLloyd(rows, start, { maxIterations: nTrialIterations, tolerance }),
  );
  const best = trials.reduce((a, b) => (b.inertia < a.inertia ? b : a));
  const settled = goOn(rows, best, { maxIterations, tolerance });
  return swapCentroids(rows, settled, { nSwaps, tolerance, random: createRandom(deriveSeed(seed, 'swaps')) });
}

/** @param isAll whether the search was over these same rows */
function goOnOverAll(
  rows: LoadedRows,
  found: LloydResult,
  isAll: boolean,
  { nClusters, maxIterations, lastTolerance, seed, grow }: SearchOptions,
): LloydResult {
  const last = { maxIterations, tolerance: lastTolerance };
  const settled = goOn(rows, found, last);
  if (!grow || isAll) return settled;
  // Grown over all rows, a fit is never worse than the smaller one, whatever the part missed.
  const random = createRandom(deriveSeed(seed, 'grow all'));
  const grown = runLloyd(rows, seedCentroids(rows, nClusters, random, grow), last);
  return grown.inertia < settled.inertia ? grown : settled;
}

function goOn(rows: LoadedRows, from: LloydResult, options: LloydOptions): LloydResult {
  const settled = runLloyd(rows, from.centroids, options);
  return { ...settled, nIterations: from.nIterations + settled.nIterations };
}

function startingCentroids(rows: LoadedRows, options: SearchOptions): Matrix[] {
  const { seed, nClusters, nStarts, grow } = options;
  const starts = Array.from({ length: nStarts }, (_, s) =>
    seedCentroids(rows, nClusters, createRandom(deriveSeed(seed, 'start', s))),
  );
  if (grow) starts.push(seedCentroids(rows, nClusters, createRandom(deriveSeed(seed, 'grow')), grow));
  return starts;
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
