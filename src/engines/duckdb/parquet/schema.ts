import { type DuckDBConnection, type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import { type ColumnReading, InputError } from '../../../contract/index.ts';
import { quoteIdentifier } from '../../../sql/index.ts';
import { MAX_EXACT_DIGITS } from '../cells/number.ts';
import { firstLine, parquetTable } from '../database.ts';
import { damagedParquet } from '../source.ts';

/** How the values of a Parquet column leave DuckDB. */
type ParquetStorage = 'boolean' | 'number' | 'bigint' | 'text' | 'timestamp' | 'nested';

export interface ParquetColumn {
  readonly name: string;
  readonly storage: ParquetStorage;
  /** The type as DuckDB writes it. */
  readonly typeName: string;
  readonly isFloat: boolean;
}

/** The columns of a Parquet file, from its footer. */
export async function readParquetSchema(
  connection: DuckDBConnection,
  path: string,
): Promise<readonly ParquetColumn[]> {
  try {
    const result = await connection.run(`SELECT * FROM ${parquetTable(path)} LIMIT 0`);
    return result.columnNames().map((name, i) => {
      const type = result.columnType(i);
      const isFloat = type.typeId === DuckDBTypeId.FLOAT || type.typeId === DuckDBTypeId.DOUBLE;
      return { name, storage: storageOf(type), typeName: type.toString(), isFloat };
    });
  } catch (cause) {
    throw parquetError(path, cause);
  }
}

/** The number of rows that the footer states, refused above `maxRows` before any is read. */
export async function countRows(
  connection: DuckDBConnection,
  path: string,
  maxRows: number,
): Promise<number> {
  const reader = await connection.runAndReadAll(`SELECT count(*) FROM ${parquetTable(path)}`);
  const nRows = Number(reader.value(0, 0));
  if (nRows <= maxRows) return nRows;
  const what = `${nRows} rows are more than the ${maxRows} that are read`;
  throw new InputError('E_TOO_MANY_ROWS', what, { file: path, hint: 'write a sample or a part of the rows' });
}

/** What a DuckDB error while a Parquet file is read means to the user; any other error stays as it is. */
export function parquetError(path: string, cause: unknown): unknown {
  const message = firstLine(cause);
  if (cause instanceof InputError || !DUCKDB_ERROR.test(message)) return cause;
  if (!message.startsWith('Out of Memory')) return damagedParquet(path, message, cause);
  const hint = 'give the engine a higher memory limit';
  return new InputError('E_MEMORY', message, { file: path, hint, cause });
}

/** "IO Error: …", "Invalid Input Error: …" */
const DUCKDB_ERROR = /^[A-Z][\w -]* (Error|Exception): /;

function storageOf(type: DuckDBType): ParquetStorage {
  switch (type.typeId) {
    case DuckDBTypeId.BOOLEAN:
      return 'boolean';
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
      return 'number';
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
      return 'bigint';
    case DuckDBTypeId.DECIMAL:
      return 'width' in type && Number(type.width) <= MAX_EXACT_DIGITS ? 'number' : 'text';
    case DuckDBTypeId.VARCHAR:
    case DuckDBTypeId.ENUM:
    case DuckDBTypeId.UUID:
    case DuckDBTypeId.DATE:
    case DuckDBTypeId.TIME:
    case DuckDBTypeId.TIME_NS:
    case DuckDBTypeId.TIME_TZ:
    case DuckDBTypeId.SQLNULL:
      return 'text';
    case DuckDBTypeId.TIMESTAMP:
    case DuckDBTypeId.TIMESTAMP_S:
    case DuckDBTypeId.TIMESTAMP_MS:
    case DuckDBTypeId.TIMESTAMP_NS:
    case DuckDBTypeId.TIMESTAMP_TZ:
      return 'timestamp';
    default:
      return 'nested';
  }
}

/** Refuses a column whose cells are not single values. */
export function checkStorage(
  file: string,
  { name, storage, typeName }: ParquetColumn,
  position: number,
): void {
  if (storage !== 'nested') return;
  const hint = 'leave the column out, or write it as text or as several columns';
  const place = { file, column: position + 1, columnName: name, hint };
  throw new InputError('E_COLUMN_TYPE', `cells of type ${typeName} are not single values`, place);
}

/** SQL for a column as DOUBLE with NaN for NULL: no validity mask has to be read. */
export function numberExpression({ name }: ParquetColumn): string {
  return `COALESCE(CAST(${quoteIdentifier(name)} AS DOUBLE), CAST('NaN' AS DOUBLE))`;
}

/** SQL for a column as text with '' for NULL; timestamps in ISO 8601, whole floats without a point. */
export function textExpression({ name, storage, isFloat }: ParquetColumn): string {
  const column = quoteIdentifier(name);
  const text = `CAST(${column} AS VARCHAR)`;
  if (isFloat)
    return `CASE WHEN isnan(${column}) OR ${column} IS NULL THEN '' ELSE regexp_replace(${text}, '\\.0$', '') END`;
  return `COALESCE(${storage === 'timestamp' ? `replace(${text}, ' ', 'T')` : text}, '')`;
}

/** Whether a numeric reading of the column can go through DOUBLE without loss, or with a loss that shows. */
export function isReadAsDouble({ storage }: ParquetColumn, { type }: ColumnReading): boolean {
  return type === 'numeric' && (storage === 'boolean' || storage === 'number' || storage === 'bigint');
}
