/** What is wrong with a cell of a column of dates. */
export type DateProblem = 'impossible' | 'order' | 'format';

/** What the distinct cells of a column show of dates. */
export interface DateTracker {
  nDates: number;
  nOther: number;
  /** How the first date is written: the place of the year and the separator. */
  format: string | null;
  hasDayFirst: boolean;
  hasMonthFirst: boolean;
  /** The first cell that is wrong, if the column is one of dates. */
  problem: { readonly kind: DateProblem; readonly cell: string } | null;
}

const TIME = '(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?$';
const YEAR_LAST = new RegExp(`^(\\d{1,2})([./-])(\\d{1,2})\\2(\\d{4})${TIME}`);
const YEAR_FIRST = new RegExp(`^(\\d{4})([./-])(\\d{1,2})\\2(\\d{1,2})${TIME}`);
const MONTHS = 12;
/** A column with a smaller share of dates among its distinct cells is one of texts. */
const MIN_DATES = 0.95;

export function createDateTracker(): DateTracker {
  return { nDates: 0, nOther: 0, format: null, hasDayFirst: false, hasMonthFirst: false, problem: null };
}

export function isDateColumn({ nDates, nOther }: DateTracker): boolean {
  return nDates > 0 && nDates >= MIN_DATES * (nDates + nOther);
}

/** The order of the parts of the dates; null where day and month may be either way. */
export function dateOrder({
  format,
  hasDayFirst,
  hasMonthFirst,
}: DateTracker): 'year' | 'day' | 'month' | null {
  if (format?.startsWith('year')) return 'year';
  if (hasDayFirst) return 'day';
  return hasMonthFirst ? 'month' : null;
}

/** Notes a trimmed cell that is not empty (IN / OUT `dates`) and says whether it is the first that is wrong. */
export function noteDate(dates: DateTracker, cell: string): boolean {
  const first = YEAR_FIRST.exec(cell);
  const last = first === null ? YEAR_LAST.exec(cell) : null;
  const found = first ?? last;
  if (found === null) {
    dates.nOther += 1;
    return false;
  }
  dates.nDates += 1;
  const format = `${first === null ? 'last' : 'year'} ${found[2]}`;
  dates.format ??= format;
  const kind = format === dates.format ? problemOf(dates, found.map(Number), first !== null) : 'format';
  if (kind === null || dates.problem !== null) return false;
  dates.problem = { kind, cell };
  return true;
}

function problemOf(dates: DateTracker, parts: readonly number[], isYearFirst: boolean): DateProblem | null {
  const [, a, , b, c] = parts;
  if (isYearFirst) return isDay(a, b, c) ? null : 'impossible';
  const isDayFirst = isDay(c, b, a);
  const isMonthFirst = isDay(c, a, b);
  if (!isDayFirst && !isMonthFirst) return 'impossible';
  if (a > MONTHS) dates.hasDayFirst = true;
  if (b > MONTHS) dates.hasMonthFirst = true;
  return dates.hasDayFirst && dates.hasMonthFirst ? 'order' : null;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
