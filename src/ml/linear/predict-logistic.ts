import type { Matrix } from '../matrix.ts';
import { checkColumns, checkMatrix } from '../validate.ts';
import type { LogisticModel } from './fit-logistic.ts';

/**
 * The class of the largest probability of every row; ties to the lowest class.
 *
 * O(nRows × nFeatures × nClasses).
 *
 * @param x shape (nRows, nFeatures), finite
 */
export function predictLogistic(model: LogisticModel, x: Matrix): Int32Array {
  const { data, nRows, nCols } = predictLogisticProbabilities(model, x);
  const out = new Int32Array(nRows);
  for (let i = 0; i < nRows; i++) {
    let best = 0;
    for (let k = 1; k < nCols; k++) if (data[i * nCols + k] > data[i * nCols + best]) best = k;
    out[i] = best;
  }
  return out;
}

/**
 * Class probabilities, the softmax of the scores, shape (nRows, nClasses); rows sum to 1 within 1e-12.
 *
 * A class that training never saw has 0. O(nRows × nFeatures × nClasses).
 *
 * @param x shape (nRows, nFeatures), finite
 */
export function predictLogisticProbabilities(model: LogisticModel, x: Matrix): Matrix {
  const { data, nRows, nCols } = logisticScores(model, x);
  for (let start = 0; start < data.length; start += nCols) {
    let top = Number.NEGATIVE_INFINITY;
    for (let p = start; p < start + nCols; p++) top = Math.max(top, data[p]);
    let sum = 0;
    for (let p = start; p < start + nCols; p++) {
      data[p] = Math.exp(data[p] - top);
      sum += data[p];
    }
    for (let p = start; p < start + nCols; p++) data[p] /= sum;
  }
  return { data, nRows, nCols };
}

/**
 * The scores `W_k · x_i + b_k`, shape (nRows, nClasses); −Infinity for a class that training never saw.
 *
 * scikit-learn's `decision_function` with two classes is the second column alone.
 * O(nRows × nFeatures × nClasses).
 *
 * @param x shape (nRows, nFeatures), finite
 */
export function logisticScores(model: LogisticModel, x: Matrix): Matrix {
  checkMatrix(x);
  checkColumns(x, model.nFeatures);
  const { nClasses, nFeatures } = model;
  const data = new Float64Array(x.nRows * nClasses).fill(Number.NEGATIVE_INFINITY);
  for (const k of model.classes) {
    const coefficients = model.coefficients[k];
    for (let i = 0; i < x.nRows; i++) {
      let score = model.intercepts[k];
      for (let j = 0; j < nFeatures; j++) score += coefficients[j] * x.data[i * nFeatures + j];
      data[i * nClasses + k] = score;
    }
  }
  return { data, nRows: x.nRows, nCols: nClasses };
}
