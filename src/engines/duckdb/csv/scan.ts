import { InputError, inputError } from '../../../contract/index.ts';
import { refusal, warning } from '../../../words/index.ts';
import type { TableSource } from '../../engine.ts';
import { limitsOf } from '../limits.ts';
import { ignoreWarning, type Warn } from '../warnings.ts';
import { delimiterByte, detectDelimiter, readSeparatorLine } from './dialect.ts';
import { type CsvFile, errorOfRecord, errorOfRows, errorOfUnnamed } from './errors.ts';
import { nameEmpty, readHeader } from './header.ts';
import { CHUNK_BYTES, type CsvInput, openCsvInput } from './input.ts';
import {
  BROKEN,
  countLineEnds,
  createRecordScan,
  INCOMPLETE,
  type RecordScan,
  scanRecord,
} from './record.ts';
import { isRejected, type RejectRecord, skipRecord } from './reject.ts';
import { isTotal } from './total-row.ts';

/** Records of one stretch of a CSV file, cells as byte ranges. Valid until the next block is asked for. */
export interface CsvBlock {
  readonly file: string;
  readonly header: readonly string[];
  readonly bytes: Buffer;
  readonly nRecords: number;
  /** Cell (record, field) is `bytes[starts[i], ends[i])` with i = record × header length + field. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** File line on which each record starts, from 1. */
  readonly lines: Float64Array;
  /** Rows above this block. */
  readonly firstRow: number;
  /** Records, from 0, that say "total" instead of a client; mostly none. */
  readonly totals: readonly number[];
}

const END_MARK = 0x1a;

/**
 * Scans a CSV file in one pass and yields its records in file order, sound up to the first error, which is thrown.
 *
 * UTF-8 with or without a byte-order mark, or what `openCsvInput` turns into it; lines end with LF, CRLF or CR; blank
 * lines are skipped (in a table of one column only those at the end); a first line `sep=;` names the separator; a last
 * column without a name and without a cell is left out. Memory: the bytes of one chunk, or of one record where it is
 * longer, and 8 bytes per cell of it.
 *
 * @param reject hears of records that are wrong by themselves, which are then left out; defaults to throwing the first
 */
export async function* scanCsv(
  source: TableSource,
  warn: Warn = ignoreWarning,
  reject?: RejectRecord,
): AsyncGenerator<CsvBlock, void, undefined> {
  const { path } = source;
  const input = await openCsvInput(source, warn);
  try {
    const file = createCsvFile(source, input, reject);
    const { scan } = file;
    let nBlocks = 0;
    for (let isFirst = true; ; isFirst = false) {
      ensureRoom(scan);
      const chunk = await input.read(scan.bytes, scan.length);
      const { isEof } = chunk;
      scan.length = chunk.length;
      scan.limit = chunk.limit;
      file.bad = chunk.bad;
      scan.isEnd = isEof && file.bad === null;
      if (isFirst && isEof && file.bad === null)
        throw inputError(refusal('E_EMPTY', { kind: 'file' }), { file: path });
      const from = isFirst ? startOfTable(file, source) : 0;

      const consumed = scanBlock(file, from);
      if (file.nRecords > 0 && file.header !== null) {
        nBlocks += 1;
        yield {
          file: path,
          header: file.header,
          bytes: scan.bytes,
          nRecords: file.nRecords,
          starts: scan.starts,
          ends: scan.ends,
          lines: file.lines,
          firstRow: file.nRows,
          totals: file.totals,
        };
        file.nRows += file.nRecords;
      }
      if (file.error !== null) throw file.error;
      if (isEof) break;
      scan.bytes.copyWithin(0, consumed, scan.length);
      scan.length -= consumed;
      input.skip(consumed);
    }
    if (file.header === null) throw inputError(refusal('E_EMPTY', { kind: 'blank' }), { file: path });
    if (nBlocks === 0)
      throw inputError(refusal('E_NO_ROWS', { format: 'csv' }), { file: path, line: file.headerLine });
    warnOfFile(file, warn);
  } finally {
    await input.close();
  }
}

