import type fc from 'fast-check';
import { expect } from 'vitest';
import { type Frame, type FrameColumn, selectFrameRows } from '../../../src/ml/frame.ts';
import { fromColumns, type Matrix } from '../../../src/ml/matrix.ts';
import type { Item, Reasons } from './items.ts';

/** One row of a result by the names of its columns; null is missing. */
export type Row = Readonly<Record<string, number | string | null>>;

export interface FitHow {
  readonly weights?: ArrayLike<number>;
}

/** What the contract suite needs to know of an estimator. */
export interface Subject<Model> {
  readonly name: string;
  /** Tables of at least two columns and two rows that it takes; row 0 is complete. */
  readonly tables: fc.Arbitrary<Frame>;
  fit(frame: Frame, how?: FitHow): Model;
  apply(model: Model, frame: Frame): Row[];
  /** How columns are found: in the order of fit, by their names, or (of a matrix) by their number. */
  readonly columns: 'in-order' | 'by-name' | 'unnamed';
  readonly takesMissing: boolean;
  /** Relative, where the order of sums may differ. */
  readonly tolerance: number;
  /** Takes names off that an order of rows or columns gives, such as those of clusters. */
  readonly withoutNames?: (rows: readonly Row[]) => readonly Row[];
  /** Its own version of an item. */
  readonly own?: Readonly<Partial<Record<Item, () => void>>>;
  /** Items that cannot be asked of it, with the reason. */
  readonly notApplicable: Reasons;
}

/** Items of `own` that speak of one estimator as the suite speaks of all. */
export type OwnItems = NonNullable<Subject<unknown>['own']>;

export function expectRows(actual: readonly Row[], expected: readonly Row[], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  expected.forEach((row, i) => {
    expect(Object.keys(actual[i]).sort()).toEqual(Object.keys(row).sort());
    for (const [name, want] of Object.entries(row)) {
      const got = actual[i][name];
      if (typeof want !== 'number' || typeof got !== 'number') expect(got, `${name}, row ${i}`).toBe(want);
      else
        expect(Math.abs(got - want), `${name}, row ${i}: ${got} for ${want}`).toBeLessThanOrEqual(
          tolerance * Math.max(1, Math.abs(want)),
        );
    }
  });
}

/** Every number is finite and nothing is missing. */
export function expectWhole(rows: readonly Row[]): void {
  for (const cell of rows.flatMap((row) => Object.values(row))) {
    expect(typeof cell === 'number' ? Number.isFinite(cell) : cell !== null, String(cell)).toBe(true);
  }
}

/** The rows of a frame in the words of its cells. */
export function rowsOfFrame(frame: Frame): Row[] {
  return Array.from({ length: frame.nRows }, (_, i) =>
    Object.fromEntries(
      frame.columns.map((column) => [
        column.name,
        column.kind === 'numeric'
          ? Number.isNaN(column.values[i])
            ? null
            : column.values[i]
          : (column.categories[column.codes[i]] ?? null),
      ]),
    ),
  );
}

/** The rows of a matrix under the names of its columns. */
export function rowsOfMatrix(x: Matrix, names: readonly string[]): Row[] {
  return Array.from({ length: x.nRows }, (_, i) =>
    Object.fromEntries(names.map((name, j) => [name, x.data[i * x.nCols + j]])),
  );
}

/** The numeric columns as a matrix. */
export function matrixOf(frame: Frame): Matrix {
  return fromColumns(
    frame.columns.map((column) => (column.kind === 'numeric' ? column.values : [])),
    frame.nRows,
  );
}

export function takeRows(frame: Frame, rows: readonly number[]): Frame {
  return selectFrameRows(frame, Int32Array.from(rows));
}

/** The frame with another column in place j. */
export function withColumn(frame: Frame, j: number, change: (column: FrameColumn) => FrameColumn): Frame {
  return { ...frame, columns: frame.columns.map((column, at) => (at === j ? change(column) : column)) };
}

/** The column with one cell changed: a number, or a code. */
export function withCell(column: FrameColumn, i: number, cell: number): FrameColumn {
  return column.kind === 'numeric'
    ? { ...column, values: column.values.with(i, cell) }
    : { ...column, codes: column.codes.with(i, cell) };
}

/** Numeric columns as factor × value + shift. */
export function rescaled(frame: Frame, factor: number, shift: number): Frame {
  return {
    ...frame,
    columns: frame.columns.map((column) =>
      column.kind === 'numeric'
        ? { ...column, values: column.values.map((value) => factor * value + shift) }
        : column,
    ),
  };
}
