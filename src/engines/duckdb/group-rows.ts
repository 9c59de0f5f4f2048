import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { type ColumnBatch, type ColumnReading, InputError, inputError } from '../../contract/index.ts';
import { quoteIdentifier, quoteText } from '../../sql/index.ts';
import { refusal } from '../../words/index.ts';
import type { GroupRows, GroupRowsOptions, RowGroups, TableSource } from '../engine.ts';
import { type BatchSource, createBatchSource } from './batch-source.ts';
import { findColumns } from './cells/select-columns.ts';
import { connect, openDatabase, parquetTable } from './database.ts';
import { checkPositive } from './limits.ts';
import { readParquet } from './parquet/read.ts';
import { checkStorage, countRows, parquetError, readParquetSchema } from './parquet/schema.ts';
import { readTable } from './read.ts';
import { sniffFormat } from './source.ts';
import { ignoreWarning, type Warn } from './warnings.ts';
import { newFile, writeBatches, writeWhole } from './write.ts';

export interface RowGrouperOptions {
  /** Threads of the grouping, from 1; defaults to 2. Files are written by one. */
  readonly threads?: number;
  /** Memory that DuckDB may take, such as "512MB"; defaults to "1GB". */
  readonly memoryLimit?: string;
}

const defaultMaxGroups = 1_000_000;
/** Rows of a CSV that are in memory at once while it is laid down as Parquet. */
const stagedRows = 65_536;
/** Stretches of a sample. */
const nStretches = 200;

/**
 * Groups rows by GROUP BY and joins labels back in SQL: memory is that of the groups and of a row group of Parquet.
 * A CSV is laid down as Parquet in the folder for temporary files first.
 */
export function createRowGrouper({ threads = 2, memoryLimit = '1GB' }: RowGrouperOptions = {}): GroupRows {
  checkPositive('threads', threads);
  return async (source, columns, options = {}) => {
    const format = await sniffFormat(source.path);
    const folder = await mkdtemp(join(tmpdir(), 'clientele-'));
    const instance = await openDatabase({ threads, memoryLimit });
    let connection: DuckDBConnection | null = null;
    const close = async (): Promise<void> => {
      connection?.closeSync();
      connection = null;
      instance.closeSync();
      await rm(folder, { recursive: true, force: true });
    };
    try {
      connection = await connect(instance);
      const batchSource = createBatchSource(connection);
      const work = { instance, connection, batchSource, folder };
      const staged = format === 'csv' ? await stageCsv(work, source, columns, options) : source;
      const groups = await group(work, source, staged, columns, options);
      let isClosed = false;
      return {
        ...groups,
        async close() {
          if (isClosed) return;
          isClosed = true;
          await close();
        },
      };
    } catch (cause) {
      await close();
      throw parquetError(source.path, cause);
    }
  };
}

interface Work {
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  readonly batchSource: BatchSource;
  readonly folder: string;
}

/** The columns that are needed of a CSV, as Parquet. */
async function stageCsv(
  { instance, batchSource, folder }: Work,
  source: TableSource,
  columns: readonly ColumnReading[],
  { keep = [], sample, onWarning = ignoreWarning }: GroupRowsOptions,
): Promise<TableSource> {
  const path = join(folder, 'rows.parquet');
  const wanted = [
    ...columns,
    ...(sample?.columns ?? []),
    ...keep.map((name): ColumnReading => ({ name, type: 'identifier' })),
  ];
  const firsts = wanted.filter(({ name }, j) => wanted.findIndex((column) => column.name === name) === j);
  const batches = readTable(instance, source, firsts, {
    batchRows: stagedRows,
    warn: onWarning,
  });
  await writeBatches(instance, batchSource, path, { batches, delimiter: ',' });
  return { ...source, path };
}

