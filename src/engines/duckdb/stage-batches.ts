import { rm } from 'node:fs/promises';
import type { DuckDBInstance } from '@duckdb/node-api';
import type { OutputTable } from '../../contract/index.ts';
import { quoteIdentifier, quoteText } from '../../sql/index.ts';
import { type BatchSource, type BatchTable, checkBatch } from './batch-source.ts';
import { withConnection } from './database.ts';

/** Batches laid down in a file of their own; `remove` takes it away. */
export interface StagedBatches extends BatchTable {
  remove(): Promise<void>;
}

/**
 * Lays batches that come one by one, such as those of a network, down in a database file until all are there: a query
 * of DuckDB cannot wait for the next. Memory is one batch; the disk holds the rows twice for a while.
 *
 * @param options.path of the file, which must not be there
 * @param options.refuse what is thrown when the file cannot be written
 */
export async function stageBatches(
  instance: DuckDBInstance,
  source: BatchSource,
  batches: AsyncIterable<OutputTable>,
  { path, refuse }: { readonly path: string; refuse(cause: unknown): Error },
): Promise<StagedBatches> {
  const database = quoteIdentifier(`staged ${path}`);
  const table = `${database}.batches`;
  const remove = async (): Promise<void> => {
    await withConnection(instance, async (connection) => {
      await connection.run(`DETACH DATABASE IF EXISTS ${database}`);
    }).finally(() => Promise.all([path, `${path}.wal`].map((file) => rm(file, { force: true }))));
  };
  try {
    const first = await withConnection(instance, async (connection) => {
      const run = async (sql: string): Promise<void> => {
        await connection.run(sql).catch((cause: unknown) => {
          throw refuse(cause);
        });
      };
      await run(`ATTACH ${quoteText(path)} AS ${database}`);
      // One transaction: whole row groups go to the file at once and not through its log.
      await run('BEGIN');
      let first: OutputTable | null = null;
      for await (const batch of batches) {
        checkBatch(batch, first ?? batch);
        const open = source.open([batch]);
        try {
          const from = `SELECT * FROM ${open.sql}`;
          await run(first ? `INSERT INTO ${table} ${from}` : `CREATE TABLE ${table} AS ${from}`);
        } finally {
          open.release();
        }
        first ??= { nRows: 0, columns: batch.columns };
      }
      await run('COMMIT');
      return first;
    });
    if (first === null) throw new RangeError('there must be at least one batch to write; got 0');
    return {
      sql: table,
      columns: first.columns,
      failure: () => null,
      release: () => {},
      remove,
    };
  } catch (error) {
    await remove().catch(() => {});
    throw error;
  }
}
