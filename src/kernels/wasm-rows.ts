import type { BufferIndex, LoadedRows, Matrix, Precision } from '../ml/index.ts';
import { codeRows } from './coded-rows.ts';
import type { KernelExports } from './exports.ts';
import type { KernelMemory } from './memory.ts';
import { type Rounding, roundingOf } from './rounding.ts';

/** Rows are worked on eight at a time; the last ones are repeated, with weight 0. */
const padTo = 8;
/** The buffer of `lowerToBest`, beside those of callers. */
const trial = 2;
/** Of all weight; sums of a cluster with less are made anew. */
const smallestShare = 1e-9;

/** Puts rows into the memory of the kernels; they are gone when the scope that this runs in ends. */
export function loadRows(
  exports: KernelExports,
  memory: KernelMemory,
  x: Matrix,
  weights: Float64Array,
  precision: Precision,
): LoadedRows {
  const { nRows, nCols } = x;
  const nPadded = Math.ceil(nRows / padTo) * padTo;
  const isSingle = precision === 'single';
  const rounding = isSingle ? roundingOf(x) : null;
  const at = {
    columns: memory.take(nPadded * nCols * (isSingle ? 4 : 8)),
    rows: memory.take(nRows * nCols * 8),
    weights: memory.take(nPadded * 8),
    labels: memory.take(nPadded * 4),
    distances: memory.take(nPadded * 8),
    summed: memory.take(nRows * 4),
  };
  if (rounding) fillSingle(memory.float32(at.columns, nPadded * nCols), x, nPadded, rounding);
  else fillDouble(memory.float64(at.columns, nPadded * nCols), x, nPadded);
  memory.float64(at.rows, nRows * nCols).set(x.data);
  const coded = rounding && codeRows(exports, memory, x, rounding);
  const padded = memory.float64(at.weights, nPadded);
  padded.fill(0);
  padded.set(weights);
  memory.int32(at.labels, nPadded).fill(-1);
  // What `summed` has the labels of: kept in single precision alone, since moving rows between sums rounds otherwise.
  let kept: { readonly sums: Float64Array; readonly totals: Float64Array } | null = null;
  const totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
  // The two that callers know, and one for trials, which takes the place of the one that it is better than.
  let buffers: number[] | null = null;
  const bufferAt = (which: BufferIndex | typeof trial): number => {
    buffers ??= [0, 1, trial].map(() => {
      const address = memory.take(nPadded * 8);
      // The padding weighs nothing, but 0 × NaN would be NaN.
      memory.float64(address, nPadded).fill(0);
      return address;
    });
    return buffers[which];
  };
  const lower = (candidate: number, from: number, to: number): number =>
    rounding
      ? exports.lowerToCandidateSingle(
          at.columns,
          nPadded,
          nCols,
          at.weights,
          candidate,
          rounding.factor,
          from,
          to,
        )
      : exports.lowerToCandidateDouble(at.columns, nPadded, nCols, at.weights, candidate, from, to);

  return {
    x,
    weights,
    get labels() {
      return memory.int32(at.labels, nRows);
    },
    get distances() {
      return memory.float64(at.distances, nRows);
    },
    reset() {
      memory.int32(at.labels, nPadded).fill(-1);
      kept = null;
    },
    assignNearest(centroids) {
      return memory.scope(() => {
        if (!rounding) {
          const given = memory.take(centroids.data.length * 8);
          memory.float64(given, centroids.data.length).set(centroids.data);
          return exports.assignNearestDouble(
            at.columns,
            nPadded,
            nRows,
            nCols,
            given,
            centroids.nRows,
            at.labels,
            at.distances,
          );
        }
        if (coded?.isWorth(centroids.nRows)) return coded.assignNearest(centroids, at.labels, at.distances);
        const given = memory.take(centroids.data.length * 4);
        const rounded = memory.float32(given, centroids.data.length);
        for (let p = 0; p < rounded.length; p++) {
          rounded[p] = (centroids.data[p] - rounding.offsets[p % nCols]) * rounding.scale;
        }
        return exports.assignNearestSingle(
          at.columns,
          nPadded,
          nRows,
          nCols,
          given,
          centroids.nRows,
          rounding.factor,
          at.labels,
          at.distances,
        );
      });
    },
    inertia: () => exports.weightedSum(at.weights, at.distances, nRows),
    sumByLabel(sums, totals) {
      memory.scope(() => {
        const sumsAt = memory.take(sums.data.length * 8);
        const totalsAt = memory.take(totals.length * 8);
        const moves = kept?.sums.length === sums.data.length;
        if (kept && moves) {
          memory.float64(sumsAt, sums.data.length).set(kept.sums);
          memory.float64(totalsAt, totals.length).set(kept.totals);
          exports.moveSums(at.rows, nRows, nCols, at.weights, at.summed, at.labels, sumsAt, totalsAt);
        }
        // What is left of a cluster without rows may be a rounding error.
        const least = smallestShare * totalWeight;
        if (!moves || memory.float64(totalsAt, totals.length).some((total) => total < least)) {
          exports.sumByLabel(at.rows, nRows, nCols, at.weights, at.labels, totals.length, sumsAt, totalsAt);
          if (isSingle) memory.int32(at.summed, nRows).set(memory.int32(at.labels, nRows));
        }
        sums.data.set(memory.float64(sumsAt, sums.data.length));
        totals.set(memory.float64(totalsAt, totals.length));
        if (isSingle) kept = { sums: sums.data.slice(), totals: totals.slice() };
      });
    },
    buffer: (which) => memory.float64(bufferAt(which), nRows),
    lowerToCandidate: (candidate, from, to) => lower(candidate, bufferAt(from), bufferAt(to)),
    lowerToBest(candidates, from, to) {
      if (coded?.isWorthLowering(candidates.length)) {
        return coded.lowerToBest(candidates, at.weights, bufferAt(from), bufferAt(to));
      }
      let least = Number.POSITIVE_INFINITY;
      let best = 0;
      for (let c = 0; c < candidates.length; c++) {
        const trialAt = bufferAt(trial);
        const total = lower(candidates[c], bufferAt(from), trialAt);
        if (total >= least || buffers === null) continue;
        least = total;
        best = c;
        buffers[trial] = buffers[to];
        buffers[to] = trialAt;
      }
      return best;
    },
  };
}

