import { CR, LF, QUOTE } from './dialect.ts';

/** The bytes at hand and where the scan stands; one object for a whole file, written in place. */
export interface RecordScan {
  bytes: Buffer;
  /** Bytes that hold file content. */
  length: number;
  /** Bytes that may be scanned: up to the first NUL or invalid one. */
  limit: number;
  /** The file ends at `limit`. */
  isEnd: boolean;
  delimiter: number;
  /** File line at which the next record starts. */
  line: number;
  /** Cells found: start and end of each, quotes left out. */
  nCells: number;
  starts: Int32Array;
  ends: Int32Array;
  /** Cells of the record that hold doubled quotes. */
  readonly doubled: number[];
  /** First line with a quote inside a cell that does not begin with one; 0 without one. */
  bareQuoteLine: number;
  /** After INCOMPLETE or BROKEN: where the scan stopped. */
  stop: RecordStop;
}

interface RecordStop {
  readonly reason: 'end' | 'open quote' | 'text after quote';
  /** Line and field (from 0) at which the scan stopped, and the line of the field's start. */
  readonly line: number;
  readonly field: number;
  readonly fieldLine: number;
  /** First byte of the field. */
  readonly fieldStart: number;
}

/** The record goes on behind `limit`. */
export const INCOMPLETE = -1;
/** There is text between a closing quote and the next separator. */
export const BROKEN = -2;

const FIRST_CELLS = 4_096;

export function createRecordScan(bytes: Buffer): RecordScan {
  return {
    bytes,
    length: 0,
    limit: 0,
    isEnd: false,
    delimiter: 0,
    line: 1,
    nCells: 0,
    starts: new Int32Array(FIRST_CELLS),
    ends: new Int32Array(FIRST_CELLS),
    doubled: [],
    bareQuoteLine: 0,
    stop: { reason: 'end', line: 1, field: 0, fieldLine: 1, fieldStart: 0 },
  };
}

/**
 * Appends the cells of the record at `from` (IN / OUT `scan`) and returns the position after its line end.
 *
 * A field is quoted when it begins with a quote; quotes elsewhere are text. Lines end with LF, CRLF or CR, in any
 * mixture. On INCOMPLETE or BROKEN the cells and the line are as before. O(bytes), one pass.
 */
export function scanRecord(scan: RecordScan, from: number): number {
  const { bytes, length, limit, isEnd, delimiter } = scan;
  const firstCell = scan.nCells;
  let p = from;
  let line = scan.line;
  scan.doubled.length = 0;

  for (;;) {
    const fieldLine = line;
    const fieldStart = p;
    if (p < limit && bytes[p] === QUOTE) {
      p += 1;
      let isDoubled = false;
      for (;;) {
        for (; p < limit; p += 1) {
          const byte = bytes[p];
          if (byte === QUOTE) break;
          if (byte === LF || (byte === CR && bytes[p + 1] !== LF)) line += 1;
        }
        if (p >= limit || (p + 1 >= limit && !isEnd)) {
          return stopAt(scan, INCOMPLETE, 'open quote', line, firstCell, fieldLine, fieldStart);
        }
        if (p + 1 >= limit || bytes[p + 1] !== QUOTE) break;
        isDoubled = true;
        p += 2;
      }
      if (isDoubled) scan.doubled.push(scan.nCells);
      pushCell(scan, fieldStart + 1, p);
      p += 1;
      if (p < limit && bytes[p] !== delimiter && bytes[p] !== LF && bytes[p] !== CR) {
        return stopAt(scan, BROKEN, 'text after quote', line, firstCell, fieldLine, fieldStart);
      }
    } else {
      for (; p < limit; p += 1) {
        const byte = bytes[p];
        if (byte === delimiter || byte === LF || byte === CR) break;
        if (byte === QUOTE && scan.bareQuoteLine === 0) scan.bareQuoteLine = line;
      }
      if (p >= limit && !isEnd)
        return stopAt(scan, INCOMPLETE, 'end', line, firstCell, fieldLine, fieldStart);
      pushCell(scan, fieldStart, p);
    }
    if (p >= limit) break;
    const byte = bytes[p];
    if (byte === CR && p + 1 >= length && !isEnd) {
      return stopAt(scan, INCOMPLETE, 'end', line, firstCell, fieldLine, fieldStart);
    }
    p += byte === CR && p + 1 < length && bytes[p + 1] === LF ? 2 : 1;
    if (byte === delimiter) continue;
    line += 1;
    break;
  }
  scan.line = line;
  for (const cell of scan.doubled) undoubleQuotes(scan, cell);
  return p;
}

function pushCell(scan: RecordScan, start: number, end: number): void {
  const cell = scan.nCells;
  if (cell === scan.starts.length) {
    const starts = new Int32Array(2 * cell);
    const ends = new Int32Array(2 * cell);
    starts.set(scan.starts);
    ends.set(scan.ends);
    scan.starts = starts;
    scan.ends = ends;
  }
  scan.starts[cell] = start;
  scan.ends[cell] = end;
  scan.nCells = cell + 1;
}

function stopAt(
  scan: RecordScan,
  result: number,
  reason: RecordStop['reason'],
  line: number,
  firstCell: number,
  fieldLine: number,
  fieldStart: number,
): number {
  const field = scan.nCells - firstCell - (result === BROKEN ? 1 : 0);
  scan.stop = { reason, line, field, fieldLine, fieldStart };
  scan.nCells = firstCell;
  return result;
}

/** Makes `""` one quote, in place. The bytes set free become spaces, so that the line ends stay countable. */
function undoubleQuotes(scan: RecordScan, cell: number): void {
  const { bytes } = scan;
  const end = scan.ends[cell];
  let out = scan.starts[cell];
  for (let p = out; p < end; p += 1) {
    bytes[out] = bytes[p];
    out += 1;
    if (bytes[p] === QUOTE) p += 1;
  }
  bytes.fill(0x20, out, end);
  scan.ends[cell] = out;
}

/** Line ends in `bytes[start, end)`: LF, CRLF or CR. */
export function countLineEnds(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let p = start; p < end; p += 1) {
    if (bytes[p] === LF || (bytes[p] === CR && bytes[p + 1] !== LF)) count += 1;
  }
  return count;
}
