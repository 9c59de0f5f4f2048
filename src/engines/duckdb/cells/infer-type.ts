import type { ColumnType } from '../../../contract/index.ts';
import { type ByteDictionary, createByteDictionary, internBytes } from './byte-dictionary.ts';
import { classifyCell, hasLeadingZero, parsePlainNumber } from './number.ts';
import { normaliseCell } from './text.ts';

/** A column with more distinct texts than this is free text. */
const MAX_NOMINAL_DISTINCT = 1_000;
/** A nominal column repeats each text at least this often on average. */
const MIN_MEAN_REPEATS = 2;
const BINARY_DISTINCT = 2;

/** What has been seen of a column; `distinct` stops growing one above the limit. */
export interface TypeTracker {
  hasNumber: boolean;
  hasIdentifier: boolean;
  hasOther: boolean;
  readonly distinct: Set<string>;
  readonly spellings: ByteDictionary;
}

export function createTypeTracker(): TypeTracker {
  return {
    hasNumber: false,
    hasIdentifier: false,
    hasOther: false,
    distinct: new Set(),
    spellings: createByteDictionary(),
  };
}

/** Notes the text of one cell. */
export function trackText(tracker: TypeTracker, text: string): void {
  const cell = normaliseCell(text);
  const kind = classifyCell(cell);
  if (kind === 'empty') return;
  if (kind === 'number') tracker.hasNumber = true;
  else if (kind === 'identifier') tracker.hasIdentifier = true;
  else tracker.hasOther = true;
  if (tracker.distinct.size <= MAX_NOMINAL_DISTINCT) tracker.distinct.add(cell);
}

/** Notes one cell of UTF-8 bytes; a spelling seen before costs a table look-up. */
export function trackBytes(tracker: TypeTracker, bytes: Buffer, start: number, end: number): void {
  if (start === end) return;
  const { spellings } = tracker;
  if (tracker.distinct.size <= MAX_NOMINAL_DISTINCT && spellings.size <= 2 * MAX_NOMINAL_DISTINCT) {
    const nKnown = spellings.size;
    if (internBytes(spellings, bytes, start, end) < nKnown) return;
  } else if (tracker.hasOther && tracker.distinct.size > MAX_NOMINAL_DISTINCT) {
    return;
  } else if (!hasLeadingZero(bytes, start, end) && !Number.isNaN(parsePlainNumber(bytes, start, end))) {
    tracker.hasNumber = true;
    if (tracker.distinct.size > MAX_NOMINAL_DISTINCT) return;
  }
  trackText(tracker, bytes.toString('utf8', start, end));
}

/** The type that every non-missing cell fits. */
export function inferType(tracker: TypeTracker, nRows: number): ColumnType {
  const nDistinct = tracker.distinct.size;
  if (nDistinct === 0) return 'text';
  if (!tracker.hasOther) return tracker.hasIdentifier ? 'identifier' : 'numeric';
  if (nDistinct === BINARY_DISTINCT) return 'binary';
  return nDistinct <= MAX_NOMINAL_DISTINCT && nDistinct * MIN_MEAN_REPEATS <= nRows ? 'nominal' : 'text';
}
