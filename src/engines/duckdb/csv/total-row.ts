import type { RecordScan } from './record.ts';

const TOTAL = /^\s*(итого|всего|общий итог|total|totals|grand total)\s*:?\s*$/iu;
/** No spelling of a total is longer. */
const MAX_BYTES = 40;
const SPACE = 0x20;

/** First bytes of what TOTAL matches: T, G and white space; in UTF-8 Cyrillic begins with 0xD0. */
const STARTS = new Set([0x54, 0x74, 0x47, 0x67, SPACE, 0x09, 0xc2, 0xd0]);
/** Second bytes of И, В, О in both cases. */
const CYRILLIC_SECONDS = new Set([0x98, 0xb8, 0x92, 0xb2, 0x9e, 0xbe]);
const CYRILLIC = 0xd0;

/** Whether the first filled cell of a record of two cells and more says "total" and nothing else. */
export function isTotal({ bytes, starts, ends }: RecordScan, firstCell: number, nFields: number): boolean {
  if (nFields < 2) return false;
  for (let cell = firstCell; cell < firstCell + nFields; cell += 1) {
    const start = starts[cell];
    const end = ends[cell];
    if (start === end) continue;
    if (end - start > MAX_BYTES || !STARTS.has(bytes[start])) return false;
    if (bytes[start] === CYRILLIC && !CYRILLIC_SECONDS.has(bytes[start + 1])) return false;
    return TOTAL.test(bytes.toString('utf8', start, end));
  }
  return false;
}
