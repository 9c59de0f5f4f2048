import { ArgumentError } from '../errors.ts';
import { symmetricEigen } from '../linalg/symmetric-eigen.ts';
import { columnOf, type Matrix } from '../matrix.ts';
import { checkColumns, checkInteger, checkMatrix } from '../validate.ts';

export interface FitBayesianRidgeOptions {
  /** Updates of the two precisions, at least 1; defaults to 300. */
  readonly maxIterations?: number;
  /** Stops when the coefficients move by less than this in sum, over 0; defaults to 1e-3. */
  readonly tolerance?: number;
}

/** A linear model with the noise and weight precisions that its data made most likely. */
export interface BayesianRidge {
  readonly kind: 'bayesian-ridge';
  readonly coefficients: readonly number[];
  readonly intercept: number;
  /** Precision (1 / variance) of the noise. */
  readonly alpha: number;
  /** Precision of the coefficients. */
  readonly lambda: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** Shape and rate of the Gamma priors of alpha and lambda: nearly no prior. */
const PRIOR = 1e-6;
const DEFAULT_MAX_ITERATIONS = 300;
const DEFAULT_TOLERANCE = 1e-3;

/**
 * Ridge regression whose penalty λ/α is found by evidence maximisation (Tipping 2001, MacKay 1992).
 *
 * coef = (XᵀX + λ/α·I)⁻¹ Xᵀy on centred data; γ = Σ αeᵢ/(λ + αeᵢ) over the eigenvalues e of XᵀX;
 * λ = (γ + 2·1e-6)/(‖coef‖² + 2·1e-6); α = (n − γ + 2·1e-6)/(‖y − X·coef‖² + 2·1e-6); repeated until the
 * coefficients rest, then solved once more with the last λ and α.
 *
 * As BayesianRidge of scikit-learn 1.2.1 with its defaults, but by the eigenvectors of XᵀX where it takes the
 * singular values of X. O(nRows × nCols²) + O(nRows × nCols) an iteration.
 *
 * @param x shape (nRows, nCols), finite
 * @param y length nRows, finite
 */
export function fitBayesianRidge(
  x: Matrix,
  y: ArrayLike<number>,
  options: FitBayesianRidgeOptions = {},
): BayesianRidge {
  checkMatrix(x);
  checkTarget(y, x.nRows);
  const { maxIterations = DEFAULT_MAX_ITERATIONS, tolerance = DEFAULT_TOLERANCE } = options;
  checkInteger(maxIterations, 'maxIterations', 1);
  if (!(tolerance > 0)) throw new ArgumentError('E_RANGE', `tolerance must be over 0; got ${tolerance}`);
  const columns = Array.from({ length: x.nCols }, (_, j) => columnOf(x, j));
  return maximiseEvidence(columns, Float64Array.from(y), maxIterations, tolerance);
}

/** The expected y of each row, X·coef + intercept; length nRows. */
export function predictBayesianRidge(model: BayesianRidge, x: Matrix): Float64Array {
  checkMatrix(x);
  checkColumns(x, model.coefficients.length);
  const out = new Float64Array(x.nRows);
  for (let i = 0; i < x.nRows; i++) {
    let sum = 0;
    for (let j = 0; j < x.nCols; j++) sum += x.data[i * x.nCols + j] * model.coefficients[j];
    out[i] = sum + model.intercept;
  }
  return out;
}

function checkTarget(y: ArrayLike<number>, nRows: number): void {
  if (y.length !== nRows) {
    throw new ArgumentError('E_SHAPE', `y must have ${nRows} entries, one per row; got ${y.length}`);
  }
  for (let i = 0; i < nRows; i++) {
    if (!Number.isFinite(y[i]))
      throw new ArgumentError('E_NONFINITE', `y must be finite; y[${i}] is ${y[i]}`);
  }
}

/**
 * The fit on checked columns.
 *
 * @param columns IN/OUT: nCols columns of equal length; left centred
 * @param y IN/OUT: as long; left centred
 */
export function maximiseEvidence(
  columns: readonly Float64Array[],
  y: Float64Array,
  maxIterations = DEFAULT_MAX_ITERATIONS,
  tolerance = DEFAULT_TOLERANCE,
): BayesianRidge {
  const nRows = y.length;
  const nCols = columns.length;
  const offsets = columns.map(centre);
  const yOffset = centre(y);
  const products = gram(columns);
  const { values, vectors } = symmetricEigen(products);
  const eigenvalues = values.map((value) => Math.max(0, value));
  const projected = rotateIn(
    vectors,
    columns.map((column) => dot(column, y)),
  );

  let alpha = 1 / (dot(y, y) / nRows + Number.EPSILON);
  let lambda = 1;
  let coefficients = new Float64Array(nCols);
  const residualOf = createResiduals(columns, y, products);
  let iterations = 0;
  let converged = false;
  while (iterations < maxIterations && !converged) {
    const before = coefficients;
    coefficients = ridge(vectors, eigenvalues, projected, lambda / alpha);
    const residual = residualOf(coefficients);
    let gamma = 0;
    for (const value of eigenvalues) gamma += (alpha * value) / (lambda + alpha * value);
    lambda = (gamma + 2 * PRIOR) / (dot(coefficients, coefficients) + 2 * PRIOR);
    alpha = (nRows - gamma + 2 * PRIOR) / (residual + 2 * PRIOR);
    converged = iterations > 0 && sumOfMoves(before, coefficients) < tolerance;
    iterations++;
  }
  coefficients = ridge(vectors, eigenvalues, projected, lambda / alpha);
  return Object.freeze({
    kind: 'bayesian-ridge',
    coefficients: Array.from(coefficients, withoutMinusZero),
    intercept: withoutMinusZero(yOffset - dot(coefficients, offsets)),
    alpha,
    lambda,
    iterations,
    converged,
  });
}

/** JSON has no −0. */
function withoutMinusZero(value: number): number {
  return value + 0;
}

/** @param values IN/OUT: its mean is taken off, and returned. */
function centre(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i];
  const mean = sum / values.length;
  for (let i = 0; i < values.length; i++) values[i] -= mean;
  return mean;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

/** XᵀX. Four columns at a time: each sum still goes over the rows in order. */
function gram(columns: readonly Float64Array[]): Matrix {
  const n = columns.length;
  const data = new Float64Array(n * n);
  const put = (i: number, j: number, value: number): void => {
    data[i * n + j] = data[j * n + i] = value;
  };
  for (let i = 0; i < n; i++) {
    const own = columns[i];
    let j = i;
    for (; j + 3 < n; j += 4) {
      const [a, b, c, d] = [columns[j], columns[j + 1], columns[j + 2], columns[j + 3]];
      let [ab, bb, cb, db] = [0, 0, 0, 0];
      for (let r = 0; r < own.length; r++) {
        const value = own[r];
        ab += value * a[r];
        bb += value * b[r];
        cb += value * c[r];
        db += value * d[r];
      }
      put(i, j, ab);
      put(i, j + 1, bb);
      put(i, j + 2, cb);
      put(i, j + 3, db);
    }
    for (; j < n; j++) put(i, j, dot(own, columns[j]));
  }
  return { data, nRows: n, nCols: n };
}

/** Vᵀ·b: b in the coordinates of the eigenvectors. */
function rotateIn(vectors: Matrix, b: readonly number[]): Float64Array {
  const n = b.length;
  const out = new Float64Array(n);
  for (let k = 0; k < n; k++) for (let j = 0; j < n; j++) out[k] += vectors.data[j * n + k] * b[j];
  return out;
}

/** V·diag(1 / (e + penalty))·projected. */
function ridge(
  vectors: Matrix,
  eigenvalues: Float64Array,
  projected: Float64Array,
  penalty: number,
): Float64Array<ArrayBuffer> {
  const n = projected.length;
  const out = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    for (let k = 0; k < n; k++)
      out[j] += (vectors.data[j * n + k] * projected[k]) / (eigenvalues[k] + penalty);
  }
  return out;
}

