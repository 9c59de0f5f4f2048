import { newtonDirectionCg } from './newton-cg.ts';
import { newtonDirectionDense } from './newton-dense.ts';
import { nParameters, type SoftmaxProblem, softmaxLoss } from './softmax-loss.ts';

/** Above this many parameters the Hessian (8 × parameters² bytes) is not built. */
const LARGEST_DENSE = 600;
/** Part of the decrease promised by the slope that a step must keep (Armijo). */
const SUFFICIENT_DECREASE = 1e-4;
const MAX_HALVINGS = 40;
/** Rounding of the loss, as a part of it: smaller rises are not seen as rises. */
const LOSS_ROUNDING = 1e-14;

export interface SoftmaxMinimum {
  readonly theta: Float64Array;
  readonly nIterations: number;
  readonly converged: boolean;
  readonly gradientNorm: number;
}

/** Newton's method with a halving line search, from zero. */
export function minimizeSoftmax(
  problem: SoftmaxProblem,
  tolerance: number,
  maxIterations: number,
): SoftmaxMinimum {
  const n = nParameters(problem);
  const scale = gradientScale(problem);
  const findDirection = n > LARGEST_DENSE ? newtonDirectionCg : newtonDirectionDense;
  let theta = new Float64Array(n);
  let probabilities = new Float64Array(problem.nRows * problem.nClasses);
  let gradient = new Float64Array(n);
  let nextTheta = new Float64Array(n);
  let nextProbabilities = new Float64Array(probabilities.length);
  let nextGradient = new Float64Array(n);
  let loss = softmaxLoss(problem, theta, probabilities, gradient);
  let norm = scaledNorm(gradient, scale);
  let nIterations = 0;
  while (norm > tolerance && nIterations < maxIterations) {
    const direction = findDirection(problem, probabilities, gradient);
    let slope = 0;
    for (let p = 0; p < n; p++) slope += gradient[p] * direction[p];
    let accepted = false;
    for (let halving = 0, step = 1; halving < MAX_HALVINGS && slope < 0; halving++, step /= 2) {
      for (let p = 0; p < n; p++) nextTheta[p] = theta[p] + step * direction[p];
      const nextLoss = softmaxLoss(problem, nextTheta, nextProbabilities, nextGradient);
      if (!(nextLoss <= loss + SUFFICIENT_DECREASE * step * slope + LOSS_ROUNDING * loss)) continue;
      loss = nextLoss;
      accepted = true;
      break;
    }
    if (!accepted) break;
    nIterations++;
    [theta, nextTheta] = [nextTheta, theta];
    [probabilities, nextProbabilities] = [nextProbabilities, probabilities];
    [gradient, nextGradient] = [nextGradient, gradient];
    norm = scaledNorm(gradient, scale);
  }
  centreIntercepts(theta, problem);
  return { theta, nIterations, converged: norm <= tolerance, gradientNorm: norm };
}

/** What a gradient entry is measured against: `max(1, Σ_i w_i · |x_ij|)` by feature, `max(1, Σ_i w_i)` last. */
function gradientScale(problem: SoftmaxProblem): Float64Array {
  const { x, nRows, nFeatures, weights } = problem;
  const scale = new Float64Array(nFeatures + 1);
  for (let i = 0; i < nRows; i++) {
    for (let j = 0; j < nFeatures; j++) scale[j] += weights[i] * Math.abs(x[i * nFeatures + j]);
    scale[nFeatures] += weights[i];
  }
  return scale.map((value) => Math.max(1, value));
}

function scaledNorm(gradient: Float64Array, scale: Float64Array): number {
  let norm = 0;
  for (let p = 0; p < gradient.length; p++) {
    norm = Math.max(norm, Math.abs(gradient[p]) / scale[p % scale.length]);
  }
  return norm;
}

/** Takes away the rounding in the direction that the loss cannot see. */
function centreIntercepts(theta: Float64Array, problem: SoftmaxProblem): void {
  const { nFeatures, nClasses } = problem;
  const stride = nFeatures + 1;
  let mean = 0;
  for (let k = 0; k < nClasses; k++) mean += theta[k * stride + nFeatures] / nClasses;
  for (let k = 0; k < nClasses; k++) theta[k * stride + nFeatures] -= mean;
}
