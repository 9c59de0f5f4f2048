import { formatFor } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');
const row = { one: 'row', other: 'rows' };

/** Tables that people bring: the page, and what is refused. */
export const uploadEn = {
  title: 'Upload',
  lead: 'Bring a table of your own: queries see it beside the tables of this run. It stays in the run folder on this computer.',
  fromFile: 'From a file',
  fromDatabase: 'From PostgreSQL',
  drop: 'Drop a CSV, Parquet or Excel file here',
  choose: 'Choose a file',
  another: 'Choose another file',
  limits: 'CSV and Parquet up to 512 MB, Excel up to 64 MB.',
  unknownType: 'Choose a file that ends in .csv, .tsv, .txt, .parquet or .xlsx.',
  sending: (file: string) => `Sending ${file}`,
  sent: (share: number) => `Sent: ${f.percent(share)}`,
  name: 'Table name',
  nameHint: 'Letters, digits and underscores: queries call the table so.',
  preview: 'First rows and types',
  seen: (p: { nRows: number; isWhole: boolean }) =>
    p.isWhole
      ? `The types are told from all ${englishCount(p.nRows, row)}.`
      : `The types are told from the first ${englishCount(p.nRows, row)}.`,
  typeOf: (column: string) => `Type of ${column}`,
  types: { number: 'number', text: 'text', boolean: 'yes or no', date: 'date' },
  missing: 'Cells that mean “not known”',
  missingHint: 'Separated by commas, such as unknown, n/a. Empty cells always do.',
  save: 'Make the table',
  cancel: 'Stop',
  loading: (n: number) => (n === 0 ? 'Reading …' : `${englishCount(n, row)} read`),
  done: (p: { name: string; nRows: number }) => `Table ${p.name} is there: ${englishCount(p.nRows, row)}.`,
  rejected: (n: number) => `${englishCount(n, row)} left out`,
  rejectedNote: 'Each has its line, what stands there and why it does not fit.',
  rejectedFirst: (n: number) => `The first ${n} are shown; the file has them all.`,
  columns: { line: 'Line', column: 'Column', value: 'Value', reason: 'Reason' },
  download: 'Download the rejected rows (CSV)',
  query: 'Query in SQL',
  profile: 'Profile',
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  removed: (name: string) => `${name} is removed.`,
  tables: 'Uploaded tables',
  noTables: 'There is none yet. Choose a file to bring the first.',
  tableRows: (n: number) => englishCount(n, row),
  connection: 'Connection',
  noConnections:
    'The server knows no database. Name one in a file and give it when the server starts: clientele serve --connections connections.yaml',
  sql: 'Query',
  sqlHint: 'One SELECT. It runs in a transaction that only reads.',
  fetch: 'Fetch the rows',
  nameTaken: (name: string) => `There is a table ${name} already: choose another name.`,
  allRejected: (p: { nRows: number; line: number; reason: string }) =>
    `Every row was left out (${englishCount(p.nRows, row)}), the first at line ${p.line}: ${p.reason}. Choose other types.`,
};
