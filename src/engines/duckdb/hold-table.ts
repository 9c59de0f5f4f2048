import { resolve } from 'node:path';
import { type DuckDBConnection, DuckDBTypeId, type DuckDBValue } from '@duckdb/node-api';
import { quoteIdentifier } from '../../sql/index.ts';
import type { CellValue, HeldTable, HoldTable } from '../engine.ts';
import { isPlain } from './cell-value.ts';
import { connect, openDatabase, parquetTable } from './database.ts';
import { parquetError } from './parquet/schema.ts';
import { damagedParquet, sniffFormat } from './source.ts';

export interface TableHolderOptions {
  /** Threads of a query, from 1; defaults to 2. */
  readonly threads?: number;
  /** Memory that DuckDB may take for the table; defaults to "4GB". */
  readonly memoryLimit?: string;
  /** Queries that run at once; defaults to 2. */
  readonly connections?: number;
}

/** Text columns with at most so many values are kept as codes. */
const mostCodes = 10_000;

/** Keeps tables in memory: text as codes, whole numbers as small integers, and connections that wait for questions. */
export function createTableHolder({
  threads = 2,
  memoryLimit = '4GB',
  connections = 2,
}: TableHolderOptions = {}): HoldTable {
  return async (source, { name, sql }): Promise<HeldTable> => {
    const format = await sniffFormat(source.path);
    if (format !== 'parquet') throw damagedParquet(source.path, 'start');
    const instance = await openDatabase({ threads, memoryLimit });
    const pool: DuckDBConnection[] = [];
    try {
      const first = await connect(instance);
      pool.push(first);
      const view = `CREATE VIEW ${quoteIdentifier(source.name)} AS SELECT * FROM ${parquetTable(resolve(source.path))}`;
      await first.run(view).catch((cause: unknown) => {
        throw parquetError(source.path, cause);
      });
      await first.run(`CREATE TABLE wide AS ${sql}`);
      await narrow(first, name);
      await first.run('DROP TABLE wide');
      await first.run(`DROP VIEW ${quoteIdentifier(source.name)}`);
      await first.run('SET enable_external_access = false');
      while (pool.length < connections) pool.push(await connect(instance));
    } catch (cause) {
      for (const connection of pool) connection.closeSync();
      instance.closeSync();
      throw cause;
    }
    const busy = pool.map(() => Promise.resolve());
    const waiting = pool.map(() => 0);
    let isClosed = false;
    return {
      async queryColumns(question) {
        if (isClosed) throw new Error('the table is closed');
        const place = waiting.indexOf(Math.min(...waiting));
        const connection = pool[place];
        const before = busy[place];
        if (!connection || !before) throw new Error('there is no connection');
        waiting[place] = (waiting[place] ?? 0) + 1;
        const answer = before.then(() => ask(connection, question));
        busy[place] = answer.then(
          () => {},
          () => {},
        );
        try {
          return await answer;
        } finally {
          waiting[place] = (waiting[place] ?? 1) - 1;
        }
      },
      async close() {
        if (isClosed) return;
        isClosed = true;
        await Promise.all(busy);
        for (const connection of pool) connection.closeSync();
        instance.closeSync();
      },
    };
  };
}

async function ask(
  connection: DuckDBConnection,
  sql: string,
): Promise<{ names: readonly string[]; columns: readonly (readonly CellValue[])[] }> {
  const reader = await connection.runAndReadAll(sql);
  return { names: reader.columnNames(), columns: reader.getColumns().map((column) => column.map(toCell)) };
}

function toCell(value: DuckDBValue): CellValue {
  if (typeof value === 'bigint') return Number(value);
  if (isPlain(value)) return value;
  return Number(value.toString());
}

/** The same table in less memory: a GROUP BY over codes needs no hashing of text. */
async function narrow(connection: DuckDBConnection, name: string): Promise<void> {
  const wide = await connection.runAndReadAll('SELECT * FROM wide LIMIT 0');
  const names = wide.columnNames();
  const types = wide.columnTypes();
  const casts: string[] = [];
  for (const [j, column] of names.entries()) {
    const quoted = quoteIdentifier(column);
    casts.push(`${await narrowed(connection, quoted, types[j]?.typeId, `codes_${j}`)} AS ${quoted}`);
  }
  await connection.run(`CREATE TABLE ${quoteIdentifier(name)} AS SELECT ${casts.join(', ')} FROM wide`);
}

async function narrowed(
  connection: DuckDBConnection,
  quoted: string,
  type: DuckDBTypeId | undefined,
  codes: string,
): Promise<string> {
  if (type === DuckDBTypeId.VARCHAR) {
    const [[count] = []] = await read(connection, `SELECT COUNT(DISTINCT ${quoted}) FROM wide`);
    if (Number(count) > mostCodes) return quoted;
    await connection.run(`CREATE TYPE ${codes} AS ENUM (SELECT DISTINCT ${quoted} FROM wide ORDER BY 1)`);
    return `CAST(${quoted} AS ${codes})`;
  }
  if (type === DuckDBTypeId.DOUBLE) {
    const [[isSmall] = []] = await read(
      connection,
      `SELECT COALESCE(BOOL_AND(${quoted} = ROUND(${quoted}) AND ABS(${quoted}) < 32000), FALSE) FROM wide`,
    );
    return isSmall ? `CAST(${quoted} AS SMALLINT)` : quoted;
  }
  return quoted;
}

async function read(connection: DuckDBConnection, sql: string): Promise<DuckDBValue[][]> {
  return (await connection.runAndReadAll(sql)).getRows();
}
