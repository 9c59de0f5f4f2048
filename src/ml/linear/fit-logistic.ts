import { ArgumentError } from '../errors.ts';
import type { Matrix } from '../matrix.ts';
import { checkClasses, checkInteger, checkMatrix, checkWeights } from '../validate.ts';
import { type ClassWeights, classTotals, resolveClassWeights } from './class-weights.ts';
import { minimizeSoftmax } from './minimize-softmax.ts';
import type { SoftmaxProblem } from './softmax-loss.ts';

export interface FitLogisticOptions {
  /** Number of classes, at least 1; labels are integers of 0 … nClasses − 1. */
  readonly nClasses: number;
  /** Row weights, read as counts of equal rows; defaults to ones. */
  readonly weights?: ArrayLike<number>;
  /** `'balanced'`: total ÷ (present classes × total of the class); or a number over 0 per class; defaults to ones. */
  readonly classWeights?: 'balanced' | readonly number[];
  /** Inverse strength of the L2 penalty, over 0; defaults to 1. */
  readonly c?: number;
  /** Greatest `gradientNorm` at which the fit has converged, over 0; defaults to 1e-10. */
  readonly tolerance?: number;
  /** Newton steps, at least 1; defaults to 100. */
  readonly maxIterations?: number;
}

/** A fitted multinomial logistic regression: plain data, saved by `JSON.stringify`. */
export interface LogisticModel {
  readonly kind: 'logistic';
  readonly nFeatures: number;
  readonly nClasses: number;
  /** The classes that training rows had, ascending; the others have probability 0 and zeros below. */
  readonly classes: readonly number[];
  /** Shape (nClasses, nFeatures); the columns sum to 0 over the classes. */
  readonly coefficients: readonly (readonly number[])[];
  /** Length nClasses, sum 0. */
  readonly intercepts: readonly number[];
  readonly nIterations: number;
  readonly converged: boolean;
  /** Largest gradient entry at the end, each over `max(1, Σ w·|x_j|)`. */
  readonly gradientNorm: number;
}

/**
 * Fits multinomial (softmax) logistic regression with an L2 penalty by Newton's method.
 *
 * Minimises `Σ_i w_i · (log Σ_k exp s_ik − s_i,label) + ‖W‖² / (2c)` with scores `s_ik = W_k · x_i + b_k` and w the
 * row weight times the class weight; the intercepts b bear no penalty and sum to 0. The solution is unique. Scale the
 * columns first: the penalty treats them alike.
 *
 * Weights are counts: weight 3 is three equal rows and weight 0 is no row. A class without rows has no finite
 * solution: it is left out, with probability 0; when all rows are of one class, that class has probability 1.
 *
 * Equals scikit-learn's LogisticRegression(multi_class='multinomial') within 1e-5, except that with two classes it
 * returns the second row of coefficients only, and that its balanced class weights count rows where we sum weights.
 *
 * O(iterations × nRows × (nClasses × nFeatures)²) up to 600 parameters, then by conjugate gradients
 * O(iterations × nRows × nClasses × nFeatures × inner iterations).
 *
 * @param x shape (nRows, nFeatures), finite
 * @param labels length nRows
 */
export function fitLogistic(
  x: Matrix,
  labels: ArrayLike<number>,
  options: FitLogisticOptions,
): LogisticModel {
  const { nClasses, c = 1, tolerance = 1e-10, maxIterations = 100 } = options;
  checkMatrix(x);
  checkInteger(nClasses, 'nClasses', 1);
  checkPositive(c, 'c');
  checkPositive(tolerance, 'tolerance');
  checkInteger(maxIterations, 'maxIterations', 1);
  const classes = checkClasses(labels, x.nRows, nClasses);
  const weights = checkWeights(options.weights, x.nRows);
  return solve(x, classes, weights, nClasses, options.classWeights, c, tolerance, maxIterations);
}

function checkPositive(value: number, name: string): void {
  if (value > 0 && Number.isFinite(value)) return;
  throw new ArgumentError('E_RANGE', `${name} must be a finite number over 0; got ${value}`);
}

function solve(
  x: Matrix,
  labels: Int32Array,
  weights: Float64Array,
  nClasses: number,
  classWeights: ClassWeights,
  c: number,
  tolerance: number,
  maxIterations: number,
): LogisticModel {
  const totals = classTotals(labels, weights, nClasses);
  const resolved = resolveClassWeights(classWeights, totals);
  const classes = totals.flatMap((total, k) => (total > 0 ? [k] : []));
  const problem = presentRows(x, labels, weights, classes, resolved, c);
  const result = minimizeSoftmax(problem, tolerance, maxIterations);
  const stride = x.nCols + 1;
  const coefficients = Array.from({ length: nClasses }, () => new Array<number>(x.nCols).fill(0));
  const intercepts = new Array<number>(nClasses).fill(0);
  classes.forEach((k, at) => {
    for (let j = 0; j < x.nCols; j++) coefficients[k][j] = result.theta[at * stride + j];
    intercepts[k] = result.theta[at * stride + x.nCols];
  });
  return Object.freeze({
    kind: 'logistic',
    nFeatures: x.nCols,
    nClasses,
    classes: Object.freeze(classes),
    coefficients: Object.freeze(coefficients.map((row) => Object.freeze(row))),
    intercepts: Object.freeze(intercepts),
    nIterations: result.nIterations,
    converged: result.converged,
    gradientNorm: result.gradientNorm,
  });
}

/** The rows of positive weight, with the present classes renumbered from 0. */
function presentRows(
  x: Matrix,
  labels: Int32Array,
  weights: Float64Array,
  classes: readonly number[],
  classWeights: readonly number[],
  c: number,
): SoftmaxProblem {
  const rows = Int32Array.from(weights.keys()).filter((i) => weights[i] > 0);
  const nFeatures = x.nCols;
  const data = new Float64Array(rows.length * nFeatures);
  for (let i = 0; i < rows.length; i++) {
    data.set(x.data.subarray(rows[i] * nFeatures, (rows[i] + 1) * nFeatures), i * nFeatures);
  }
  return {
    x: data,
    nRows: rows.length,
    nFeatures,
    nClasses: classes.length,
    labels: rows.map((i) => classes.indexOf(labels[i])),
    weights: Float64Array.from(rows, (i) => weights[i] * classWeights[labels[i]]),
    c,
  };
}
