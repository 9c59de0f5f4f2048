import { resolve } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { InputError } from '../../contract/index.ts';
import { quoteIdentifier, quoteText } from '../../sql/index.ts';
import type { NamedTable, QueryResult } from '../engine.ts';
import { toCell } from './cell-value.ts';
import {
  connect,
  type DatabaseOptions,
  escapePattern,
  firstLine,
  openDatabase,
  parquetTable,
} from './database.ts';
import { parquetError } from './parquet/schema.ts';
import { damagedParquet, sniffFormat } from './source.ts';

/** How many tables a message lists. */
const nListed = 10;

/**
 * Runs one statement over views of the named Parquet files, in a database of its own.
 *
 * The statement reaches no other file, loads no extension and writes nothing. This is a fence against accidents; it
 * does not bound time, and queries from strangers need the sandbox.
 */
export async function runQuery(
  sql: string,
  tables: readonly NamedTable[],
  options: DatabaseOptions,
): Promise<QueryResult> {
  if (sql.includes('\0')) throw sqlError('the statement holds a NUL character', tables);
  const instance = await openDatabase(options);
  try {
    const connection = await connect(instance);
    try {
      await createViews(connection, tables);
      return await runOne(connection, sql, tables);
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

async function createViews(connection: DuckDBConnection, tables: readonly NamedTable[]): Promise<void> {
  for (const { name, path } of tables) {
    const format = await sniffFormat(path);
    if (format !== 'parquet') throw damagedParquet(path, 'start');
    try {
      await connection.run(
        `CREATE VIEW ${quoteIdentifier(name)} AS SELECT * FROM ${parquetTable(resolve(path))}`,
      );
    } catch (cause) {
      throw parquetError(path, cause);
    }
  }
  const paths = tables.flatMap(({ path }) => [resolve(path), escapePattern(resolve(path))]).map(quoteText);
  await connection.run(`SET allowed_paths = [${paths.join(', ')}]`);
  await connection.run('SET enable_external_access = false');
  await connection.run('SET lock_configuration = true');
}

async function runOne(
  connection: DuckDBConnection,
  sql: string,
  tables: readonly NamedTable[],
): Promise<QueryResult> {
  const count = await countStatements(connection, sql, tables);
  if (count !== 1) throw sqlError(`one statement is run at a time; got ${count}`, tables);
  try {
    const result = await connection.run(sql);
    const columns = result.columnNames();
    const types = result.columnTypes();
    const rows = await result.getRows();
    return { columns, rows: rows.map((row) => row.map((value, j) => toCell(value, types[j]))) };
  } catch (cause) {
    throw sqlError(firstLine(cause), tables, cause);
  }
}

async function countStatements(
  connection: DuckDBConnection,
  sql: string,
  tables: readonly NamedTable[],
): Promise<number> {
  try {
    return (await connection.extractStatements(sql)).count;
  } catch (cause) {
    const message = firstLine(cause);
    // What the binding says of a text without a statement.
    throw sqlError(message === 'Error in native callback' ? 'there is no statement' : message, tables, cause);
  }
}

function sqlError(what: string, tables: readonly NamedTable[], cause?: unknown): InputError {
  const hint = what.startsWith('Parser Error') ? 'mend the statement' : listTables(tables);
  return new InputError('E_SQL', what, { hint, cause });
}

/** The tables there are: at most `nListed`, short names first. */
function listTables(tables: readonly NamedTable[]): string {
  if (tables.length === 0) return 'there is no table';
  const names = tables.map(({ name }) => quoteIdentifier(name)).sort((a, b) => a.length - b.length);
  const more = names.length > nListed ? ` … (${names.length} in all)` : '';
  return `tables: ${names.slice(0, nListed).join(', ')}${more}`;
}
