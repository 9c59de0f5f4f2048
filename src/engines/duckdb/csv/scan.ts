import { open } from 'node:fs/promises';
import { InputError } from '../../../contract/index.ts';
import type { TableSource } from '../../engine.ts';
import { checkBytes } from './bytes.ts';
import { delimiterByte, detectDelimiter } from './dialect.ts';
import { type CsvFile, errorAtStop, errorOfRecord } from './errors.ts';
import { readHeader } from './header.ts';
import {
  BROKEN,
  countLineEnds,
  createRecordScan,
  INCOMPLETE,
  type RecordScan,
  scanRecord,
} from './record.ts';

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
}

/** Bytes read at a time. */
const CHUNK_BYTES = 1 << 20;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Scans a CSV file in one pass and yields its records in file order, sound up to the first error, which is thrown.
 *
 * UTF-8 with or without a byte-order mark; lines end with LF, CRLF or CR; blank lines are skipped (in a table of one
 * column only those at the end). Memory: the bytes of one chunk, or of one record where it is longer, and 8 bytes
 * per cell of it.
 */
export async function* scanCsv(source: TableSource): AsyncGenerator<CsvBlock, void, undefined> {
  const { path } = source;
  const handle = await open(path, 'r');
  try {
    const file = createCsvFile(path);
    const { scan } = file;
    let checked = 0;
    let nBlocks = 0;
    for (let isFirst = true; ; isFirst = false) {
      ensureRoom(scan);
      const { bytesRead } = await handle.read(scan.bytes, scan.length, CHUNK_BYTES);
      const isEof = bytesRead === 0;
      scan.length += bytesRead;
      if (isFirst && isEof)
        throw new InputError('E_EMPTY', 'the file is empty', { file: path, hint: 'export it again' });

      let from = 0;
      if (isFirst && scan.bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)) from = BYTE_ORDER_MARK.length;
      ({ checked, bad: file.bad } = checkBytes(scan.bytes, Math.max(checked, from), scan.length, isEof));
      scan.limit = file.bad === null ? checked : file.bad.at;
      scan.isEnd = isEof && file.bad === null;
      if (isFirst) {
        scan.delimiter =
          source.delimiter === undefined
            ? detectDelimiter(scan.bytes, from, scan.limit)
            : delimiterByte(source.delimiter, path);
      }

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
        };
      }
      if (file.error !== null) throw file.error;
      if (isEof) break;
      scan.bytes.copyWithin(0, consumed, scan.length);
      scan.length -= consumed;
      checked -= consumed;
      file.offset += consumed;
    }
    if (file.header === null)
      throw new InputError('E_EMPTY', 'the file holds blank lines only', { file: path });
    if (nBlocks === 0) {
      const hint = 'add rows below the header';
      throw new InputError('E_NO_ROWS', 'there is a header and no row', {
        file: path,
        line: file.headerLine,
        hint,
      });
    }
  } finally {
    await handle.close();
  }
}

function createCsvFile(path: string): CsvFile {
  return {
    path,
    scan: createRecordScan(Buffer.allocUnsafe(2 * CHUNK_BYTES)),
    header: null,
    headerLine: 1,
    offset: 0,
    bad: null,
    nPendingBlanks: 0,
    nRecords: 0,
    lines: new Float64Array(1_024),
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
  let p = from;
  while (p < scan.limit || file.bad !== null) {
    const line = scan.line;
    const firstCell = scan.nCells;
    const next = p < scan.limit ? scanRecord(scan, p) : stopAtBadByte(scan, p);
    if (next === INCOMPLETE || next === BROKEN) {
      file.error = errorAtStop(file, p, next);
      break;
    }
    const nFields = scan.nCells - firstCell;
    const isBlank = nFields === 1 && scan.ends[firstCell] === p;
    file.error = isBlank ? null : errorOfRecord(file, line, firstCell, nFields);
    if (file.error !== null) break;
    acceptRecord(file, line, firstCell, nFields, isBlank);
    if (file.error !== null) break;
    p = next;
  }
  return p;
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
  if (file.header === null || isBlank) {
    if (!isBlank) {
      const cells = Array.from({ length: nFields }, (_, i) =>
        scan.bytes.toString('utf8', scan.starts[firstCell + i], scan.ends[firstCell + i]),
      );
      const header = readHeader(cells, file.path, line);
      if (header instanceof InputError) file.error = header;
      else file.header = header;
      file.headerLine = line;
    } else if (file.header?.length === 1) {
      file.nPendingBlanks += 1;
    }
    scan.nCells = firstCell;
    return;
  }
  if (file.nPendingBlanks > 0) restoreBlanks(file, line, firstCell);
  pushLine(file, line);
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
