import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteIdentifier } from '../../../sql/index.ts';
import type { ColumnInfo, TableInfo, TableSource } from '../../engine.ts';
import { createTypeTracker, inferType, trackText } from '../cells/infer-type.ts';
import { MAX_EXACT_DIGITS } from '../cells/number.ts';
import { parquetTable } from '../database.ts';
import {
  checkStorage,
  type ParquetColumn,
  parquetError,
  readParquetSchema,
  textExpression,
} from './schema.ts';

/** Columns and row count of a Parquet file: types from the footer, text and long integers by their values. */
export async function describeParquet(
  connection: DuckDBConnection,
  { path }: TableSource,
): Promise<TableInfo> {
  const schema = await readParquetSchema(connection, path);
  for (const [position, column] of schema.entries()) checkStorage(path, column, position);
  try {
    const nRows = await countRows(connection, path);
    const columns: ColumnInfo[] = [];
    for (const column of schema)
      columns.push({ name: column.name, type: await typeOf(connection, path, column, nRows) });
    return { format: 'parquet', nRows, columns };
  } catch (cause) {
    throw parquetError(path, cause);
  }
}

async function typeOf(connection: DuckDBConnection, path: string, column: ParquetColumn, nRows: number) {
  switch (column.storage) {
    case 'boolean':
      return 'binary';
    case 'number':
      return 'numeric';
    case 'bigint':
      return (await hasLongIntegers(connection, path, column)) ? 'identifier' : 'numeric';
    case 'text':
    case 'timestamp':
      return inferTextType(connection, path, column, nRows);
    case 'nested':
      throw new Error(`the type ${column.typeName} of ${column.name} passed the check`);
  }
}

async function inferTextType(
  connection: DuckDBConnection,
  path: string,
  column: ParquetColumn,
  nRows: number,
) {
  const tracker = createTypeTracker();
  const result = await connection.stream(
    `SELECT DISTINCT ${textExpression(column)} FROM ${parquetTable(path)}`,
  );
  for await (const chunk of result) {
    for (const text of chunk.getColumnValues(0)) trackText(tracker, String(text));
  }
  return inferType(tracker, nRows);
}

async function countRows(connection: DuckDBConnection, path: string): Promise<number> {
  const reader = await connection.runAndReadAll(`SELECT count(*) FROM ${parquetTable(path)}`);
  return Number(reader.value(0, 0));
}

async function hasLongIntegers(
  connection: DuckDBConnection,
  path: string,
  { name }: ParquetColumn,
): Promise<boolean> {
  const column = quoteIdentifier(name);
  const limit = '9'.repeat(MAX_EXACT_DIGITS);
  const sql = `SELECT count(*) FROM ${parquetTable(path)} WHERE CAST(${column} AS DOUBLE) NOT BETWEEN -${limit} AND ${limit}`;
  const reader = await connection.runAndReadAll(sql);
  return Number(reader.value(0, 0)) > 0;
}
