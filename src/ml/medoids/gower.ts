import { type CategoryColumn, type Frame, isMissing } from '../frame.ts';
import { checkFrame } from '../validate.ts';
import type { Distances } from './distances.ts';

/**
 * Gower's distance between the rows of a frame: the mean over the columns that both rows know of |a − b| ÷ range for
 * numbers, and of 0 or 1 for equal or unlike categories.
 *
 * In [0, 1]. A number that does not vary adds 0. Two rows that know no column in common are taken as farthest, 1
 * (undefined in Gower). O(nRows × nColumns) from one row. Gower (1971), A general coefficient of similarity.
 *
 * @param frame missing cells allowed
 */
export function gowerDistances(frame: Frame): Distances {
  checkFrame(frame);
  const { nRows } = frame;
  const columns = frame.columns.map((column) => ({
    isComplete: !Array.from({ length: nRows }, (_, i) => isMissing(column, i)).includes(true),
    add: column.kind === 'numeric' ? numberAdder(scaled(column.values)) : categoryAdder(column),
    isKnown: Float64Array.from({ length: nRows }, (_, i) => Number(!isMissing(column, i))),
  }));
  const complete = columns.filter(({ isComplete }) => isComplete);
  const partial = columns.filter(({ isComplete }) => !isComplete);
  const sums = new Float64Array(nRows);
  const known = new Float64Array(nRows);
  const out = new Float32Array(nRows);
  return {
    nRows,
    from(i) {
      sums.fill(0);
      for (const { add } of complete) add(i, sums);
      if (partial.length === 0) {
        for (let j = 0; j < nRows; j++) out[j] = sums[j] / columns.length;
        return out;
      }
      known.fill(complete.length);
      for (const { add, isKnown } of partial) {
        if (isKnown[i] === 0) continue;
        add(i, sums);
        for (let j = 0; j < nRows; j++) known[j] += isKnown[j];
      }
      for (let j = 0; j < nRows; j++) out[j] = known[j] > 0 ? sums[j] / known[j] : 1;
      // A row without a known cell is still no way from itself.
      out[i] = 0;
      return out;
    },
  };
}

/** Adds to every row how far it is from row i in one column; 0 where it is missing. */
type Adder = (i: number, sums: Float64Array) => void;

function numberAdder(cells: Float64Array): Adder {
  return (i, sums) => {
    const own = cells[i];
    for (let j = 0; j < cells.length; j++) {
      const d = Math.abs(cells[j] - own);
      if (d > 0) sums[j] += d;
    }
  };
}

function categoryAdder({ codes, categories }: CategoryColumn): Adder {
  // Looked up by code + 1: a missing cell, −1, adds 0.
  const costs = new Float64Array(categories.length + 1);
  return (i, sums) => {
    costs.fill(1, 1);
    costs[codes[i] + 1] = 0;
    for (let j = 0; j < codes.length; j++) sums[j] += costs[codes[j] + 1];
  };
}

function scaled(values: Float64Array): Float64Array {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const range = high - low;
  return values.map((value) => (range > 0 ? (value - low) / range : value * 0));
}
