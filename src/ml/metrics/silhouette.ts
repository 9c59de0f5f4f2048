import { ArgumentError } from '../errors.ts';
import type { Cells, Kernels } from '../kernels.ts';
import { type Matrix, selectRows } from '../matrix.ts';
import { referenceKernels } from '../reference/index.ts';
import { checkMatrix, checkWeights } from '../validate.ts';

/** The definition that every silhouette of this module has, to be named beside the number. */
export const silhouetteDefinition = 'Euclidean distance, mean over rows (Rousseeuw 1987; as scikit-learn)';

/** How well one labeling separates its clusters. */
export interface Silhouette {
  /** Weighted mean over rows, in [−1, 1]; NaN with fewer than 2 clusters. */
  readonly mean: number;
  /** Weighted mean by cluster, by label; NaN for a label that no row has. */
  readonly perCluster: readonly number[];
  /** Of every row, length nRows. */
  readonly perRow: Float64Array;
}

export interface ScoreSilhouetteOptions {
  /** How many clients each row stands for; a row of weight w counts as w repeated rows; defaults to ones. */
  readonly weights?: ArrayLike<number>;
  /** Defaults to the reference. */
  readonly kernels?: Kernels;
}

/** The silhouette of one labeling; see `scoreSilhouettes`. */
export function scoreSilhouette(
  x: Matrix,
  labels: ArrayLike<number>,
  options: ScoreSilhouetteOptions = {},
): Silhouette {
  return scoreSilhouettes(x, [labels], options)[0];
}

/**
 * Exact silhouettes of several labelings of the same rows, in one pass over the distances.
 *
 * s = (b − a) ÷ max(a, b), where a is the mean distance of a row to the other rows of its cluster and b the
 * smallest mean distance to the rows of another cluster; s is 0 for a row alone in its cluster and where
 * a = b = 0. All s lie in [−1, 1]; the mean is NaN with fewer than 2 clusters.
 *
 * Rows are sorted by the cells of the common refinement of the labelings. Distances are summed by cell, each
 * pair once, and every labeling is a small sum over cells. O(nRows² × nCols ÷ 2) time for any number of
 * labelings, O(nRows × Σ nClusters) memory.
 *
 * @param x shape (nRows, nCols), finite; distinct rows with weights give the same result as repeated ones
 * @param labelings each of length nRows with labels of 0 … nClusters − 1
 */
export function scoreSilhouettes(
  x: Matrix,
  labelings: readonly ArrayLike<number>[],
  options: ScoreSilhouetteOptions = {},
): Silhouette[] {
  checkMatrix(x);
  const weights = checkWeights(options.weights, x.nRows);
  for (const labels of labelings) {
    if (labels.length !== x.nRows) {
      throw new ArgumentError(
        'E_LABELS',
        `labels must have ${x.nRows} entries, one per row; got ${labels.length}`,
      );
    }
  }
  const prepared = prepareSilhouettes(x, labelings, weights);
  const kernels = options.kernels ?? referenceKernels;
  const { cells } = prepared;
  const nCells = cells.starts.length - 1;
  return finishSilhouettes(
    prepared,
    kernels.sumCellDistances(prepared.x, prepared.weights, cells, 0, nCells),
  );
}

/** Rows sorted by the cells of the common refinement of some labelings. */
interface PreparedSilhouettes {
  /** Sorted, as `weights` and `labelings`. */
  readonly x: Matrix;
  readonly weights: Float64Array;
  readonly labelings: readonly Int32Array[];
  readonly nClusters: readonly number[];
  readonly cells: Cells;
  /** Where each sorted row stood. */
  readonly order: Int32Array;
}

