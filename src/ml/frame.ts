import { ArgumentError } from './errors.ts';

/** Numbers; NaN is missing. */
export interface NumericColumn {
  readonly kind: 'numeric';
  readonly name: string;
  readonly values: Float64Array;
}

/** Category codes into `categories`; −1 is missing. The order of `categories` is the order of the codes. */
export interface CategoryColumn {
  readonly kind: 'category';
  readonly name: string;
  readonly codes: Int32Array;
  readonly categories: readonly string[];
}

export type FrameColumn = NumericColumn | CategoryColumn;

/** A table of typed columns of equal length. */
export interface Frame {
  readonly nRows: number;
  readonly columns: readonly FrameColumn[];
}

/** The column of that name; `E_COLUMN` names those that exist. */
export function frameColumn(frame: Frame, name: string): FrameColumn {
  const found = frame.columns.find((column) => column.name === name);
  if (found) return found;
  throw new ArgumentError(
    'E_COLUMN',
    `no column "${name}"; the frame has ${frame.columns.map((column) => column.name).join(', ')}`,
  );
}

/** The named columns, in that order. */
export function selectFrameColumns(frame: Frame, names: readonly string[]): Frame {
  return { nRows: frame.nRows, columns: names.map((name) => frameColumn(frame, name)) };
}

/** The rows named by `indices`, in that order. */
export function selectFrameRows(frame: Frame, indices: Int32Array): Frame {
  return {
    nRows: indices.length,
    columns: frame.columns.map((column) =>
      column.kind === 'numeric'
        ? { ...column, values: gather(column.values, indices, new Float64Array(indices.length)) }
        : { ...column, codes: gather(column.codes, indices, new Int32Array(indices.length)) },
    ),
  };
}

/** @param out OUT, as long as `indices`. */
function gather<A extends Float64Array | Int32Array>(values: A, indices: Int32Array, out: A): A {
  for (let i = 0; i < indices.length; i++) out[i] = values[indices[i]];
  return out;
}

/** Whether cell i of the column is missing. */
export function isMissing(column: FrameColumn, i: number): boolean {
  return column.kind === 'numeric' ? Number.isNaN(column.values[i]) : column.codes[i] < 0;
}

/** Text order by UTF-16 code units, the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The frame with each column's categories in alphabetical order (by code units) and the codes to match. */
export function sortCategories(frame: Frame): Frame {
  return {
    nRows: frame.nRows,
    columns: frame.columns.map((column) => {
      if (column.kind === 'numeric') return column;
      const categories = [...column.categories].sort(compareText);
      const places = column.categories.map((category) => categories.indexOf(category));
      return { ...column, categories, codes: column.codes.map((code) => (code < 0 ? code : places[code])) };
    }),
  };
}
