/** A score better by less than this part is rounding: the earlier split is kept. */
const TIE_TOLERANCE = 1e-12;

/** Training data in the layout that the search wants, without the rows of weight 0. */
export interface SplitData {
  readonly nRows: number;
  readonly nFeatures: number;
  readonly nClasses: number;
  /** Column-major: the value of row i in feature f is `columns[f * nRows + i]`. */
  readonly columns: Float64Array;
  readonly labels: Int32Array;
  readonly weights: Float64Array;
  readonly classWeights: readonly number[];
  /** For each feature, the rows in ascending order; a node owns the same run start … end of each. */
  readonly order: Int32Array;
}

export interface Split {
  readonly feature: number;
  readonly threshold: number;
}

/**
 * The split of the rows start … end − 1 with the least weighted Gini impurity of its two sides, or null.
 *
 * That is the largest `Σ_k L_k² / Σ_k L_k + Σ_k R_k² / Σ_k R_k` over the class-weighted counts L and R of the
 * sides. Ties (relative 1e-12) go to the lowest feature, then the lowest threshold.
 * O(nFeatures × (rows + distinct values × nClasses)).
 *
 * @param counts row weight of each class in the node
 * @param minLeafSize least row weight on each side
 */
export function findSplit(
  data: SplitData,
  start: number,
  end: number,
  counts: readonly number[],
  minLeafSize: number,
): Split | null {
  const { nRows, nFeatures, nClasses, columns, labels, weights, classWeights, order } = data;
  const left = new Float64Array(nClasses);
  let total = 0;
  for (let k = 0; k < nClasses; k++) total += counts[k];
  let best = 0;
  let feature = -1;
  let threshold = 0;
  for (let f = 0; f < nFeatures; f++) {
    const base = f * nRows;
    if (columns[base + order[base + start]] === columns[base + order[base + end - 1]]) continue;
    left.fill(0);
    let leftSize = 0;
    for (let p = start; p + 1 < end; p++) {
      const row = order[base + p];
      left[labels[row]] += weights[row];
      leftSize += weights[row];
      const value = columns[base + row];
      const next = columns[base + order[base + p + 1]];
      if (value === next || leftSize < minLeafSize) continue;
      if (total - leftSize < minLeafSize) break;
      let leftSum = 0;
      let leftSquares = 0;
      let rightSum = 0;
      let rightSquares = 0;
      for (let k = 0; k < nClasses; k++) {
        const l = left[k] * classWeights[k];
        const r = (counts[k] - left[k]) * classWeights[k];
        leftSum += l;
        leftSquares += l * l;
        rightSum += r;
        rightSquares += r * r;
      }
      const score = leftSquares / leftSum + rightSquares / rightSum;
      if (feature < 0 || score > best * (1 + TIE_TOLERANCE)) {
        best = score;
        feature = f;
        threshold = midpoint(value, next);
      }
    }
  }
  return feature < 0 ? null : { feature, threshold };
}

/** Half way from a to b, a < b; halved first, so that it cannot overflow, and never b itself. */
function midpoint(a: number, b: number): number {
  const middle = a / 2 + b / 2;
  return middle >= a && middle < b ? middle : a;
}
