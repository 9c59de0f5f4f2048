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
  const sorted = labelings.map((labels) => gather(new Int32Array(x.nRows), labels, order));
  const nClusters = labelings.map(countClusters);
  const offsets = nClusters.map((_, l) => nClusters.slice(0, l).reduce((sum, k) => sum + k, 0));
  const nLabelings = labelings.length;
  const nCells = starts.length - 1;
  const columns = new Int32Array(nCells * nLabelings);
  for (let c = 0, p = 0; c < nCells; c++) {
    for (let l = 0; l < nLabelings; l++, p++) columns[p] = offsets[l] + sorted[l][starts[c]];
  }
  return {
    x: selectRows(x, order),
    weights: gather(new Float64Array(x.nRows), weights, order),
    labelings: sorted,
    nClusters,
    cells: { starts, columns, nLabelings, nColumns: nClusters.reduce((sum, k) => sum + k, 0) },
    order,
  };
}

/** The highest label and one more; 1 without rows. */
function countClusters(labels: ArrayLike<number>): number {
  let highest = 0;
  for (let i = 0; i < labels.length; i++) highest = Math.max(highest, labels[i]);
  return highest + 1;
}

/** @param out OUT: the values in the order asked for */
function gather<Values extends Int32Array | Float64Array>(
  out: Values,
  values: ArrayLike<number>,
  order: Int32Array,
): Values {
  for (let p = 0; p < order.length; p++) out[p] = values[order[p]];
  return out;
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
  const cells = new Int32Array(nRows);
  let nCells = Math.min(nRows, 1);
  for (const labels of labelings) {
    const k = countClusters(labels);
    // The cells of both, numbered by cell, then label.
    const places = new Int32Array(nCells * k);
    for (let i = 0; i < nRows; i++) places[cells[i] * k + labels[i]] = 1;
    nCells = 0;
    for (let p = 0; p < places.length; p++) if (places[p] === 1) places[p] = nCells++;
    for (let i = 0; i < nRows; i++) cells[i] = places[cells[i] * k + labels[i]];
  }
  const starts = new Int32Array(nCells + 1);
  for (let i = 0; i < nRows; i++) starts[cells[i] + 1]++;
  for (let c = 0; c < nCells; c++) starts[c + 1] += starts[c];
  const order = new Int32Array(nRows);
  const next = starts.slice();
  for (let i = 0; i < nRows; i++) order[next[cells[i]]++] = i;
  return { order, starts };
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
