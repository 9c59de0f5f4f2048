import type { ColumnValues, StudyCalendar } from '../../contract/index.ts';
import { labelChanges } from '../../ml/index.ts';
import { profileRules } from './rules.ts';
import { freeName, makeSubject, type Subject } from './subject.ts';

/** Year and month number of each row, where the column of months is there and the rows are in its order. */
export function calendarSubjects(calendar: StudyCalendar, subjects: readonly Subject[]): Subject[] {
  const month = subjects.find(({ source, origin }) => source === calendar.month && origin === 'file');
  if (month?.cells.kind !== 'category' || !isInOrder(month)) return [];
  const { codes, categories } = month.cells;
  const places = categories.map((category) => calendar.order.indexOf(category));
  const { years, months } = datesOf(codes, places, calendar);
  const taken = new Set(subjects.map(({ name }) => name));
  return [
    { origin: 'year' as const, name: 'year', numbers: years },
    // January is 1.
    {
      origin: 'month' as const,
      name: 'month number',
      numbers: months.map((place) => (place < 0 ? -1 : place + 1)),
    },
  ].map(({ origin, name, numbers }) => {
    const cells = asCategories(freeName(name, taken), numbers);
    const head = { label: null, reason: null, type: 'ordinal', role: null, origin } as const;
    return makeSubject(
      { ...head, name: cells.name, source: month.source, order: cells.categories },
      cells,
      [],
    );
  });
}

/** Rows in order of time change their month seldom; few rows prove nothing and pass. */
function isInOrder({ codes }: Subject): boolean {
  const { nChanges, nExpected } = labelChanges(codes);
  return nExpected < profileRules.dateExpected || nChanges <= profileRules.monthChanges * nExpected;
}

/**
 * The year and the month, January 0, of each row: a new year begins where the month falls. Both −1 where the month is
 * missing or none of the twelve.
 *
 * @param places the month of each category; −1 is none
 */
function datesOf(
  codes: Int32Array,
  places: readonly number[],
  { order, start }: StudyCalendar,
): { years: Int32Array; months: Int32Array } {
  const years = new Int32Array(codes.length).fill(-1);
  const months = new Int32Array(codes.length).fill(-1);
  let year = start.year;
  let before = order.indexOf(start.month);
  for (let i = 0; i < codes.length; i++) {
    const month = codes[i] < 0 ? -1 : places[codes[i]];
    if (month < 0) continue;
    if (month < before) year++;
    before = month;
    years[i] = year;
    months[i] = month;
  }
  return { years, months };
}

/** Whole numbers as categories in rising order; −1 is missing. */
function asCategories(name: string, numbers: Int32Array): Extract<ColumnValues, { kind: 'category' }> {
  const found = [...new Set(numbers)].filter((number) => number >= 0).sort((a, b) => a - b);
  const places = new Map(found.map((number, code) => [number, code]));
  return {
    kind: 'category',
    name,
    codes: numbers.map((number) => places.get(number) ?? -1),
    categories: found.map(String),
  };
}
