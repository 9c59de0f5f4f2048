import { ArgumentError } from '../errors.ts';
import type { CategoryColumn, Frame, FrameColumn, NumericColumn } from '../frame.ts';
import type { Matrix } from '../matrix.ts';
import { checkColumns, checkFrame, checkMatrix, checkWeights } from '../validate.ts';
import { checkKnownCells, checkSameColumns } from './check.ts';

export interface FitCodingOptions {
  /** Row weights, at least 0; defaults to ones. */
  readonly weights?: ArrayLike<number>;
}

/** A category column is coded by the place of the category in its list. */
export interface CategoryCoding {
  readonly kind: 'category';
  readonly name: string;
  readonly categories: readonly string[];
}

/** A numeric column is coded as (value − mean) / scale. */
export interface NumericCoding {
  readonly kind: 'numeric';
  readonly name: string;
  readonly mean: number;
  /** Population standard deviation; 1 when the column is constant. */
  readonly scale: number;
}

export interface Coding {
  readonly kind: 'coding';
  readonly columns: readonly (CategoryCoding | NumericCoding)[];
}

/** A frame after imputation. */
export interface FilledFrame {
  readonly frame: Frame;
  /** Per column, per row: 1 where the cell was missing and is filled now. */
  readonly filled: readonly Uint8Array[];
}

/**
 * How a frame becomes numbers for the imputers: categories by their place, numbers as z-scores.
 *
 * Missing cells are left out of mean and scale. As scikit-learn's OrdinalEncoder and StandardScaler.
 * O(nRows × nCols).
 */
export function fitCoding(frame: Frame, options: FitCodingOptions = {}): Coding {
  checkFrame(frame);
  const weights = checkWeights(options.weights, frame.nRows);
  checkKnownCells(frame, weights);
  return Object.freeze({
    kind: 'coding',
    columns: frame.columns.map((column) =>
      column.kind === 'numeric'
        ? numericCoding(column, weights)
        : { kind: column.kind, name: column.name, categories: [...column.categories] },
    ),
  });
}

function numericCoding(column: NumericColumn, weights: Float64Array): NumericCoding {
  const { values } = column;
  let total = 0;
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    total += weights[i];
    sum += weights[i] * values[i];
  }
  const mean = sum / total;
  let squares = 0;
  for (let i = 0; i < values.length; i++) {
    if (!Number.isNaN(values[i])) squares += weights[i] * (values[i] - mean) * (values[i] - mean);
  }
  const variance = squares / total;
  // What rounding of the mean alone can leave of a constant column (StandardScaler's rule).
  const noise = total * mean * Number.EPSILON;
  const isConstant = variance <= total * Number.EPSILON * variance + noise * noise;
  return { kind: 'numeric', name: column.name, mean: mean + 0, scale: isConstant ? 1 : Math.sqrt(variance) };
}

/** The frame as numbers, shape (nRows, nColumns); missing cells are NaN. Refuses other columns than in fit. */
export function encodeFrame(coding: Coding, frame: Frame): Matrix {
  checkFrame(frame);
  checkSameColumns(frame, coding.columns);
  const { nRows } = frame;
  const nCols = coding.columns.length;
  const data = new Float64Array(nRows * nCols);
  coding.columns.forEach((fitted, j) => {
    const column = frame.columns[j];
    for (let i = 0; i < nRows; i++) data[i * nCols + j] = codedCell(fitted, column, i);
  });
  return { data, nRows, nCols };
}

function codedCell(fitted: CategoryCoding | NumericCoding, column: FrameColumn, i: number): number {
  if (column.kind === 'category') return column.codes[i] < 0 ? Number.NaN : column.codes[i];
  return fitted.kind === 'numeric' ? (column.values[i] - fitted.mean) / fitted.scale : Number.NaN;
}

/**
 * Fills the missing cells of `original` from a coded matrix; its known cells stay as they are, bit for bit.
 *
 * A category is the value truncated toward zero (2.9 → 2, −0.9 → 0); outside the list it stays missing. This
 * is the described study's rule; it makes averaged codes, which are categories that nobody said.
 *
 * @param x shape (nRows, nColumns) of `original`, coded
 */
export function decodeMatrix(coding: Coding, x: Matrix, original: Frame): FilledFrame {
  checkFrame(original, 'original');
  checkSameColumns(original, coding.columns);
  checkMatrix(x, 'x', { allowNaN: true });
  checkColumns(x, coding.columns.length);
  if (x.nRows !== original.nRows) {
    throw new ArgumentError('E_SHAPE', `x must have ${original.nRows} rows, as original has; got ${x.nRows}`);
  }
  const filled: Uint8Array[] = [];
  const columns = coding.columns.map((fitted, j) => {
    const column = original.columns[j];
    const flags = new Uint8Array(original.nRows);
    filled.push(flags);
    if (column.kind === 'category') return decodeCategories(column, x, j, flags);
    return fitted.kind === 'numeric' ? decodeNumbers(column, fitted, x, j, flags) : column;
  });
  return { frame: { nRows: original.nRows, columns }, filled };
}

/** @param flags OUT */
function decodeCategories(column: CategoryColumn, x: Matrix, j: number, flags: Uint8Array): CategoryColumn {
  const codes = Int32Array.from(column.codes);
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] >= 0) continue;
    const code = Math.trunc(x.data[i * x.nCols + j]);
    if (!(code >= 0 && code < column.categories.length)) continue;
    codes[i] = code;
    flags[i] = 1;
  }
  return { ...column, codes };
}

/** @param flags OUT */
function decodeNumbers(
  column: NumericColumn,
  fitted: NumericCoding,
  x: Matrix,
  j: number,
  flags: Uint8Array,
): NumericColumn {
  const values = Float64Array.from(column.values);
  for (let i = 0; i < values.length; i++) {
    const coded = x.data[i * x.nCols + j];
    if (!Number.isNaN(values[i]) || Number.isNaN(coded)) continue;
    values[i] = coded * fitted.scale + fitted.mean;
    flags[i] = 1;
  }
  return { ...column, values };
}
