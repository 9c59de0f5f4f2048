import { ArgumentError } from '../errors.ts';
import { createRandom, deriveSeed, type Random } from '../random.ts';
import { checkInteger, checkWeights } from '../validate.ts';
import { drawIndex, runningSums } from './draw-index.ts';
import type { MixedRows } from './mixed-rows.ts';
import {
  type Assignment,
  assignPrototypes,
  type Prototypes,
  prototypesAt,
  updatePrototypes,
} from './prototypes.ts';

export interface FitKPrototypesOptions {
  /** From 1 to the number of rows. */
  readonly nClusters: number;
  /** Over 0, one per row; an integer weight counts as so many repeated rows; defaults to ones. */
  readonly weights?: ArrayLike<number>;
  /**
   * What a category that differs costs, at least 0, beside squared differences of numbers; defaults to ½, half the
   * standard deviation of standardized numbers, as Huang advises (between ⅓ and ⅔ of it).
   */
  readonly gamma?: number;
  /** An integer of at least 0. */
  readonly seed: number;
  /** Starts, at least 1; defaults to 4. */
  readonly nStarts?: number;
  /** Rows to start from: then there is this one start. */
  readonly init?: ArrayLike<number>;
  /** A fit with one cluster less: one more start grows from it. */
  readonly grow?: KPrototypesFit;
  /** Defaults to 100. */
  readonly maxIterations?: number;
}

export interface KPrototypesFit extends Prototypes {
  readonly labels: Int32Array;
  /** Of every row to its prototype, squared. */
  readonly distances: Float64Array;
  /** Σ weight × (Σ (number − mean)² + γ × categories that differ). */
  readonly cost: number;
  readonly nIterations: number;
  readonly converged: boolean;
}

/** Iterations that every start gets; only the best of them goes on. */
const nTrialIterations = 3;

/**
 * k-prototypes: k-means for rows of numbers and categories, whose centres have means and modes (Huang 1998,
 * Extensions to the k-means algorithm for clustering large data sets with categorical values).
 *
 * Starts are drawn like those of greedy k-means++, by this cost; all rows are assigned, then all prototypes made anew
 * (Huang moves one row at a time), until labels stand still. The cost never rises. Without categories it is k-means,
 * without numbers k-modes. O(nRows × columns × nClusters) an iteration.
 */
export function fitKPrototypes(rows: MixedRows, options: FitKPrototypesOptions): KPrototypesFit {
  const { nClusters, gamma = 0.5, nStarts = 4, maxIterations = 100 } = options;
  checkInteger(nClusters, 'nClusters', 1, rows.nRows);
  checkInteger(nStarts, 'nStarts', 1);
  checkInteger(maxIterations, 'maxIterations', 1);
  if (!(gamma >= 0 && Number.isFinite(gamma))) {
    throw new ArgumentError('E_RANGE', `gamma must be a finite number of at least 0; got ${gamma}`);
  }
  if (options.init && options.init.length !== nClusters) {
    throw new ArgumentError(
      'E_SHAPE',
      `init must name nClusters = ${nClusters} rows; got ${options.init.length}`,
    );
  }
  const weights = checkWeights(options.weights, rows.nRows);
  return search(rows, weights, { ...options, gamma, nStarts, maxIterations });
}

export interface FitKPrototypesPathOptions
  extends Omit<FitKPrototypesOptions, 'nClusters' | 'init' | 'grow'> {
  readonly kFrom: number;
  /** No more than the number of rows. */
  readonly kTo: number;
}

/** k-prototypes for every k of a range, each also grown from the fit before. */
export function fitKPrototypesPath(
  rows: MixedRows,
  { kFrom, kTo, seed, ...options }: FitKPrototypesPathOptions,
): KPrototypesFit[] {
  const fits: KPrototypesFit[] = [];
  for (let k = kFrom; k <= kTo; k++) {
    const grow = fits.at(-1);
    fits.push(
      fitKPrototypes(rows, { ...options, nClusters: k, seed: deriveSeed(seed, k), ...(grow && { grow }) }),
    );
  }
  return fits;
}

type SearchOptions = FitKPrototypesOptions &
  Required<Pick<FitKPrototypesOptions, 'gamma' | 'nStarts' | 'maxIterations'>>;

