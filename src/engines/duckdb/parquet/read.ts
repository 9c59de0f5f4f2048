import type { DuckDBConnection } from '@duckdb/node-api';
import { type ColumnBatch, type ColumnReading, InputError } from '../../../contract/index.ts';
import type { TableSource } from '../../engine.ts';
import { checkReadings, findColumns } from '../cells/select-columns.ts';
import { parquetTable } from '../database.ts';
import { createParquetReader, type ParquetColumnReader } from './columns.ts';
import { checkStorage, countRows, parquetError, readParquetSchema } from './schema.ts';

/** The named columns of a Parquet file in batches of `batchRows` rows, the last one shorter. */
export async function* readParquet(
  connection: DuckDBConnection,
  source: TableSource,
  readings: readonly ColumnReading[],
  batchRows: number,
  maxRows: number,
): AsyncGenerator<ColumnBatch, void, undefined> {
  const { path } = source;
  checkReadings(path, readings);
  const schema = await readParquetSchema(connection, path);
  const names = schema.map(({ name }) => name);
  const positions = findColumns(path, names, readings);
  try {
    await countRows(connection, path, maxRows);
    const readers: ParquetColumnReader[] = [];
    for (const [i, reading] of readings.entries()) {
      const position = positions[i];
      checkStorage(path, schema[position], position);
      readers.push(
        await createParquetReader(connection, {
          source,
          reading,
          column: schema[position],
          position,
          batchRows,
        }),
      );
    }
    const expressions = readers.length === 0 ? '1' : readers.map(({ expression }) => expression).join(', ');
    const result = await connection.stream(`SELECT ${expressions} FROM ${parquetTable(path)}`);
    let nRows = 0;
    let nFilled = 0;
    for await (const chunk of result) {
      const { rowCount } = chunk;
      for (let from = 0; from < rowCount; ) {
        const to = Math.min(rowCount, from + batchRows - nFilled);
        for (const [j, reader] of readers.entries()) reader.fill(chunk, j, from, to, nFilled, nRows);
        nFilled += to - from;
        from = to;
        if (nFilled < batchRows) continue;
        yield takeBatch(readers, nFilled);
        nFilled = 0;
      }
      nRows += rowCount;
    }
    if (nFilled > 0) yield takeBatch(readers, nFilled);
    if (nRows === 0) {
      const hint = 'write a file with rows';
      throw new InputError('E_NO_ROWS', 'there are columns and no row', { file: path, hint });
    }
  } catch (cause) {
    throw parquetError(path, cause);
  }
}

function takeBatch(readers: readonly ParquetColumnReader[], nRows: number): ColumnBatch {
  return { nRows, columns: readers.map((reader) => reader.take(nRows)) };
}
