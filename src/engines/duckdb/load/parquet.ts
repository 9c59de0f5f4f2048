import type { DuckDBConnection } from '@duckdb/node-api';
import { inputError } from '../../../contract/index.ts';
import { quoteIdentifier, quoteText } from '../../../sql/index.ts';
import { refusal } from '../../../words/index.ts';
import type { TableSource } from '../../engine.ts';
import type { LoadColumn, LoadOptions, LoadType, TablePreview } from '../../loader.ts';
import { toCell } from '../cell-value.ts';
import { findColumns } from '../cells/select-columns.ts';
import { parquetTable } from '../database.ts';
import {
  checkStorage,
  countRows,
  type ParquetColumn,
  parquetError,
  readParquetSchema,
} from '../parquet/schema.ts';
import { rejectedRow } from './rejected.ts';

const nShown = 50;
/** Rows that are told at most. */
const mostRejected = 100_000;

/** The first rows of a Parquet file; a bomb is refused by its footer. */
export async function previewParquet(
  connection: DuckDBConnection,
  source: TableSource,
): Promise<TablePreview> {
  const { schema, nRows } = await readFooter(connection, source);
  try {
    const texts = schema.map(({ name }) => `CAST(${quoteIdentifier(name)} AS VARCHAR)`);
    const sql = `SELECT ${texts.join(', ')} FROM ${parquetTable(source.path)} LIMIT ${nShown}`;
    const rows = await connection.runAndReadAll(sql);
    return {
      format: 'parquet',
      columns: schema.map((column) => ({ name: column.name, type: typeOf(column) })),
      rows: rows.getRows().map((row) => row.map((cell) => (cell === null ? null : String(cell)))),
      nSeen: nRows,
      isWhole: true,
      rejected: [],
    };
  } catch (cause) {
    throw parquetError(source.path, cause);
  }
}

async function readFooter(connection: DuckDBConnection, source: TableSource) {
  const schema = await readParquetSchema(connection, source);
  for (const [position, column] of schema.entries()) checkStorage(source.path, column, position);
  return { schema, nRows: await countRows(connection, source) };
}

function typeOf({ storage, typeName }: ParquetColumn): LoadType {
  if (storage === 'boolean') return 'boolean';
  if (storage === 'number' || storage === 'bigint') return 'number';
  return storage === 'timestamp' || typeName === 'DATE' ? 'date' : 'text';
}

/** Writes the wanted columns anew; where a type is changed, rows whose cell does not fit are left out and told. */
export async function loadParquet(
  connection: DuckDBConnection,
  source: TableSource,
  columns: readonly LoadColumn[],
  temporary: string,
  { onRejected, onProgress }: LoadOptions,
): Promise<number> {
  const { schema } = await readFooter(connection, source);
  const places = findColumns(
    source.path,
    schema.map(({ name }) => name),
    columns.map(({ name }) => ({ name, type: 'text' })),
  );
  const made = columns.map((column, j) => expressionOf(column, schema[places[j]]));
  const table = parquetTable(source.path, { rowNumbers: true });
  try {
    const wrong = made.flatMap(({ wrong: one }) => one ?? []);
    for (const [j, { wrong: one, text }] of made.entries()) {
      if (one === null) continue;
      const place = { column: places[j] + 1, columnName: columns[j].name };
      const error = inputError(
        columns[j].type === 'boolean'
          ? refusal('E_YES_NO', {})
          : columns[j].type === 'date'
            ? refusal('E_DATE', { kind: 'format' })
            : refusal('E_TYPE', { kind: 'text', nDigits: null, row: null }),
        place,
      );
      const found = await connection.runAndReadAll(
        `SELECT file_row_number, ${text} FROM ${table} WHERE ${one} ORDER BY 1 LIMIT ${mostRejected}`,
      );
      for (const [row, value] of found.getRows()) {
        onRejected({ ...rejectedRow(error, String(value)), row: Number(row) + 1 });
      }
    }
    const where = wrong.length === 0 ? '' : ` WHERE NOT (${wrong.join(' OR ')})`;
    const selected = made.map(({ value }, j) => `${value} AS ${quoteIdentifier(columns[j].name)}`);
    const result = await connection.run(
      `COPY (SELECT ${selected.join(', ')} FROM ${table}${where}) TO ${quoteText(temporary)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    const [row] = await result.getRows();
    const nRows = Number(toCell(row[0], result.columnTypes()[0]));
    onProgress?.(nRows);
    return nRows;
  } catch (cause) {
    throw parquetError(source.path, cause);
  }
}

/** SQL of a column in its wanted type; `wrong` is true where a cell does not fit, null where all do. */
function expressionOf({ name, type, missing = [] }: LoadColumn, column: ParquetColumn) {
  const own = quoteIdentifier(name);
  const text = `CAST(${own} AS VARCHAR)`;
  const isMissing = missing.length > 0 ? `trim(${text}) IN (${missing.map(quoteText).join(', ')})` : null;
  const known = isMissing === null ? own : `CASE WHEN ${isMissing} THEN NULL ELSE ${own} END`;
  if (type === typeOf(column)) return { value: known, wrong: null, text };
  const given = isMissing === null ? text : `CASE WHEN ${isMissing} THEN NULL ELSE ${text} END`;
  if (type === 'text') return { value: given, wrong: null, text };
  const value = `TRY_CAST(nullif(trim(${given}), '') AS ${{ number: 'DOUBLE', boolean: 'BOOLEAN', date: 'TIMESTAMP' }[type]})`;
  return { value, wrong: `(${value} IS NULL AND nullif(trim(${given}), '') IS NOT NULL)`, text };
}
