import type { TableInfo, TableSource, TableWarning } from '../../engine.ts';
import { checkDates } from '../cells/check-dates.ts';
import { columnWarnings } from '../cells/column-warnings.ts';
import { createDuplicateTracker, type DuplicateTracker, isIdentifierName } from '../cells/duplicates.ts';
import { inferType } from '../cells/infer-type.ts';
import { missingTokens } from '../cells/number-rules.ts';
import { createTypeTracker, type TypeTracker, trackBytes } from '../cells/type-tracker.ts';
import { warnOnce } from '../warnings.ts';
import { headerWarning } from './header.ts';
import { type CsvBlock, lineOfCell, scanCsv } from './scan.ts';

/** Columns and row count of a CSV file in one pass, O(bytes). Rows of totals do not decide what a column holds. */
export async function describeCsv(source: TableSource): Promise<TableInfo> {
  const warnings: TableWarning[] = [];
  let nRows = 0;
  let header: readonly string[] = [];
  let trackers: readonly TypeTracker[] = [];
  let duplicates: readonly (DuplicateTracker | null)[] = [];
  const scanned = scanCsv(
    source,
    warnOnce((warning) => warnings.push(warning)),
  );
  for await (const block of scanned) {
    const isFirst = nRows === 0;
    if (isFirst) {
      header = block.header;
      const options = { tokens: missingTokens(source), decimal: source.decimal ?? null };
      trackers = header.map(() => createTypeTracker(options));
    }
    for (const [field, tracker] of trackers.entries()) trackBlock(tracker, block, field);
    if (isFirst) {
      duplicates = header.map((name, field) =>
        isIdentifierName(name) || trackers[field].hasIdentifier ? createDuplicateTracker() : null,
      );
    }
    for (const [field, tracker] of duplicates.entries()) {
      if (tracker !== null) trackDuplicates(tracker, block, field);
    }
    nRows += block.nRecords;
  }
  const columns = header.map((name, field) => ({ name, type: inferType(trackers[field], nRows) }));
  for (const [position, column] of columns.entries()) {
    warnings.push(...columnWarnings(trackers[position], { ...column, position }));
    const duplicate = duplicates[position]?.warning() ?? null;
    const isIdentifier = column.type === 'identifier' || isIdentifierName(column.name);
    if (duplicate !== null && isIdentifier)
      warnings.push({ ...duplicate, column: position + 1, columnName: column.name });
  }
  const odd = headerWarning(columns, trackers);
  if (odd !== null) warnings.push(odd);
  if (source.textDates !== true) checkDates(source.path, header, trackers);
  return { format: 'csv', nRows, columns, warnings };
}

function trackBlock(tracker: TypeTracker, block: CsvBlock, field: number): void {
  const { bytes, starts, ends, nRecords, header, totals } = block;
  const isAnyTotal = totals.length > 0;
  for (let record = 0; record < nRecords; record += 1) {
    const i = record * header.length + field;
    if (isAnyTotal && totals.includes(record)) continue;
    trackBytes(tracker, bytes, starts[i], ends[i]);
    if (tracker.pending === null) continue;
    tracker.lines.set(tracker.pending, lineOfCell(block, record, field));
    tracker.pending = null;
  }
}

/** Notes the identifiers of a block, trimmed of spaces. */
function trackDuplicates(tracker: DuplicateTracker, block: CsvBlock, field: number): void {
  const { bytes, starts, ends, nRecords, header } = block;
  for (let record = 0; record < nRecords; record += 1) {
    const i = record * header.length + field;
    let start = starts[i];
    let end = ends[i];
    while (start < end && bytes[start] === SPACE) start += 1;
    while (end > start && bytes[end - 1] === SPACE) end -= 1;
    if (tracker.note(bytes, start, end)) tracker.addLine(lineOfCell(block, record, field));
  }
}

const SPACE = 0x20;
