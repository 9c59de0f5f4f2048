import { nParameters, type SoftmaxProblem } from './softmax-loss.ts';

/** The residual is brought under this part of the gradient, or under its square root rule when that is less. */
const LARGEST_RELATIVE_RESIDUAL = 1e-3;
const MAX_ITERATIONS_PER_PARAMETER = 2;

/**
 * The Newton direction `−H⁻¹ g` by conjugate gradients on Hessian products, preconditioned by the diagonal.
 *
 * For many parameters, where the whole Hessian would be too large. It is inexact far from the solution and exact
 * near it. O(nRows × nFeatures × nClasses) an iteration. Nocedal and Wright (2006), chapter 7.
 *
 * @param probabilities shape (nRows, nClasses), at the current parameters
 * @param gradient at the current parameters
 */
export function newtonDirectionCg(
  problem: SoftmaxProblem,
  probabilities: Float64Array,
  gradient: Float64Array,
): Float64Array {
  const n = nParameters(problem);
  const diagonal = hessianDiagonal(problem, probabilities);
  const direction = new Float64Array(n);
  const residual = gradient.map((g) => -g);
  const scaled = residual.map((r, p) => r / diagonal[p]);
  const search = scaled.slice();
  const product = new Float64Array(n);
  const scores = new Float64Array(problem.nClasses);
  let energy = dot(residual, scaled);
  const norm = Math.sqrt(dot(gradient, gradient));
  const target = norm * Math.min(LARGEST_RELATIVE_RESIDUAL, Math.sqrt(norm) * LARGEST_RELATIVE_RESIDUAL);
  for (let step = 0; step < MAX_ITERATIONS_PER_PARAMETER * n && energy > 0; step++) {
    multiplyHessian(problem, probabilities, search, scores, product);
    const curvature = dot(search, product);
    if (!(curvature > 0)) break;
    const alpha = energy / curvature;
    for (let p = 0; p < n; p++) {
      direction[p] += alpha * search[p];
      residual[p] -= alpha * product[p];
      scaled[p] = residual[p] / diagonal[p];
    }
    if (dot(residual, residual) <= target * target) break;
    const next = dot(residual, scaled);
    for (let p = 0; p < n; p++) search[p] = scaled[p] + (next / energy) * search[p];
    energy = next;
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let p = 0; p < a.length; p++) sum += a[p] * b[p];
  return sum;
}

function hessianDiagonal(problem: SoftmaxProblem, probabilities: Float64Array): Float64Array {
  const { x, nRows, nFeatures, nClasses, weights, c } = problem;
  const stride = nFeatures + 1;
  const diagonal = new Float64Array(nParameters(problem));
  for (let i = 0; i < nRows; i++) {
    for (let k = 0; k < nClasses; k++) {
      const p = probabilities[i * nClasses + k];
      const curvature = weights[i] * p * (1 - p);
      for (let j = 0; j < nFeatures; j++) {
        const value = x[i * nFeatures + j];
        diagonal[k * stride + j] += curvature * value * value;
      }
      diagonal[k * stride + nFeatures] += curvature;
    }
  }
  for (let p = 0; p < diagonal.length; p++) {
    if (p % stride < nFeatures) diagonal[p] += 1 / c;
    // Saturated probabilities leave an intercept without curvature.
    else if (diagonal[p] === 0) diagonal[p] = 1;
  }
  return diagonal;
}

/**
 * `H v`.
 *
 * @param scores OUT: scratch, length nClasses
 * @param product OUT: length of v
 */
function multiplyHessian(
  problem: SoftmaxProblem,
  probabilities: Float64Array,
  v: Float64Array,
  scores: Float64Array,
  product: Float64Array,
): void {
  const { x, nRows, nFeatures, nClasses, weights, c } = problem;
  const stride = nFeatures + 1;
  product.fill(0);
  for (let i = 0; i < nRows; i++) {
    const at = i * nFeatures;
    let mean = 0;
    for (let k = 0; k < nClasses; k++) {
      let score = v[k * stride + nFeatures];
      for (let j = 0; j < nFeatures; j++) score += v[k * stride + j] * x[at + j];
      scores[k] = score;
      mean += probabilities[i * nClasses + k] * score;
    }
    for (let k = 0; k < nClasses; k++) {
      const pull = weights[i] * probabilities[i * nClasses + k] * (scores[k] - mean);
      const base = k * stride;
      for (let j = 0; j < nFeatures; j++) product[base + j] += pull * x[at + j];
      product[base + nFeatures] += pull;
    }
  }
  for (let k = 0; k < nClasses; k++) {
    for (let p = k * stride; p < k * stride + nFeatures; p++) product[p] += v[p] / c;
  }
}
