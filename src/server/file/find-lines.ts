import { createReadStream } from 'node:fs';

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SEPARATOR = 'sep=';

/**
 * The file lines, from 1, on which rows of a CSV begin: quoted cells may hold line ends, and blank lines are no rows.
 * Null for what is not UTF-8 or one byte a character.
 *
 * @param rows from 0, rising, without the header
 */
export async function findLines(path: string, rows: readonly number[]): Promise<(number | null)[]> {
  const lines: number[] = [];
  if (rows.length === 0) return lines;
  // Record 0 is the header.
  let record = -1;
  let line = 1;
  let isBlank = true;
  let isQuoted = false;
  let last = 0;
  let isFirst = true;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    if (isFirst) {
      if (
        (chunk[0] === 0xff && chunk[1] === 0xfe) ||
        (chunk[0] === 0xfe && chunk[1] === 0xff) ||
        chunk[1] === 0
      ) {
        return rows.map(() => null);
      }
      const start = chunk.subarray(0, 8).toString('latin1').replace('\xef\xbb\xbf', '');
      if (start.toLowerCase().startsWith(SEPARATOR)) record = -2;
      isFirst = false;
    }
    for (const byte of chunk) {
      const isEnd = (byte === LF && last !== CR) || byte === CR;
      const isSecondHalf = byte === LF && last === CR;
      last = byte;
      if (isSecondHalf) continue;
      if (isEnd) {
        line++;
        if (!isQuoted) isBlank = true;
        continue;
      }
      if (isBlank && !isQuoted) {
        isBlank = false;
        record++;
        if (record - 1 === rows[lines.length]) lines.push(line);
        if (lines.length === rows.length) return lines;
      }
      if (byte === QUOTE) isQuoted = !isQuoted;
    }
  }
  return rows.map((_, i) => lines[i] ?? null);
}
