import type { ColumnReading, ColumnType } from '../../../src/contract/index.ts';
import type { TableSource } from '../../../src/engines/index.ts';
import { CELL_ROWS } from './hardening-cells.ts';
import { STRUCTURE_ROWS } from './hardening-structure.ts';

/** A code with the line and the column that must be named; undefined where none can be. */
export type Place = readonly [code: string, line?: number | undefined, column?: number | undefined];

/** A row of the catalogue of bad tables and what must become of it. */
export interface HardRow {
  /** Number in the catalogue. */
  readonly row: number;
  readonly what: string;
  readonly content: () => string | Uint8Array;
  readonly options?: Omit<TableSource, 'path'>;
  /** Columns to read; defaults to those that describe finds. */
  readonly readings?: readonly ColumnReading[];
  /** Of describe, or of read where `readings` are given. */
  readonly error?: Place;
  readonly says?: string | RegExp;
  /** Types that describe finds. */
  readonly types?: readonly ColumnType[];
  /** All warnings of describe. */
  readonly warnings?: readonly Place[];
  /** All warnings of read; defaults to none. */
  readonly readWarnings?: readonly Place[];
  /** Cells of each column that is read. */
  readonly cells?: readonly (readonly (string | number | null)[])[];
}

export const HARD_ROWS: readonly HardRow[] = [...STRUCTURE_ROWS, ...CELL_ROWS];

/** Rows of the catalogue that are not met as it says, with the reason. */
export const notMet: readonly { readonly row: number | string; readonly reason: string }[] = [
  { row: 21, reason: 'one row loads; E_TOO_FEW_ROWS is for the study to raise' },
  { row: 22, reason: 'the column is reported; dropping it from the features is for the study' },
  { row: 29, reason: 'dates stay text and no order is guessed, so a proven order is not used either' },
  { row: 30, reason: 'dates stay text: W_DATE instead of E_DATE, with the same line' },
  { row: 31, reason: 'spellings of yes and no are reported with W_BOOLEAN and stay categories' },
  { row: 38, reason: 'a pipe is refused with E_NOT_A_FILE; an endless line is tried with 64 MB of a file' },
  { row: 40, reason: 'escaping is for the views; the engine keeps the text' },
  { row: 42, reason: 'archives are refused by their first bytes, so E_FORMAT instead of E_UNPACKED_SIZE' },
  { row: 'P3', reason: 'INT96 is not tried: no writer at hand makes it' },
];
