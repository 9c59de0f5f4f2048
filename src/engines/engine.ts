import type { ColumnBatch, ColumnReading, ColumnType, OutputTable } from '../contract/columns.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1251';

/** Where a table is: a file, its format told from its content. All but the path is about CSV and text in Parquet. */
export interface TableSource {
  readonly path: string;
  /** The field separator of a CSV; defaults to that of a first line `sep=;`, else the one that the header shows. */
  readonly delimiter?: string;
  /** Defaults to UTF-8, or windows-1251 where the bytes show it. A byte-order mark is stronger than both. */
  readonly encoding?: TextEncoding;
  /** The decimal separator of numbers; defaults to the comma in columns whose cells prove it, else the point. */
  readonly decimal?: '.' | ',';
  /**
   * Cells that mean "missing" in numeric columns, whatever their case. Defaults to NA, N/A, #N/A, null, none, no data,
   * н/д, #Н/Д, нет данных and dashes.
   */
  readonly missingTokens?: readonly string[];
  /** Leaves out rows whose first filled cell says "total" or "итого"; defaults to false. */
  readonly dropTotals?: boolean;
  /** Calls columns of a CSV without a name by their place, such as column_2; defaults to false: they are refused. */
  readonly nameEmpty?: boolean;
  /** Keeps dates as they stand; defaults to false: `describe` refuses one that no calendar has among dates. */
  readonly textDates?: boolean;
  readonly limits?: TableLimits;
}

/** What is refused as too much: a few kilobytes can stand for billions of rows. Each is an integer from 1. */
export interface TableLimits {
  /** Defaults to 5,000. */
  readonly maxColumns?: number;
  /** Bytes of a cell in UTF-8; defaults to 1 MB. */
  readonly maxFieldBytes?: number;
  /** Bytes of a row of a CSV; defaults to 16 MB. */
  readonly maxRecordBytes?: number;
  /** Defaults to 50,000,000. */
  readonly maxRows?: number;
  /** Bytes of a Parquet file unpacked, as its footer says; defaults to 32 GB. */
  readonly maxUnpackedBytes?: number;
}

/** What was read and may not be what was meant. */
export interface TableWarning {
  /** `W_…` */
  readonly code: string;
  /** In English, without the place. */
  readonly message: string;
  /** What the sentence is built from, in any language: plain data. */
  readonly details: Readonly<Record<string, unknown>>;
  /** File line, from 1; the first one where there are several. */
  readonly line?: number;
  /** Position, from 1. */
  readonly column?: number;
  readonly columnName?: string;
}

export interface WriteOptions {
  /** The field separator of a CSV, one ASCII character; defaults to the comma. */
  readonly delimiter?: string;
}

export interface ReadOptions {
  /** Hears each warning once, at the latest before the reading ends. */
  readonly onWarning?: (warning: TableWarning) => void;
}

/** One column as the file shows it, before anything is declared. */
export interface ColumnInfo {
  readonly name: string;
  /** The type that every non-missing cell fits. */
  readonly type: ColumnType;
}

export interface TableInfo {
  readonly format: 'csv' | 'parquet';
  readonly nRows: number;
  readonly columns: readonly ColumnInfo[];
  readonly warnings: readonly TableWarning[];
}

/** A piece of context for a query: `name` stands for the Parquet file at `path`. */
export interface NamedTable {
  readonly name: string;
  readonly path: string;
}

export type CellValue = string | number | boolean | null;

export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** The answer to a query column by column, as it is fastest to read. */
export interface QueryColumns {
  readonly names: readonly string[];
  readonly columns: readonly (readonly CellValue[])[];
}

/** A table that an engine keeps ready in memory under the name it was given, for many short questions. */
export interface HeldTable {
  /** Runs one SELECT over the table; several at once. */
  queryColumns(sql: string): Promise<QueryColumns>;
  close(): Promise<void>;
}

