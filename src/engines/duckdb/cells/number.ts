import { classifyLocalNumber, toPlainNumber } from './local-number.ts';
import { isMissingToken, type NumberRules } from './number-rules.ts';
import { normaliseCell } from './text.ts';

/** Digits that a double always keeps; an integer with more of them is an identifier. */
export const MAX_EXACT_DIGITS = 15;
/** Digits in the shortest text of any double; a decimal with more of them is not a measured number. */
const MAX_SHORTEST_DIGITS = 17;

const MINUS = 0x2d;
const PLUS = 0x2b;
const POINT = 0x2e;
const COMMA = 0x2c;
const ZERO = 0x30;

/** 10^0 to 10^15, each exact as a double. */
const POWERS_OF_TEN = Float64Array.from({ length: MAX_EXACT_DIGITS + 1 }, (_, k) => Number(`1e${k}`));

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const INTEGER = /^[+-]?\d+$/;
const NON_FINITE = /^[+-]?(nan|inf(inity)?)$/i;

/**
 * The number in a cell of plain digits with at most one sign and one decimal separator; NaN for anything else.
 *
 * Up to 15 digits: integer ÷ power of ten, both exact, so the quotient is the double that `Number(text)` gives.
 * No allocation. −0 becomes 0.
 */
export function parsePlainNumber(
  bytes: Uint8Array,
  start: number,
  end: number,
  decimal: '.' | ',' = '.',
): number {
  const point = decimal === '.' ? POINT : COMMA;
  let p = start;
  const isNegative = bytes[p] === MINUS;
  if (isNegative || bytes[p] === PLUS) p += 1;
  let mantissa = 0;
  let nDigits = 0;
  let nDecimals = -1;
  for (; p < end; p += 1) {
    const byte = bytes[p];
    const digit = byte - ZERO;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      nDigits += 1;
      if (nDecimals >= 0) nDecimals += 1;
    } else if (byte === point && nDecimals < 0) {
      nDecimals = 0;
    } else {
      return Number.NaN;
    }
  }
  if (nDigits === 0 || nDigits > MAX_EXACT_DIGITS) return Number.NaN;
  const value = nDecimals > 0 ? mantissa / POWERS_OF_TEN[nDecimals] : mantissa;
  return isNegative && value !== 0 ? -value : value;
}

/** Whether plain digits begin with a zero that says "not a number": 007, −01, 00.5. */
export function hasLeadingZero(bytes: Uint8Array, start: number, end: number): boolean {
  const p = bytes[start] === MINUS || bytes[start] === PLUS ? start + 1 : start;
  return p + 1 < end && bytes[p] === ZERO && bytes[p + 1] >= ZERO && bytes[p + 1] <= ZERO + 9;
}

/** Why a cell is not a number. */
export type NumberProblem =
  | {
      readonly code: 'E_TYPE';
      readonly kind: 'text' | 'point' | 'ambiguous' | 'comma' | 'digits';
      /** Of an integer that would be rounded. */
      readonly nDigits: number | null;
    }
  | { readonly code: 'E_NONFINITE'; readonly kind: 'word' | 'large' | 'small' | 'infinite' };

const NO_NUMBER = { code: 'E_TYPE', kind: 'text', nDigits: null } as const;

/** The number in any cell: NaN when it is empty or means "missing", a problem when it is not a finite number. */
export function parseNumberCell(text: string, rules: NumberRules): number | NumberProblem {
  const given = plainMinus(normaliseCell(text));
  if (given === '' || rules.unknown.has(given) || isMissingToken(given, rules.tokens)) return Number.NaN;
  if (NON_FINITE.test(given)) return { code: 'E_NONFINITE', kind: 'word' };
  const cell = plainCell(given, rules.decimal);
  if (cell === null) return problemOfComma(given);
  if (!DECIMAL.test(cell)) return NO_NUMBER;
  const value = Number(cell);
  if (!Number.isFinite(value)) return { code: 'E_NONFINITE', kind: 'large' };
  if (value === 0) return isZero(cell) ? 0 : { code: 'E_NONFINITE', kind: 'small' };
  if (INTEGER.test(cell) && countDigits(cell) > MAX_EXACT_DIGITS && !Number.isSafeInteger(value)) {
    return problemOfPrecision(countDigits(cell));
  }
  return value;
}

/** A trimmed cell with an ASCII minus for the minus of typesetters. */
function plainMinus(cell: string): string {
  return cell.startsWith('\u2212') ? `-${cell.slice(1)}` : cell;
}

/** The cell with a decimal point and without groups; null when its separator is not the column's. */
function plainCell(cell: string, decimal: '.' | ','): string | null {
  const local = classifyLocalNumber(cell);
  if (decimal === ',' && cell.includes('.')) return null;
  if (local === 'none') return cell;
  return local === 'grouped' || decimal === ',' ? toPlainNumber(cell) : null;
}

/** A number whose separator is not the column's, `1,500` or `12.5`; text otherwise. */
function problemOfComma(cell: string): NumberProblem {
  const local = classifyLocalNumber(cell);
  if (local === 'none') return DECIMAL.test(cell) ? { ...NO_NUMBER, kind: 'point' } : NO_NUMBER;
  return { ...NO_NUMBER, kind: local === 'ambiguous' ? 'ambiguous' : 'comma' };
}

export function problemOfPrecision(nDigits: number): NumberProblem {
  return { code: 'E_TYPE', kind: 'digits', nDigits };
}

function isZero(cell: string): boolean {
  return !/[1-9]/.test(cell.split(/e/i, 1)[0] ?? '');
}

function countDigits(cell: string): number {
  return cell.replace(/[+-]/, '').replace(/^0+/, '').length;
}

/** What the text of a cell can be, before anything is declared. */
export type CellKind = 'empty' | 'number' | 'identifier' | 'other';

/** Identifier: plain digits with a leading zero, or an integer of more than 15 digits. */
export function classifyCell(given: string): CellKind {
  const cell = plainMinus(given);
  if (cell === '') return 'empty';
  if (!DECIMAL.test(cell)) return 'other';
  if (/^[+-]?0\d/.test(cell)) return 'identifier';
  if (INTEGER.test(cell)) return countDigits(cell) > MAX_EXACT_DIGITS ? 'identifier' : 'number';
  const value = Number(cell);
  if (!Number.isFinite(value) || (value === 0 && !isZero(cell))) return 'other';
  const digits = (cell.split(/e/i, 1)[0] ?? '').replace(/[+.-]/g, '').replace(/^0+/, '');
  return digits.length > MAX_SHORTEST_DIGITS ? 'other' : 'number';
}
