import { ArgumentError } from '../errors.ts';
import type { Kernels } from '../kernels.ts';
import type { Matrix } from '../matrix.ts';
import { referenceKernels } from '../reference/index.ts';
import { checkMatrix, checkWeights } from '../validate.ts';
import { completeDistances } from './complete-distances.ts';
import { labelMerges, type Merge } from './label-merges.ts';
import { chainMerges } from './nearest-neighbour-chain.ts';
import { wardDistances } from './ward-distances.ts';

export type { Merge } from './label-merges.ts';

/** Which height two clusters merge at; the formulas stand at `linkRows`. */
export type LinkageMethod = 'complete' | 'ward';

/** A dendrogram: plain data. */
export interface Linkage {
  readonly kind: 'linkage';
  readonly method: LinkageMethod;
  /** nRows − 1 of them, heights ascending. */
  readonly merges: readonly Merge[];
}

export interface LinkRowsOptions {
  readonly method: LinkageMethod;
  /**
   * One per row, over 0; a row of weight w stands for w equal rows; defaults to ones. Complete linkage counts
   * them in `size` alone: a largest distance does not depend on how often a row is repeated.
   */
  readonly weights?: ArrayLike<number>;
  /** Defaults to the reference. */
  readonly kernels?: Kernels;
}

/** Their distances take 4 GiB. */
const MAX_ROWS_COMPLETE = 23_170;
/** Sums of squares of larger cells could overflow. */
const MAX_CELL = 1e150;

/**
 * Agglomerative clustering: from single rows, the two nearest clusters merge until one is left.
 *
 * Heights: `complete` = the largest Euclidean distance between a row of one cluster and a row of the other;
 * `ward` = √(2 s t ÷ (s + t)) × the distance of the centroids, with sizes s and t: height² ÷ 2 is what the
 * merge adds to the within-cluster sum of squares. By nearest-neighbour chain (Murtagh 1983; Müllner 2011).
 * Complete: O(nRows² × nCols) time, 8 nRows² bytes (800 MB for 10,000 rows). Ward: the same time,
 * O(nRows × nCols) memory.
 *
 * As scipy's `linkage`: the same numbers of clusters, the same heights; Ward's come from centroids instead of
 * the update formula of distances. Where distances are equal any order is right: every merge joins a closest
 * pair, but which one may differ from scipy's, and then later heights may.
 *
 * @param x shape (nRows, nCols), finite, nRows ≥ 2
 */
export function linkRows(x: Matrix, options: LinkRowsOptions): Linkage {
  checkMatrix(x);
  const { method } = options;
  if (method !== 'complete' && method !== 'ward') {
    throw new ArgumentError('E_RANGE', `method must be 'complete' or 'ward'; got ${JSON.stringify(method)}`);
  }
  const most = method === 'complete' ? MAX_ROWS_COMPLETE : Number.POSITIVE_INFINITY;
  if (x.nRows < 2 || x.nRows > most) {
    const upper = method === 'complete' ? ` and at most ${most} for method 'complete'` : '';
    throw new ArgumentError('E_N_ROWS', `x must have at least 2 rows${upper}; got ${x.nRows}`);
  }
  for (let p = 0; p < x.data.length; p++) {
    if (Math.abs(x.data[p]) <= MAX_CELL) continue;
    throw new ArgumentError('E_RANGE', `x must hold numbers from -1e150 to 1e150; cell ${p} is ${x.data[p]}`);
  }
  const weights = checkWeights(options.weights, x.nRows);
  const zero = weights.indexOf(0);
  if (zero >= 0) {
    throw new ArgumentError('E_WEIGHTS', `weights must be over 0 for a linkage; weights[${zero}] is 0`);
  }
  return _linkRows(x, method, weights, options.kernels ?? referenceKernels);
}

function _linkRows(x: Matrix, method: LinkageMethod, weights: Float64Array, kernels: Kernels): Linkage {
  const chained =
    method === 'ward'
      ? chainMerges(x.nRows, wardDistances(x, weights))
      : kernels.withRows(x, weights, 'double', (rows) => chainMerges(x.nRows, completeDistances(rows)));
  const merges = labelMerges(chained, weights);
  return Object.freeze({ kind: 'linkage', method, merges });
}
