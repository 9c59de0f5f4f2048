import type { BufferIndex, LoadedRows } from '../kernels.ts';
import { squaredDistances } from '../linalg/squared-distances.ts';
import type { Matrix } from '../matrix.ts';
import { packRows, tileDistances, tileRows } from './tile.ts';

/** The k-means loops in plain f64: every sum goes over rows and columns in order. */
export function referenceRows(x: Matrix, weights: Float64Array): LoadedRows {
  const { nRows } = x;
  const labels = new Int32Array(nRows).fill(-1);
  const distances = new Float64Array(nRows);
  const buffers = [0, 1].map(() => new Float64Array(nRows));
  const buffer = (which: BufferIndex): Float64Array => buffers[which];
  return {
    x,
    weights,
    labels,
    distances,
    reset: () => {
      labels.fill(-1);
    },
    assignNearest: (centroids) => assignNearest(x, centroids, labels, distances),
    inertia: () => weightedSum(weights, distances),
    sumByLabel: (sums, totals) => sumByLabel(x, weights, labels, sums, totals),
    buffer,
    lowerToCandidate: (candidate, from, to) =>
      lowerToCandidate(x, weights, candidate, buffer(from), buffer(to)),
    lowerToBest: (candidates, from, to) => {
      const nearest = buffer(from).slice();
      const trial = new Float64Array(x.nRows);
      let least = Number.POSITIVE_INFINITY;
      let best = 0;
      for (let c = 0; c < candidates.length; c++) {
        const total = lowerToCandidate(x, weights, candidates[c], nearest, trial);
        if (total >= least) continue;
        least = total;
        best = c;
        buffer(to).set(trial);
      }
      return best;
    },
  };
}

function assignNearest(x: Matrix, centroids: Matrix, labels: Int32Array, distances: Float64Array): number {
  const { nRows, nCols } = x;
  const nClusters = centroids.nRows;
  const packed = new Float64Array(tileRows * nCols);
  const tile = new Float64Array(2 * tileRows);
  const best = new Float64Array(tileRows);
  const nearest = new Int32Array(tileRows);
  let nChanged = 0;
  for (let i = 0; i < nRows; i += tileRows) {
    packRows(x, i, nRows, packed);
    best.fill(Number.POSITIVE_INFINITY);
    for (let c = 0; c < nClusters; c += 2) {
      const other = Math.min(c + 1, nClusters - 1);
      tileDistances(packed, centroids.data, c * nCols, other * nCols, nCols, tile);
      for (let r = 0; r < tileRows; r++) {
        if (tile[r] < best[r]) {
          best[r] = tile[r];
          nearest[r] = c;
        }
        if (tile[tileRows + r] < best[r]) {
          best[r] = tile[tileRows + r];
          nearest[r] = other;
        }
      }
    }
    for (let r = 0; r < tileRows && i + r < nRows; r++) {
      if (labels[i + r] !== nearest[r]) nChanged++;
      labels[i + r] = nearest[r];
      distances[i + r] = best[r];
    }
  }
  return nChanged;
}

function sumByLabel(
  x: Matrix,
  weights: Float64Array,
  labels: Int32Array,
  sums: Matrix,
  totals: Float64Array,
): void {
  const { data, nRows, nCols } = x;
  const out = sums.data;
  out.fill(0);
  totals.fill(0);
  for (let i = 0; i < nRows; i++) {
    const weight = weights[i];
    const from = i * nCols;
    const to = labels[i] * nCols;
    totals[labels[i]] += weight;
    for (let f = 0; f < nCols; f++) out[to + f] += weight * data[from + f];
  }
}

function lowerToCandidate(
  x: Matrix,
  weights: Float64Array,
  candidate: number,
  nearest: Float64Array,
  out: Float64Array,
): number {
  squaredDistances(x, candidate, 0, x.nRows, out, 0);
  let total = 0;
  for (let i = 0; i < x.nRows; i++) {
    out[i] = Math.min(out[i], nearest[i]);
    total += weights[i] * out[i];
  }
  return total;
}

function weightedSum(weights: Float64Array, values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i] * values[i];
  return sum;
}
