// Counts of the public Bank Marketing table that test/bi compares the dashboard with, computed row by row without SQL:
// node scripts/make-dashboard-oracle.mjs bank-additional-full.csv > test/oracles/data/portugal-bank-dashboard.json
import { readFileSync } from 'node:fs';

const [file] = process.argv.slice(2);
const [head, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
const cells = (line) => line.split(';').map((cell) => cell.replace(/^"|"$/g, ''));
const names = cells(head);
const rows = lines.map((line) => Object.fromEntries(cells(line).map((cell, j) => [names[j], cell])));
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

let year = 2008;
let before = 0;
for (const row of rows) {
  const month = months.indexOf(row.month) + 1;
  if (month < before) year++;
  before = month;
  row.yearOfRow = String(year);
  row.monthOfRow = `${year}-${String(month).padStart(2, '0')}`;
}

/** Rows and deposits by what `keyOf` says; null leaves a row out. */
function count(keyOf) {
  const counts = {};
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    counts[key] ??= { n: 0, deposits: 0 };
    counts[key].n++;
    if (row.y === 'yes') counts[key].deposits++;
  }
  return counts;
}

/** The means of a column by month. */
function means(column) {
  const sums = {};
  for (const row of rows) {
    sums[row.monthOfRow] ??= { n: 0, sum: 0 };
    sums[row.monthOfRow].n++;
    sums[row.monthOfRow].sum += Number(row[column]);
  }
  return Object.fromEntries(Object.entries(sums).map(([key, { n, sum }]) => [key, sum / n]));
}

/** Least, quartiles and largest in minutes: quantile q at q(n − 1) of the sorted values, interpolated. */
function five(values) {
  const sorted = values.map(Number).sort((a, b) => a - b);
  return [0, 0.25, 0.5, 0.75, 1].map((q) => {
    const place = q * (sorted.length - 1);
    const low = sorted[Math.floor(place)];
    return (low + (sorted[Math.ceil(place)] - low) * (place - Math.floor(place))) / 60;
  });
}

const between = (value, bounds, more) => {
  const at = bounds.findLastIndex(([from]) => Number(value) >= from);
  return at < 0 ? more : bounds[at][1];
};
const ages = [
  [17, '17–19'],
  ...Array.from({ length: 10 }, (_, i) => [20 + 5 * i, `${20 + 5 * i}–${24 + 5 * i}`]),
  [70, '70+'],
];
const calls = [
  ...Array.from({ length: 10 }, (_, i) => [i + 1, String(i + 1)]),
  [11, '11–15'],
  [16, '16–20'],
  [21, '21+'],
];

const oracle = {
  nRows: rows.length,
  deposits: rows.filter(({ y }) => y === 'yes').length,
  by: {
    age: count(({ age }) => between(age, ages)),
    job: count(({ job }) => job),
    education: count(({ education }) => education),
    deposit: count(({ y }) => y),
    marital: count(({ marital }) => marital),
    loan: count(({ loan }) => loan),
    housing: count(({ housing }) => housing),
    calls: count(({ campaign }) => between(campaign, calls)),
    contact: count(({ contact }) => contact),
    weekday: count((row) => row.day_of_week),
    year: count(({ yearOfRow }) => yearOfRow),
    month: count(({ monthOfRow }) => monthOfRow),
    earlier: count(({ poutcome }) => poutcome),
    contacts: count(({ previous }) => (Number(previous) >= 7 ? '7+' : previous)),
    days_since: count(({ pdays }) => (pdays === '999' ? null : Number(pdays) >= 16 ? '16–27' : pdays)),
  },
  months: {
    prices: means('cons.price.idx'),
    employment: means('emp.var.rate'),
    confidence: means('cons.conf.idx'),
    euribor: means('euribor3m'),
    employed: means('nr.employed'),
  },
  minutes: Object.fromEntries(
    ['cellular', 'telephone'].map((contact) => [
      contact,
      five(rows.filter((row) => row.contact === contact).map(({ duration }) => duration)),
    ]),
  ),
  /** One reader's filters: single clients called on a mobile. */
  filtered: {
    n: rows.filter((row) => row.marital === 'single' && row.contact === 'cellular').length,
    job: (() => {
      const counts = {};
      for (const row of rows) {
        if (row.marital !== 'single' || row.contact !== 'cellular') continue;
        counts[row.job] = (counts[row.job] ?? 0) + 1;
      }
      return counts;
    })(),
  },
  unknown: Object.fromEntries(
    ['job', 'marital', 'education', 'default', 'housing', 'loan'].map((name) => [
      name,
      rows.filter((row) => row[name] === 'unknown').length,
    ]),
  ),
};
console.log(JSON.stringify(oracle, null, 1));
