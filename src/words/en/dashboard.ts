import { formatFor } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');
const client = { one: 'client', other: 'clients' };
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Dashboards. */
export const dashboardEn = {
  absent: 'no value',
  rest: 'the rest',
  group: 'Group',
  month: (month: number, year: string) => `${monthNames[month - 1] ?? month} ${year}`,
  clients: (n: number) => englishCount(n, client),
  subtitle: (p: { variables: readonly string[]; nRows: number }) =>
    `${p.variables.join(' · ')}; ${englishCount(p.nRows, client)}`,
  describeHead: ['Field', 'Categories', 'Most frequent', 'Its share', 'Unknown'],
  spreadHead: ['Least', 'Lower quartile', 'Median', 'Upper quartile', 'Largest'],
  summary: 'In short',
  written: (path: string) => `dashboard written: ${path}`,
  page: {
    title: 'Dashboards',
    choose: 'Dashboard',
    rows: (p: { nFiltered: number; nRows: number }) =>
      p.nFiltered === p.nRows
        ? englishCount(p.nRows, client)
        : `${f.count(p.nFiltered)} of ${englishCount(p.nRows, client)}`,
    filters: 'Filters',
    noFilters: 'Click a mark or drag across several: every chart follows.',
    remove: (p: { field: string; category: string }) => `Remove the filter ${p.field}: ${p.category}`,
    clear: 'Clear all (Esc)',
    compare: 'Compare',
    compareNone: 'nothing',
    with: 'with',
    numbers: 'The same numbers as a table',
    filterBy: (name: string) => `Show ${name} alone`,
    export: 'Save',
    svg: 'Picture (SVG)',
    png: 'Picture (PNG)',
    csv: 'Numbers (CSV)',
    snapshot: 'Snapshot (HTML)',
    share: 'Copy link',
    shared: 'Link copied: it holds the filters and no client.',
    none: 'There is no dashboard for this run',
    noneText:
      'This folder has no table of clients, which the charts are drawn from: it was published without them, or an earlier version made it. Run the study again to have one.',
    chapters: 'Chapters',
  },
};