/** Keeps the rows of a query over one Parquet file ready; nothing is read from it afterwards. */
export type HoldTable = (
  source: NamedTable,
  held: { readonly name: string; readonly sql: string },
) => Promise<HeldTable>;

/** The distinct rows of some columns, with how many rows of the table each stands for. Kept until `close`. */
export interface RowGroups {
  readonly nRows: number;
  readonly nGroups: number;
  /** Rows of each group, in the order of their first appearance. */
  readonly counts: Float64Array;
  /** Those among the first rows of the table. */
  readonly firstCounts: Float64Array;
  /** The values of the groups, typed as declared. */
  readonly columns: ColumnBatch;
  /** The rows that were asked for beside the groups, in their order; null where none were. */
  readonly sample: ColumnBatch | null;
  /**
   * Writes every row of the table in its order as Parquet, streamed: `row` from 1, `keep`, the grouped columns as the
   * file has them, and the label of its group. Appears whole or not at all; equal input gives equal bytes.
   */
  writeLabels(path: string, label: { readonly name: string; readonly ofGroup: Int32Array }): Promise<void>;
  close(): Promise<void>;
}

export interface GroupRowsOptions {
  /** Names of columns that `writeLabels` copies; defaults to none. */
  readonly keep?: readonly string[];
  /** How many rows from the top `firstCounts` counts, of all rows; defaults to all. */
  readonly nFirst?: (nRows: number) => number;
  /**
   * Rows to read beside the groups: all where they are no more than `nRows`, else about 200 stretches of consecutive
   * ones, evenly spread, at most `nRows` and one stretch. Defaults to none.
   */
  readonly sample?: { readonly columns: readonly ColumnReading[]; readonly nRows: number };
  /** More groups are refused (E_TOO_MANY_GROUPS) before they are read; defaults to 1,000,000. */
  readonly maxGroups?: number;
  /** Hears each warning of the reading. */
  readonly onWarning?: (warning: TableWarning) => void;
}

/** Groups the rows of a table by the declared columns, in one pass; memory grows with the groups and not the rows. */
export type GroupRows = (
  source: TableSource,
  columns: readonly ColumnReading[],
  options?: GroupRowsOptions,
) => Promise<RowGroups>;

/** What an engine can do; callers branch on these flags and never on the engine's name. */
export interface EngineCapabilities {
  readonly readsFiles: boolean;
  readonly writesParquet: boolean;
}

/** Reads, writes and queries tables. Bad input is an `InputError` that names its place; nothing is half-written. */
export interface Engine {
  readonly name: string;
  readonly capabilities: EngineCapabilities;
  /** The columns of a table with their types and all that looks odd, read in one pass. */
  describe(source: TableSource): Promise<TableInfo>;
  /**
   * The declared columns as typed batches, in row order.
   *
   * Categories are those of the whole table in every batch: declared order, else alphabetical by code units.
   */
  read(
    source: TableSource,
    columns: readonly ColumnReading[],
    options?: ReadOptions,
  ): AsyncIterable<ColumnBatch>;
  /**
   * Writes columns as a file: CSV where the path ends in .csv (cells that a spreadsheet would run are escaped),
   * Parquet otherwise. Equal columns give equal bytes. Missing cells become NULL, or empty in a CSV.
   */
  writeTable(path: string, table: OutputTable): Promise<void>;
  /**
   * As `writeTable`, for rows that are made while they are written: batches of the same columns and categories, at
   * least one. The next batch is asked for when the one before is written, so memory does not grow with the rows.
   * What makes a batch throws, `writeBatches` throws, and nothing is written.
   */
  writeBatches(
    path: string,
    batches: Iterable<OutputTable> | AsyncIterable<OutputTable>,
    options?: WriteOptions,
  ): Promise<void>;
  /** Runs one statement over the named Parquet files. */
  query(sql: string, tables: readonly NamedTable[]): Promise<QueryResult>;
  close(): Promise<void>;
}
