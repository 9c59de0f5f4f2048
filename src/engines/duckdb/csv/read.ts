import type { ColumnBatch, ColumnReading, InputError } from '../../../contract/index.ts';
import type { TableSource } from '../../engine.ts';
import { checkReadings, findColumns } from '../cells/select-columns.ts';
import type { Warn } from '../warnings.ts';
import { type CsvColumn, NO_RECORD } from './column.ts';
import { createCsvColumn } from './columns.ts';
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
  warn: Warn,
): AsyncGenerator<ColumnBatch, void, undefined> {
  checkReadings(source.path, readings);
  const columns = readings.map((reading) => createCsvColumn(source, reading, batchRows));
  if (columns.some((column) => column.mustCollect())) await collectAll(source, readings, columns, warn);

  let fields: readonly number[] | null = null;
  let nFilled = 0;
  for await (const block of scanCsv(source, warn)) {
    fields ??= findColumns(source.path, block.header, readings);
    const places = fields;
    for (let from = 0; from < block.nRecords; ) {
      const to = Math.min(block.nRecords, from + batchRows - nFilled);
      const offset = nFilled;
      const fill = (column: CsvColumn, field: number) => column.fill(block, field, from, to, offset);
      let bad = firstBad(columns, block, places, fill);
      if (bad !== null && columns.some((column) => column.mustCollect())) {
        await collectAll(source, readings, columns, warn);
        bad = firstBad(columns, block, places, fill);
      }
      if (bad !== null) throw bad;
      nFilled += to - from;
      from = to;
      if (nFilled < batchRows) continue;
      yield takeBatch(columns, nFilled);
      nFilled = 0;
    }
  }
  for (const [i, column] of columns.entries()) {
    const place = { column: (fields?.[i] ?? 0) + 1, columnName: readings[i].name };
    for (const note of column.warnings()) warn({ ...note, ...place });
  }
  if (nFilled > 0) yield takeBatch(columns, nFilled);
}

/** One pass over the file for the columns that must collect something. */
async function collectAll(
  source: TableSource,
  readings: readonly ColumnReading[],
  columns: readonly CsvColumn[],
  warn: Warn,
): Promise<void> {
  let fields: readonly number[] | null = null;
  for await (const block of scanCsv(source, warn)) {
    fields ??= findColumns(source.path, block.header, readings);
    const bad = firstBad(columns, block, fields, (column, field) => column.collect(block, field));
    if (bad !== null) throw bad;
  }
  for (const column of columns) column.seal();
}

/** Works through a block column by column: the error of the earliest bad record, leftmost column first, or null. */
function firstBad(
  columns: readonly CsvColumn[],
  block: CsvBlock,
  fields: readonly number[],
  work: (column: CsvColumn, field: number) => number,
): InputError | null {
  let badRecord = block.nRecords;
  let badColumn = -1;
  for (const [i, column] of columns.entries()) {
    const record = work(column, fields[i]);
    if (record === NO_RECORD || record > badRecord) continue;
    if (record === badRecord && fields[i] >= fields[badColumn]) continue;
    badRecord = record;
    badColumn = i;
  }
  return badColumn < 0 ? null : columns[badColumn].errorAt(block, badRecord, fields[badColumn]);
}

function takeBatch(columns: readonly CsvColumn[], nRows: number): ColumnBatch {
  return { nRows, columns: columns.map((column) => column.take(nRows)) };
}
