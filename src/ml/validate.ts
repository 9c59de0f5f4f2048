import { ArgumentError } from './errors.ts';
import type { Frame, FrameColumn } from './frame.ts';
import type { Matrix } from './matrix.ts';

/** Refuses an empty matrix, a shape that contradicts its data, and NaN or infinity unless `allowNaN`. */
export function checkMatrix(x: Matrix, name = 'x', options: { readonly allowNaN?: boolean } = {}): void {
  if (x.data.length !== x.nRows * x.nCols) {
    throw new ArgumentError(
      'E_SHAPE',
      `${name}.data must have nRows × nCols = ${x.nRows} × ${x.nCols} cells; got ${x.data.length}`,
    );
  }
  if (x.nRows === 0 || x.nCols === 0) {
    throw new ArgumentError(
      'E_EMPTY',
      `${name} must have at least one row and one column; got ${x.nRows} × ${x.nCols}`,
    );
  }
  if (areFinite(x.data)) return;
  for (let p = 0; p < x.data.length; p++) {
    const value = x.data[p];
    if (Number.isFinite(value) || (options.allowNaN && Number.isNaN(value))) continue;
    throw new ArgumentError(
      'E_NONFINITE',
      `${name} must hold finite numbers${options.allowNaN ? ' or NaN' : ''}; row ${Math.floor(p / x.nCols)}, column ${p % x.nCols} is ${value}`,
    );
  }
}

/** Whether all numbers are finite, many times as fast as asking each: ∞ − ∞ and NaN − NaN are NaN, and stay it. */
function areFinite(data: Float64Array): boolean {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = data.length - (data.length % 4);
  for (let p = 0; p < whole; p += 4) {
    a += data[p] - data[p];
    b += data[p + 1] - data[p + 1];
    c += data[p + 2] - data[p + 2];
    d += data[p + 3] - data[p + 3];
  }
  for (let p = whole; p < data.length; p++) a += data[p] - data[p];
  return a + b + c + d === 0;
}

/** Refuses a matrix whose number of columns differs from the fitted one; both counts are named. */
export function checkColumns(x: Matrix, nCols: number, name = 'x'): void {
  if (x.nCols !== nCols) {
    throw new ArgumentError('E_N_FEATURES', `${name} must have ${nCols} columns, as in fit; got ${x.nCols}`);
  }
}

/** Row weights as a checked array: ones when absent; finite, none negative, at least one positive. */
export function checkWeights(weights: ArrayLike<number> | undefined, nRows: number): Float64Array {
  if (weights === undefined) return new Float64Array(nRows).fill(1);
  if (weights.length !== nRows) {
    throw new ArgumentError(
      'E_WEIGHTS',
      `weights must have ${nRows} entries, one per row; got ${weights.length}`,
    );
  }
  const out = Float64Array.from(weights);
  let sum = 0;
  for (let i = 0; i < nRows; i++) {
    if (!(out[i] >= 0) || out[i] === Number.POSITIVE_INFINITY) {
      throw new ArgumentError(
        'E_WEIGHTS',
        `weights must be finite and at least 0; weights[${i}] is ${out[i]}`,
      );
    }
    sum += out[i];
  }
  if (!(sum > 0)) throw new ArgumentError('E_WEIGHTS', 'weights must have at least one entry over 0');
  return out;
}

/** Refuses a number that is not an integer of [min, max]. */
export function checkInteger(value: number, name: string, min: number, max = Number.MAX_SAFE_INTEGER): void {
  if (Number.isInteger(value) && value >= min && value <= max) return;
  const range = max === Number.MAX_SAFE_INTEGER ? `of at least ${min}` : `from ${min} to ${max}`;
  throw new ArgumentError('E_RANGE', `${name} must be an integer ${range}; got ${value}`);
}

/** The class of every row, checked: integers of 0 … nClasses − 1, one per row. */
export function checkClasses(
  labels: ArrayLike<number>,
  nRows: number,
  nClasses: number,
  name = 'labels',
): Int32Array {
  if (labels.length !== nRows) {
    throw new ArgumentError(
      'E_LABELS',
      `${name} must have ${nRows} entries, one per row; got ${labels.length}`,
    );
  }
  for (let i = 0; i < nRows; i++) {
    if (Number.isInteger(labels[i]) && labels[i] >= 0 && labels[i] < nClasses) continue;
    throw new ArgumentError(
      'E_LABELS',
      `${name} must be integers from 0 to ${nClasses - 1}; ${name}[${i}] is ${labels[i]}`,
    );
  }
  return Int32Array.from(labels);
}

/** Refuses a frame without rows or columns, with repeated names, or with cells outside its own contract. */
export function checkFrame(frame: Frame, name = 'frame'): void {
  if (frame.nRows === 0 || frame.columns.length === 0) {
    throw new ArgumentError(
      'E_EMPTY',
      `${name} must have at least one row and one column; got ${frame.nRows} × ${frame.columns.length}`,
    );
  }
  const names = new Set<string>();
  for (const column of frame.columns) {
    if (names.has(column.name)) {
      throw new ArgumentError('E_COLUMN', `${name} must name each column once; "${column.name}" comes twice`);
    }
    names.add(column.name);
    checkCells(column, frame.nRows, name);
  }
}

function checkCells(column: FrameColumn, nRows: number, name: string): void {
  const cells = column.kind === 'numeric' ? column.values : column.codes;
  if (cells.length !== nRows) {
    throw new ArgumentError(
      'E_SHAPE',
      `${name} column "${column.name}" must have ${nRows} cells; got ${cells.length}`,
    );
  }
  for (let i = 0; i < nRows; i++) {
    if (column.kind === 'numeric') {
      if (Number.isFinite(cells[i]) || Number.isNaN(cells[i])) continue;
      throw new ArgumentError(
        'E_NONFINITE',
        `${name} column "${column.name}" must hold finite numbers or NaN; row ${i} is ${cells[i]}`,
      );
    }
    if (cells[i] >= -1 && cells[i] < column.categories.length) continue;
    throw new ArgumentError(
      'E_RANGE',
      `${name} column "${column.name}" must hold codes from -1 to ${column.categories.length - 1}; row ${i} is ${cells[i]}`,
    );
  }
}
