import { InputError, type InputPlace } from '../../../contract/index.ts';
import { maskCell } from '../cells/text.ts';
import type { BadByte } from './bytes.ts';
import type { CsvInput } from './input.ts';
import { BROKEN, type RecordScan } from './record.ts';

/** A longer cell is not a cell of a table of clients. */
const MAX_FIELD_BYTES = 1 << 20;
const MAX_RECORD_BYTES = 1 << 24;
const MAX_COLUMNS = 5_000;

/** What is known of the file while it is scanned. */
export interface CsvFile {
  readonly path: string;
  readonly input: CsvInput;
  readonly scan: RecordScan;
  header: readonly string[] | null;
  headerLine: number;
  /** Fields of the header record: the columns, and the unnamed one. */
  nFields: number;
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
}

/** The error of a record that was not read whole; null when more bytes may complete it. */
export function errorAtStop(file: CsvFile, recordStart: number, result: number): InputError | null {
  const { scan, path: name, bad } = file;
  const { stop } = scan;
  const place = { file: name, column: stop.field + 1, ...columnName(file, stop.field) };
  if (result === BROKEN) {
    return new InputError('E_QUOTE', 'text after a closing quote', {
      ...place,
      line: stop.fieldLine,
      hint: 'close the quote before the separator, and double the quotes inside a cell',
    });
  }
  if (bad !== null) return errorOfByte(file, bad, { ...place, line: stop.line });
  const hasOpenQuote = stop.reason === 'open quote';
  const fieldBytes = scan.limit - stop.fieldStart;
  if (hasOpenQuote && (scan.isEnd || (fieldBytes > MAX_FIELD_BYTES && stop.line > stop.fieldLine))) {
    const what = `a quote is opened and not closed ${scan.isEnd ? 'before the end of the file' : 'within 1 MB'}`;
    return new InputError('E_QUOTE', what, {
      ...place,
      line: stop.fieldLine,
      hint: 'close it, or double it',
    });
  }
  const recordBytes = scan.limit - recordStart;
  if (file.header !== null && stop.field > file.nFields && recordBytes > MAX_FIELD_BYTES) {
    const what = `more than ${file.nFields} fields`;
    const hint = 'check the quotes and the line ends above this place';
    return new InputError('E_RAGGED', what, {
      file: name,
      line: scan.line,
      column: file.nFields + 1,
      hint,
    });
  }
  if (fieldBytes > MAX_FIELD_BYTES || recordBytes > MAX_RECORD_BYTES) {
    return errorOfLength({ ...place, line: stop.fieldLine });
  }
  if (file.header === null && stop.field >= MAX_COLUMNS) return errorOfWidth(name, stop.line, stop.field);
  return null;
}

function errorOfByte(file: CsvFile, bad: BadByte, place: InputPlace): InputError {
  if (bad.code === 'E_NUL') {
    const hint = 'the file is damaged or is UTF-16: save it as CSV UTF-8';
    return new InputError('E_NUL', `a NUL byte at byte ${file.input.offsetOf(bad.at) + 1} of the file`, {
      ...place,
      hint,
    });
  }
  const encoding = file.input.encoding();
  const offset = file.input.offsetOf(bad.at);
  if (encoding !== 'utf-8') {
    const what = `not ${encoding}: no character at byte ${offset + 1} of the file`;
    return new InputError('E_ENCODING', what, { ...place, hint: 'save the file as CSV UTF-8' });
  }
  const byte = file.scan.bytes[bad.at].toString(16).toUpperCase().padStart(2, '0');
  const what = `not UTF-8: byte 0x${byte} at byte ${offset + 1} of the file`;
  const hint = 'save the file as CSV UTF-8, or name its encoding, such as --encoding cp1251';
  return new InputError('E_ENCODING', what, { ...place, hint });
}

/** The error of a record read whole: a wrong number of fields, or too much of something. */
export function errorOfRecord(
  file: CsvFile,
  line: number,
  firstCell: number,
  nFields: number,
): InputError | null {
  const { scan, header, path } = file;
  if (header === null && nFields > MAX_COLUMNS) return errorOfWidth(path, line, nFields);
  for (let field = 0; field < nFields; field += 1) {
    if (scan.ends[firstCell + field] - scan.starts[firstCell + field] <= MAX_FIELD_BYTES) continue;
    return errorOfLength({ file: path, line, column: field + 1, ...columnName(file, field) });
  }
  if (header === null || nFields === file.nFields) return null;
  const field = Math.min(nFields, file.nFields);
  return new InputError(
    'E_RAGGED',
    `${nFields} of ${file.nFields} fields${rowNote(file.nRows + file.nRecords + 1, line)}`,
    {
      file: path,
      line,
      column: field + 1,
      ...columnName(file, field),
      hint:
        nFields < file.nFields
          ? 'complete the row or delete it'
          : 'quote the cell that holds a separator, or delete what is too much',
    },
  );
}

/** " (row 3)" where the file line does not tell: rows count from 1 below the header. */
export function rowNote(row: number, line: number): string {
  return line === row + 1 ? '' : ` (row ${row})`;
}

/** The error of a cell in the column that has no name; null while it is empty. */
export function errorOfUnnamed(file: CsvFile, line: number, firstCell: number): InputError | null {
  const { scan, unnamedColumn, path } = file;
  const cell = firstCell + unnamedColumn - 1;
  const text = scan.bytes.toString('utf8', scan.starts[cell], scan.ends[cell]);
  if (text.trim() === '') return null;
  const what = `column ${unnamedColumn} of ${unnamedColumn} has no name, and line ${line} fills it`;
  return new InputError('E_EMPTY_HEADER', what, {
    file: path,
    line: file.headerLine,
    column: unnamedColumn,
    sample: maskCell(text),
    hint: 'name the column in the first line',
  });
}

function errorOfLength(place: InputPlace): InputError {
  const hint = 'check the quotes and the line ends above this place';
  return new InputError('E_FIELD_TOO_LONG', 'a cell of more than 1 MB, or a row of more than 16 MB', {
    ...place,
    hint,
  });
}

function errorOfWidth(file: string, line: number, nColumns: number): InputError {
  const what = `${nColumns} columns are more than the ${MAX_COLUMNS} that are read`;
  return new InputError('E_TOO_MANY_COLUMNS', what, { file, line, hint: 'choose columns before the export' });
}

function columnName(file: CsvFile, field: number): { columnName?: string } {
  const name = file.header?.[field];
  return name === undefined ? {} : { columnName: name };
}
