import { distinctRows } from '../distinct.ts';
import { distinctFrameRows } from '../distinct-frame.ts';
import { type Frame, selectFrameColumns, selectFrameRows } from '../frame.ts';
import type { Matrix } from '../matrix.ts';
import { type ColumnTransformer, restrictColumns, transformColumns } from '../preprocess/index.ts';

/** A table that is searched: all rows, and a sample for sets of columns with many distinct rows. */
export interface SearchedRows {
  readonly all: Frame;
  readonly sample: Frame;
  /** Sets of columns whose values combine to no more than this many rows are taken of all rows. */
  readonly limit: number;
}

/** Rows of some columns, coded: distinct, with the clients that each stands for. */
export interface SubsetRows {
  readonly x: Matrix;
  readonly weights: Float64Array;
  /** Of the columns, one row a client. */
  readonly frame: Frame;
}

/** Cells of every column as numbers from 0, and how many there are. */
export type ValueCodes = ReadonlyMap<string, { readonly codes: Int32Array; readonly nValues: number }>;

/** Numbers the values of every column. O(nRows × nColumns). */
export function valueCodes(frame: Frame): ValueCodes {
  return new Map(
    frame.columns.map((column) => {
      const places = new Map<number, number>();
      const codes = Int32Array.from(column.kind === 'numeric' ? column.values : column.codes, (_, i) => {
        const value = column.kind === 'numeric' ? column.values[i] : column.codes[i];
        const known = places.get(value);
        if (known !== undefined) return known;
        places.set(value, places.size);
        return places.size - 1;
      });
      return [column.name, { codes, nValues: places.size }];
    }),
  );
}

/**
 * The coded distinct rows of some columns, of all rows where few are distinct, else of the sample.
 *
 * @param codes of `rows.all`
 */
export function subsetRows(
  rows: SearchedRows,
  codes: ValueCodes,
  names: readonly string[],
  transformer: ColumnTransformer,
): SubsetRows {
  const product = names.reduce((most, name) => most * (codes.get(name)?.nValues ?? 1), 1);
  const frame = selectFrameColumns(product <= rows.limit ? rows.all : rows.sample, names);
  const counted = product <= rows.limit ? countCells(frame, codes, product) : distinctFrameRows(frame);
  const coded = transformColumns(restrictColumns(transformer, names), counted.rows);
  // Numbers that differ by less than rounding may be scaled to the same.
  const { rows: x, weights } = distinctRows(coded, counted.weights);
  return { x, weights, frame };
}

/** The combinations of values that occur, counted in an array with a place for each. */
function countCells(
  frame: Frame,
  codes: ValueCodes,
  product: number,
): { readonly rows: Frame; readonly weights: Float64Array } {
  const keys = new Int32Array(frame.nRows);
  for (const { name } of frame.columns) {
    const column = codes.get(name);
    if (column === undefined) continue;
    for (let i = 0; i < keys.length; i++) keys[i] = keys[i] * column.nValues + column.codes[i];
  }
  const counts = new Float64Array(product);
  const firsts = new Int32Array(product);
  for (let i = keys.length - 1; i >= 0; i--) {
    counts[keys[i]]++;
    firsts[keys[i]] = i;
  }
  const found = Int32Array.from(counts.keys()).filter((key) => counts[key] > 0);
  return {
    rows: selectFrameRows(
      frame,
      found.map((key) => firsts[key]),
    ),
    weights: Float64Array.from(found, (key) => counts[key]),
  };
}
