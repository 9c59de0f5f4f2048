import { resolve } from 'node:path';
import { type DuckDBConnection, DuckDBListValue, DuckDBTypeId, type DuckDBValue } from '@duckdb/node-api';
import { quoteIdentifier, quoteText } from '../../sql/index.ts';
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
      // Rows have an order of their own, by a column; keeping that of the file would cost memory.
      await first.run('SET preserve_insertion_order = false');
      const file = `(FROM ${parquetTable(resolve(source.path))})`;
      await first.run(`DESCRIBE ${file}`).catch((cause: unknown) => {
        throw parquetError(source.path, cause);
      });
      // Codes first: a sort of ten million rows with their text would not fit.
      await createNarrow(first, source.name, file);
      const own = `${name} of ${source.name}`;
      await createNarrow(first, own, `(${sql})`);
      await first.run(`DROP TABLE ${quoteIdentifier(source.name)}`);
      await first.run(`ALTER TABLE ${quoteIdentifier(own)} RENAME TO ${quoteIdentifier(name)}`);
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

/** The rows of a relation as a table in little memory: a GROUP BY over codes needs no hashing of text. */
async function createNarrow(connection: DuckDBConnection, name: string, from: string): Promise<void> {
  const empty = await connection.runAndReadAll(`SELECT * FROM ${from} LIMIT 0`);
  const types = empty.columnTypes();
  const columns = empty.columnNames().map(quoteIdentifier);
  const ofType = (type: DuckDBTypeId): string[] => columns.filter((_, j) => types[j]?.typeId === type);
  const texts = ofType(DuckDBTypeId.VARCHAR);
  const numbers = ofType(DuckDBTypeId.DOUBLE);
  // A relation may be long in the making, so that all columns are asked at once.
  const found = await aggregate(connection, from, [
    ...texts.map((column) => `APPROX_COUNT_DISTINCT(${column})`),
    ...numbers.map((column) => `BOOL_AND(${column} = ROUND(${column}) AND ABS(${column}) < 32000)`),
  ]);
  const areSmall = found.slice(texts.length);
  const few = texts.filter((_, j) => Number(found[j]) <= mostCodes);
  const lists = await aggregate(
    connection,
    from,
    few.map((column) => `LIST(DISTINCT ${column})`),
  );
  const narrow = new Map(
    numbers.filter((_, j) => areSmall[j] === true).map((column) => [column, 'SMALLINT']),
  );
  for (const [j, column] of few.entries()) {
    const values =
      lists[j] instanceof DuckDBListValue
        ? lists[j].items
            .filter((one) => one !== null)
            .map(String)
            .sort()
        : [];
    if (values.length === 0) continue;
    const codes = quoteIdentifier(`codes ${j} of ${name}`);
    await connection.run(`CREATE TYPE ${codes} AS ENUM (${values.map(quoteText).join(', ')})`);
    narrow.set(column, codes);
  }
  const casts = columns.map((column) => {
    const type = narrow.get(column);
    return type === undefined ? column : `CAST(${column} AS ${type}) AS ${column}`;
  });
  await connection.run(`CREATE TABLE ${quoteIdentifier(name)} AS SELECT ${casts.join(', ')} FROM ${from}`);
}

/** Aggregates of a whole relation. */
async function aggregate(
  connection: DuckDBConnection,
  from: string,
  aggregates: readonly string[],
): Promise<readonly DuckDBValue[]> {
  if (aggregates.length === 0) return [];
  const read = await connection.runAndReadAll(`SELECT ${aggregates.join(', ')} FROM ${from}`);
  return read.getRows()[0] ?? [];
}
