import { englishCount } from '../plural.ts';

const times = (n: number): string => englishCount(Math.round(n), { one: 'time', other: 'times' });

/** The segments along the rows of the table, and columns that were clustered although they give something away. */
export const rowOrderEn = {
  heading: 'The segments along the rows',
  title: (p: { nChanges: number; nExpected: number; isCalendar: boolean }) =>
    `${p.isCalendar ? 'The segments follow the order of the rows' : 'The segments are mixed along the rows'}: they change ${times(p.nChanges)}, where a random order would change ${times(p.nExpected)}`,
  subtitle: (p: { nRows: number; nParts: number }) =>
    `Share of each segment in ${englishCount(p.nParts, { one: 'equal stretch', other: 'equal stretches' })} of the ${englishCount(p.nRows, { one: 'row', other: 'rows' })}, in the order of the file; below each, where it ends`,
  caption:
    'The chart does not know what the order of the file means: a date, a branch or nothing. It shows no change within a stretch, and segments that drift slowly may still be of clients.',
  upTo: 'Rows up to',
  share: 'Share of rows',
  finding: (p: { nRows: number; nChanges: number; nExpected: number }) =>
    `The segments are the calendar, or whatever else the rows are ordered by: along ${englishCount(p.nRows, { one: 'row', other: 'rows' })} they change ${times(p.nChanges)}, a random order would ${times(p.nExpected)}. They tell times apart, not clients.`,
  overrides: {
    leak: (p: { column: string; reason: string }) =>
      `${p.column} tells the outcome too well to be known before it, and is clustered all the same. The reason given: “${p.reason}”.`,
    calendar: (p: { column: string; reason: string }) =>
      `${p.column} is a function of the date, and is clustered all the same. The reason given: “${p.reason}”.`,
  },
};
