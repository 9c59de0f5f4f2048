import type { InputError, OutputTable, OutputValues } from '../../../contract/index.ts';
import type { TableSource } from '../../engine.ts';
import type { LoadColumn, LoadOptions, RejectedRow, TablePreview } from '../../loader.ts';
import { isYesNo } from '../cells/booleans.ts';
import { dateOrder, isDateColumn } from '../cells/dates.ts';
import { inferType } from '../cells/infer-type.ts';
import { missingTokens } from '../cells/number-rules.ts';
import { findColumns } from '../cells/select-columns.ts';
import { createTypeTracker, type TypeTracker, trackBytes } from '../cells/type-tracker.ts';
import { textOfCell } from '../csv/column.ts';
import { type CsvBlock, scanCsv } from '../csv/scan.ts';
import { ignoreWarning } from '../warnings.ts';
import { type ColumnStyle, createCellReader } from './cell-readers.ts';
import { rejectedRow } from './rejected.ts';

const nShown = 50;
const TIME = /\d:\d\d/;

/** What the first two megabytes of a CSV show. */
interface Head extends TablePreview {
  readonly styles: readonly ColumnStyle[];
}

export async function previewCsv(source: TableSource): Promise<TablePreview> {
  const { styles: _, ...preview } = await readHead(source);
  return preview;
}

async function readHead(source: TableSource): Promise<Head> {
  const rejected: RejectedRow[] = [];
  const scanned = scanCsv(source, ignoreWarning, (error, text) => rejected.push(rejectedRow(error, text)));
  const options = { tokens: missingTokens(source), decimal: source.decimal ?? null };
  const rows: (string | null)[][] = [];
  let header: readonly string[] = [];
  let trackers: readonly TypeTracker[] = [];
  let nSeen = 0;
  let nBlocks = 0;
  let isWhole = true;
  for await (const block of scanned) {
    // The last record of a short file may stand in a second block.
    isWhole = nBlocks++ < 2;
    if (!isWhole) break;
    header = block.header;
    if (trackers.length === 0) trackers = header.map(() => createTypeTracker(options));
    for (const [field, tracker] of trackers.entries()) trackBlock(tracker, block, field);
    for (let record = 0; record < block.nRecords && rows.length < nShown; record += 1)
      rows.push(header.map((_, field) => textOfCell(block, record, field) || null));
    nSeen += block.nRecords;
  }
  return {
    format: 'csv',
    columns: header.map((name, field) => ({ name, type: typeOf(trackers[field], nSeen) })),
    rows,
    nSeen,
    isWhole,
    rejected,
    styles: trackers.map((tracker) => styleOf(tracker, source)),
  };
}

function trackBlock(tracker: TypeTracker, block: CsvBlock, field: number): void {
  for (let record = 0; record < block.nRecords; record += 1) {
    const i = record * block.header.length + field;
    trackBytes(tracker, block.bytes, block.starts[i], block.ends[i]);
  }
}

function typeOf(tracker: TypeTracker, nRows: number): TablePreview['columns'][number]['type'] {
  if (inferType(tracker, nRows) === 'numeric') return 'number';
  if (isYesNo([...tracker.distinct])) return 'boolean';
  const { dates } = tracker;
  return isDateColumn(dates) && dates.problem === null && dateOrder(dates) !== null ? 'date' : 'text';
}

function styleOf(
  { hasComma, hasPoint, dates, distinct }: TypeTracker,
  { decimal }: TableSource,
): ColumnStyle {
  return {
    decimal: decimal ?? (hasComma && !hasPoint ? ',' : '.'),
    order: dateOrder(dates) === 'month' ? 'month' : 'day',
    hasTime: [...distinct].some((cell) => TIME.test(cell)),
  };
}

/** The rows of a CSV as typed batches, wrong ones left out and told. One pass; memory is one block. */
export async function* loadCsv(
  source: TableSource,
  columns: readonly LoadColumn[],
  { onRejected, onProgress }: LoadOptions,
): AsyncGenerator<OutputTable, void, undefined> {
  const head = await readHead(source);
  const wanted = columns.map(({ name }) => ({ name, type: 'text' as const }));
  const places = findColumns(
    source.path,
    head.columns.map(({ name }) => name),
    wanted,
  );
  const readers = columns.map((column, j) => createCellReader(source, column, head.styles[places[j]]));
  const scanned = scanCsv(source, ignoreWarning, (error, text) => onRejected(rejectedRow(error, text)));
  for await (const block of scanned) {
    const bad = new Uint8Array(block.nRecords);
    const values = readers.map((read, j) =>
      read(block, places[j], (record, error) => {
        bad[record] = 1;
        onRejected(rejectedCell(block, record, places[j], error));
      }),
    );
    yield withoutRows({ nRows: block.nRecords, columns: values }, bad);
    onProgress?.(block.firstRow + block.nRecords);
  }
}

function rejectedCell(block: CsvBlock, record: number, field: number, error: InputError): RejectedRow {
  return { ...rejectedRow(error, textOfCell(block, record, field)), row: block.firstRow + record + 1 };
}

function withoutRows(table: OutputTable, bad: Uint8Array): OutputTable {
  if (!bad.includes(1)) return table;
  const isKept = (_: unknown, row: number): boolean => bad[row] === 0;
  const columns = table.columns.map((column): OutputValues => {
    switch (column.kind) {
      case 'numeric':
        return { ...column, values: column.values.filter(isKept) };
      case 'text':
      case 'cast':
        return { ...column, values: column.values.filter(isKept) };
      default:
        throw new Error(`a cell reader makes no ${column.kind}`);
    }
  });
  return { nRows: bad.filter((one) => one === 0).length, columns };
}
