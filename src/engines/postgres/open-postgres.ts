import { Client } from 'pg';
import { type CastType, type ColumnBatch, inputError } from '../../contract/index.ts';
import { refusal } from '../../words/index.ts';
import type { ColumnInfo } from '../engine.ts';
import { columnValues, type PostgresColumn, postgresColumn, storedColumn } from './columns.ts';
import { createCopyOut } from './copy-out.ts';
import { readCopy } from './copy-text.ts';
import { queryFailure } from './failures.ts';

export interface PostgresOptions {
  /** Milliseconds that a statement may take in all, from 1; defaults to ten minutes. */
  readonly statementTimeout?: number;
  /** Rows in a batch, from 1; defaults to 16,384. */
  readonly batchRows?: number;
}

/** The rows of a query as PostgreSQL writes them, and their columns; null is text. */
export interface TextCopy {
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
   * The rows in the text format of COPY, with the types that their text is to be stored as. A row of one cell has a tab
   * after it, so that an empty one is no empty line.
   *
   * @param onRows hears how many rows have come, with each piece
   */
  copyText(query: string, onRows: (nRows: number) => void): Promise<TextCopy>;
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
  /** @param onRows as in `copyText`; has come before the piece does */
  async function* copy(statement: string, onRows: (nRows: number) => void): AsyncGenerator<Buffer> {
    const copied = client.query(createCopyOut(`COPY (${statement}) TO STDOUT`));
    try {
      for await (const piece of copied.bytes as AsyncIterable<Buffer>) {
        onRows(copied.nRows());
        yield piece;
      }
    } catch (cause) {
      throw fail(cause, copied.nRows());
    }
  }
  return {
    name,
    describe: async (query) =>
      (await columnsOf(query)).map(({ name: column, type }) => ({ name: column, type })),
    async *read(query) {
      const columns = await columnsOf(query);
      const pieces = copy(`\n${bare(query)}\n`, () => {});
      yield* readCopy(pieces, batchRows, (rows) => columnValues(columns, rows));
    },
    async copyText(query, onRows) {
      const columns = await columnsOf(query);
      const selected = columns.length === 1 ? "*, ''" : '*';
      const bytes = copy(`SELECT ${selected} FROM (\n${bare(query)}\n) AS q`, onRows);
      return { columns: columns.map(storedColumn), bytes };
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
