import type { InputError } from '../../../contract/index.ts';
import { CR, LF } from './dialect.ts';
import { type CsvFile, errorAtStop } from './errors.ts';

/** Hears what is wrong with a record that is left out, and its text, cut. */
export type RejectRecord = (error: InputError, text: string) => void;

/** What is wrong with one record and says nothing of the others. */
const ofOneRecord: ReadonlySet<string> = new Set(['E_RAGGED', 'E_QUOTE', 'E_FIELD_TOO_LONG']);
const mostText = 1_000;

/** Whether the error of the record in [from, to) is told instead of thrown (IN / OUT `file`). */
export function isRejected(file: CsvFile, from: number, to: number): boolean {
  const { reject, error, scan } = file;
  if (reject === null || error === null || file.header === null || !ofOneRecord.has(error.code)) return false;
  const text = scan.bytes.toString('utf8', from, Math.min(to, from + mostText));
  reject(error, text.replace(/[\r\n]+$/, ''));
  file.error = null;
  return true;
}

/**
 * After a record that was not read whole (IN / OUT `file`): the start of the next line where the record is rejected,
 * since a quote that is never closed would swallow the rest; null where more bytes are needed or the error is thrown.
 */
export function skipRecord(file: CsvFile, from: number, result: number): number | null {
  const { scan, limits } = file;
  file.error = errorAtStop(file, from, result);
  if (file.error === null) return null;
  let end = from;
  while (end < scan.limit && scan.bytes[end] !== LF && scan.bytes[end] !== CR) end += 1;
  if (end >= scan.limit - 1 && !scan.isEnd) {
    // The line itself goes on: it is skipped when it is here, unless it never ends.
    if (file.reject !== null && scan.limit - from <= limits.maxRecordBytes && file.bad === null)
      file.error = null;
    return null;
  }
  if (!isRejected(file, from, end)) return null;
  scan.line += 1;
  if (end >= scan.limit) return end;
  return end + (scan.bytes[end] === CR && scan.bytes[end + 1] === LF ? 2 : 1);
}
