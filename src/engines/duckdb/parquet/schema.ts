import { type DuckDBConnection, type DuckDBType, DuckDBTypeId } from '@duckdb/node-api';
import { type ColumnReading, InputError, type InputPlace, inputError } from '../../../contract/index.ts';
import { quoteIdentifier, quoteText } from '../../../sql/index.ts';
import { refusal } from '../../../words/index.ts';
import type { TableLimits, TableSource } from '../../engine.ts';
import { MAX_EXACT_DIGITS } from '../cells/number.ts';
import { escapePattern, firstLine, parquetTable } from '../database.ts';
import { limitsOf } from '../limits.ts';
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

/** The columns of a Parquet file, from its footer; refused when there are too many. */
export async function readParquetSchema(
  connection: DuckDBConnection,
  source: TableSource,
): Promise<readonly ParquetColumn[]> {
  const { path } = source;
  try {
    const result = await connection.run(`SELECT * FROM ${parquetTable(path)} LIMIT 0`);
    const { maxColumns } = limitsOf(source);
    const nColumns = result.columnNames().length;
    if (nColumns > maxColumns) {
      throw inputError(refusal('E_TOO_MANY_COLUMNS', { nColumns, maxColumns }), { file: path });
    }
    return result.columnNames().map((name, i) => {
      const type = result.columnType(i);
      const isFloat = type.typeId === DuckDBTypeId.FLOAT || type.typeId === DuckDBTypeId.DOUBLE;
      return { name, storage: storageOf(type), typeName: type.toString(), isFloat };
    });
  } catch (cause) {
    throw parquetError(path, cause);
  }
}

/** The number of rows that the footer states; a file of too many rows or bytes is refused before any is read. */
export async function countRows(connection: DuckDBConnection, source: TableSource): Promise<number> {
  const { path } = source;
  const { maxRows, maxUnpackedBytes } = limitsOf(source);
  const reader = await connection.runAndReadAll(
    `SELECT (SELECT count(*) FROM ${parquetTable(path)}), (SELECT sum(total_uncompressed_size) FROM parquet_metadata(${quoteText(escapePattern(path))}))`,
  );
  const nRows = Number(reader.value(0, 0));
  const bytes = Number(reader.value(1, 0));
  if (nRows > maxRows) throw inputError(refusal('E_TOO_MANY_ROWS', { nRows, maxRows }), { file: path });
  if (bytes > maxUnpackedBytes) {
    throw inputError(refusal('E_UNPACKED_SIZE', { bytes, maxBytes: maxUnpackedBytes }), { file: path });
  }
  return nRows;
}

/** Refuses a text that is longer than a cell may be. UTF-16 units are at most the bytes of UTF-8. */
export function checkText(
  text: string,
  file: string,
  limits: Required<TableLimits>,
  column: InputPlace,
): void {
  if (text.length <= limits.maxFieldBytes) return;
  throw inputError(refusal('E_FIELD_TOO_LONG', limits), { file, ...column });
}

/** What a DuckDB error while a Parquet file is read means to the user; any other error stays as it is. */
export function parquetError(path: string, cause: unknown): unknown {
  const message = firstLine(cause);
  if (cause instanceof InputError || !DUCKDB_ERROR.test(message)) return cause;
  if (!message.startsWith('Out of Memory')) return damagedParquet(path, 'reader', cause);
  return inputError(refusal('E_MEMORY', { message }), { file: path, cause });
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
  throw inputError(refusal('E_COLUMN_TYPE', { type: typeName }), {
    file,
    column: position + 1,
    columnName: name,
  });
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
