import { ArgumentError } from '../errors.ts';
import type { Kernels, LoadedRows } from '../kernels.ts';
import { fromRows, type Matrix, zeros } from '../matrix.ts';
import { createRandom, deriveSeed } from '../random.ts';
import { referenceKernels } from '../reference/index.ts';
import { checkColumns, checkInteger, checkMatrix, checkWeights } from '../validate.ts';
import { drawCoreset } from './coreset.ts';
import { type KMeansModel, modelOf, positiveDistinct, type WeightedRows } from './kmeans-model.ts';
import { type LloydOptions, type LloydResult, runLloyd } from './lloyd.ts';
import { seedCentroids } from './seeding.ts';
import { type Spread, spreadOf } from './spread.ts';
import { swapCentroids } from './swaps.ts';

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
  const spread = spreadOf(rows);
  const absolute = (tolerance * spread.inertia) / spread.total / x.nCols;
  return fitCentroids(rows, {
    ...options,
    spread,
    nStarts,
    nSwaps,
    maxIterations,
    tolerance: absolute,
    lastTolerance: settle ? 0 : absolute,
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
  return kernels.withRows(x, new Float64Array(x.nRows), 'double', (rows) => {
    rows.assignNearest(fromRows(model.centroids));
    return rows.labels.slice();
  });
}

type SearchOptions = FitKMeansOptions & {
  readonly spread: Spread;
  readonly nStarts: number;
  readonly nSwaps: number;
  readonly maxIterations: number;
  readonly tolerance: number;
  /** Of the run over all rows that the best start ends with. */
  readonly lastTolerance: number;
  readonly kernels: Kernels;
};

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

/** Starts and swaps on a part of the rows, then Lloyd's algorithm on all of them, in single precision. */
function searchCentroids(rows: WeightedRows, options: SearchOptions): LloydResult {
  const { kernels, nClusters, seed, spread, searchRows = rows.x.nRows } = options;
  const part = drawCoreset(rows, spread, {
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
