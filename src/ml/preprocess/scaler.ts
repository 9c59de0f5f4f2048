import type { Matrix } from '../matrix.ts';
import { checkColumns, checkMatrix, checkWeights } from '../validate.ts';

export type ScalerKind = 'z-score' | 'min-max';

/** A fitted scaler: z = (x − offset) ÷ scale, per column. */
export interface Scaler {
  readonly kind: ScalerKind;
  readonly offset: readonly number[];
  /** Never 0: a constant column has scale 1 and becomes all zeros. */
  readonly scale: readonly number[];
}

export interface FitScalerOptions {
  /** One per row, at least 0; an integer weight counts as so many repeated rows; defaults to ones. */
  readonly weights?: ArrayLike<number>;
}

/**
 * Fits a scaler on x, shape (nRows, nCols), finite.
 *
 * z-score: offset = weighted mean, scale = population standard deviation √(Σ w (x − mean)² ÷ Σ w).
 * min-max: offset = minimum, scale = maximum − minimum over rows of positive weight; the result lies in [0, 1]
 * on the fitted rows. O(nRows × nCols). As scikit-learn's StandardScaler and MinMaxScaler.
 */
export function fitScaler(kind: ScalerKind, x: Matrix, options: FitScalerOptions = {}): Scaler {
  checkMatrix(x);
  const weights = checkWeights(options.weights, x.nRows);
  return kind === 'z-score' ? fitZScore(x, weights) : fitMinMax(x, weights);
}

/** (x − offset) ÷ scale, shape (nRows, nCols), of finite x. */
export function transformScaler(scaler: Scaler, x: Matrix): Matrix {
  checkMatrix(x);
  checkColumns(x, scaler.offset.length);
  return mapCells(x, (value, j) => (value - scaler.offset[j]) / scaler.scale[j]);
}

/** x × scale + offset: undoes `transformScaler` up to rounding. */
export function inverseScaler(scaler: Scaler, x: Matrix): Matrix {
  checkColumns(x, scaler.offset.length);
  return mapCells(x, (value, j) => value * scaler.scale[j] + scaler.offset[j]);
}

/** The scaler of the named columns alone, in that order. */
export function restrictScaler(scaler: Scaler, columns: readonly number[]): Scaler {
  return Object.freeze({
    kind: scaler.kind,
    offset: columns.map((j) => scaler.offset[j]),
    scale: columns.map((j) => scaler.scale[j]),
  });
}

function fitZScore(x: Matrix, weights: Float64Array): Scaler {
  const { nRows, nCols } = x;
  const total = weights.reduce((sum, w) => sum + w, 0);
  const mean = new Float64Array(nCols);
  const variance = new Float64Array(nCols);
  for (let i = 0, p = 0; i < nRows; i++) {
    for (let j = 0; j < nCols; j++, p++) mean[j] += weights[i] * x.data[p];
  }
  for (let j = 0; j < nCols; j++) mean[j] /= total;
  for (let i = 0, p = 0; i < nRows; i++) {
    for (let j = 0; j < nCols; j++, p++) {
      const centred = x.data[p] - mean[j];
      variance[j] += weights[i] * centred * centred;
    }
  }
  const scale = Array.from(variance, (sum, j) => {
    const deviation = Math.sqrt(sum / total);
    return isRoundingNoise(deviation, mean[j]) ? 1 : deviation;
  });
  return Object.freeze({ kind: 'z-score', offset: Array.from(mean), scale });
}

/** A constant column whose mean was rounded has a deviation of a few units in the last place, not of 0. */
function isRoundingNoise(deviation: number, mean: number): boolean {
  return deviation <= 10 * Number.EPSILON * Math.abs(mean);
}

function fitMinMax(x: Matrix, weights: Float64Array): Scaler {
  const { nRows, nCols } = x;
  const low = new Float64Array(nCols).fill(Number.POSITIVE_INFINITY);
  const high = new Float64Array(nCols).fill(Number.NEGATIVE_INFINITY);
  for (let i = 0; i < nRows; i++) {
    if (weights[i] === 0) continue;
    for (let j = 0, p = i * nCols; j < nCols; j++, p++) {
      if (x.data[p] < low[j]) low[j] = x.data[p];
      if (x.data[p] > high[j]) high[j] = x.data[p];
    }
  }
  return Object.freeze({
    kind: 'min-max',
    // JSON has no −0.
    offset: Array.from(low, (value) => value + 0),
    scale: Array.from(high, (top, j) => (top > low[j] ? top - low[j] : 1)),
  });
}

function mapCells(x: Matrix, map: (value: number, column: number) => number): Matrix {
  const data = new Float64Array(x.data.length);
  for (let i = 0, p = 0; i < x.nRows; i++) {
    for (let j = 0; j < x.nCols; j++, p++) data[p] = map(x.data[p], j);
  }
  return { data, nRows: x.nRows, nCols: x.nCols };
}
