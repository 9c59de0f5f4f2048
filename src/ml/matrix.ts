import { ArgumentError } from './errors.ts';

/** A row-major matrix: cell (i, j) is `data[i * nCols + j]`. NaN is a missing cell where a function says so. */
export interface Matrix {
  readonly data: Float64Array;
  readonly nRows: number;
  readonly nCols: number;
}

/** A matrix of zeros, shape (nRows, nCols). */
export function zeros(nRows: number, nCols: number): Matrix {
  return { data: new Float64Array(nRows * nCols), nRows, nCols };
}

/** A matrix from rows of equal length; `fromRows([])` has shape (0, 0). */
export function fromRows(rows: readonly (readonly number[])[]): Matrix {
  const nCols = rows[0]?.length ?? 0;
  const data = new Float64Array(rows.length * nCols);
  for (let i = 0; i < rows.length; i++) {
    if (rows[i].length !== nCols) {
      throw new ArgumentError(
        'E_SHAPE',
        `every row must have ${nCols} cells, as row 0 has; row ${i} has ${rows[i].length}`,
      );
    }
    data.set(rows[i], i * nCols);
  }
  return { data, nRows: rows.length, nCols };
}

/** The rows as arrays, shape (nRows, nCols): for tests, files and small tables. */
export function toRows(x: Matrix): number[][] {
  return Array.from({ length: x.nRows }, (_, i) => Array.from(rowOf(x, i)));
}

/** Row i as a view into the matrix (no copy). */
export function rowOf(x: Matrix, i: number): Float64Array {
  return x.data.subarray(i * x.nCols, (i + 1) * x.nCols);
}

/** Column j as a new array. */
export function columnOf(x: Matrix, j: number): Float64Array {
  const out = new Float64Array(x.nRows);
  for (let i = 0; i < x.nRows; i++) out[i] = x.data[i * x.nCols + j];
  return out;
}

/** A matrix whose columns are the given arrays of equal length. */
export function fromColumns(columns: readonly ArrayLike<number>[], nRows = columns[0]?.length ?? 0): Matrix {
  const nCols = columns.length;
  const data = new Float64Array(nRows * nCols);
  for (let j = 0; j < nCols; j++) {
    if (columns[j].length !== nRows) {
      throw new ArgumentError('E_SHAPE', `column ${j} must have ${nRows} cells; got ${columns[j].length}`);
    }
    for (let i = 0; i < nRows; i++) data[i * nCols + j] = columns[j][i];
  }
  return { data, nRows, nCols };
}

/** The rows named by `indices`, in that order (repeats allowed). */
export function selectRows(x: Matrix, indices: ArrayLike<number>): Matrix {
  const data = new Float64Array(indices.length * x.nCols);
  for (let i = 0; i < indices.length; i++) data.set(rowOf(x, indices[i]), i * x.nCols);
  return { data, nRows: indices.length, nCols: x.nCols };
}

/** The columns named by `indices`, in that order. */
export function selectColumns(x: Matrix, indices: readonly number[]): Matrix {
  const data = new Float64Array(x.nRows * indices.length);
  for (let i = 0; i < x.nRows; i++) {
    for (let j = 0; j < indices.length; j++) data[i * indices.length + j] = x.data[i * x.nCols + indices[j]];
  }
  return { data, nRows: x.nRows, nCols: indices.length };
}

/** The matrices side by side; all have the same number of rows. */
export function concatColumns(parts: readonly Matrix[]): Matrix {
  const nRows = parts[0]?.nRows ?? 0;
  const nCols = parts.reduce((sum, part) => sum + part.nCols, 0);
  const data = new Float64Array(nRows * nCols);
  let offset = 0;
  for (const part of parts) {
    if (part.nRows !== nRows) {
      throw new ArgumentError('E_SHAPE', `every part must have ${nRows} rows; got ${part.nRows}`);
    }
    for (let i = 0; i < nRows; i++) data.set(rowOf(part, i), i * nCols + offset);
    offset += part.nCols;
  }
  return { data, nRows, nCols };
}

/** Squared Euclidean distance of row i of `a` and row j of `b`; equal `nCols`. */
export function squaredDistance(a: Matrix, i: number, b: Matrix, j: number): number {
  const { nCols } = a;
  let sum = 0;
  for (let f = 0, p = i * nCols, q = j * nCols; f < nCols; f++, p++, q++) {
    const t = a.data[p] - b.data[q];
    sum += t * t;
  }
  return sum;
}
