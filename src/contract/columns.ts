import { z } from 'zod';

/** What a column holds. Binary is nominal with two categories; identifiers stay text. */
export const columnTypeSchema = z.enum(['numeric', 'nominal', 'ordinal', 'binary', 'identifier', 'text']);
export type ColumnType = z.infer<typeof columnTypeSchema>;

/** How an engine is to read one column. */
export interface ColumnReading {
  readonly name: string;
  readonly type: ColumnType;
  /** Cells that mean "missing" beside the empty cell, compared as text after trimming. */
  readonly unknown?: readonly string[];
  /** The categories in their declared order; a cell outside them is an error. Otherwise alphabetical, as found. */
  readonly categories?: readonly string[];
}

/** Numbers; NaN is missing. */
export interface NumericValues {
  readonly kind: 'numeric';
  readonly name: string;
  readonly values: Float64Array;
}

/** Category codes into `categories`; −1 is missing. */
export interface CategoryValues {
  readonly kind: 'category';
  readonly name: string;
  readonly codes: Int32Array;
  readonly categories: readonly string[];
}

/** Text as it stands: identifiers, integers of over 15 digits; null is missing. */
export interface TextValues {
  readonly kind: 'text';
  readonly name: string;
  readonly values: readonly (string | null)[];
}

export type ColumnValues = NumericValues | CategoryValues | TextValues;

/** Typed columns of equal length: a table, or a batch of its rows. */
export interface ColumnBatch {
  readonly nRows: number;
  readonly columns: readonly ColumnValues[];
}

/** Stands for a missing cell in a column of whole numbers. */
export const missingInteger = -(2 ** 31);

/** Whole numbers; `missingInteger` is missing. */
export interface IntegerValues {
  readonly kind: 'integer';
  readonly name: string;
  readonly values: Int32Array;
}

/** 0 is false, 1 is true; none missing. */
export interface BooleanValues {
  readonly kind: 'boolean';
  readonly name: string;
  readonly values: Uint8Array;
}

/** A list of whole numbers in each row. */
export interface IntegerListValues {
  readonly kind: 'integer-list';
  readonly name: string;
  readonly values: readonly (readonly number[])[];
}

/** What text may be stored as. */
export type CastType =
  | 'BOOLEAN'
  | 'BIGINT'
  | 'DATE'
  | 'TIMESTAMP'
  | 'TIMESTAMPTZ'
  | 'DOUBLE'
  | `DECIMAL(${number}, ${number})`;

/** Text that is stored as another type, which every cell must fit; null is missing. */
export interface CastValues {
  readonly kind: 'cast';
  readonly name: string;
  readonly type: CastType;
  readonly values: readonly (string | null)[];
}

/** What can be written: what is read, and narrower types of our own results. */
export type OutputValues = ColumnValues | IntegerValues | BooleanValues | IntegerListValues | CastValues;

/** Columns of equal length to be written. */
export interface OutputTable {
  readonly nRows: number;
  readonly columns: readonly OutputValues[];
}
