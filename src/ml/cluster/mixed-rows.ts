import { ArgumentError } from '../errors.ts';
import type { Frame } from '../frame.ts';
import { fromColumns, type Matrix } from '../matrix.ts';
import { checkFrame } from '../validate.ts';

/** Rows of numbers and of categories side by side, as k-prototypes takes them. */
export interface MixedRows {
  readonly nRows: number;
  /** Shape (nRows, nNumbers), finite; nNumbers may be 0. */
  readonly numbers: Matrix;
  /** Shape (nRows, nNominal): category p of column j stands as `offsets[j] + p`. */
  readonly places: Int32Array;
  /** Where the categories of each column begin; one entry more than columns, the last is the width. */
  readonly offsets: Int32Array;
}

/**
 * The rows of a frame, its numbers divided by their weighted standard deviation (one that does not vary is 0
 * throughout); no cell may be missing. O(nRows × nColumns).
 *
 * @param weights over 0, one per row
 */
export function mixedRows(frame: Frame, weights: Float64Array): MixedRows {
  checkFrame(frame);
  const { nRows } = frame;
  const numbers: Float64Array[] = [];
  const codes: Int32Array[] = [];
  const offsets = [0];
  for (const column of frame.columns) {
    const missing = (column.kind === 'numeric' ? column.values : column.codes).findIndex(
      (cell: number) => Number.isNaN(cell) || (column.kind === 'category' && cell < 0),
    );
    if (missing >= 0) {
      const rule = `column "${column.name}" must have no missing cells`;
      throw new ArgumentError('E_MISSING', `${rule}; row ${missing} is missing`);
    }
    if (column.kind === 'numeric') {
      numbers.push(standardized(column.values, weights));
    } else {
      codes.push(column.codes);
      offsets.push(offsets[offsets.length - 1] + column.categories.length);
    }
  }
  const places = new Int32Array(nRows * codes.length);
  for (let i = 0, p = 0; i < nRows; i++) {
    for (let j = 0; j < codes.length; j++, p++) places[p] = offsets[j] + codes[j][i];
  }
  return { nRows, numbers: fromColumns(numbers, nRows), places, offsets: Int32Array.from(offsets) };
}

function standardized(values: Float64Array, weights: Float64Array): Float64Array {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    total += weights[i];
    sum += weights[i] * values[i];
  }
  const mean = sum / total;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += weights[i] * (values[i] - mean) * (values[i] - mean);
  const sd = Math.sqrt(squares / total);
  return values.map((value) => (sd > 0 ? (value - mean) / sd : 0));
}
