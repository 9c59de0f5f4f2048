import { type ByteDictionary, createByteDictionary, internBytes } from './byte-dictionary.ts';
import { createDateTracker, type DateTracker, isDateColumn, noteDate } from './dates.ts';
import { classifyLocalNumber } from './local-number.ts';
import { classifyCell, hasLeadingZero, parsePlainNumber } from './number.ts';
import { isMissingToken } from './number-rules.ts';
import { hasHiddenCharacter, normaliseCell } from './text.ts';

/** A column with more distinct texts than this is free text. */
export const MAX_NOMINAL_DISTINCT = 1_000;
const POINT = 0x2e;

/** What has been seen of a column; `distinct` stops growing one above the limit. */
export interface TypeTracker {
  readonly options: TrackerOptions;
  hasNumber: boolean;
  /** A number with a decimal point. */
  hasPoint: boolean;
  /** A number that only a decimal comma explains. */
  hasComma: boolean;
  /** `1,500` */
  hasAmbiguous: boolean;
  /** `1 500` */
  hasGroups: boolean;
  hasIdentifier: boolean;
  hasOther: boolean;
  /** Cells that mean "missing" in a numeric column. */
  readonly tokens: Set<string>;
  readonly distinct: Set<string>;
  readonly spellings: ByteDictionary;
  /** Spellings of the empty cell other than nothing. */
  nBlankSpellings: number;
  readonly dates: DateTracker;
  hasHidden: boolean;
  /** What the last cell showed for the first time: its line is asked for. */
  pending: Finding | null;
  readonly lines: Map<Finding, number>;
}

/** What is reported with its line. */
export type Finding = 'hidden' | 'date';

export interface TrackerOptions {
  readonly tokens: ReadonlySet<string>;
  readonly decimal: '.' | ',' | null;
}

export function createTypeTracker(options: TrackerOptions): TypeTracker {
  return {
    options,
    hasNumber: false,
    hasPoint: false,
    hasComma: false,
    hasAmbiguous: false,
    hasGroups: false,
    hasIdentifier: false,
    hasOther: false,
    tokens: new Set(),
    distinct: new Set(),
    spellings: createByteDictionary(),
    nBlankSpellings: 0,
    dates: createDateTracker(),
    hasHidden: false,
    pending: null,
    lines: new Map(),
  };
}

/** Notes the text of one cell. */
export function trackText(tracker: TypeTracker, text: string): void {
  const cell = normaliseCell(text);
  const kind = classifyCell(cell);
  if (kind === 'empty') {
    tracker.nBlankSpellings += 1;
    return;
  }
  if (kind === 'other') trackOther(tracker, cell);
  else {
    tracker.dates.nOther += 1;
    if (kind === 'identifier') tracker.hasIdentifier = true;
    else tracker.hasNumber = true;
    if (kind === 'number' && cell.includes('.')) tracker.hasPoint = true;
  }
  if (tracker.distinct.size <= MAX_NOMINAL_DISTINCT) tracker.distinct.add(cell);
}

function trackOther(tracker: TypeTracker, cell: string): void {
  const { options } = tracker;
  if (isMissingToken(cell, options.tokens)) {
    tracker.tokens.add(cell);
    return;
  }
  switch (classifyLocalNumber(cell)) {
    case 'grouped':
      tracker.hasGroups = true;
      if (cell.includes('.')) tracker.hasPoint = true;
      return;
    case 'comma':
      tracker.hasComma = true;
      return;
    case 'ambiguous':
      tracker.hasAmbiguous = true;
      return;
    case 'none':
      tracker.hasOther = true;
  }
  if (!tracker.hasHidden && hasHiddenCharacter(cell)) {
    tracker.hasHidden = true;
    tracker.pending = 'hidden';
  }
  if (noteDate(tracker.dates, cell)) tracker.pending = 'date';
}

/** Notes one cell of UTF-8 bytes; a spelling seen before costs a table look-up. */
export function trackBytes(tracker: TypeTracker, bytes: Buffer, start: number, end: number): void {
  if (start === end) return;
  const { spellings } = tracker;
  if (tracker.distinct.size <= MAX_NOMINAL_DISTINCT && spellings.size <= 2 * MAX_NOMINAL_DISTINCT) {
    const nKnown = spellings.size;
    if (internBytes(spellings, bytes, start, end) < nKnown) return;
  } else if (
    tracker.hasOther &&
    tracker.distinct.size > MAX_NOMINAL_DISTINCT &&
    !isDateColumn(tracker.dates)
  ) {
    return;
  } else if (!hasLeadingZero(bytes, start, end) && !Number.isNaN(parsePlainNumber(bytes, start, end))) {
    tracker.hasNumber = true;
    if (!tracker.hasPoint) tracker.hasPoint = holdsByte(bytes, start, end, POINT);
    if (tracker.distinct.size > MAX_NOMINAL_DISTINCT) return;
  }
  trackText(tracker, bytes.toString('utf8', start, end));
}

function holdsByte(bytes: Uint8Array, start: number, end: number, byte: number): boolean {
  for (let p = start; p < end; p += 1) if (bytes[p] === byte) return true;
  return false;
}
