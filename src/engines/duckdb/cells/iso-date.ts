/** Where the day stands in a date whose year is last. */
export type DateOrder = 'day' | 'month';

const TIME = '(?:[T ](\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?)(?:Z|[+-]\\d{2}:?\\d{2})?)?$';
const YEAR_LAST = new RegExp(`^(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})${TIME}`);
const YEAR_FIRST = new RegExp(`^(\\d{4})[./-](\\d{1,2})[./-](\\d{1,2})${TIME}`);

/** A trimmed cell as `2024-02-29` or `2024-02-29 10:30`; else what is wrong with it. */
export function isoDate(cell: string, order: DateOrder): string | null | 'impossible' {
  const first = YEAR_FIRST.exec(cell);
  const last = first === null ? YEAR_LAST.exec(cell) : null;
  if (first === null && last === null) return null;
  const [, a, b, c, time] = first ?? last ?? [];
  const [year, month, day] = first ? [a, b, c] : order === 'day' ? [c, b, a] : [c, a, b];
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return 'impossible';
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return time === undefined
    ? text
    : `${text} ${time.padStart(time.indexOf(':') === 1 ? time.length + 1 : 0, '0')}`;
}
