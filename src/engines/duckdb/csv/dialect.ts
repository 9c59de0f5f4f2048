import { inputError } from '../../../contract/index.ts';
import { refusal } from '../../../words/index.ts';

export const QUOTE = 0x22;
export const LF = 0x0a;
export const CR = 0x0d;
const COMMA = 0x2c;

/** The separators looked for; among equally frequent ones the earlier wins. */
const CANDIDATES: readonly number[] = [0x3b, 0x09, 0x7c, COMMA];

/** The byte of a declared separator. */
export function delimiterByte(delimiter: string, file: string): number {
  const byte = delimiter.charCodeAt(0);
  if (delimiter.length !== 1 || byte > 0x7e || byte === 0 || byte === QUOTE || byte === LF || byte === CR) {
    throw inputError(refusal('E_DELIMITER', { delimiter }), { file });
  }
  return byte;
}

/** A first line `sep=;` as Excel writes and reads it: the separator and where the next line starts; null without one. */
export function readSeparatorLine(
  bytes: Buffer,
  length: number,
): { readonly delimiter: number; readonly end: number } | null {
  const found = /^("?)sep=([^"\r\n])\1(\r\n|\r|\n)/i.exec(bytes.toString('latin1', 0, Math.min(length, 16)));
  return found === null ? null : { delimiter: found[2].charCodeAt(0), end: found[0].length };
}

/**
 * The separator that the header shows: the most frequent candidate outside quotes in the first record,
 * those that stand as often in the second record first ("Income, RUB;Age, years" is split at the semicolon).
 */
export function detectDelimiter(bytes: Uint8Array, from: number, length: number): number {
  const header = countCandidates(bytes, from, length);
  const second = countCandidates(bytes, header.end, length);
  const isAgreed = (i: number) => header.counts[i] > 0 && header.counts[i] === second.counts[i];
  const eligible = CANDIDATES.some((_, i) => isAgreed(i)) ? isAgreed : () => true;
  let best = -1;
  for (let i = 0; i < CANDIDATES.length; i += 1) {
    if (header.counts[i] > 0 && eligible(i) && (best < 0 || header.counts[i] > header.counts[best])) best = i;
  }
  return CANDIDATES[best] ?? COMMA;
}

/** How often each candidate stands outside quotes in the first record that is not blank, and where it ends. */
function countCandidates(bytes: Uint8Array, from: number, length: number) {
  const counts = CANDIDATES.map(() => 0);
  let p = from;
  while (p < length && (bytes[p] === LF || bytes[p] === CR)) p += 1;
  for (let isQuoted = false; p < length; p += 1) {
    const byte = bytes[p];
    if (byte === QUOTE) isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (byte === LF || byte === CR) break;
    const candidate = CANDIDATES.indexOf(byte);
    if (candidate >= 0) counts[candidate] += 1;
  }
  return { counts, end: p };
}