/** A residual below this share of yᵀy is summed up anew: differences would cancel. */
const smallShare = 1e-6;

/**
 * ‖y − X·coef‖² for one vector of coefficients after another. The first is from the residuals themselves, r; what d = coef
 * − first changes is d·XᵀX·d − 2 d·Xᵀr: O(nCols²) in place of O(nRows × nCols).
 */
function createResiduals(
  columns: readonly Float64Array[],
  y: Float64Array,
  products: Matrix,
): (coefficients: Float64Array) => number {
  const total = dot(y, y);
  let first: { from: Float64Array; squared: number; projected: number[] } | null = null;
  return (coefficients) => {
    if (first) {
      const { from, squared, projected } = first;
      const moves = coefficients.map((coefficient, j) => coefficient - from[j]);
      let change = 0;
      for (let i = 0; i < moves.length; i++) {
        let along = -2 * projected[i];
        for (let j = 0; j < moves.length; j++) along += products.data[i * moves.length + j] * moves[j];
        change += moves[i] * along;
      }
      if (squared + change > smallShare * total) return squared + change;
    }
    const residuals = residualsOf(columns, y, coefficients);
    const squared = dot(residuals, residuals);
    first ??= { from: coefficients, squared, projected: columns.map((column) => dot(column, residuals)) };
    return squared;
  };
}

function residualsOf(
  columns: readonly Float64Array[],
  y: Float64Array,
  coefficients: Float64Array,
): Float64Array {
  const residuals = Float64Array.from(y);
  for (let j = 0; j < columns.length; j++) {
    const column = columns[j];
    const coefficient = coefficients[j];
    for (let i = 0; i < residuals.length; i++) residuals[i] -= coefficient * column[i];
  }
  return residuals;
}

function sumOfMoves(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let j = 0; j < a.length; j++) sum += Math.abs(a[j] - b[j]);
  return sum;
}
