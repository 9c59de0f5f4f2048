import type { DuckDBInstance } from '@duckdb/node-api';
import type { TableInfo, TableSource } from '../engine.ts';
import { describeCsv } from './csv/describe.ts';
import { withConnection } from './database.ts';
import { describeParquet } from './parquet/describe.ts';
import { sniffFormat } from './source.ts';

/** The columns of a table with the types their cells fit. */
export async function describeTable(instance: DuckDBInstance, source: TableSource): Promise<TableInfo> {
  const format = await sniffFormat(source.path);
  if (format === 'csv') return describeCsv(source);
  return withConnection(instance, (connection) => describeParquet(connection, source));
}
