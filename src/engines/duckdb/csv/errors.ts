import { InputError, type InputPlace } from '../../../contract/index.ts';
import type { BadByte } from './bytes.ts';
import { BROKEN, type RecordScan } from './record.ts';

/** A longer cell is not a cell of a table of clients. */
const MAX_FIELD_BYTES = 1 << 20;
const MAX_RECORD_BYTES = 1 << 24;
const MAX_COLUMNS = 5_000;

/** What is known of the file while it is scanned. */
export interface CsvFile {
  readonly path: string;
  readonly scan: RecordScan;
  header: readonly string[] | null;
  headerLine: number;
  /** Position in the file of the first byte at hand. */
  offset: number;
  bad: BadByte | null;
  /** Blank lines of a one-column table that wait for a record: at the end of the file they are dropped. */
  nPendingBlanks: number;
  nRecords: number;
  lines: Float64Array;
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
  if (fieldBytes > MAX_FIELD_BYTES || scan.limit - recordStart > MAX_RECORD_BYTES) {
    return errorOfLength({ ...place, line: stop.fieldLine });
  }
  if (file.header === null && stop.field >= MAX_COLUMNS) return errorOfWidth(name, stop.line, stop.field);
  return null;
}

function errorOfByte(file: CsvFile, bad: BadByte, place: InputPlace): InputError {
  if (bad.code === 'E_NUL') {
    const hint = 'the file is damaged or is UTF-16: save it as CSV UTF-8';
    return new InputError('E_NUL', `a NUL byte at byte ${file.offset + bad.at + 1} of the file`, {
      ...place,
      hint,
    });
  }
  const byte = file.scan.bytes[bad.at].toString(16).toUpperCase().padStart(2, '0');
  const what = `not UTF-8: byte 0x${byte} at byte ${file.offset + bad.at + 1} of the file`;
  return new InputError('E_ENCODING', what, { ...place, hint: 'save the file as CSV UTF-8' });
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
  if (header === null || nFields === header.length) return null;
  const field = Math.min(nFields, header.length);
  return new InputError('E_RAGGED', `${nFields} of ${header.length} fields`, {
    file: path,
    line,
    column: field + 1,
    ...columnName(file, field),
    hint:
      nFields < header.length
        ? 'complete the row or delete it'
        : 'quote the cell that holds a separator, or delete what is too much',
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
