import { ArgumentError } from '../errors.ts';
import { createRandom, deriveSeed, shuffledIndices } from '../random.ts';
import { checkInteger, checkWeights } from '../validate.ts';
import type { Distances } from './distances.ts';

/** Rows that stand for their clusters. */
export interface MedoidFit {
  /** Rows, heaviest cluster first, ties to the lowest row. */
  readonly medoids: Int32Array;
  /** The nearest medoid of every row, ties to the first. */
  readonly labels: Int32Array;
  /** Distance of every row to its medoid. */
  readonly distances: Float64Array;
  /** Σ weight × distance to the nearest medoid. */
  readonly cost: number;
  /** Swaps of a medoid that lowered the cost. */
  readonly nSwaps: number;
  /** Whether no swap of a medoid for another row lowers the cost. */
  readonly converged: boolean;
}

export interface FitPamPathOptions {
  /** At least 1. */
  readonly kFrom: number;
  /** At most the number of rows. */
  readonly kTo: number;
  /** At least 0, one per row; a row of weight 0 may be a medoid and counts for nothing; defaults to ones. */
  readonly weights?: ArrayLike<number>;
  /** Swaps of a start, at most; defaults to 1000. */
  readonly maxSwaps?: number;
  /** Random starts at each k beside the one that is grown, from 0; defaults to 1. */
  readonly nStarts?: number;
  /** An integer of at least 0, of the random starts; defaults to 0. */
  readonly seed?: number;
}

/** A swap must lower the cost by more than this share of it: less may be rounding. */
const leastGain = 1e-9;

/**
 * Partitions around medoids for every k of a range: each fit grows from the one before by the row that lowers the cost
 * most (BUILD), then swaps a medoid for a row as soon as that lowers the cost, until no swap does (FasterPAM). Some
 * random rows are swapped alike; the best is kept, the grown one where costs are equal.
 *
 * O(nRows²) a pass over the candidates, few passes a start; with a random start about twice the grown one alone.
 * Kaufman and Rousseeuw (1990); Schubert and Rousseeuw (2021), Fast and eager k-medoids clustering.
 */
export function fitPamPath(distances: Distances, options: FitPamPathOptions): MedoidFit[] {
  const { kFrom, kTo, maxSwaps = 1000, nStarts = 1, seed = 0 } = options;
  checkInteger(kFrom, 'kFrom', 1);
  if (kTo > distances.nRows) {
    throw new ArgumentError('E_K_TOO_LARGE', `kTo must be at most ${distances.nRows} (rows); got ${kTo}`);
  }
  checkInteger(maxSwaps, 'maxSwaps', 0);
  checkInteger(nStarts, 'nStarts', 0);
  checkInteger(seed, 'seed', 0);
  const weights = checkWeights(options.weights, distances.nRows);
  return fitPath(distances, weights, { kFrom, kTo, maxSwaps, nStarts, seed });
}

function fitPath(
  distances: Distances,
  weights: Float64Array,
  { kFrom, kTo, maxSwaps, nStarts, seed }: Required<Omit<FitPamPathOptions, 'weights'>>,
): MedoidFit[] {
  const fits: MedoidFit[] = [];
  let state = nearestTwo(distances, []);
  for (let k = 1; k <= kTo; k++) {
    const grown = nearestTwo(distances, [...state.medoids, bestAddition(distances, weights, state)]);
    let best = swapMedoids(distances, weights, grown, maxSwaps);
    // One medoid and a medoid a row are the best there are.
    for (let s = 0; s < nStarts && k > 1 && k < distances.nRows; s++) {
      const random = createRandom(deriveSeed(seed, 'start', k, s));
      const drawn = shuffledIndices(distances.nRows, random).subarray(0, k);
      const other = swapMedoids(distances, weights, nearestTwo(distances, Array.from(drawn)), maxSwaps);
      if (other.cost < best.cost * (1 - leastGain)) best = other;
    }
    ({ state } = best);
    if (k >= kFrom) fits.push(fitOf(distances, weights, state, best));
  }
  return fits;
}

/** Of every row its nearest and second nearest medoid. */
interface NearestTwo {
  readonly medoids: readonly number[];
  readonly first: Int32Array;
  readonly near: Float64Array;
  /** Infinity with one medoid. */
  readonly next: Float64Array;
}

function nearestTwo(distances: Distances, medoids: readonly number[]): NearestTwo {
  const { nRows } = distances;
  const first = new Int32Array(nRows);
  const near = new Float64Array(nRows).fill(Number.POSITIVE_INFINITY);
  const next = new Float64Array(nRows).fill(Number.POSITIVE_INFINITY);
  medoids.forEach((medoid, m) => {
    const row = distances.from(medoid);
    for (let o = 0; o < nRows; o++) {
      const d = row[o];
      if (d < near[o]) {
        next[o] = near[o];
        near[o] = d;
        first[o] = m;
      } else if (d < next[o]) {
        next[o] = d;
      }
    }
  });
  // A medoid is its own, also where another row is no way from it.
  medoids.forEach((medoid, m) => {
    if (first[medoid] === m) return;
    next[medoid] = near[medoid];
    near[medoid] = 0;
    first[medoid] = m;
  });
  return { medoids, first, near, next };
}