function search(rows: MixedRows, weights: Float64Array, options: SearchOptions): KPrototypesFit {
  const { nClusters, gamma, nStarts, maxIterations, seed, init, grow } = options;
  if (init) return run(rows, weights, prototypesAt(rows, init), gamma, maxIterations);
  const starts = Array.from({ length: nStarts }, (_, s) =>
    drawPrototypes(rows, weights, nClusters, gamma, createRandom(deriveSeed(seed, 'start', s))),
  );
  if (grow) starts.push(grown(rows, weights, grow, gamma, createRandom(deriveSeed(seed, 'grow'))));
  const trials = starts.map((start) =>
    run(rows, weights, start, gamma, Math.min(nTrialIterations, maxIterations)),
  );
  const best = trials.reduce((a, b) => (b.cost < a.cost ? b : a));
  if (best.converged || best.nIterations >= maxIterations) return best;
  const settled = run(rows, weights, best, gamma, maxIterations - best.nIterations);
  return { ...settled, nIterations: best.nIterations + settled.nIterations };
}

function run(
  rows: MixedRows,
  weights: Float64Array,
  start: Prototypes,
  gamma: number,
  maxIterations: number,
): KPrototypesFit {
  const nClusters = start.means.nRows;
  const state: Assignment = {
    labels: new Int32Array(rows.nRows).fill(-1),
    distances: new Float64Array(rows.nRows),
  };
  let prototypes = start;
  assignPrototypes(rows, prototypes, gamma, state);
  let converged = false;
  let nIterations = 0;
  while (nIterations < maxIterations && !converged) {
    prototypes = updatePrototypes(rows, weights, state, nClusters);
    converged = assignPrototypes(rows, prototypes, gamma, state) === 0;
    nIterations++;
  }
  let cost = 0;
  for (let i = 0; i < rows.nRows; i++) cost += weights[i] * state.distances[i];
  return { means: prototypes.means, modes: prototypes.modes, ...state, cost, nIterations, converged };
}

/** Rows drawn one after the other with probability ∝ weight × distance, each the best of a few. */
function drawPrototypes(
  rows: MixedRows,
  weights: Float64Array,
  nClusters: number,
  gamma: number,
  random: Random,
): Prototypes {
  const drawn = [drawIndex(runningSums(weights), random)];
  let nearest = distancesFrom(rows, drawn[0], gamma);
  while (drawn.length < nClusters) {
    const next = drawNext(rows, weights, nearest, gamma, random, nClusters);
    drawn.push(next.row);
    nearest = next.nearest;
  }
  return prototypesAt(rows, drawn);
}

function grown(
  rows: MixedRows,
  weights: Float64Array,
  { means, modes, distances }: KPrototypesFit,
  gamma: number,
  random: Random,
): Prototypes {
  const { row } = drawNext(rows, weights, distances, gamma, random, means.nRows + 1);
  const more = prototypesAt(rows, [row]);
  return {
    means: {
      data: Float64Array.from([...means.data, ...more.means.data]),
      nRows: means.nRows + 1,
      nCols: means.nCols,
    },
    modes: Int32Array.from([...modes, ...more.modes]),
  };
}

function drawNext(
  rows: MixedRows,
  weights: Float64Array,
  nearest: Float64Array,
  gamma: number,
  random: Random,
  nClusters: number,
): { readonly row: number; readonly nearest: Float64Array } {
  const sums = runningSums(nearest.map((distance, i) => weights[i] * distance));
  let best = { row: 0, nearest, total: Number.POSITIVE_INFINITY };
  for (let t = 0; t < 2 + Math.floor(Math.log(nClusters)); t++) {
    const row = drawIndex(sums, random);
    const own = distancesFrom(rows, row, gamma);
    let total = 0;
    for (let i = 0; i < own.length; i++) {
      if (nearest[i] < own[i]) own[i] = nearest[i];
      total += weights[i] * own[i];
    }
    if (total < best.total) best = { row, nearest: own, total };
  }
  return best;
}

function distancesFrom(rows: MixedRows, row: number, gamma: number): Float64Array {
  const state = { labels: new Int32Array(rows.nRows), distances: new Float64Array(rows.nRows) };
  assignPrototypes(rows, prototypesAt(rows, [row]), gamma, state);
  return state.distances;
}