/** Reads the separator and returns where the header starts. */
function startOfTable(file: CsvFile, { delimiter, path }: TableSource): number {
  const { scan } = file;
  const line = readSeparatorLine(scan.bytes, scan.limit);
  if (line !== null) scan.line = 2;
  const from = line?.end ?? 0;
  if (delimiter !== undefined) scan.delimiter = delimiterByte(delimiter, path);
  else scan.delimiter = line?.delimiter ?? detectDelimiter(scan.bytes, from, scan.limit);
  return from;
}

function warnOfFile(file: CsvFile, warn: Warn): void {
  if (file.unnamedColumn > 0) {
    const place = { line: file.headerLine, column: file.unnamedColumn };
    warn(warning('W_EMPTY_COLUMN', { kind: 'unnamed' }, place));
  }
  if (file.madeNames.length > 0)
    warn(warning('W_UNNAMED', { names: file.madeNames }, { line: file.headerLine }));
  if (file.nTotals > 0) {
    const details = { nRows: file.nTotals, isDropped: file.dropsTotals };
    warn(warning('W_TOTAL_ROW', details, { line: file.totalLine }));
  }
  if (file.scan.bareQuoteLine > 0) warn(warning('W_QUOTE', {}, { line: file.scan.bareQuoteLine }));
}

function createCsvFile(source: TableSource, input: CsvInput, reject?: RejectRecord): CsvFile {
  return {
    reject: reject ?? null,
    path: source.path,
    limits: limitsOf(source),
    input,
    scan: createRecordScan(Buffer.allocUnsafe(2 * CHUNK_BYTES)),
    header: null,
    headerLine: 1,
    nFields: 0,
    namesEmpty: source.nameEmpty ?? false,
    madeNames: [],
    unnamedColumn: 0,
    bad: null,
    nPendingBlanks: 0,
    nRows: 0,
    nRecords: 0,
    lines: new Float64Array(1_024),
    dropsTotals: source.dropTotals ?? false,
    totals: [],
    nTotals: 0,
    totalLine: 0,
    error: null,
  };
}

function ensureRoom(scan: RecordScan): void {
  if (scan.bytes.length - scan.length >= CHUNK_BYTES) return;
  const bytes = Buffer.allocUnsafe(2 * scan.bytes.length);
  scan.bytes.copy(bytes, 0, 0, scan.length);
  scan.bytes = bytes;
}

/** Scans the whole records at hand (IN / OUT `file`); returns the position after the last one. */
function scanBlock(file: CsvFile, from: number): number {
  const { scan } = file;
  scan.nCells = 0;
  file.nRecords = 0;
  file.totals = [];
  let p = from;
  while (p < scan.limit || file.bad !== null) {
    const line = scan.line;
    const firstCell = scan.nCells;
    const next = p < scan.limit ? scanRecord(scan, p) : stopAtBadByte(scan, p);
    if (next === INCOMPLETE || next === BROKEN) {
      const behind = skipRecord(file, p, next);
      if (behind === null) break;
      p = behind;
      continue;
    }
    const nFields = scan.nCells - firstCell;
    const isBlank = nFields === 1 && (scan.ends[firstCell] === p || isEndMark(scan, p));
    file.error = isBlank ? null : errorOfRecord(file, line, firstCell, nFields);
    if (isRejected(file, p, next)) {
      scan.nCells = firstCell;
      p = next;
      continue;
    }
    if (file.error !== null) break;
    acceptRecord(file, line, firstCell, nFields, isBlank);
    if (file.error !== null) break;
    p = next;
  }
  file.error = errorOfRows(file) ?? file.error;
  return p;
}

