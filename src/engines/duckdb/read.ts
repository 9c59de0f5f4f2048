import type { DuckDBInstance } from '@duckdb/node-api';
import type { ColumnBatch, ColumnReading } from '../../contract/index.ts';
import type { TableSource } from '../engine.ts';
import { readCsv } from './csv/read.ts';
import { connect } from './database.ts';
import { readParquet } from './parquet/read.ts';
import { sniffFormat } from './source.ts';
import { type Warn, warnOnce } from './warnings.ts';

export interface ReadTableOptions {
  readonly batchRows: number;
  readonly warn: Warn;
}

/** The named columns of a table in batches of at most `batchRows` rows, in row order. */
export async function* readTable(
  instance: DuckDBInstance,
  source: TableSource,
  columns: readonly ColumnReading[],
  { batchRows, warn }: ReadTableOptions,
): AsyncGenerator<ColumnBatch, void, undefined> {
  const format = await sniffFormat(source.path);
  if (format === 'csv') {
    yield* readCsv(source, columns, batchRows, warnOnce(warn));
    return;
  }
  const connection = await connect(instance);
  try {
    yield* readParquet(connection, source, columns, batchRows, warn);
  } finally {
    connection.closeSync();
  }
}
