import type { ColumnBatch, ColumnReading } from '../../../contract/index.ts';
import type { TableSource } from '../../engine.ts';
import { checkReadings, findColumns } from '../cells/select-columns.ts';
import { type CsvColumn, createCsvColumn, NO_RECORD } from './columns.ts';
import { type CsvBlock, scanCsv } from './scan.ts';

/**
 * The named columns of a CSV file in batches of `batchRows` rows, the last one shorter.
 *
 * One pass over the bytes, and one before it where categories are not declared. Memory: one block, one batch, and the
 * distinct spellings of the category columns.
 */
export async function* readCsv(
  source: TableSource,
  readings: readonly ColumnReading[],
  batchRows: number,
): AsyncGenerator<ColumnBatch, void, undefined> {
  checkReadings(source.path, readings);
  const columns = readings.map((reading) => createCsvColumn(reading, batchRows));
  if (columns.some((column) => column.mustCollect)) await collectCategories(source, readings, columns);

  let fields: readonly number[] | null = null;
  let nFilled = 0;
  for await (const block of scanCsv(source)) {
    fields ??= findColumns(source.path, block.header, readings);
    for (let from = 0; from < block.nRecords; ) {
      const to = Math.min(block.nRecords, from + batchRows - nFilled);
      const offset = nFilled;
      forEachColumn(columns, block, fields, (column, field) => column.fill(block, field, from, to, offset));
      nFilled += to - from;
      from = to;
      if (nFilled < batchRows) continue;
      yield takeBatch(columns, nFilled);
      nFilled = 0;
    }
  }
  if (nFilled > 0) yield takeBatch(columns, nFilled);
}

async function collectCategories(
  source: TableSource,
  readings: readonly ColumnReading[],
  columns: readonly CsvColumn[],
): Promise<void> {
  let fields: readonly number[] | null = null;
  for await (const block of scanCsv(source)) {
    fields ??= findColumns(source.path, block.header, readings);
    forEachColumn(columns, block, fields, (column, field) => column.collect(block, field));
  }
  for (const column of columns) column.seal();
}

/** Works through a block column by column and throws the error of the earliest bad record, leftmost column first. */
function forEachColumn(
  columns: readonly CsvColumn[],
  block: CsvBlock,
  fields: readonly number[],
  work: (column: CsvColumn, field: number) => number,
): void {
  let badRecord = block.nRecords;
  let badColumn = -1;
  for (const [i, column] of columns.entries()) {
    const record = work(column, fields[i]);
    if (record === NO_RECORD || record > badRecord) continue;
    if (record === badRecord && fields[i] >= fields[badColumn]) continue;
    badRecord = record;
    badColumn = i;
  }
  if (badColumn >= 0) throw columns[badColumn].errorAt(block, badRecord, fields[badColumn]);
}

function takeBatch(columns: readonly CsvColumn[], nRows: number): ColumnBatch {
  return { nRows, columns: columns.map((column) => column.take(nRows)) };
}
