import type { Matrix } from '../matrix.ts';
import { checkClasses, checkMatrix, checkWeights } from '../validate.ts';

export interface ScoreSeparationOptions {
  /** Labels are integers of 0 … nClusters − 1. */
  readonly nClusters: number;
  /** One per row, at least 0; defaults to ones. */
  readonly weights?: ArrayLike<number>;
  /** For each feature, the column that it came from, length nCols: a column's features count together. */
  readonly sources: readonly string[];
}

/**
 * For each column, the share of its variance that lies between the clusters: η² = 1 − within ÷ total, over all
 * of its features, in [0, 1].
 *
 * 0: the clusters agree in it; 1: it is constant within each. A constant column has 0. O(nRows × nCols).
 *
 * @param x shape (nRows, nCols), finite
 */
export function scoreSeparation(
  x: Matrix,
  labels: ArrayLike<number>,
  { nClusters, weights, sources }: ScoreSeparationOptions,
): Map<string, number> {
  checkMatrix(x);
  const checked = checkClasses(labels, x.nRows, nClusters);
  return separate(x, checked, nClusters, checkWeights(weights, x.nRows), sources);
}

function separate(
  x: Matrix,
  labels: Int32Array,
  nClusters: number,
  weights: Float64Array,
  sources: readonly string[],
): Map<string, number> {
  const within = new Float64Array(x.nCols);
  const sums = new Float64Array(x.nCols * nClusters);
  const totals = new Float64Array(nClusters);
  for (let i = 0, p = 0; i < x.nRows; i++) {
    totals[labels[i]] += weights[i];
    for (let j = 0; j < x.nCols; j++, p++) sums[labels[i] * x.nCols + j] += weights[i] * x.data[p];
  }
  const total = totals.reduce((sum, value) => sum + value, 0);
  const all = new Float64Array(x.nCols);
  const means = Float64Array.from({ length: x.nCols }, (_, j) => {
    let sum = 0;
    for (let c = 0; c < nClusters; c++) sum += sums[c * x.nCols + j];
    return sum / total;
  });
  for (let i = 0, p = 0; i < x.nRows; i++) {
    for (let j = 0; j < x.nCols; j++, p++) {
      const own = x.data[p] - sums[labels[i] * x.nCols + j] / totals[labels[i]];
      const overall = x.data[p] - means[j];
      within[j] += weights[i] * own * own;
      all[j] += weights[i] * overall * overall;
    }
  }
  const byColumn = new Map<string, { within: number; all: number }>();
  sources.forEach((column, j) => {
    const entry = byColumn.get(column) ?? { within: 0, all: 0 };
    byColumn.set(column, { within: entry.within + within[j], all: entry.all + all[j] });
  });
  return new Map(
    [...byColumn].map(([column, sum]) => [column, sum.all > 0 ? Math.max(0, 1 - sum.within / sum.all) : 0]),
  );
}
