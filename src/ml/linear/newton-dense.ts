import { solveCholesky } from './cholesky.ts';
import { nParameters, type SoftmaxProblem } from './softmax-loss.ts';

/** First damping when rounding makes the Hessian indefinite, as a part of its diagonal. */
const FIRST_DAMPING = 1e-12;
const DAMPING_GROWTH = 100;

/**
 * The Newton direction `−H⁻¹ g` from the whole Hessian.
 *
 * Equal shifts of all intercepts leave the loss unchanged, so H is singular there; a rank-one term on the intercept
 * block lifts that direction and changes nothing else, since the intercepts' gradient sums to 0.
 * O(nRows × (nClasses × nFeatures)² / 4 + (nClasses × nFeatures)³ / 6).
 *
 * @param probabilities shape (nRows, nClasses), at the current parameters
 * @param gradient at the current parameters
 */
export function newtonDirectionDense(
  problem: SoftmaxProblem,
  probabilities: Float64Array,
  gradient: Float64Array,
): Float64Array {
  const n = nParameters(problem);
  const hessian = softmaxHessian(problem, probabilities);
  const factor = new Float64Array(hessian.length);
  const direction = new Float64Array(n);
  for (let damping = 0; ; damping = Math.max(FIRST_DAMPING, damping * DAMPING_GROWTH)) {
    factor.set(hessian);
    for (let p = 0; p < n; p++) {
      factor[p * n + p] *= 1 + damping;
      direction[p] = -gradient[p];
    }
    // Past a damping of 1 the matrix is diagonally dominant or not finite at all.
    if (solveCholesky(factor, direction) || damping > 1) return direction;
  }
}

/** The lower triangle of the Hessian with the lifted intercept direction. */
function softmaxHessian(problem: SoftmaxProblem, probabilities: Float64Array): Float64Array {
  const { x, nRows, nFeatures, nClasses, weights, c } = problem;
  const stride = nFeatures + 1;
  const n = nParameters(problem);
  const hessian = new Float64Array(n * n);
  for (let i = 0; i < nRows; i++) {
    const at = i * nFeatures;
    for (let k = 0; k < nClasses; k++) {
      const pk = probabilities[i * nClasses + k];
      for (let l = 0; l <= k; l++) {
        const pl = probabilities[i * nClasses + l];
        const curvature = weights[i] * (k === l ? pk * (1 - pk) : -pk * pl);
        if (curvature === 0) continue;
        // Each block is symmetric: its lower half is summed here and mirrored below.
        for (let a = 0; a < stride; a++) {
          const scaled = curvature * (a < nFeatures ? x[at + a] : 1);
          const row = (k * stride + a) * n + l * stride;
          const end = a < nFeatures ? a + 1 : nFeatures;
          for (let b = 0; b < end; b++) hessian[row + b] += scaled * x[at + b];
          if (a === nFeatures) hessian[row + nFeatures] += scaled;
        }
      }
    }
  }
  for (let k = 0; k < nClasses; k++) {
    for (let l = 0; l < k; l++) {
      for (let a = 0; a < stride; a++) {
        for (let b = a + 1; b < stride; b++) {
          hessian[(k * stride + a) * n + l * stride + b] = hessian[(k * stride + b) * n + l * stride + a];
        }
      }
    }
  }
  let lift = 0;
  for (let k = 0; k < nClasses; k++) {
    const p = k * stride + nFeatures;
    lift += hessian[p * n + p] / nClasses;
    for (let q = k * stride; q < p; q++) hessian[q * n + q] += 1 / c;
  }
  for (let k = 0; k < nClasses; k++) {
    for (let l = 0; l <= k; l++) hessian[(k * stride + nFeatures) * n + l * stride + nFeatures] += lift;
  }
  return hessian;
}
