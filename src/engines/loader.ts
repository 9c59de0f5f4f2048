import type { CastType } from '../contract/index.ts';
import type { TableSource } from './engine.ts';

/** What a column of an upload becomes: DOUBLE, VARCHAR, BOOLEAN, DATE or, where times stand beside it, TIMESTAMP. */
export type LoadType = 'number' | 'text' | 'boolean' | 'date';

export interface LoadColumn {
  /** As the file has it. */
  readonly name: string;
  readonly type: LoadType;
  /** Cells that mean "missing" beside the empty one; defaults to none, and the usual words in numbers. */
  readonly missing?: readonly string[];
}

/** A row that was left out, and why. */
export interface RejectedRow {
  /** File line, from 1; null where the format has none. */
  readonly line: number | null;
  /** Row from 1 below the header; null where rows cannot be told apart. */
  readonly row: number | null;
  /** From 1; null where the whole row is wrong. */
  readonly column: number | null;
  readonly columnName: string | null;
  /** What stands there, cut. */
  readonly value: string | null;
  readonly code: string;
  /** What a sentence is made of. */
  readonly details: Readonly<Record<string, unknown>> | null;
}

/** The first rows of a table as text, and what its columns seem to hold. */
export interface TablePreview {
  readonly format: 'csv' | 'parquet';
  readonly columns: readonly { readonly name: string; readonly type: LoadType }[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows of the stretch that was looked at, and whether that is all. */
  readonly nSeen: number;
  readonly isWhole: boolean;
  /** Among those. */
  readonly rejected: readonly RejectedRow[];
}

export interface LoadOptions {
  readonly onRejected: (row: RejectedRow) => void;
  /** Hears how many rows have been read, now and then. */
  readonly onProgress?: (nRows: number) => void;
}

/** Turns files of people into tables: a wrong row is left out and named, everything else is an `InputError`. */
export interface TableLoader {
  /** Looks at the beginning of a file alone, whatever its length. */
  preview(source: TableSource): Promise<TablePreview>;
  /** Writes the rows as Parquet, whole or not at all, and says how many. */
  load(
    source: TableSource,
    columns: readonly LoadColumn[],
    path: string,
    options: LoadOptions,
  ): Promise<{ readonly nRows: number }>;
  /**
   * Writes rows in the text format of COPY of PostgreSQL, in the types that it names; null is text. A row of one cell has
   * a tab after it. Whole or not at all: fails as the bytes do.
   */
  loadCopy(
    bytes: AsyncIterable<Uint8Array>,
    columns: readonly { readonly name: string; readonly type: CastType | null }[],
    path: string,
  ): Promise<void>;
  close(): Promise<void>;
}
