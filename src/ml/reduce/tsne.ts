import { ArgumentError } from '../errors.ts';
import type { Matrix } from '../matrix.ts';
import { checkInteger, checkMatrix } from '../validate.ts';
import { conditionalProbabilities, symmetrize } from './affinities.ts';
import { type DescentOptions, descend } from './descent.ts';
import { centredToUnit, type StartOptions, startingPoints } from './map-start.ts';
import { findNeighbours } from './neighbours.ts';

/** A finished map; there is nothing to transform other rows with. */
export interface TsneEmbedding {
  /** Shape (nRows, nDimensions), mean 0; its unit, direction and far distances mean nothing. */
  readonly embedding: Matrix;
  /** Σ p log(p ÷ q), in nats, at least 0 up to the approximation; lower is a more faithful map. */
  readonly klDivergence: number;
  /** Iterations done: fewer than asked for where the gradient vanished. */
  readonly nIterations: number;
}

export interface EmbedTsneOptions {
  /** How many neighbours a row should feel, from 1 to (nRows − 1) ÷ 3; defaults to 30. */
  readonly perplexity?: number;
  /** At least 1; defaults to 1000. */
  readonly nIterations?: number;
  /** Coarseness of the far field, in [0, 1]; 0 is exact and O(nRows²) an iteration; defaults to 0.5. */
  readonly theta?: number;
  /** Over 0, or 'auto' = max(50, nRows ÷ earlyExaggeration ÷ 4); defaults to 'auto'. */
  readonly learningRate?: number | 'auto';
  /** Factor of the affinities in the first min(250, nIterations ÷ 4) iterations, at least 1; defaults to 12. */
  readonly earlyExaggeration?: number;
  /** Where the map begins: the principal components, or normal deviates; defaults to 'pca'. */
  readonly init?: 'pca' | 'random';
  /** An integer of at least 0; equal seeds give equal bytes. */
  readonly seed: number;
  /** 1 or 2; defaults to 2. */
  readonly nDimensions?: number;
  /** Told the share done, in (0, 1], every 50 iterations. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * t-SNE: a map on which rows that are neighbours in x are neighbours again.
 *
 * p(j | i) ∝ exp(−β(i) d²(i, j)) over the 3 × perplexity nearest rows, β(i) by the perplexity; p(i, j) their mean
 * over both ends ÷ nRows; q(i, j) ∝ 1 ÷ (1 + d²) on the map; gradient descent on Σ p log(p ÷ q), the repulsion by
 * quadtree (van der Maaten 2014). Neighbours are exact: O(nRows² × nCols); an iteration is about
 * O(nRows × (perplexity + log nRows)).
 *
 * As scikit-learn's TSNE(method='barnes_hut', init='pca'), except: the start has 1 % of seeded noise, so that equal
 * rows and missing directions can spread; boxes of the tree are tight and
 * measured by their diagonal; there is no early stop for want of
 * progress; perplexity up to (nRows − 1) ÷ 3, where scikit-learn cuts the neighbours off; float64; one or two
 * dimensions. Sizes of clusters and distances between them are not to be read off the map.
 *
 * @param x shape (nRows, nCols), finite, nRows ≥ 4
 */
export function embedTsne(x: Matrix, options: EmbedTsneOptions): TsneEmbedding {
  checkMatrix(x);
  const {
    perplexity = 30,
    nIterations = 1000,
    theta = 0.5,
    learningRate = 'auto',
    earlyExaggeration = 12,
    init = 'pca',
    seed,
    nDimensions = 2,
    onProgress,
  } = options;
  const most = (x.nRows - 1) / 3;
  if (!(perplexity >= 1 && perplexity <= most)) {
    throw new ArgumentError(
      'E_PERPLEXITY',
      `perplexity must be from 1 to (nRows − 1) ÷ 3 = ${most} for ${x.nRows} rows; got ${perplexity}`,
    );
  }
  checkInteger(nIterations, 'nIterations', 1);
  checkInteger(seed, 'seed', 0);
  checkInteger(nDimensions, 'nDimensions', 1, 2);
  checkRange(theta, 'theta', theta >= 0 && theta <= 1, 'from 0 to 1');
  checkRange(
    earlyExaggeration,
    'earlyExaggeration',
    earlyExaggeration >= 1 && Number.isFinite(earlyExaggeration),
    'finite and at least 1',
  );
  const rate = learningRate === 'auto' ? Math.max(50, x.nRows / earlyExaggeration / 4) : learningRate;
  checkRange(rate, 'learningRate', rate > 0 && Number.isFinite(rate), "'auto' or finite and over 0");
  checkRange(init, 'init', init === 'pca' || init === 'random', "'pca' or 'random'");
  const descent = { nIterations, theta, learningRate: rate, earlyExaggeration, onProgress };
  return _embedTsne(x, perplexity, { init, seed, nDimensions }, descent);
}

function _embedTsne(
  x: Matrix,
  perplexity: number,
  start: StartOptions,
  descent: DescentOptions,
): TsneEmbedding {
  const { nRows } = x;
  const { nDimensions } = start;
  const scaled = centredToUnit(x);
  const neighbours = findNeighbours(scaled, Math.min(nRows - 1, Math.floor(3 * perplexity) + 1));
  const affinities = symmetrize(neighbours, conditionalProbabilities(neighbours, perplexity));
  const points = startingPoints(scaled, start);
  const { klDivergence, nIterations } = descend(affinities, points, descent);
  const data = nDimensions === 2 ? points : points.filter((_, p) => p % 2 === 0);
  return Object.freeze({ embedding: { data, nRows, nCols: nDimensions }, klDivergence, nIterations });
}

function checkRange(value: unknown, name: string, isRight: boolean, rule: string): void {
  if (!isRight) throw new ArgumentError('E_RANGE', `${name} must be ${rule}; got ${String(value)}`);
}
