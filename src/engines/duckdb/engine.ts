import type { ColumnReading, OutputTable } from '../../contract/index.ts';
import type { Engine, NamedTable, ReadOptions, TableSource } from '../engine.ts';
import { openDatabase } from './database.ts';
import { describeTable } from './describe.ts';
import { runQuery } from './query.ts';
import { readTable } from './read.ts';
import { ignoreWarning } from './warnings.ts';
import { writeTable } from './write.ts';

export interface DuckDbEngineOptions {
  /** Threads of a query or a write, from 1; defaults to 1, which keeps written bytes and sums of doubles equal. */
  readonly threads?: number;
  /** Memory that DuckDB may take, such as "512MB"; defaults to "1GB". */
  readonly memoryLimit?: string;
  /** Rows in a batch that `read` yields, from 1; defaults to 65,536. */
  readonly batchRows?: number;
  /** Rows that a Parquet file may have, from 1; defaults to 50,000,000. A few kilobytes can stand for billions. */
  readonly maxRows?: number;
}

const DEFAULT_MEMORY_LIMIT = '1GB';
const DEFAULT_BATCH_ROWS = 65_536;
const DEFAULT_MAX_ROWS = 50_000_000;

/** An engine over files: CSV by a scanner of our own, Parquet and SQL by DuckDB in memory. */
export async function createDuckDbEngine(options: DuckDbEngineOptions = {}): Promise<Engine> {
  const { threads = 1, memoryLimit = DEFAULT_MEMORY_LIMIT, batchRows = DEFAULT_BATCH_ROWS } = options;
  const { maxRows = DEFAULT_MAX_ROWS } = options;
  checkPositive('threads', threads);
  checkPositive('batchRows', batchRows);
  checkPositive('maxRows', maxRows);
  const database = await openDatabase({ threads, memoryLimit });
  let isClosed = false;

  function openInstance() {
    if (isClosed) throw new Error('the engine is closed');
    return database;
  }

  return Object.freeze({
    name: 'duckdb',
    capabilities: Object.freeze({ readsFiles: true, writesParquet: true }),
    async describe(source: TableSource) {
      return describeTable(openInstance(), source, maxRows);
    },
    async *read(source: TableSource, columns: readonly ColumnReading[], reading: ReadOptions = {}) {
      const warn = reading.onWarning ?? ignoreWarning;
      yield* readTable(openInstance(), source, columns, { batchRows, maxRows, warn });
    },
    async writeTable(path: string, table: OutputTable) {
      await writeTable(openInstance(), path, table);
    },
    async query(sql: string, tables: readonly NamedTable[]) {
      openInstance();
      return runQuery(sql, tables, { threads, memoryLimit });
    },
    async close() {
      if (isClosed) return;
      isClosed = true;
      database.closeSync();
    },
  });
}

function checkPositive(name: string, value: number): void {
  if (Number.isInteger(value) && value >= 1) return;
  throw new RangeError(`${name} must be an integer from 1; got ${value}`);
}
