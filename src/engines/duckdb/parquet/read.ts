import type { DuckDBConnection } from '@duckdb/node-api';
import { type ColumnBatch, type ColumnReading, inputError } from '../../../contract/index.ts';
import { refusal } from '../../../words/index.ts';
import type { TableSource } from '../../engine.ts';
import { checkReadings, findColumns } from '../cells/select-columns.ts';
import { parquetTable } from '../database.ts';
import type { Warn } from '../warnings.ts';
import { createParquetReader, type ParquetColumnReader } from './columns.ts';
import { checkStorage, countRows, parquetError, readParquetSchema } from './schema.ts';

/** The named columns of a Parquet file in batches of `batchRows` rows, the last one shorter. */
export async function* readParquet(
  connection: DuckDBConnection,
  source: TableSource,
  readings: readonly ColumnReading[],
  batchRows: number,
  warn: Warn,
): AsyncGenerator<ColumnBatch, void, undefined> {
  const { path } = source;
  checkReadings(path, readings);
  const schema = await readParquetSchema(connection, source);
  const names = schema.map(({ name }) => name);
  const positions = findColumns(path, names, readings);
  try {
    await countRows(connection, source);
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
          warn,
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
    if (nRows === 0) throw inputError(refusal('E_NO_ROWS', { format: 'parquet' }), { file: path });
  } catch (cause) {
    throw parquetError(path, cause);
  }
}

function takeBatch(readers: readonly ParquetColumnReader[], nRows: number): ColumnBatch {
  return { nRows, columns: readers.map((reader) => reader.take(nRows)) };
}