function prepareSilhouettes(
  x: Matrix,
  labelings: readonly ArrayLike<number>[],
  weights: Float64Array,
): PreparedSilhouettes {
  const { order, starts } = refine(labelings, x.nRows);
  const sorted = labelings.map((labels) => Int32Array.from(order, (i) => labels[i]));
  const nClusters = sorted.map((labels) => labels.reduce((a, b) => Math.max(a, b), 0) + 1);
  const offsets = nClusters.map((_, l) => nClusters.slice(0, l).reduce((sum, k) => sum + k, 0));
  const nLabelings = labelings.length;
  const nCells = starts.length - 1;
  const columns = new Int32Array(nCells * nLabelings);
  for (let c = 0, p = 0; c < nCells; c++) {
    for (let l = 0; l < nLabelings; l++, p++) columns[p] = offsets[l] + sorted[l][starts[c]];
  }
  return {
    x: selectRows(x, order),
    weights: Float64Array.from(order, (i) => weights[i]),
    labelings: sorted,
    nClusters,
    cells: { starts, columns, nLabelings, nColumns: nClusters.reduce((sum, k) => sum + k, 0) },
    order,
  };
}

/** @param sums of distances to every cluster of every labeling, shape (nColumns, nRows) */
function finishSilhouettes(
  { x, weights, labelings, nClusters, order }: PreparedSilhouettes,
  sums: Float64Array,
): Silhouette[] {
  let column = 0;
  return labelings.map((labels, l) => {
    const own = sums.subarray(column * x.nRows, (column + nClusters[l]) * x.nRows);
    column += nClusters[l];
    return fold(own, labels, weights, nClusters[l], order);
  });
}

/** The rows sorted by the cells of the common refinement; small cells keep their sums in cache. */
interface Refinement {
  readonly order: Int32Array;
  readonly starts: Int32Array;
}

/** Rows in the order of the cells in which every labeling is constant, and where each cell starts. */
export function refine(labelings: readonly ArrayLike<number>[], nRows: number): Refinement {
  const order = Int32Array.from({ length: nRows }, (_, i) => i);
  const compare = (i: number, j: number): number => {
    for (const labels of labelings) {
      if (labels[i] !== labels[j]) return labels[i] - labels[j];
    }
    return i - j;
  };
  order.sort(compare);
  const starts = [0];
  for (let p = 1; p < nRows; p++) {
    if (labelings.some((labels) => labels[order[p]] !== labels[order[p - 1]])) starts.push(p);
  }
  starts.push(nRows);
  return { order, starts: Int32Array.from(starts) };
}

/**
 * The silhouette of one row of cluster `own`.
 *
 * @param totals weight of each cluster
 * @param sums of weight × distance to the rows of cluster c, at place `at + c × stride`
 */
export function silhouetteOfRow(
  own: number,
  totals: Float64Array,
  sums: Float64Array,
  at: number,
  stride: number,
): number {
  let other = Number.POSITIVE_INFINITY;
  for (let c = 0; c < totals.length; c++) {
    if (c !== own && totals[c] > 0) other = Math.min(other, sums[c * stride + at] / totals[c]);
  }
  const within = totals[own] > 1 ? sums[own * stride + at] / (totals[own] - 1) : 0;
  const widest = Math.max(within, other);
  return totals[own] > 1 && widest > 0 ? (other - within) / widest : 0;
}

/** Silhouettes from the weighted sums of distances, shape (nClusters, nRows), of every row to every cluster. */
function fold(
  sums: Float64Array,
  labels: Int32Array,
  weights: Float64Array,
  nClusters: number,
  order: Int32Array,
): Silhouette {
  const nRows = labels.length;
  const totals = new Float64Array(nClusters);
  for (let i = 0; i < labels.length; i++) totals[labels[i]] += weights[i];
  const nFilled = totals.filter((total) => total > 0).length;
  const perRow = new Float64Array(labels.length);
  const byCluster = new Float64Array(nClusters);
  let sum = 0;
  let total = 0;
  for (let i = 0; i < labels.length; i++) {
    const own = labels[i];
    const value = silhouetteOfRow(own, totals, sums, i, nRows);
    perRow[order[i]] = nFilled < 2 ? Number.NaN : value;
    byCluster[own] += weights[i] * value;
    sum += weights[i] * value;
    total += weights[i];
  }
  return {
    mean: nFilled < 2 ? Number.NaN : sum / total,
    perCluster: Array.from(byCluster, (value, c) =>
      nFilled < 2 || totals[c] === 0 ? Number.NaN : value / totals[c],
    ),
    perRow,
  };
}