/** Whether Ctrl-Z, the mark of DOS for the end of a text, is all that is left of the file from `p` on. */
function isEndMark({ bytes, limit, isEnd }: RecordScan, p: number): boolean {
  return isEnd && p === limit - 1 && bytes[p] === END_MARK;
}

function stopAtBadByte(scan: RecordScan, p: number): number {
  scan.stop = { reason: 'end', line: scan.line, field: 0, fieldLine: scan.line, fieldStart: p };
  return INCOMPLETE;
}

/** Makes a record the header, a row, or nothing (a blank line). */
function acceptRecord(
  file: CsvFile,
  line: number,
  firstCell: number,
  nFields: number,
  isBlank: boolean,
): void {
  const { scan } = file;
  if (isBlank) {
    if (file.nFields === 1) file.nPendingBlanks += 1;
    scan.nCells = firstCell;
    return;
  }
  if (file.header === null) {
    acceptHeader(file, line, firstCell, nFields);
    scan.nCells = firstCell;
    return;
  }
  if (file.unnamedColumn > 0) {
    file.error = errorOfUnnamed(file, line, firstCell);
    if (file.error !== null) return;
    scan.nCells -= 1;
  }
  if (file.nPendingBlanks > 0) restoreBlanks(file, line, firstCell);
  if (isTotal(scan, firstCell, nFields)) {
    if (file.nTotals === 0) file.totalLine = line;
    file.nTotals += 1;
    if (file.dropsTotals) {
      scan.nCells = firstCell;
      return;
    }
    file.totals.push(file.nRecords);
  }
  pushLine(file, line);
}

function acceptHeader(file: CsvFile, line: number, firstCell: number, nFields: number): void {
  const { scan } = file;
  const cells = Array.from({ length: nFields }, (_, i) =>
    scan.bytes.toString('utf8', scan.starts[firstCell + i], scan.ends[firstCell + i]),
  );
  const isUnnamed = !file.namesEmpty && nFields > 1 && cells[nFields - 1].trim() === '';
  const named = file.namesEmpty ? nameEmpty(cells) : { names: cells, made: [] };
  file.madeNames = named.made;
  const header = readHeader(isUnnamed ? cells.slice(0, -1) : named.names, file.path, line);
  if (header instanceof InputError) file.error = header;
  else file.header = header;
  file.headerLine = line;
  file.nFields = nFields;
  if (isUnnamed) file.unnamedColumn = nFields;
}

/** Puts rows with an empty cell for the blank lines above a record of a one-column table. */
function restoreBlanks(file: CsvFile, line: number, cell: number): void {
  const { scan, nPendingBlanks } = file;
  const start = scan.starts[cell];
  const end = scan.ends[cell];
  while (scan.starts.length < cell + nPendingBlanks + 1) {
    scan.starts = grow(scan.starts);
    scan.ends = grow(scan.ends);
  }
  scan.starts.fill(start, cell, cell + nPendingBlanks + 1);
  scan.ends
    .fill(start, cell, cell + nPendingBlanks)
    .fill(end, cell + nPendingBlanks, cell + nPendingBlanks + 1);
  scan.nCells = cell + nPendingBlanks + 1;
  for (let i = nPendingBlanks; i > 0; i -= 1) pushLine(file, line - i);
  file.nPendingBlanks = 0;
}

function grow(old: Int32Array): Int32Array {
  const larger = new Int32Array(2 * old.length);
  larger.set(old);
  return larger;
}

function pushLine(file: CsvFile, line: number): void {
  if (file.nRecords === file.lines.length) {
    const lines = new Float64Array(2 * file.nRecords);
    lines.set(file.lines);
    file.lines = lines;
  }
  file.lines[file.nRecords] = line;
  file.nRecords += 1;
}

/** The file line on which a cell starts. */
export function lineOfCell(block: CsvBlock, record: number, field: number): number {
  const first = record * block.header.length;
  return block.lines[record] + countLineEnds(block.bytes, block.starts[first], block.starts[first + field]);
}
