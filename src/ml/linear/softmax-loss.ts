/** A multinomial regression to solve: rows of positive weight, classes renumbered to the present ones. */
export interface SoftmaxProblem {
  /** Row-major, shape (nRows, nFeatures). */
  readonly x: Float64Array;
  readonly nRows: number;
  readonly nFeatures: number;
  readonly nClasses: number;
  readonly labels: Int32Array;
  /** Row weight × class weight. */
  readonly weights: Float64Array;
  /** Inverse strength of the L2 penalty. */
  readonly c: number;
}

/** Parameters of one class: nFeatures coefficients, then the intercept; the classes follow one another. */
export function nParameters(problem: SoftmaxProblem): number {
  return problem.nClasses * (problem.nFeatures + 1);
}

/**
 * The penalised loss `Σ_i w_i · (log Σ_k exp s_ik − s_i,label) + ‖W‖² / (2c)` with its gradient; the intercepts bear no penalty.
 *
 * O(nRows × nFeatures × nClasses).
 *
 * @param theta length nClasses × (nFeatures + 1)
 * @param probabilities OUT: shape (nRows, nClasses)
 * @param gradient OUT: same length as theta
 */
export function softmaxLoss(
  problem: SoftmaxProblem,
  theta: Float64Array,
  probabilities: Float64Array,
  gradient: Float64Array,
): number {
  const { x, nRows, nFeatures, nClasses, labels, weights, c } = problem;
  const stride = nFeatures + 1;
  gradient.fill(0);
  let loss = 0;
  for (let i = 0; i < nRows; i++) {
    const at = i * nFeatures;
    const out = i * nClasses;
    let top = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < nClasses; k++) {
      let score = theta[k * stride + nFeatures];
      for (let j = 0; j < nFeatures; j++) score += theta[k * stride + j] * x[at + j];
      probabilities[out + k] = score;
      if (score > top) top = score;
    }
    const own = probabilities[out + labels[i]];
    let sum = 0;
    for (let k = 0; k < nClasses; k++) {
      const e = Math.exp(probabilities[out + k] - top);
      probabilities[out + k] = e;
      sum += e;
    }
    loss += weights[i] * (top - own + Math.log(sum));
    for (let k = 0; k < nClasses; k++) {
      probabilities[out + k] /= sum;
      const residual = weights[i] * (probabilities[out + k] - (labels[i] === k ? 1 : 0));
      const base = k * stride;
      for (let j = 0; j < nFeatures; j++) gradient[base + j] += residual * x[at + j];
      gradient[base + nFeatures] += residual;
    }
  }
  let squares = 0;
  for (let k = 0; k < nClasses; k++) {
    for (let p = k * stride; p < k * stride + nFeatures; p++) {
      squares += theta[p] * theta[p];
      gradient[p] += theta[p] / c;
    }
  }
  return loss + squares / (2 * c);
}
