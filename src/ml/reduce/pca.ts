import { ArgumentError } from '../errors.ts';
import { symmetricEigen } from '../linalg/symmetric-eigen.ts';
import type { Matrix } from '../matrix.ts';
import { checkColumns, checkInteger, checkMatrix, checkWeights } from '../validate.ts';

/** A fitted principal component analysis: plain data. */
export interface Pca {
  readonly kind: 'pca';
  /** Weighted mean of each column. */
  readonly mean: readonly number[];
  /** Shape (nComponents, nCols): unit rows, largest variance first; the loading of largest size is positive. */
  readonly components: readonly (readonly number[])[];
  /** Variance along each component, in squared units of x. */
  readonly explainedVariance: readonly number[];
  /** Its share of the total variance, in [0, 1]; 0 where all columns are constant. */
  readonly explainedVarianceRatio: readonly number[];
}

export interface FitPcaOptions {
  /** From 1 to min(nRows, nCols); defaults to that. */
  readonly nComponents?: number;
  /** One per row, at least 0, their sum over 1; a weight counts as so many repeated rows; defaults to ones. */
  readonly weights?: ArrayLike<number>;
}

/**
 * The directions of largest variance: the leading eigenvectors of the covariance
 * Σ w (x − mean)(x − mean)ᵀ ÷ (Σ w − 1).
 *
 * As scikit-learn's PCA, except: the sign makes each component's loading of largest size positive (scikit-learn
 * takes it from the scores); weights; the covariance's eigenvectors, not the singular vectors of x, so a
 * direction whose variance is below 1e-16 of the largest is rounding; of columns that are all constant the ratio
 * is 0, not NaN. Of equal variances any rotation is right. O(nRows × nCols² + nCols³).
 *
 * @param x shape (nRows, nCols), finite, nRows ≥ 2
 */
export function fitPca(x: Matrix, options: FitPcaOptions = {}): Pca {
  checkMatrix(x);
  if (x.nRows < 2) throw new ArgumentError('E_N_ROWS', `x must have at least 2 rows; got ${x.nRows}`);
  const weights = checkWeights(options.weights, x.nRows);
  const total = weights.reduce((sum, w) => sum + w, 0);
  if (!(total > 1)) {
    throw new ArgumentError(
      'E_WEIGHTS',
      `weights must have a sum over 1 (the divisor is Σ w − 1); got ${total}`,
    );
  }
  const most = Math.min(x.nRows, x.nCols);
  const { nComponents = most } = options;
  checkInteger(nComponents, 'nComponents', 1, most);
  return _fitPca(x, nComponents, weights, total);
}

/** Scores (x − mean) · componentsᵀ, shape (nRows, nComponents). O(nRows × nCols × nComponents). */
export function transformPca(pca: Pca, x: Matrix): Matrix {
  checkMatrix(x);
  checkColumns(x, pca.mean.length);
  const { nRows, nCols } = x;
  const { mean, components } = pca;
  const data = new Float64Array(nRows * components.length);
  for (let i = 0, p = 0; i < nRows; i++) {
    for (let c = 0; c < components.length; c++) {
      const component = components[c];
      let sum = 0;
      for (let j = 0; j < nCols; j++) sum += (x.data[i * nCols + j] - mean[j]) * component[j];
      data[p++] = sum;
    }
  }
  return { data, nRows, nCols: components.length };
}

/**
 * mean + scores · components, shape (nRows, nCols): undoes `transformPca` up to rounding where all components
 * were kept, else gives the nearest point of their span. O(nRows × nCols × nComponents).
 *
 * @param scores shape (nRows, nComponents), finite
 */
export function inversePca(pca: Pca, scores: Matrix): Matrix {
  checkMatrix(scores, 'scores');
  checkColumns(scores, pca.components.length, 'scores');
  const { nRows } = scores;
  const { mean, components } = pca;
  const nCols = mean.length;
  const data = new Float64Array(nRows * nCols);
  for (let i = 0; i < nRows; i++) {
    for (let j = 0; j < nCols; j++) data[i * nCols + j] = mean[j];
    for (let c = 0; c < components.length; c++) {
      const component = components[c];
      const score = scores.data[i * components.length + c];
      for (let j = 0; j < nCols; j++) data[i * nCols + j] += score * component[j];
    }
  }
  return { data, nRows, nCols };
}

function _fitPca(x: Matrix, nComponents: number, weights: Float64Array, total: number): Pca {
  const mean = meanOf(x, weights, total);
  const covariance = covarianceOf(x, weights, total, mean);
  let variance = 0;
  for (let j = 0; j < x.nCols; j++) variance += covariance.data[j * x.nCols + j];
  if (!Number.isFinite(variance)) {
    throw new ArgumentError(
      'E_RANGE',
      'x must hold numbers whose squares sum to a finite one; they overflow',
    );
  }
  const { values, vectors } = symmetricEigen(covariance);
  // Rounding makes a variance of zero slightly negative.
  const explainedVariance = Array.from(values.subarray(0, nComponents), (value) => Math.max(0, value));
  return Object.freeze({
    kind: 'pca',
    mean: Array.from(mean),
    components: explainedVariance.map((_, c) =>
      Array.from({ length: x.nCols }, (_, j) => vectors.data[j * x.nCols + c]),
    ),
    explainedVariance,
    explainedVarianceRatio: explainedVariance.map((value) =>
      variance > 0 ? Math.min(1, value / variance) : 0,
    ),
  });
}

/** In two passes: the second takes away the rounding of the first. */
function meanOf(x: Matrix, weights: Float64Array, total: number): Float64Array {
  const mean = new Float64Array(x.nCols);
  for (let pass = 0; pass < 2; pass++) {
    const sums = new Float64Array(x.nCols);
    for (let i = 0, p = 0; i < x.nRows; i++) {
      for (let j = 0; j < x.nCols; j++, p++) sums[j] += weights[i] * (x.data[p] - mean[j]);
    }
    for (let j = 0; j < x.nCols; j++) mean[j] += sums[j] / total;
  }
  return mean;
}

function covarianceOf(x: Matrix, weights: Float64Array, total: number, mean: Float64Array): Matrix {
  const { nRows, nCols } = x;
  const data = new Float64Array(nCols * nCols);
  const row = new Float64Array(nCols);
  for (let i = 0; i < nRows; i++) {
    for (let j = 0; j < nCols; j++) row[j] = x.data[i * nCols + j] - mean[j];
    for (let j = 0; j < nCols; j++) {
      const left = weights[i] * row[j];
      for (let k = j, p = j * nCols + j; k < nCols; k++, p++) data[p] += left * row[k];
    }
  }
  for (let j = 0; j < nCols; j++) {
    for (let k = j; k < nCols; k++) data[k * nCols + j] = data[j * nCols + k] /= total - 1;
  }
  return { data, nRows: nCols, nCols };
}
