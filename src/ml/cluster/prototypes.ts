import { type Matrix, zeros } from '../matrix.ts';
import type { MixedRows } from './mixed-rows.ts';

/** Prototypes: a mean of each number, a mode of each category column. */
export interface Prototypes {
  /** Shape (nClusters, nNumbers). */
  readonly means: Matrix;
  /** Shape (nClusters, nNominal): places of categories, as in `MixedRows`. */
  readonly modes: Int32Array;
}

/** Where the rows stand: the nearest prototype of each, and how far it is. */
export interface Assignment {
  readonly labels: Int32Array;
  /** Σ (number − mean)² + γ × categories that differ. */
  readonly distances: Float64Array;
}

/** The rows named, as prototypes. */
export function prototypesAt(rows: MixedRows, at: ArrayLike<number>): Prototypes {
  const nClusters = at.length;
  const { nCols } = rows.numbers;
  const nNominal = rows.offsets.length - 1;
  const means = zeros(nClusters, nCols);
  const modes = new Int32Array(nClusters * nNominal);
  for (let c = 0; c < nClusters; c++) {
    means.data.set(rows.numbers.data.subarray(at[c] * nCols, (at[c] + 1) * nCols), c * nCols);
    modes.set(rows.places.subarray(at[c] * nNominal, (at[c] + 1) * nNominal), c * nNominal);
  }
  return { means, modes };
}

/**
 * Gives every row its nearest prototype, ties to the lowest. O(nRows × nClusters × columns).
 *
 * @param out IN/OUT
 * @returns how many labels changed
 */
export function assignPrototypes(
  rows: MixedRows,
  { means, modes }: Prototypes,
  gamma: number,
  { labels, distances }: Assignment,
): number {
  const { nRows, numbers, places, offsets } = rows;
  const { nCols } = numbers;
  const nNominal = offsets.length - 1;
  const nClusters = means.nRows;
  const width = offsets[nNominal];
  // What a category costs in each cluster: a look-up instead of a comparison, which the processor cannot foresee.
  const costs = new Float64Array(nClusters * width).fill(gamma);
  for (let c = 0, m = 0; c < nClusters; c++) {
    for (let j = 0; j < nNominal; j++, m++) costs[c * width + modes[m]] = 0;
  }
  let nChanged = 0;
  for (let i = 0; i < nRows; i++) {
    let nearest = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let c = 0, m = 0; c < nClusters; c++) {
      let sum = 0;
      for (let f = 0, p = i * nCols; f < nCols; f++, p++, m++) {
        const d = numbers.data[p] - means.data[m];
        sum += d * d;
      }
      for (let j = 0, p = i * nNominal; j < nNominal; j++, p++) sum += costs[c * width + places[p]];
      if (sum < least) {
        least = sum;
        nearest = c;
      }
    }
    if (labels[i] !== nearest) nChanged++;
    labels[i] = nearest;
    distances[i] = least;
  }
  return nChanged;
}

/**
 * The prototypes of a labeling: weighted means, and the category of most weight (ties to the first); a cluster without
 * rows takes the farthest row, whose label changes. O(nRows × columns).
 *
 * @param out IN/OUT
 */
export function updatePrototypes(
  rows: MixedRows,
  weights: Float64Array,
  out: Assignment,
  nClusters: number,
): Prototypes {
  fillEmpty(out, nClusters);
  const { labels } = out;
  const { nRows, numbers, places, offsets } = rows;
  const { nCols } = numbers;
  const nNominal = offsets.length - 1;
  const width = offsets[nNominal];
  const totals = new Float64Array(nClusters);
  const means = zeros(nClusters, nCols);
  const counts = new Float64Array(nClusters * width);
  for (let i = 0; i < nRows; i++) {
    const c = labels[i];
    totals[c] += weights[i];
    for (let f = 0; f < nCols; f++) means.data[c * nCols + f] += weights[i] * numbers.data[i * nCols + f];
    for (let j = 0; j < nNominal; j++) counts[c * width + places[i * nNominal + j]] += weights[i];
  }
  const modes = new Int32Array(nClusters * nNominal);
  for (let c = 0, m = 0; c < nClusters; c++) {
    for (let f = 0; f < nCols; f++) means.data[c * nCols + f] /= totals[c];
    for (let j = 0; j < nNominal; j++, m++) {
      modes[m] = offsets[j];
      for (let p = offsets[j]; p < offsets[j + 1]; p++) {
        if (counts[c * width + p] > counts[c * width + modes[m]]) modes[m] = p;
      }
    }
  }
  return { means, modes };
}

/** @param out IN/OUT: each cluster without rows takes the farthest row of a cluster that has more than one. */
function fillEmpty({ labels, distances }: Assignment, nClusters: number): void {
  const sizes = new Int32Array(nClusters);
  for (const label of labels) sizes[label]++;
  for (let c = 0; c < nClusters; c++) {
    if (sizes[c] > 0) continue;
    let far = -1;
    for (let i = 0; i < labels.length; i++) {
      if (sizes[labels[i]] > 1 && (far < 0 || distances[i] > distances[far])) far = i;
    }
    sizes[labels[far]]--;
    labels[far] = c;
    distances[far] = 0;
    sizes[c] = 1;
  }
}
