import type { DateTracker } from './type-tracker.ts';

const SHORT = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const MONTHS = 12;

/**
 * Notes a cell of a column that may hold dates (IN / OUT `dates`) and says whether it is one that no calendar has, or
 * that proves the other order of day and month.
 */
export function noteDate(dates: DateTracker, cell: string): boolean {
  const iso = ISO.exec(cell);
  const short = iso === null ? SHORT.exec(cell) : null;
  if (iso === null && short === null) {
    dates.hasOther = true;
    return false;
  }
  dates.hasDate = true;
  if (iso !== null) return !isDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  dates.hasShort = true;
  const [first, second, year] = (short ?? []).slice(1).map(Number);
  if (first > MONTHS) dates.hasDayFirst = true;
  if (second > MONTHS) dates.hasMonthFirst = true;
  if (dates.hasDayFirst && dates.hasMonthFirst) return true;
  return !isDay(year, second, first) && !isDay(year, first, second);
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
