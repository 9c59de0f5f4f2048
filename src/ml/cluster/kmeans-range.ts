import type { Kernels } from '../kernels.ts';
import { fromRows, type Matrix, zeros } from '../matrix.ts';
import { deriveSeed } from '../random.ts';
import { referenceKernels } from '../reference/index.ts';
import { checkClasses, checkInteger, checkMatrix, checkWeights } from '../validate.ts';
import { drawCoreset } from './coreset.ts';
import { type KMeansModel, modelOf, positiveDistinct, type WeightedRows } from './kmeans-model.ts';
import type { KMeansPathFit } from './kmeans-path.ts';
import type { LloydResult } from './lloyd.ts';
import { improvePath, searchPath, settle } from './search-path.ts';
import { spreadOf } from './spread.ts';

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
  /** Swaps of centroids tried at each k, a third of them in each search. */
  readonly nSwaps: number;
  /** Each search is on a coreset of about this many distinct rows, never fewer than kTo; at least 1. */
  readonly searchRows: number;
  /**
   * Labels of the rows of x for each k, such as those of the same rows encoded otherwise: the search goes on from
   * their means instead of starts, swaps and a coreset. Fewer k than asked for, or none, are not used.
   */
  readonly like?: readonly ArrayLike<number>[];
  /** Defaults to the reference. */
  readonly kernels?: Kernels;
  /** Told the share done, in (0, 1]. */
  readonly onProgress?: (fraction: number) => void;
}

/** Searches on a coreset each, which share the swaps: where one ends in a local optimum another seldom does. */
const nSearches = 3;
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
  checkOptions(options, rows.x.nRows, x.nRows);
  return _fitKMeansRange(rows, startsLike(x, weights, options), options).map(({ model }) => model);
}

/** A model with what its rows came to, for the scores. */
export interface KMeansRangeFit extends KMeansPathFit {
  readonly model: KMeansModel;
}

/**
 * `fitKMeansRange` of rows that are distinct already, with the labels and distances of every row.
 *
 * @param x shape (nRows, nCols), finite, distinct
 * @param weights over 0, one per row
 */
export function fitDistinctRange(
  x: Matrix,
  weights: Float64Array,
  options: Omit<FitKMeansRangeOptions, 'weights'>,
): KMeansRangeFit[] {
  checkOptions(options, x.nRows, x.nRows);
  return _fitKMeansRange({ x, weights }, startsLike(x, weights, options), options);
}

type RangeOptions = Omit<FitKMeansRangeOptions, 'weights'>;

function checkOptions(
  { kFrom, kTo, nStarts, nSwaps, searchRows, like = [] }: RangeOptions,
  nDistinct: number,
  nRows: number,
): void {
  checkInteger(kFrom, 'kFrom', 1);
  checkInteger(kTo, 'kTo', kFrom, nDistinct);
  checkInteger(nStarts, 'nStarts', 1);
  checkInteger(nSwaps, 'nSwaps', 0);
  checkInteger(searchRows, 'searchRows', 1);
  for (let f = 0; f < like.length; f++) checkClasses(like[f], nRows, kFrom + f, 'like');
}

/** The means of the labels of `like`; null where they are not of every k. */
function startsLike(
  x: Matrix,
  weights: Float64Array,
  { kFrom, kTo, like = [] }: RangeOptions,
): readonly Found[] | null {
  const nFits = kTo - kFrom + 1;
  if (like.length < nFits) return null;
  return Array.from({ length: nFits }, (_, f) => ({
    centroids: meansByLabel(x, weights, like[f], kFrom + f),
    nIterations: 0,
  }));
}

/** Where a search starts from: centroids and the iterations that led to them. */
type Found = Pick<LloydResult, 'centroids' | 'nIterations'>;

function _fitKMeansRange(
  { x, weights }: WeightedRows,
  like: readonly Found[] | null,
  options: RangeOptions,
): KMeansRangeFit[] {
  const { seed, kernels = referenceKernels, onProgress } = options;
  const found = like ? [like] : searchParts({ x, weights }, options, kernels);
  onProgress?.(searchShare);
  const best = kernels.withRows(x, weights, 'single', (loaded) => {
    const settled = found.map((fits) => fits.map((fit) => settle(loaded, fit)));
    const least = settled.reduce((a, b) => a.map((fit, f) => (b[f].inertia < fit.inertia ? b[f] : fit)));
    return improvePath(loaded, least, { seed: deriveSeed(seed, 'all rows') });
  });
  return kernels.withRows(x, weights, 'double', (loaded) =>
    best.map((fit, f) => {
      const model = modelOf(loaded, settle(loaded, fit));
      onProgress?.(searchShare + ((1 - searchShare) * (f + 1)) / best.length);
      const { inertia, nIterations, converged } = model;
      return {
        model,
        centroids: fromRows(model.centroids),
        labels: loaded.labels.slice(),
        distances: loaded.distances.slice(),
        inertia,
        nIterations,
        converged,
      };
    }),
  );
}

/** Starts, swaps, growth and merges, on one coreset after the other. */
function searchParts(
  rows: WeightedRows,
  { kFrom, kTo, nStarts, nSwaps, searchRows, seed, onProgress }: RangeOptions,
  kernels: Kernels,
): (readonly Found[])[] {
  const spread = spreadOf(rows);
  return Array.from({ length: nSearches }, (_, n) => {
    const own = deriveSeed(seed, 'search', n);
    const part = drawCoreset(rows, spread, { nRows: Math.max(searchRows, kTo), seed: own });
    const options = {
      kFrom,
      kTo,
      nStarts,
      nSwaps: Math.ceil(nSwaps / nSearches),
      seed: own,
      onProgress: (fraction: number) => onProgress?.((searchShare * (n + fraction)) / nSearches),
    };
    return kernels.withRows(part.x, part.weights, 'single', (loaded) => searchPath(loaded, options));
  });
}

/** The weighted mean of the rows of each label; of a label without rows, the origin. O(nRows × nCols). */
function meansByLabel(x: Matrix, weights: Float64Array, labels: ArrayLike<number>, k: number): Matrix {
  const means = zeros(k, x.nCols);
  const totals = new Float64Array(k);
  for (let i = 0; i < x.nRows; i++) {
    totals[labels[i]] += weights[i];
    for (let f = 0; f < x.nCols; f++) {
      means.data[labels[i] * x.nCols + f] += weights[i] * x.data[i * x.nCols + f];
    }
  }
  for (let p = 0; p < means.data.length; p++) {
    const total = totals[Math.floor(p / x.nCols)];
    if (total > 0) means.data[p] /= total;
  }
  return means;
}