/** Rows turned to columns at a time: what is read and what is written both stay near. */
const blockRows = 512;

/** @param out OUT, shape (nCols, nPadded) */
function fillSingle(
  out: Float32Array,
  { data, nRows, nCols }: Matrix,
  nPadded: number,
  { offsets, scale }: Rounding,
): void {
  for (let first = 0; first < nRows; first += blockRows) {
    const end = Math.min(first + blockRows, nRows);
    for (let f = 0; f < nCols; f++) {
      const offset = offsets[f];
      for (let i = first, p = first * nCols + f, to = f * nPadded + first; i < end; i++, p += nCols, to++) {
        out[to] = (data[p] - offset) * scale;
      }
    }
  }
  repeatLast(out, nRows, nCols, nPadded);
}

/** @param out OUT, shape (nCols, nPadded) */
function fillDouble(out: Float64Array, { data, nRows, nCols }: Matrix, nPadded: number): void {
  for (let first = 0; first < nRows; first += blockRows) {
    const end = Math.min(first + blockRows, nRows);
    for (let f = 0; f < nCols; f++) {
      for (let i = first, p = first * nCols + f, to = f * nPadded + first; i < end; i++, p += nCols, to++) {
        out[to] = data[p];
      }
    }
  }
  repeatLast(out, nRows, nCols, nPadded);
}

/** @param out IN/OUT, shape (nCols, nPadded): the last row stands on the padding too */
function repeatLast(out: Float32Array | Float64Array, nRows: number, nCols: number, nPadded: number): void {
  for (let f = 0; f < nCols; f++) {
    const from = f * nPadded;
    out.fill(nRows > 0 ? out[from + nRows - 1] : 0, from + nRows, from + nPadded);
  }
}
