import { type InputError, type InputPlace, inputError } from '../../../contract/index.ts';
import { refusal } from '../../../words/index.ts';
import type { TableLimits } from '../../engine.ts';
import { maskCell } from '../cells/text.ts';
import type { BadByte } from './bytes.ts';
import type { CsvInput } from './input.ts';
import { BROKEN, type RecordScan } from './record.ts';
import type { RejectRecord } from './reject.ts';

/** What is known of the file while it is scanned. */
export interface CsvFile {
  readonly path: string;
  readonly limits: Required<TableLimits>;
  readonly input: CsvInput;
  readonly scan: RecordScan;
  header: readonly string[] | null;
  headerLine: number;
  /** Fields of the header record: the columns, and the unnamed one. */
  nFields: number;
  readonly namesEmpty: boolean;
  /** Names made for columns that have none. */
  madeNames: readonly string[];
  /** Position, from 1, of a last column without a name; 0 without one. */
  unnamedColumn: number;
  bad: BadByte | null;
  /** Blank lines of a one-column table that wait for a record: at the end of the file they are dropped. */
  nPendingBlanks: number;
  /** Rows above the records at hand. */
  nRows: number;
  nRecords: number;
  lines: Float64Array;
  readonly dropsTotals: boolean;
  /** Of the records at hand, those that say "total". */
  totals: number[];
  nTotals: number;
  totalLine: number;
  error: InputError | null;
  /** Hears of what is left out; null where the first wrong record ends the reading. */
  readonly reject: RejectRecord | null;
}

/** The error of a record that was not read whole; null when more bytes may complete it. */
export function errorAtStop(file: CsvFile, recordStart: number, result: number): InputError | null {
  const { scan, path: name, bad } = file;
  const { maxColumns, maxFieldBytes, maxRecordBytes } = file.limits;
  const { stop } = scan;
  const place = { file: name, column: stop.field + 1, ...columnName(file, stop.field) };
  if (result === BROKEN) {
    const details = { kind: 'text-after', maxFieldBytes } as const;
    return inputError(refusal('E_QUOTE', details), { ...place, line: stop.fieldLine });
  }
  if (bad !== null) return errorOfByte(file, bad, { ...place, line: stop.line });
  const hasOpenQuote = stop.reason === 'open quote';
  const fieldBytes = scan.limit - stop.fieldStart;
  if (hasOpenQuote && (scan.isEnd || (fieldBytes > maxFieldBytes && stop.line > stop.fieldLine))) {
    const kind = scan.isEnd ? 'open-at-end' : 'open-too-long';
    return inputError(refusal('E_QUOTE', { kind, maxFieldBytes }), { ...place, line: stop.fieldLine });
  }
  const recordBytes = scan.limit - recordStart;
  if (file.header !== null && stop.field > file.nFields && recordBytes > maxFieldBytes) {
    return inputError(refusal('E_RAGGED', { found: null, wanted: file.nFields, row: null }), {
      file: name,
      line: scan.line,
      column: file.nFields + 1,
    });
  }
  if (fieldBytes > maxFieldBytes || recordBytes > maxRecordBytes) {
    return errorOfLength(file, { ...place, line: stop.fieldLine });
  }
  if (file.header === null && stop.field >= maxColumns) return errorOfWidth(file, stop.line, stop.field);
  return null;
}

function errorOfByte(file: CsvFile, bad: BadByte, place: InputPlace): InputError {
  const byte = file.input.offsetOf(bad.at) + 1;
  if (bad.code === 'E_NUL') return inputError(refusal('E_NUL', { byte }), place);
  const encoding = file.input.encoding();
  const value =
    encoding === 'utf-8' ? file.scan.bytes[bad.at].toString(16).toUpperCase().padStart(2, '0') : null;
  return inputError(refusal('E_ENCODING', { encoding, byte, value }), place);
}

/** The error of a record read whole: a wrong number of fields, or too much of something. */
export function errorOfRecord(
  file: CsvFile,
  line: number,
  firstCell: number,
  nFields: number,
): InputError | null {
  const { scan, header, path } = file;
  if (header === null && nFields > file.limits.maxColumns) return errorOfWidth(file, line, nFields);
  for (let field = 0; field < nFields; field += 1) {
    if (scan.ends[firstCell + field] - scan.starts[firstCell + field] <= file.limits.maxFieldBytes) continue;
    return errorOfLength(file, { file: path, line, column: field + 1, ...columnName(file, field) });
  }
  if (header === null || nFields === file.nFields) return null;
  const field = Math.min(nFields, file.nFields);
  const row = rowToTell(file.nRows + file.nRecords + 1, line);
  return inputError(refusal('E_RAGGED', { found: nFields, wanted: file.nFields, row }), {
    file: path,
    line,
    column: field + 1,
    ...columnName(file, field),
  });
}

/** The row, from 1 below the header, where the file line does not tell it; else null. */
export function rowToTell(row: number, line: number): number | null {
  return line === row + 1 ? null : row;
}

/** The error of a cell in the column that has no name; null while it is empty. */
export function errorOfUnnamed(file: CsvFile, line: number, firstCell: number): InputError | null {
  const { scan, unnamedColumn, path } = file;
  const cell = firstCell + unnamedColumn - 1;
  const text = scan.bytes.toString('utf8', scan.starts[cell], scan.ends[cell]);
  if (text.trim() === '') return null;
  const details = { column: unnamedColumn, nColumns: unnamedColumn, filledLine: line };
  return inputError(refusal('E_EMPTY_HEADER', details), {
    file: path,
    line: file.headerLine,
    column: unnamedColumn,
    sample: maskCell(text),
  });
}

/** The error of a row behind the last that is read; null without one among the records at hand. */
export function errorOfRows({ path, limits, nRows, nRecords, lines }: CsvFile): InputError | null {
  const { maxRows } = limits;
  if (nRows + nRecords <= maxRows) return null;
  return inputError(refusal('E_TOO_MANY_ROWS', { nRows: null, maxRows }), {
    file: path,
    line: lines[maxRows - nRows],
  });
}

function errorOfLength({ limits }: CsvFile, place: InputPlace): InputError {
  return inputError(refusal('E_FIELD_TOO_LONG', limits), place);
}

function errorOfWidth({ path, limits }: CsvFile, line: number, nColumns: number): InputError {
  const { maxColumns } = limits;
  return inputError(refusal('E_TOO_MANY_COLUMNS', { nColumns, maxColumns }), { file: path, line });
}

function columnName(file: CsvFile, field: number): { columnName?: string } {
  const name = file.header?.[field];
  return name === undefined ? {} : { columnName: name };
}