/** The row that lowers the cost most as one more medoid, ties to the first. */
function bestAddition(distances: Distances, weights: Float64Array, { medoids, near }: NearestTwo): number {
  const { nRows } = distances;
  const taken = new Set(medoids);
  let best = -1;
  let most = Number.NEGATIVE_INFINITY;
  for (let c = 0; c < nRows; c++) {
    if (taken.has(c)) continue;
    const row = distances.from(c);
    let saved = 0;
    for (let o = 0; o < nRows; o++) {
      const d = row[o];
      if (d < near[o]) saved += weights[o] * ((medoids.length > 0 ? near[o] : 0) - d);
    }
    if (saved > most) {
      most = saved;
      best = c;
    }
  }
  return best;
}

interface Swapped {
  readonly state: NearestTwo;
  readonly cost: number;
  readonly nSwaps: number;
  readonly converged: boolean;
}

function swapMedoids(
  distances: Distances,
  weights: Float64Array,
  start: NearestTwo,
  maxSwaps: number,
): Swapped {
  const { nRows } = distances;
  const k = start.medoids.length;
  let state = start;
  let cost = costOf(state, weights);
  if (k === 1) return { state, cost, nSwaps: 0, converged: true };
  let losses = removalLosses(state, weights);
  const change = new Float64Array(k);
  let nSwaps = 0;
  let nTried = 0;
  for (let c = 0; nTried < nRows && nSwaps < maxSwaps; c = (c + 1) % nRows) {
    nTried++;
    if (state.medoids.includes(c)) continue;
    change.set(losses);
    const gain = addCandidate(distances.from(c), weights, state, change);
    let worst = 0;
    for (let m = 1; m < k; m++) if (change[m] < change[worst]) worst = m;
    if (!(change[worst] + gain < -leastGain * cost)) continue;
    state = nearestTwo(
      distances,
      state.medoids.map((medoid, m) => (m === worst ? c : medoid)),
    );
    losses = removalLosses(state, weights);
    cost = costOf(state, weights);
    nSwaps++;
    nTried = 0;
  }
  return { state, cost, nSwaps, converged: nTried >= nRows };
}

/** What the cost rises by when each medoid goes: its rows fall to their second nearest. */
function removalLosses({ medoids, first, near, next }: NearestTwo, weights: Float64Array): Float64Array {
  const losses = new Float64Array(medoids.length);
  for (let o = 0; o < first.length; o++) {
    if (weights[o] > 0) losses[first[o]] += weights[o] * (next[o] - near[o]);
  }
  return losses;
}

/**
 * What the candidate changes: for all alike as the return value, and for the removal of each medoid.
 *
 * @param change IN/OUT
 */
function addCandidate(
  row: Float32Array,
  weights: Float64Array,
  { first, near, next }: NearestTwo,
  change: Float64Array,
): number {
  let gain = 0;
  for (let o = 0; o < row.length; o++) {
    const d = row[o];
    if (d >= next[o]) continue;
    if (d < near[o]) {
      gain += weights[o] * (d - near[o]);
      change[first[o]] += weights[o] * (near[o] - next[o]);
    } else {
      change[first[o]] += weights[o] * (d - next[o]);
    }
  }
  return gain;
}

function costOf({ near }: NearestTwo, weights: Float64Array): number {
  let cost = 0;
  for (let o = 0; o < near.length; o++) cost += weights[o] * near[o];
  return cost;
}

function fitOf(
  distances: Distances,
  weights: Float64Array,
  { medoids, first }: NearestTwo,
  { nSwaps, converged }: Pick<Swapped, 'nSwaps' | 'converged'>,
): MedoidFit {
  const totals = new Float64Array(medoids.length);
  for (let o = 0; o < first.length; o++) totals[first[o]] += weights[o];
  const order = medoids.map((_, m) => m).sort((a, b) => totals[b] - totals[a] || medoids[a] - medoids[b]);
  return {
    ...assignMedoids(
      distances,
      weights,
      Int32Array.from(order, (m) => medoids[m]),
    ),
    nSwaps,
    converged,
  };
}

/** Every row with its nearest medoid. O(nRows × medoids) beside the distances. */
export function assignMedoids(
  distances: Distances,
  weights: Float64Array,
  medoids: Int32Array,
): Pick<MedoidFit, 'medoids' | 'labels' | 'distances' | 'cost'> {
  const state = nearestTwo(distances, Array.from(medoids));
  return { medoids, labels: state.first, distances: state.near, cost: costOf(state, weights) };
}
