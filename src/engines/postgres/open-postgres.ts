import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type CastType, type ColumnBatch, inputError } from '../../contract/index.ts';
import { refusal } from '../../words/index.ts';
import type { ColumnInfo } from '../engine.ts';
import { columnValues, type PostgresColumn, postgresColumn, storedColumn } from './columns.ts';
import { readCopy } from './copy-text.ts';
import { createRowCounter } from './count-rows.ts';
import { queryFailure } from './failures.ts';

export interface PostgresOptions {
  /** Milliseconds that a statement may take in all, from 1; defaults to ten minutes. */
  readonly statementTimeout?: number;
  /** Rows in a batch, from 1; defaults to 16,384. */
  readonly batchRows?: number;
}

/** The CSV of a query, and its columns; null is text. */
export interface CsvCopy {
  readonly columns: readonly { readonly name: string; readonly type: CastType | null }[];
  readonly bytes: AsyncIterable<Buffer>;
}

/** A PostgreSQL that queries are read from. */
export interface PostgresSource {
  /** Host, port and database: what may be shown; no user and no password. */
  readonly name: string;
  /** The columns of a query, which is one statement that reads. */
  describe(query: string): Promise<readonly ColumnInfo[]>;
  /** The rows of a query in its order, as they come; at least one batch, also without rows. */
  read(query: string): AsyncIterable<ColumnBatch>;
  /**
   * The rows as CSV, as COPY writes it: `\N` for null, no header; with the types that their text is to be stored as.
   *
   * @param onRows hears how many rows have come, with each piece
   */
  copyCsv(query: string, onRows: (nRows: number) => void): Promise<CsvCopy>;
  close(): Promise<void>;
}

const defaultTimeout = 600_000;
const defaultBatchRows = 16_384;
/** Milliseconds until a server that does not answer is given up. */
const connectTimeout = 10_000;

/**
 * Opens a database by its address, `postgres://user@host:port/database`; a password comes from there, from PGPASSWORD
 * or from ~/.pgpass. Everything runs in transactions that only read.
 *
 * Errors: E_POSTGRES, without password and user.
 */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<PostgresSource> {
  const { statementTimeout = defaultTimeout, batchRows = defaultBatchRows } = options;
  const name = nameOf(url);
  const client = new Client({
    connectionString: url,
    application_name: 'clientele',
    connectionTimeoutMillis: connectTimeout,
    statement_timeout: statementTimeout,
  });
  // A connection that breaks between two queries is told by the next one.
  client.on('error', () => {});
  const fail = (cause: unknown, afterRow: number | null = null): Error =>
    queryFailure(cause, { name, afterRow, statementTimeout });
  try {
    await client.connect();
    await client.query(
      "SET default_transaction_read_only = on; SET datestyle = 'ISO'; SET timezone = 'UTC'; SET bytea_output = 'hex'",
    );
  } catch (cause) {
    await client.end().catch(() => {});
    throw fail(cause);
  }
  async function columnsOf(query: string): Promise<PostgresColumn[]> {
    try {
      // The extended protocol takes one statement alone.
      const extended = { text: `SELECT * FROM (\n${bare(query)}\n) AS q LIMIT 0`, queryMode: 'extended' };
      const { fields } = await client.query(extended);
      if (fields.length > 0) return fields.map(postgresColumn);
    } catch (cause) {
      throw fail(cause);
    }
    throw inputError(refusal('E_POSTGRES', { kind: 'no-columns' }), { file: name });
  }
  async function* csvOf(query: string, nColumns: number, onRows: (nRows: number) => void) {
    // A row of one empty cell would be an empty line.
    const quoted = nColumns === 1 ? ', FORCE_QUOTE *' : '';
    const options = `FORMAT csv, NULL '\\N'${quoted}`;
    const stream = client.query(copyTo(`COPY (\n${bare(query)}\n) TO STDOUT (${options})`));
    const counter = createRowCounter();
    try {
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        counter.add(chunk);
        onRows(counter.nRows());
        yield chunk;
      }
    } catch (cause) {
      throw fail(cause, counter.nRows());
    } finally {
      stream.destroy();
    }
  }
  return {
    name,
    describe: async (query) =>
      (await columnsOf(query)).map(({ name: column, type }) => ({ name: column, type })),
    async *read(query) {
      const columns = await columnsOf(query);
      const stream = client.query(copyTo(`COPY (\n${bare(query)}\n) TO STDOUT`));
      let nRows = 0;
      const onRow = (): void => {
        nRows++;
      };
      try {
        yield* readCopy(stream, batchRows, onRow, (rows) => columnValues(columns, rows));
      } catch (cause) {
        throw fail(cause, nRows);
      } finally {
        stream.destroy();
      }
    },
    async copyCsv(query, onRows) {
      const columns = await columnsOf(query);
      return { columns: columns.map(storedColumn), bytes: csvOf(query, columns.length, onRows) };
    },
    close: () => client.end().catch(() => {}),
  };
}

/** A query without what ends it. */
function bare(query: string): string {
  return query.replace(/[\s;]+$/, '');
}

function nameOf(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `postgres://${hostname}${port && `:${port}`}${pathname}`;
  } catch {
    throw inputError(refusal('E_POSTGRES', { kind: 'address' }));
  }
}
