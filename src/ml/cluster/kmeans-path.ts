import type { Kernels, LoadedRows } from '../kernels.ts';
import { type Matrix, zeros } from '../matrix.ts';
import { createRandom, deriveSeed } from '../random.ts';
import { type LloydResult, runLloyd } from './lloyd.ts';
import { seedCentroids } from './seeding.ts';

export interface FitKMeansPathOptions {
  /** Over 0, one per row. */
  readonly weights: Float64Array;
  readonly kFrom: number;
  /** At most the number of rows. */
  readonly kTo: number;
  /** Starts at each k, beside the one grown from k − 1; at least 1. */
  readonly nStarts: number;
  /** An integer of at least 0. */
  readonly seed: number;
  readonly kernels: Kernels;
}

/** One fit of the path: everything that scores need. */
export interface KMeansPathFit {
  /** Shape (k, nCols). */
  readonly centroids: Matrix;
  readonly labels: Int32Array;
  /** Squared distance of every row to its centroid. */
  readonly distances: Float64Array;
  /** Σ weight × squared distance. */
  readonly inertia: number;
}

/** Lloyd iterations that every start gets; only the best of them goes on. */
const nTrialIterations = 4;
const maxIterations = 100;

/**
 * k-means for every k of a range, for many small tables: rows are loaded once, in single precision, and one seeding by
 * greedy k-means++ serves every k with its first k centres. Each k also starts from the fit of k − 1.
 * O(nRows × nCols × Σ k) an iteration.
 *
 * @param x shape (nRows, nCols), finite, distinct
 */
export function fitKMeansPath(x: Matrix, options: FitKMeansPathOptions): KMeansPathFit[] {
  const { weights, kFrom, kTo, nStarts, seed, kernels } = options;
  if (kTo < kFrom) return [];
  return kernels.withRows(x, weights, 'single', (rows) => {
    const seeds = Array.from({ length: nStarts }, (_, s) =>
      seedCentroids(rows, kTo, createRandom(deriveSeed(seed, 'start', s))),
    );
    const fits: KMeansPathFit[] = [];
    for (let k = kFrom; k <= kTo; k++) {
      const starts = seeds.map((centres) => firstRows(centres, k));
      const before = fits.at(-1);
      if (before)
        starts.push(seedCentroids(rows, k, createRandom(deriveSeed(seed, 'grow', k)), before.centroids));
      const settled = settle(rows, starts);
      fits.push({
        centroids: settled.centroids,
        labels: rows.labels.slice(),
        distances: rows.distances.slice(),
        inertia: settled.inertia,
      });
    }
    return fits;
  });
}

/** The best of the starts, taken to where its labels stand still; the rows then hold its labels. */
function settle(rows: LoadedRows, starts: readonly Matrix[]): LloydResult {
  const trials = starts.map((start) =>
    runLloyd(rows, start, { maxIterations: nTrialIterations, tolerance: 0 }),
  );
  const best = trials.reduce((a, b) => (b.inertia < a.inertia ? b : a));
  return runLloyd(rows, best.centroids, { maxIterations, tolerance: 0 });
}

function firstRows(x: Matrix, nRows: number): Matrix {
  const first = zeros(nRows, x.nCols);
  first.data.set(x.data.subarray(0, nRows * x.nCols));
  return first;
}
