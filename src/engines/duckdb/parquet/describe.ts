import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteIdentifier } from '../../../sql/index.ts';
import type { ColumnInfo, TableInfo, TableSource, TableWarning } from '../../engine.ts';
import { checkDates } from '../cells/check-dates.ts';
import { columnWarnings } from '../cells/column-warnings.ts';
import { inferType } from '../cells/infer-type.ts';
import { MAX_EXACT_DIGITS } from '../cells/number.ts';
import { missingTokens } from '../cells/number-rules.ts';
import { createTypeTracker, type TypeTracker, trackText } from '../cells/type-tracker.ts';
import { parquetTable } from '../database.ts';
import { limitsOf } from '../limits.ts';
import {
  checkStorage,
  checkText,
  countRows,
  type ParquetColumn,
  parquetError,
  readParquetSchema,
  textExpression,
} from './schema.ts';

/** Columns and row count of a Parquet file: types from the footer, text and long integers by their values. */
export async function describeParquet(connection: DuckDBConnection, source: TableSource): Promise<TableInfo> {
  const { path } = source;
  const schema = await readParquetSchema(connection, source);
  for (const [position, column] of schema.entries()) checkStorage(path, column, position);
  try {
    const nRows = await countRows(connection, source);
    const columns: ColumnInfo[] = [];
    const warnings: TableWarning[] = [];
    const trackers: (TypeTracker | null)[] = [];
    for (const [position, { name, storage }] of schema.entries()) {
      if (storage === 'text' || storage === 'timestamp') {
        const tracker = await trackColumn(connection, source, schema[position], position);
        const column = { name, type: inferType(tracker, nRows) };
        columns.push(column);
        warnings.push(...columnWarnings(tracker, { ...column, position }));
        trackers.push(tracker);
      } else {
        columns.push({ name, type: await typeOf(connection, path, schema[position]) });
        trackers.push(null);
      }
    }
    const names = schema.map(({ name }) => name);
    if (source.textDates !== true) checkDates(path, names, trackers);
    return { format: 'parquet', nRows, columns, warnings };
  } catch (cause) {
    throw parquetError(path, cause);
  }
}

async function typeOf(connection: DuckDBConnection, path: string, column: ParquetColumn) {
  switch (column.storage) {
    case 'boolean':
      return 'binary';
    case 'number':
      return 'numeric';
    case 'bigint':
      return (await hasLongIntegers(connection, path, column)) ? 'identifier' : 'numeric';
    default:
      throw new Error(`the type ${column.typeName} of ${column.name} is told by its cells`);
  }
}

/** Decimal commas are read where they are declared: a Parquet file holds no proof, as it has a type for numbers. */
async function trackColumn(
  connection: DuckDBConnection,
  source: TableSource,
  column: ParquetColumn,
  position: number,
): Promise<TypeTracker> {
  const limits = limitsOf(source);
  const place = { column: position + 1, columnName: column.name };
  const tracker = createTypeTracker({ tokens: missingTokens(source), decimal: source.decimal ?? '.' });
  const result = await connection.stream(
    `SELECT DISTINCT ${textExpression(column)} FROM ${parquetTable(source.path)}`,
  );
  for await (const chunk of result) {
    for (const value of chunk.getColumnValues(0)) {
      const text = String(value);
      checkText(text, source.path, limits, place);
      trackText(tracker, text);
    }
  }
  return tracker;
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
