import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type DuckDBConnection, DuckDBDataChunk, type DuckDBInstance } from '@duckdb/node-api';
import { InputError, type OutputTable } from '../../contract/index.ts';
import { quoteIdentifier, quoteText } from '../../sql/index.ts';
import { findDuplicateName } from './csv/header.ts';
import { firstLine, withConnection } from './database.ts';
import { csvValue, fillVector, storedValue, transferType } from './parquet/output-columns.ts';

/** Rows in a DuckDB data chunk. */
const CHUNK_ROWS = 2_048;
const TABLE = 'clientele_output';

/**
 * Writes columns as a CSV (a path that ends in .csv) or Parquet file in row order: numbers as DOUBLE, categories and
 * text as VARCHAR, missing as NULL; whole numbers as INTEGER, booleans as BOOLEAN, lists as INTEGER[].
 *
 * The file appears whole or not at all: temporary name beside it → fsync → rename → fsync of the folder. Equal columns
 * give equal bytes as long as one thread writes.
 */
export async function writeTable(instance: DuckDBInstance, path: string, table: OutputTable): Promise<void> {
  checkTable(path, table);
  const target = resolve(path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  await withConnection(instance, async (connection) => {
    try {
      await loadTable(connection, table);
      await copyTable(connection, table, temporary, target.endsWith('.csv') ? 'csv' : 'parquet');
      await syncFile(temporary);
      await rename(temporary, target);
      await syncFolder(dirname(target));
    } catch (cause) {
      await rm(temporary, { force: true }).catch(() => {});
      if (cause instanceof RangeError) throw cause;
      throw new InputError(
        'E_OUTPUT',
        `cannot write the file: ${firstLine(cause).replaceAll(temporary, target)}`,
        {
          file: path,
          hint: 'check that the folder exists, may be written and has room',
          cause,
        },
      );
    }
  });
}

function checkTable(file: string, { nRows, columns }: OutputTable): void {
  if (columns.length === 0) throw new RangeError('a table to write must have at least one column; got 0');
  for (const column of columns) {
    const length = column.kind === 'category' ? column.codes.length : column.values.length;
    if (length === nRows) continue;
    throw new RangeError(`column "${column.name}" must have ${nRows} rows; got ${length}`);
  }
  const pair = findDuplicateName(columns.map(({ name }) => name));
  if (pair === null) return;
  const [first, second] = pair;
  const what = `columns ${first + 1} and ${second + 1} have the same name, or names that differ in case alone`;
  const columnName = columns[second].name;
  throw new InputError('E_DUP_COLUMN', what, {
    file,
    column: second + 1,
    columnName,
    hint: 'rename one of them',
  });
}

async function loadTable(connection: DuckDBConnection, { nRows, columns }: OutputTable): Promise<void> {
  const types = columns.map(transferType);
  const definitions = types.map((type, j) => `c${j} ${type.toString()}`);
  await connection.run(`CREATE TEMP TABLE ${TABLE} (${definitions.join(', ')})`);
  const appender = await connection.createAppender(TABLE);
  for (let from = 0; from < nRows; from += CHUNK_ROWS) {
    const chunk = DuckDBDataChunk.create(types, Math.min(CHUNK_ROWS, nRows - from));
    for (const [j, column] of columns.entries()) fillVector(chunk.getColumnVector(j), column, from);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

async function copyTable(
  connection: DuckDBConnection,
  { columns }: OutputTable,
  path: string,
  format: 'csv' | 'parquet',
): Promise<void> {
  const storedOf = format === 'csv' ? csvValue : storedValue;
  const selected = columns.map(
    (column, j) => `${storedOf(column, `c${j}`)} AS ${quoteIdentifier(column.name)}`,
  );
  const query = `SELECT ${selected.join(', ')} FROM ${TABLE}`;
  const options = format === 'csv' ? 'FORMAT csv, HEADER' : 'FORMAT parquet, COMPRESSION zstd';
  await connection.run(`COPY (${query}) TO ${quoteText(path)} (${options})`);
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a rename last. Windows opens no folder: there the rename itself has to do. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
