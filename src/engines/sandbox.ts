import type { CellValue, NamedTable } from './engine.ts';

/** One table that typed queries may see, made from files or from a few rows. */
export type ScopeTable =
  | NamedTable
  | {
      readonly name: string;
      /** Parquet files of equal columns, one after another; `part` stands in a last column of this name. */
      readonly parts: readonly { readonly part: string; readonly path: string }[];
      readonly partColumn: string;
    }
  | {
      readonly name: string;
      readonly columns: readonly { readonly name: string; readonly type: 'text' | 'number' | 'integer' }[];
      readonly rows: readonly (readonly CellValue[])[];
    };

/** What a reader may see: tables, and a name of their content. */
export interface DataScope {
  /** Equal keys stand for equal tables; letters, digits and hyphens. */
  readonly key: string;
  /** Where the copy of the tables is kept. */
  readonly folder: string;
  readonly tables: readonly ScopeTable[];
}

/** What is done with a checked SELECT: `pivot` turns the values of a column into columns. */
export type SandboxOperation =
  | { readonly kind: 'run' | 'explain' | 'describe' | 'summarize' }
  | {
      readonly kind: 'pivot';
      /** Columns that stay rows. */
      readonly rows: readonly string[];
      /** The column whose values become columns, at most 50. */
      readonly column: string;
      readonly value:
        | { readonly function: 'count' }
        | { readonly function: 'sum' | 'avg' | 'min' | 'max'; readonly column: string };
    };

export interface SandboxQuery {
  /** One SELECT. */
  readonly sql: string;
  /** Defaults to running it. */
  readonly operation?: SandboxOperation;
}

export interface TypedColumn {
  readonly name: string;
  /** As SQL calls it, such as DOUBLE. */
  readonly type: string;
}

export interface SandboxResult {
  readonly columns: readonly TypedColumn[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Why rows are left out; null where all are there. */
  readonly cut: 'rows' | 'bytes' | null;
  /** How long the query took. */
  readonly seconds: number;
}

export interface SandboxTable {
  readonly name: string;
  readonly nRows: number;
  readonly columns: readonly TypedColumn[];
}

/** As much of an `AbortSignal` as a query listens to. */
export interface CancelSignal {
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/**
 * Runs queries of strangers, each in a process that can reach its tables and nothing else, within bounds of time,
 * memory and size. Errors: `InputError` E_SQL with the place in the query; what the signal says when it is aborted.
 */
export interface SqlSandbox {
  query(scope: DataScope, query: SandboxQuery, signal?: CancelSignal): Promise<SandboxResult>;
  tables(scope: DataScope, signal?: CancelSignal): Promise<readonly SandboxTable[]>;
  /** The functions that a query may use, in order. */
  readonly functions: readonly string[];
  close(): Promise<void>;
}
