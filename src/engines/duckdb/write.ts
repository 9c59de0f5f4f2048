import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { InputError, inputError, type OutputTable, type OutputValues } from '../../contract/index.ts';
import { quoteIdentifier, quoteText } from '../../sql/index.ts';
import { writeRefusal } from '../../words/index.ts';
import type { BatchSource, BatchTable } from './batch-source.ts';
import { findDuplicateName } from './csv/header.ts';
import { firstLine, withConnection } from './database.ts';
import { csvValue, storedValue } from './parquet/output-columns.ts';
import { stageBatches } from './stage-batches.ts';

/**
 * Writes batches as one CSV (a path that ends in .csv) or Parquet file in row order: numbers as DOUBLE, categories and
 * text as VARCHAR, missing as NULL; whole numbers as INTEGER, booleans as BOOLEAN, lists as INTEGER[].
 *
 * A batch is asked for when the one before is written: memory is one batch and one row group of Parquet.
 * The file appears whole or not at all: temporary name beside it → fsync → rename → fsync of the folder. Equal rows
 * give equal bytes, however they are cut into batches, as long as one thread writes.
 */
export async function writeBatches(
  instance: DuckDBInstance,
  source: BatchSource,
  path: string,
  { batches, delimiter }: BatchesToWrite,
): Promise<void> {
  const file = newFile(path);
  const csv = path.endsWith('.csv') ? { delimiter } : null;
  const write = (table: BatchTable): Promise<void> =>
    writeWhole(
      file,
      async () => {
        checkNames(path, table.columns);
        await withConnection(instance, (connection) => copyTable(connection, table, file.temporary, csv));
      },
      table.failure,
    );
  if (Symbol.asyncIterator in batches) {
    const staged = await stageBatches(instance, source, batches, {
      path: `${file.temporary}.rows`,
      refuse: file.refuse,
    });
    await write(staged).finally(staged.remove);
  } else {
    const table = source.open(batches);
    await write(table).finally(table.release);
  }
}

interface BatchesToWrite {
  readonly batches: Iterable<OutputTable> | AsyncIterable<OutputTable>;
  readonly delimiter: string;
}

/** A file that is to appear, and the place beside it where it is written first. */
interface NewFile {
  readonly target: string;
  readonly temporary: string;
  refuse(cause: unknown): InputError;
}

export function newFile(path: string): NewFile {
  const target = resolve(path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  return {
    target,
    temporary,
    refuse: (cause) =>
      inputError(writeRefusal(firstLine(cause).replaceAll(temporary, target)), { file: path, cause }),
  };
}

/**
 * Lets `write` fill the temporary file and puts it in its place, or nothing.
 *
 * @param failure gives what is thrown in place of a refusal; defaults to none
 */
export async function writeWhole(
  { target, temporary, refuse }: NewFile,
  write: () => Promise<void>,
  failure: () => unknown = () => null,
): Promise<void> {
  try {
    await write();
    await syncFile(temporary);
    await rename(temporary, target);
    await syncFolder(dirname(target));
  } catch (cause) {
    await rm(temporary, { force: true }).catch(() => {});
    if (cause instanceof InputError) throw cause;
    throw failure() ?? refuse(cause);
  }
}

function checkNames(file: string, columns: readonly OutputValues[]): void {
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

async function copyTable(
  connection: DuckDBConnection,
  { sql, columns }: BatchTable,
  path: string,
  csv: { readonly delimiter: string } | null,
): Promise<void> {
  const storedOf = csv ? csvValue : storedValue;
  const selected = columns.map(
    (column, j) => `${storedOf(column, `c${j}`)} AS ${quoteIdentifier(column.name)}`,
  );
  const query = `SELECT ${selected.join(', ')} FROM ${sql}`;
  const options = csv
    ? `FORMAT csv, HEADER, DELIMITER ${quoteText(csv.delimiter)}`
    : 'FORMAT parquet, COMPRESSION zstd';
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
