import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { quoteIdentifier, quoteText } from '../../../sql/index.ts';
import type { DataScope, ScopeTable } from '../../sandbox.ts';
import { parquetTable } from '../database.ts';

/** What explanations of queries call the database: the stem of its file. */
const fileName = 'run.duckdb';
const sqlTypes = { text: 'VARCHAR', number: 'DOUBLE', integer: 'BIGINT' } as const;
const buildMemory = '512MB';

/** The file of a scope; `remove` takes away what was not to be kept. */
export interface ScopeFile {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * Copies the tables of a scope into a file of its own, once: a later call with the same key finds it. It appears
 * whole or not at all, and older ones go. Where the folder may not be written, the file is temporary.
 */
export async function makeScopeFile(scope: DataScope): Promise<ScopeFile> {
  const folder = join(scope.folder, scope.key);
  const path = join(folder, fileName);
  if ((await stat(path).catch(() => null))?.isFile()) return { path, remove: async () => {} };
  try {
    await mkdir(scope.folder, { recursive: true });
  } catch {
    return makeTemporary(scope);
  }
  const made = await mkdtemp(join(scope.folder, `.${randomBytes(4).toString('hex')}-`)).catch(() => null);
  if (made === null) return makeTemporary(scope);
  try {
    await fill(join(made, fileName), scope.tables);
    // Another process may have been faster: its file is as good.
    await rename(made, folder).catch(() => rm(made, { recursive: true, force: true }));
  } catch (error) {
    await rm(made, { recursive: true, force: true });
    throw error;
  }
  return { path, remove: async () => {} };
}

async function makeTemporary({ tables }: DataScope): Promise<ScopeFile> {
  const folder = await mkdtemp(join(tmpdir(), 'clientele-sql-'));
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const path = join(folder, fileName);
  try {
    await fill(path, tables);
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, remove };
}

async function fill(path: string, tables: readonly ScopeTable[]): Promise<void> {
  const instance = await DuckDBInstance.create(path, {
    threads: '1',
    memory_limit: buildMemory,
    temp_directory: '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  try {
    const connection = await instance.connect();
    try {
      for (const table of tables) await copyTable(connection, table);
      await connection.run('CHECKPOINT');
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

async function copyTable(connection: DuckDBConnection, table: ScopeTable): Promise<void> {
  const name = quoteIdentifier(table.name);
  if ('path' in table) {
    await connection.run(`CREATE TABLE ${name} AS SELECT * FROM ${parquetTable(table.path)}`);
  } else if ('parts' in table) {
    const parts = table.parts.map(
      ({ part, path }) =>
        `SELECT *, ${quoteText(part)} AS ${quoteIdentifier(table.partColumn)} FROM ${parquetTable(path)}`,
    );
    await connection.run(`CREATE TABLE ${name} AS ${parts.join(' UNION ALL ')}`);
  } else {
    const columns = table.columns.map((column) => `${quoteIdentifier(column.name)} ${sqlTypes[column.type]}`);
    await connection.run(`CREATE TABLE ${name} (${columns.join(', ')})`);
    for (const row of table.rows) {
      const holes = row.map((_, j) => `$${j + 1}`).join(', ');
      const cells = row.map((cell) => (cell === null ? null : cell));
      await connection.run(`INSERT INTO ${name} VALUES (${holes})`, cells);
    }
  }
}
