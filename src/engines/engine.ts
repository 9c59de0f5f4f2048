import type { ColumnBatch, ColumnReading, ColumnType, OutputTable } from '../contract/columns.ts';

/** Where a table is: a file, its format told from its content. */
export interface TableSource {
  readonly path: string;
  /** The field separator of a CSV; defaults to the one that the header shows. */
  readonly delimiter?: string;
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

/** What an engine can do; callers branch on these flags and never on the engine's name. */
export interface EngineCapabilities {
  readonly readsFiles: boolean;
  readonly writesParquet: boolean;
}

/** Reads, writes and queries tables. Bad input is an `InputError` that names its place; nothing is half-written. */
export interface Engine {
  readonly name: string;
  readonly capabilities: EngineCapabilities;
  /** The columns of a table with their types, read in one pass. */
  describe(source: TableSource): Promise<TableInfo>;
  /**
   * The declared columns as typed batches, in row order.
   *
   * Categories are those of the whole table in every batch: declared order, else alphabetical by code units.
   */
  read(source: TableSource, columns: readonly ColumnReading[]): AsyncIterable<ColumnBatch>;
  /**
   * Writes columns as a file: CSV where the path ends in .csv (cells that a spreadsheet would run are escaped),
   * Parquet otherwise. Equal columns give equal bytes. Missing cells become NULL, or empty in a CSV.
   */
  writeTable(path: string, table: OutputTable): Promise<void>;
  /** Runs one statement over the named Parquet files. */
  query(sql: string, tables: readonly NamedTable[]): Promise<QueryResult>;
  close(): Promise<void>;
}
