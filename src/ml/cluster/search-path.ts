import type { LoadedRows } from '../kernels.ts';
import { type Matrix, zeros } from '../matrix.ts';
import { createRandom, deriveSeed } from '../random.ts';
import { type LloydResult, runLloyd } from './lloyd.ts';
import { cheapestMerges, mergeCentroids } from './merges.ts';
import { seedCentroids } from './seeding.ts';
import { nTrialIterations, swapCentroids } from './swaps.ts';

export interface SearchPathOptions {
  readonly kFrom: number;
  readonly kTo: number;
  /** Starts at each k, beside the one grown from k − 1; at least 1. */
  readonly nStarts: number;
  /** Swaps tried on the best start of each k. */
  readonly nSwaps: number;
  /** An integer of at least 0. */
  readonly seed: number;
  /** Centroids of kFrom, kFrom + 1, … of rows much like these: where each k starts, in place of seeds and swaps. */
  readonly like?: readonly Matrix[] | undefined;
  /** Told the share done, in (0, 1], after each k. */
  readonly onProgress?: ((fraction: number) => void) | undefined;
}

const maxIterations = 100;
/** Starts for one k alone, in a search without `like`: few clusters have worse local optima, and cost little. */
const nOwnStarts = (k: number): number => Math.floor(24 / k);
/** How far `improvePath` goes. */
interface Effort {
  /** Walks down and up the path, unless one finds nothing before. */
  readonly nRounds: number;
  /** Merges tried at each step down. */
  readonly nMerges: number;
}
const thorough: Effort = { nRounds: 3, nMerges: 5 };
/** For a search that starts from solutions of rows much like these. */
const brief: Effort = { nRounds: 1, nMerges: 2 };
const nStepIterations = 10;
/** A start or step is given up after two iterations, and after all, above these × the best. */
const hopelessFactor = 1.05;
const closeFactor = 1.003;
/** A fit that is better by less is the same, in single precision. */
const sameFactor = 1 - 1e-6;

/**
 * The best k-means found for every k of a range, each settled: greedy k-means++ once, whose first k centres serve
 * every k, a start grown from k − 1, swaps, then `improvePath`. O(nRows × nCols × Σ k) an iteration.
 *
 * @param rows distinct; their buffers are overwritten
 * @returns one of each k, ascending
 */
export function searchPath(rows: LoadedRows, options: SearchPathOptions): LloydResult[] {
  const { kFrom, kTo, nStarts, nSwaps, seed, like, onProgress } = options;
  const random = (name: string, which: number) => createRandom(deriveSeed(seed, name, which));
  const nSeeds = like ? 0 : nStarts;
  const seeds = Array.from({ length: nSeeds }, (_, s) => seedCentroids(rows, kTo, random('start', s)));
  const fits: LloydResult[] = [];
  for (let k = kFrom; k <= kTo; k++) {
    const before = fits.at(-1);
    const starts = seeds.map((centres) => firstRows(centres, k));
    if (like) starts.push(like[k - kFrom]);
    for (let s = 0; !like && s < nOwnStarts(k); s++)
      starts.push(seedCentroids(rows, k, random('own start', s * kTo + k)));
    if (before) starts.push(seedCentroids(rows, k, random('grow', k), before.centroids));
    const settled = settle(rows, bestStart(rows, starts));
    const swapped = like
      ? settled
      : swapCentroids(rows, settled, { nSwaps, tolerance: 0, random: random('swap', k) });
    fits.push(swapped === settled ? settled : settle(rows, swapped));
    onProgress?.((k - kFrom + 1) / (kTo - kFrom + 1));
  }
  return improvePath(rows, fits, { seed, effort: like ? brief : thorough });
}

/** The start with the least inertia after a few iterations. */
function bestStart(rows: LoadedRows, starts: readonly Matrix[]): LloydResult {
  const [first, ...others] = starts;
  const maxIterations = nTrialIterations(first.nRows);
  return others.reduce(
    (best, start) => {
      const hopelessAbove = hopelessFactor * best.inertia;
      const trial = runLloyd(rows, start, { maxIterations, tolerance: 0, hopelessAbove });
      return trial.inertia < best.inertia ? trial : best;
    },
    runLloyd(rows, first, { maxIterations, tolerance: 0 }),
  );
}

/**
 * Walks down the range of k, merging two clusters of the k + 1 solution, and up, adding a centre to the k − 1 solution;
 * a step that finds less inertia replaces the fit, and its neighbours are tried again. Inertia never rises with k
 * where a fit has just been grown from its neighbour.
 *
 * @param fits settled, of k, k + 1, k + 2, …
 */
export function improvePath(
  rows: LoadedRows,
  fits: readonly LloydResult[],
  { seed, effort: { nRounds, nMerges } = thorough }: { readonly seed: number; readonly effort?: Effort },
): LloydResult[] {
  const best = [...fits];
  const improves = (f: number, start: Matrix): boolean => {
    const { inertia } = best[f];
    const trial = runLloyd(rows, start, {
      maxIterations: nStepIterations,
      tolerance: 0,
      hopelessAbove: hopelessFactor * inertia,
    });
    if (!(trial.inertia < closeFactor * inertia)) return false;
    const settled = settle(rows, trial);
    if (!(settled.inertia < sameFactor * inertia)) return false;
    best[f] = settled;
    return true;
  };
  let isNew = best.map(() => true);
  for (let round = 0; round < nRounds && isNew.includes(true); round++) {
    const improved = best.map(() => false);
    for (let f = best.length - 2; f >= 0; f--) {
      if (!isNew[f + 1] && !improved[f + 1]) continue;
      const { centroids, totals } = best[f + 1];
      for (const merge of cheapestMerges(centroids, totals, nMerges)) {
        if (improves(f, mergeCentroids(centroids, totals, merge))) improved[f] = true;
      }
    }
    for (let f = 1; f < best.length; f++) {
      if (!isNew[f - 1] && !improved[f - 1]) continue;
      const { centroids } = best[f - 1];
      const random = createRandom(deriveSeed(seed, 'step up', round, f));
      if (improves(f, seedCentroids(rows, centroids.nRows + 1, random, centroids))) improved[f] = true;
    }
    isNew = improved;
  }
  return best;
}

/** Until labels stand still. */
export function settle(rows: LoadedRows, from: Pick<LloydResult, 'centroids' | 'nIterations'>): LloydResult {
  const settled = runLloyd(rows, from.centroids, { maxIterations, tolerance: 0 });
  return { ...settled, nIterations: from.nIterations + settled.nIterations };
}

function firstRows(x: Matrix, nRows: number): Matrix {
  const first = zeros(nRows, x.nCols);
  first.data.set(x.data.subarray(0, nRows * x.nCols));
  return first;
}
