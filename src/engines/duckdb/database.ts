import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { quoteText } from '../../sql/index.ts';

export interface DatabaseOptions {
  readonly threads: number;
  readonly memoryLimit: string;
}

/** An empty database in memory: no extension is fetched, nothing spills to disk. */
export function openDatabase({ threads, memoryLimit }: DatabaseOptions): Promise<DuckDBInstance> {
  return DuckDBInstance.create(':memory:', {
    threads: String(threads),
    memory_limit: memoryLimit,
    temp_directory: '',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_persistent_secrets: 'false',
  });
}

/** Runs `work` on a connection of its own whose time zone is UTC. */
export async function withConnection<T>(
  instance: DuckDBInstance,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await connect(instance);
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}

export async function connect(instance: DuckDBInstance): Promise<DuckDBConnection> {
  const connection = await instance.connect();
  await connection.run(`SET TimeZone = 'UTC'`);
  return connection;
}

/**
 * A table function over one Parquet file.
 *
 * DuckDB takes `*`, `?` and `[` in a path for patterns, and `key=value` folders for columns.
 *
 * @param options.rowNumbers adds the column file_row_number, from 0; defaults to false
 */
export function parquetTable(path: string, { rowNumbers = false } = {}): string {
  const numbered = rowNumbers ? ', file_row_number = true' : '';
  return `read_parquet(${quoteText(escapePattern(path))}, hive_partitioning = false${numbered})`;
}

/** A path as a pattern that matches nothing else. */
export function escapePattern(path: string): string {
  return path.replace(/[*?[]/g, (character) => `[${character}]`);
}

/** What a DuckDB error says, in one line. */
export function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.replace(/^Failed to extract statements: /, '').split('\n', 1)[0] ?? '';
  return line.trim();
}