async function group(
  { instance, connection, batchSource, folder }: Work,
  source: TableSource,
  staged: TableSource,
  columns: readonly ColumnReading[],
  options: GroupRowsOptions,
): Promise<Omit<RowGroups, 'close'>> {
  const { keep = [], nFirst = (n) => n, maxGroups = defaultMaxGroups, onWarning = ignoreWarning } = options;
  const nRows = await countRows(connection, staged);
  if (nRows === 0) throw inputError(refusal('E_NO_ROWS', { format: 'parquet' }), { file: source.path });
  const schema = await readParquetSchema(connection, staged);
  const namesOf = (wanted: readonly ColumnReading[], isRead: boolean): string[] =>
    findColumns(
      source.path,
      schema.map(({ name }) => name),
      wanted,
    ).map((position) => {
      if (isRead) checkStorage(source.path, schema[position], position);
      return schema[position].name;
    });
  const names = namesOf(columns, true);
  const sampled = namesOf(options.sample?.columns ?? [], true);
  const keptNames = namesOf(
    keep.map((name) => ({ name, type: 'identifier' })),
    false,
  );
  const quoted = names.map(quoteIdentifier);
  const table = parquetTable(resolve(staged.path), { rowNumbers: true });
  await connection.run(
    `CREATE TABLE row_groups AS SELECT ${quoted.map((name, j) => `${name} AS c${j}`).join(', ')}, MIN(file_row_number) AS first_row, COUNT(*) AS n_rows, COUNT(*) FILTER (WHERE file_row_number < ${nFirst(nRows)}) AS n_first FROM ${table} GROUP BY ${quoted.join(', ')}`,
  );
  const nGroups = Number((await connection.runAndReadAll('SELECT COUNT(*) FROM row_groups')).value(0, 0));
  if (nGroups > maxGroups) {
    throw inputError(refusal('E_TOO_MANY_GROUPS', { nGroups, maxGroups, columns: names }), {
      file: source.path,
    });
  }
  const counted = await connection.runAndReadAll(
    'SELECT CAST(n_rows AS DOUBLE), CAST(n_first AS DOUBLE) FROM row_groups ORDER BY first_row',
  );
  const [counts, firstCounts] = counted.getColumns();
  const path = join(folder, 'groups.parquet');
  await connection.run(
    `COPY (SELECT ${quoted.map((name, j) => `c${j} AS ${name}`).join(', ')} FROM row_groups ORDER BY first_row) TO ${quoteText(path)} (FORMAT parquet)`,
  );
  const values = await readPart({ ...staged, path }, columns, nGroups, onWarning);
  const sample = options.sample ? await readSample(options.sample, sampled) : null;
  return {
    nRows,
    nGroups,
    counts: Float64Array.from(counts, Number),
    firstCounts: Float64Array.from(firstCounts, Number),
    columns: values,
    sample,
    async writeLabels(output, { name, ofGroup }) {
      if (ofGroup.length !== nGroups) {
        throw new RangeError(`ofGroup must have ${nGroups} entries, one per group; got ${ofGroup.length}`);
      }
      const file = newFile(output);
      const open = batchSource.open([
        { nRows: nGroups, columns: [{ kind: 'integer', name: 'label', values: ofGroup }] },
      ]);
      try {
        await connection.run('SET threads = 1');
        await connection.run(`CREATE OR REPLACE TABLE labels AS SELECT c0 AS label FROM ${open.sql}`);
        await connection.run(
          'CREATE OR REPLACE TABLE labelled AS SELECT g.*, l.label FROM (SELECT *, row_number() OVER (ORDER BY first_row) - 1 AS place FROM row_groups) g JOIN labels l ON g.place = l.rowid',
        );
      } finally {
        open.release();
      }
      const copied = [...new Set([...keptNames, ...names])]
        .filter((own) => own !== 'row' && own !== name)
        .map((own) => `t.${quoteIdentifier(own)}`);
      const alike = quoted.map((own, j) => `t.${own} IS NOT DISTINCT FROM g.c${j}`).join(' AND ');
      await writeWhole(file, async () => {
        await connection.run(
          `COPY (SELECT CAST(t.file_row_number + 1 AS INTEGER) AS "row", ${copied.join(', ')}, g.label AS ${quoteIdentifier(name)} FROM ${table} t JOIN labelled g ON ${alike}) TO ${quoteText(file.temporary)} (FORMAT parquet, COMPRESSION zstd)`,
        );
      });
    },
  };

  async function readSample(
    wanted: NonNullable<GroupRowsOptions['sample']>,
    own: readonly string[],
  ): Promise<ColumnBatch> {
    const path = join(folder, 'sample.parquet');
    const stretch = Math.max(1, Math.floor(wanted.nRows / nStretches));
    const every = Math.ceil(nRows / wanted.nRows);
    await connection.run(
      `COPY (SELECT ${own.map(quoteIdentifier).join(', ')} FROM ${table} WHERE file_row_number // ${stretch} % ${every} = 0 ORDER BY file_row_number) TO ${quoteText(path)} (FORMAT parquet)`,
    );
    return readPart({ ...staged, path }, wanted.columns, wanted.nRows + stretch, ignoreWarning);
  }

  /** What a cell cannot be read as is said of the row of the table that it stands in. */
  async function readPart(
    part: TableSource,
    readings: readonly ColumnReading[],
    batchRows: number,
    warn: Warn,
  ): Promise<ColumnBatch> {
    try {
      for await (const batch of readParquet(connection, part, readings, batchRows, warn)) return batch;
    } catch (cause) {
      if (cause instanceof InputError) await readWhole(instance, source, readings, ignoreWarning);
      throw cause;
    }
    throw new Error('there are no rows');
  }
}

async function readWhole(
  instance: DuckDBInstance,
  source: TableSource,
  columns: readonly ColumnReading[],
  warn: Warn,
): Promise<void> {
  for await (const _ of readTable(instance, source, columns, { batchRows: stagedRows, warn }));
}
