import { ArgumentError } from '../errors.ts';
import type { Affinities } from './affinities.ts';
import { createGradient } from './gradient.ts';

export interface DescentOptions {
  readonly nIterations: number;
  readonly theta: number;
  readonly learningRate: number;
  readonly earlyExaggeration: number;
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

export interface DescentResult {
  readonly klDivergence: number;
  readonly nIterations: number;
}

/** Iterations with the affinities exaggerated and the lower momentum, but never over a quarter of all. */
const EXPLORATION_ITERATIONS = 250;
const EXPLORATION_MOMENTUM = 0.5;
const FINAL_MOMENTUM = 0.8;
const MIN_GAIN = 0.01;
/** The gradient's norm at which it ends, looked at every so many iterations; as in scikit-learn. */
const MIN_GRADIENT_NORM = 1e-7;
const CHECK_EVERY = 50;
/** A map of this size has long left what 1 ÷ (1 + d²) tells apart. */
const DIVERGED = 1e100;

/**
 * Gradient descent with momentum and gains (Jacobs 1988) on the Kullback-Leibler divergence of the map.
 *
 * @param points IN/OUT, (x, y) pairs
 */
export function descend(
  affinities: Affinities,
  points: Float64Array,
  options: DescentOptions,
): DescentResult {
  const { nIterations, theta, learningRate, earlyExaggeration, onProgress } = options;
  const { writeGradient, measureDivergence } = createGradient(affinities, theta);
  const gradient = new Float64Array(points.length);
  const step = new Float64Array(points.length);
  const gains = new Float64Array(points.length).fill(1);
  const nExploration = Math.min(EXPLORATION_ITERATIONS, Math.floor(nIterations / 4));
  let nDone = 0;
  for (; nDone < nIterations; nDone++) {
    const isExploring = nDone < nExploration;
    if (nDone === nExploration) {
      step.fill(0);
      gains.fill(1);
    }
    writeGradient(points, isExploring ? earlyExaggeration : 1, gradient);
    if (!isExploring && nDone % CHECK_EVERY === 0 && normOf(gradient) <= MIN_GRADIENT_NORM) break;
    const momentum = isExploring ? EXPLORATION_MOMENTUM : FINAL_MOMENTUM;
    move(points, gradient, step, gains, momentum, learningRate);
    if ((nDone + 1) % CHECK_EVERY === 0) onProgress?.((nDone + 1) / nIterations);
  }
  centre(points);
  return { klDivergence: measureDivergence(points), nIterations: nDone };
}

/** @param points IN/OUT, as `step` and `gains` are */
function move(
  points: Float64Array,
  gradient: Float64Array,
  step: Float64Array,
  gains: Float64Array,
  momentum: number,
  learningRate: number,
): void {
  let largest = 0;
  for (let p = 0; p < points.length; p++) {
    gains[p] = step[p] * gradient[p] < 0 ? gains[p] + 0.2 : Math.max(MIN_GAIN, gains[p] * 0.8);
    step[p] = momentum * step[p] - learningRate * gains[p] * gradient[p];
    points[p] += step[p];
    largest = Math.max(largest, Math.abs(points[p]));
  }
  if (!(largest < DIVERGED)) {
    throw new ArgumentError(
      'E_DIVERGED',
      `learningRate must be small enough for the map to stay finite; got ${learningRate}`,
    );
  }
}

function normOf(gradient: Float64Array): number {
  let squares = 0;
  for (let p = 0; p < gradient.length; p++) squares += gradient[p] * gradient[p];
  return Math.sqrt(squares);
}

function centre(points: Float64Array): void {
  for (const axis of [0, 1]) {
    let sum = 0;
    for (let p = axis; p < points.length; p += 2) sum += points[p];
    const mean = sum / (points.length / 2);
    for (let p = axis; p < points.length; p += 2) points[p] -= mean;
  }
}
