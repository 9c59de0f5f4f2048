import type { Language } from './language.ts';

const noBreakSpace = '\u00a0';
const minus = '\u2212';
/** What stands for a number that does not exist. */
const absent = '–';

/** A number in so many significant digits: 0.630, 5.00, 21,600. Absent (NaN, null) is "–". */
export function formatNumber(value: number | null, language: Language, digits = 3): string {
  if (value === null || !Number.isFinite(value)) return absent;
  if (value === 0) return '0';
  if (Math.abs(value) < 1e-6) {
    const [mantissa = '', exponent = ''] = value.toExponential(digits - 1).split('e-');
    const power = [...exponent].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('');
    return `${formatFixed(Number(mantissa), language, digits - 1)}\u00a0×\u00a010⁻${power}`;
  }
  const magnitude = Math.floor(Math.log10(Math.abs(Number(value.toPrecision(digits)))));
  return formatFixed(value, language, Math.min(100, Math.max(0, digits - 1 - magnitude)), digits);
}

/** A number with a fixed count of decimals; with `digits`, what lies left of the point is rounded to them too. */
export function formatFixed(value: number | null, language: Language, decimals: number, digits = 21): string {
  if (value === null || !Number.isFinite(value)) return absent;
  const rounded = Number(value.toPrecision(digits));
  // Beyond 1e21 toFixed answers in exponents, which this notation has no room for.
  if (Math.abs(rounded) >= 1e21) return String(rounded);
  const text = Math.abs(rounded).toFixed(decimals);
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, language === 'en' ? ',' : noBreakSpace);
  const isZero = /^[0.]*$/.test(text);
  const sign = rounded < 0 && !isZero ? minus : '';
  return `${sign}${grouped}${fraction === undefined ? '' : `${language === 'en' ? '.' : ','}${fraction}`}`;
}

/** A number with every digit that it has: 999, −1, 0.5. */
export function formatExact(value: number | null, language: Language): string {
  if (value === null || !Number.isFinite(value)) return absent;
  const [, fraction = ''] = String(value).split('.');
  return formatFixed(value, language, /e/.test(fraction) ? 0 : fraction.length);
}

/** A share of [0, 1] in percent with one decimal: "52.4 %", with a no-break space. */
export function formatPercent(share: number | null, language: Language, decimals = 1): string {
  if (share === null || !Number.isFinite(share)) return absent;
  return `${formatFixed(share * 100, language, decimals)}${noBreakSpace}%`;
}

/** A count, every digit of it: "28,831". */
export function formatCount(count: number, language: Language): string {
  return formatFixed(Math.round(count), language, 0);
}

/** "a, b and c". */
export function formatList(items: readonly string[], last: string): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items[items.length - 1]}`;
}

/** Numbers as one language writes them. */
export interface Format {
  readonly number: (value: number | null, digits?: number) => string;
  readonly fixed: (value: number | null, decimals: number) => string;
  readonly exact: (value: number | null) => string;
  readonly percent: (share: number | null, decimals?: number) => string;
  readonly count: (count: number) => string;
}

export function formatFor(language: Language): Format {
  return Object.freeze({
    number: (value: number | null, digits?: number) => formatNumber(value, language, digits),
    fixed: (value: number | null, decimals: number) => formatFixed(value, language, decimals),
    exact: (value: number | null) => formatExact(value, language),
    percent: (share: number | null, decimals?: number) => formatPercent(share, language, decimals),
    count: (count: number) => formatCount(count, language),
  });
}
