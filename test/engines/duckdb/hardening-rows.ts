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
  /** The error is of describe alone: what is declared is read. */
  readonly undeclared?: boolean;
  /** A piece of the error, or of a warning of describe. */
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

/** Rows of the catalogue that are met in another way than it says, with the reason. */
export const metOtherwise: readonly { readonly row: number | string; readonly reason: string }[] = [
  {
    row: 38,
    reason:
      'a table is read twice, so a pipe is refused unread (E_NOT_A_FILE); a file of one line is E_FIELD_TOO_LONG',
  },
  { row: 41, reason: 'archives are refused by their first bytes; none is unpacked' },
  { row: 42, reason: 'the same: E_FORMAT, and E_UNPACKED_SIZE is for Parquet alone' },
];
