import type { ColumnReading, OutputTable } from '../../contract/index.ts';
import type { Engine, NamedTable, ReadOptions, TableSource, WriteOptions } from '../engine.ts';
import { createBatchSource } from './batch-source.ts';
import { openDatabase, withConnection } from './database.ts';
import { describeTable } from './describe.ts';
import { checkPositive } from './limits.ts';
import { runQuery } from './query.ts';
import { readTable } from './read.ts';
import { ignoreWarning } from './warnings.ts';
import { writeBatches } from './write.ts';

export interface DuckDbEngineOptions {
  /** Threads of a query or a write, from 1; defaults to 1, which keeps written bytes and sums of doubles equal. */
  readonly threads?: number;
  /** Memory that DuckDB may take, such as "512MB"; defaults to "1GB". */
  readonly memoryLimit?: string;
  /** Rows in a batch that `read` yields, from 1; defaults to 65,536. */
  readonly batchRows?: number;
}

const DEFAULT_MEMORY_LIMIT = '1GB';
const DEFAULT_BATCH_ROWS = 65_536;

/** An engine over files: CSV by a scanner of our own, Parquet and SQL by DuckDB in memory. */
export async function createDuckDbEngine(options: DuckDbEngineOptions = {}): Promise<Engine> {
  const { threads = 1, memoryLimit = DEFAULT_MEMORY_LIMIT, batchRows = DEFAULT_BATCH_ROWS } = options;
  checkPositive('threads', threads);
  checkPositive('batchRows', batchRows);
  const database = await openDatabase({ threads, memoryLimit });
  const batchSource = await withConnection(database, async (connection) => createBatchSource(connection));
  let isClosed = false;

  function openInstance() {
    if (isClosed) throw new Error('the engine is closed');
    return database;
  }

  return Object.freeze({
    name: 'duckdb',
    capabilities: Object.freeze({ readsFiles: true, writesParquet: true }),
    async describe(source: TableSource) {
      return describeTable(openInstance(), source);
    },
    async *read(source: TableSource, columns: readonly ColumnReading[], reading: ReadOptions = {}) {
      const warn = reading.onWarning ?? ignoreWarning;
      yield* readTable(openInstance(), source, columns, { batchRows, warn });
    },
    async writeTable(path: string, table: OutputTable) {
      await writeBatches(openInstance(), batchSource, path, { batches: [table], delimiter: ',' });
    },
    async writeBatches(
      path: string,
      batches: Iterable<OutputTable> | AsyncIterable<OutputTable>,
      { delimiter = ',' }: WriteOptions = {},
    ) {
      await writeBatches(openInstance(), batchSource, path, { batches, delimiter });
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
