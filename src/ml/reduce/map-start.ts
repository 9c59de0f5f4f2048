import type { Matrix } from '../matrix.ts';
import { createRandom, deriveSeed, type Random } from '../random.ts';
import { fitPca, transformPca } from './pca.ts';

export interface StartOptions {
  readonly init: 'pca' | 'random';
  readonly seed: number;
  readonly nDimensions: number;
}

/** Standard deviation of the map's first axis at the start. */
const START_DEVIATION = 1e-4;
/** Noise on the principal components, relative to that. */
const NOISE_SHARE = 0.01;
/** Variance, relative to the first component's, below which a direction is rounding. */
const FLAT_VARIANCE = 1e-12;

/**
 * x moved and scaled as a whole to [−1, 1]: t-SNE does not change, and squared distances cannot overflow.
 *
 * @param x finite
 */
export function centredToUnit(x: Matrix): Matrix {
  const { nRows, nCols } = x;
  const data = new Float64Array(x.data.length);
  let largest = 0;
  for (let j = 0; j < nCols; j++) {
    let [low, high] = [x.data[j], x.data[j]];
    for (let p = j; p < x.data.length; p += nCols) {
      low = Math.min(low, x.data[p]);
      high = Math.max(high, x.data[p]);
    }
    const centre = low / 2 + high / 2;
    for (let p = j; p < x.data.length; p += nCols) {
      data[p] = x.data[p] - centre;
      largest = Math.max(largest, Math.abs(data[p]));
    }
  }
  if (largest > 0) for (let p = 0; p < data.length; p++) data[p] /= largest;
  return { data, nRows, nCols };
}

/**
 * (x, y) pairs to start from; with one dimension y is 0, and stays so.
 *
 * The leading principal components scaled to a deviation of 1e-4 along the first, plus noise; normal deviates of
 * 1e-4 for a component that x does not have, and for all with init 'random'.
 */
export function startingPoints(x: Matrix, { init, seed, nDimensions }: StartOptions): Float64Array {
  const { nRows } = x;
  const random = createRandom(deriveSeed(seed, 'tsne'));
  const points = new Float64Array(2 * nRows);
  const nComponents = init === 'pca' ? Math.min(nDimensions, nRows, x.nCols) : 0;
  const pca = nComponents > 0 ? fitPca(x, { nComponents }) : undefined;
  const scores = pca && transformPca(pca, x);
  for (let axis = 0; axis < nDimensions; axis++) {
    const variance = pca?.explainedVariance[axis] ?? 0;
    const first = pca?.explainedVariance[0] ?? 0;
    const isFlat = !(variance > first * FLAT_VARIANCE);
    const noise = START_DEVIATION * (isFlat ? 1 : NOISE_SHARE);
    const factor = isFlat ? 0 : START_DEVIATION / Math.sqrt((first * (nRows - 1)) / nRows);
    for (let i = 0; i < nRows; i++) {
      const score = scores && !isFlat ? scores.data[i * nComponents + axis] : 0;
      points[2 * i + axis] = factor * score + noise * nextNormal(random);
    }
  }
  return points;
}

/** A standard normal deviate (Box and Muller 1958). */
function nextNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
