import { ArgumentError } from '../errors.ts';
import { type Matrix, zeros } from '../matrix.ts';
import { checkClasses, checkInteger, checkMatrix, checkWeights } from '../validate.ts';

export interface ConfusionMatrixOptions {
  /** Number of classes, at least 1; labels are integers of 0 … nClasses − 1. */
  readonly nClasses: number;
  /** Row weights; defaults to ones. */
  readonly weights?: ArrayLike<number>;
}

/** Per class, each of length nClasses. */
export interface PrecisionRecall {
  /** Share of the rows predicted k that are k; NaN when none is predicted k. */
  readonly precision: readonly number[];
  /** Share of the rows that are k predicted k; NaN when none is k. */
  readonly recall: readonly number[];
  /** Harmonic mean `2·hits / (predicted + support)`; NaN when k is neither true nor predicted of any row. */
  readonly f1: readonly number[];
  /** Weight of the rows that are k. */
  readonly support: readonly number[];
}

/**
 * Weighted share of rows whose prediction is the truth, of [0, 1]. O(nRows).
 *
 * @param truth length nRows, at least 1
 * @param predicted length nRows
 * @param weights length nRows; defaults to ones
 */
export function accuracy(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  checkPair(truth, predicted);
  const rowWeights = checkWeights(weights, truth.length);
  let hits = 0;
  let total = 0;
  for (let i = 0; i < truth.length; i++) {
    if (truth[i] === predicted[i]) hits += rowWeights[i];
    total += rowWeights[i];
  }
  return hits / total;
}

/**
 * Confusion matrix, shape (nClasses, nClasses): cell (t, p) is the weight of the rows that are t and predicted p.
 *
 * O(nRows + nClasses²).
 *
 * @param truth length nRows, at least 1
 * @param predicted length nRows
 */
export function confusionMatrix(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  options: ConfusionMatrixOptions,
): Matrix {
  const { nClasses } = options;
  checkInteger(nClasses, 'nClasses', 1);
  checkPair(truth, predicted);
  const rows = checkClasses(truth, truth.length, nClasses, 'truth');
  const columns = checkClasses(predicted, truth.length, nClasses, 'predicted');
  const weights = checkWeights(options.weights, truth.length);
  const counts = zeros(nClasses, nClasses);
  for (let i = 0; i < rows.length; i++) counts.data[rows[i] * nClasses + columns[i]] += weights[i];
  return counts;
}

/**
 * Precision, recall, F1 and support of every class, the shares of [0, 1].
 *
 * A share of nothing is NaN (null once saved as JSON), where scikit-learn warns and says 0. O(nClasses²).
 *
 * @param confusion shape (nClasses, nClasses), rows truth, as from `confusionMatrix`
 */
export function precisionRecall(confusion: Matrix): PrecisionRecall {
  checkMatrix(confusion, 'confusion');
  const { nRows: nClasses, data } = confusion;
  if (confusion.nCols !== nClasses) {
    throw new ArgumentError('E_SHAPE', `confusion must be square; got ${nClasses} × ${confusion.nCols}`);
  }
  const support = new Array<number>(nClasses).fill(0);
  const predicted = new Array<number>(nClasses).fill(0);
  for (let t = 0; t < nClasses; t++) {
    for (let p = 0; p < nClasses; p++) {
      support[t] += data[t * nClasses + p];
      predicted[p] += data[t * nClasses + p];
    }
  }
  const hits = support.map((_, k) => data[k * nClasses + k]);
  // 0 / 0 is NaN: the share of nothing.
  return {
    precision: hits.map((hit, k) => hit / predicted[k]),
    recall: hits.map((hit, k) => hit / support[k]),
    f1: hits.map((hit, k) => (2 * hit) / (support[k] + predicted[k])),
    support,
  };
}

function checkPair(truth: ArrayLike<number>, predicted: ArrayLike<number>): void {
  if (truth.length === 0) throw new ArgumentError('E_EMPTY', 'truth must have at least one label; got 0');
  if (truth.length === predicted.length) return;
  throw new ArgumentError(
    'E_LABELS',
    `predicted must have ${truth.length} entries, as truth has; got ${predicted.length}`,
  );
}
