// Computes examples/bank-marketing.sample.json from the real table: counts and fitted tables, never its rows.
//
//   node scripts/make-sample-recipe.mjs [../shared/data/bank-additional-full.csv] [examples/bank-marketing.sample.json]
//
// The method and what it keeps of the clients: docs/decisions/0013-how-the-sample-is-made.md.
import { readFileSync, writeFileSync } from 'node:fs';
import { countOf, fitFactors, minClients } from './make-sample-recipe.fit.mjs';

const [input = '../shared/data/bank-additional-full.csv', output = 'examples/bank-marketing.sample.json'] =
  process.argv.slice(2);

const monthColumns = ['month', 'emp.var.rate', 'cons.price.idx', 'cons.conf.idx', 'nr.employed'];
const dayColumns = ['day_of_week', 'euribor3m'];
const decimals = {
  'emp.var.rate': 1,
  'cons.price.idx': 3,
  'cons.conf.idx': 1,
  euribor3m: 3,
  'nr.employed': 1,
};
/** Upper bounds of the bins, each inclusive: twentieths of the table, and the tails cut further. */
const ageBins = [24, 26, 28, 29, 30, 31, 32, 33, 34, 35, 36, 38, 40, 41, 43, 45, 47, 49, 52, 55, 58, 60, 70];
const durationBins = [
  9, 36, 59, 75, 89, 103, 116, 131, 146, 163, 180, 201, 222, 248, 280, 319, 368, 441, 551, 752, 1100,
];
const campaignBins = [1, 2, 3, 4, 5, 6, 8, 12];
/** Clients of a month are told apart further where the euribor crosses these: the deciles of the table. */
const euriborBins = [1.046, 1.299, 1.41, 4.191, 4.857, 4.864, 4.96, 4.962, 4.964];
/** A part of a month with fewer clients than this is no period of its own. */
const minPeriod = 150;

const [header, ...rows] = readFileSync(input, 'utf8')
  .trimEnd()
  .split(/\r?\n/)
  .map((line) => line.split(';').map((cell) => cell.replaceAll('"', '')));
const columnOf = (name) => rows.map((row) => row[header.indexOf(name)]);
const numbersOf = (name) => columnOf(name).map(Number);
const sortedWords = (words) => [...new Set(words)].sort();

const columns = header.map((name) => {
  const cells = columnOf(name);
  return cells.every((cell) => Number.isFinite(Number(cell)))
    ? { name, kind: 'numeric', decimals: decimals[name] ?? 0 }
    : { name, kind: 'category', categories: sortedWords(cells) };
});

/** The month, and the stretch of one weekday in it, of every client; clients are in the order of dates. */
function makeCalendar() {
  const month = columnOf('month');
  const weekday = columnOf('day_of_week');
  const euribor = numbersOf('euribor3m');
  const months = [];
  const monthOf = new Int32Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    if (row === 0 || month[row] !== month[row - 1]) months.push({ from: row, days: [] });
    const { days } = months.at(-1);
    if (days.length === 0 || weekday[row] !== weekday[row - 1] || euribor[row] !== euribor[row - 1]) {
      days.push({ from: row, count: 0 });
    }
    days.at(-1).count++;
    monthOf[row] = months.length - 1;
  }
  const periods = makePeriods(monthOf, euribor);
  const told = months.map(({ from, days }) => ({
    cells: monthColumns.map((name) => cellOf(name, from)),
    days: mergeDays(days).map((day) => ({
      weight: day.count,
      period: periods.states[day.from],
      cells: dayColumns.map((name) => cellOf(name, day.from)),
    })),
  }));
  return { periods, calendar: { name: 'period', monthColumns, dayColumns, months: told } };
}

/** Days of few clients join the day before, or the next one at the start; the largest one speaks for them. */
function mergeDays(days) {
  const merged = [];
  let isOpen = false;
  for (const day of days) {
    const last = merged.at(-1);
    if (last && (isOpen || day.count < minClients)) {
      const count = last.count + day.count;
      merged[merged.length - 1] = {
        from: last.largest >= day.count ? last.from : day.from,
        count,
        largest: Math.max(last.largest, day.count),
      };
    } else merged.push({ ...day, largest: day.count });
    isOpen = merged.at(-1).count < minClients;
  }
  return merged;
}

/**
 * The state that the other variables know of the date: the month, cut where the euribor crosses a decile of the table.
 * A part of few clients belongs to the largest part of its month, a month of few to the month before.
 */
function makePeriods(monthOf, euribor) {
  const keys = Array.from(monthOf, (of, row) => `${of}/${binOf(euribor[row], euriborBins)}`);
  const counts = new Map();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const largest = [];
  for (const [key, count] of counts) {
    const of = Number(key.split('/')[0]);
    if (count > (counts.get(largest[of]) ?? 0)) largest[of] = key;
  }
  for (const [of, key] of largest.entries()) if (counts.get(key) < minPeriod) largest[of] = largest[of - 1];
  const kept = keys.map((key, row) => (counts.get(key) >= minPeriod ? key : largest[monthOf[row]]));
  const names = [...new Set(kept)];
  return {
    name: 'period',
    nStates: names.length,
    states: Int32Array.from(kept, (key) => names.indexOf(key)),
  };
}

function cellOf(name, row) {
  const cell = rows[row][header.indexOf(name)];
  return columns[header.indexOf(name)].kind === 'numeric' ? Number(cell) : cell;
}

function binOf(value, bounds) {
  const bin = bounds.findIndex((bound) => value <= bound);
  return bin < 0 ? bounds.length : bin;
}

/** Sorted numbers; those that fewer than `minClients` reach or stay under become the next that enough do. */
function trimmed(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const tail = Math.min(minClients, Math.ceil(sorted.length / 2));
  const [low, high] = [sorted[tail - 1], sorted[sorted.length - tail]];
  return sorted.map((value) => Math.min(Math.max(value, low), high));
}

/** Numbers as pieces [from, to, clients]: single values of enough clients, else ranges that have them together. */
function piecesOf(values) {
  const counts = new Map();
  for (const value of trimmed(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const pieces = [];
  for (const [value, count] of counts) {
    const last = pieces.at(-1);
    if (last && last[2] < minClients) {
      last[1] = value;
      last[2] += count;
    } else pieces.push([value, value, count]);
  }
  return pieces;
}

/** As `piecesOf`, for a column of many values: `nPieces` ranges of about equal counts. */
function rangesOf(values, nPieces) {
  const sorted = trimmed(values);
  const ends = new Set(
    Array.from({ length: nPieces }, (_, i) => sorted[Math.ceil(((i + 1) * sorted.length) / nPieces) - 1]),
  );
  let from = sorted[0];
  return [...ends].map((to) => {
    const piece = [from, to, sorted.filter((value) => value >= from && value <= to).length];
    from = to + 1;
    return piece;
  });
}

/** A variable from a key for each client; `cellsOf` says what a state writes, from the rows of its clients. */
function makeVariable(name, columnNames, keys, cellsOf) {
  const names = [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1));
  const states = Int32Array.from(keys, (key) => names.indexOf(key));
  const cells = names.map((_, state) =>
    cellsOf(rows.flatMap((_row, row) => (states[row] === state ? [row] : []))),
  );
  return { name, columns: columnNames, nStates: names.length, states, cells };
}

function wordVariable(name, columnNames = [name]) {
  const keys = rows.map((_, row) => columnNames.map((column) => cellOf(column, row)).join('/'));
  return makeVariable(name, columnNames, keys, ([row]) => columnNames.map((column) => cellOf(column, row)));
}

function numberVariable(name, bounds, toPieces) {
  const values = numbersOf(name);
  const keys = values.map((value) => String(binOf(value, bounds)).padStart(3, '0'));
  return makeVariable(name, [name], keys, (of) => [toPieces(of.map((row) => values[row]))]);
}

/** Earlier campaigns: their outcome, how often (four is four or more) and how long ago. */
function historyVariable() {
  const [pdays, previous, poutcome] = [numbersOf('pdays'), numbersOf('previous'), columnOf('poutcome')];
  const keys = rows.map((_, row) => {
    const isRecent = pdays[row] !== 999;
    return [
      poutcome[row],
      isRecent,
      Math.min(previous[row], isRecent && poutcome[row] === 'failure' ? 3 : 4),
    ].join('/');
  });
  return makeVariable('history', ['pdays', 'previous', 'poutcome'], keys, (of) => [
    piecesOf(of.map((row) => pdays[row])),
    piecesOf(of.map((row) => previous[row])),
    poutcome[of[0]],
  ]);
}

const { periods, calendar } = makeCalendar();
const variables = [
  wordVariable('contact'),
  numberVariable('age', ageBins, piecesOf),
  wordVariable('job'),
  wordVariable('marital'),
  wordVariable('education'),
  wordVariable('default'),
  wordVariable('credits', ['housing', 'loan']),
  historyVariable(),
  numberVariable('campaign', campaignBins, piecesOf),
  numberVariable('duration', durationBins, (values) => rangesOf(values, 6)),
  wordVariable('y'),
];

/** Cells of a column with one value need no piece. */
const shortCell = (cell) =>
  Array.isArray(cell) && cell.length === 1 && cell[0][0] === cell[0][1] ? cell[0][0] : cell;
const rounded = (value) => Number(value.toPrecision(3));

const fitted = variables.map((variable, i) => {
  const { weights, factors, rounds } = fitFactors(variable, [periods, ...variables.slice(0, i)]);
  console.info(`${variable.name}: ${variable.nStates} states, ${rounds} rounds`);
  return {
    name: variable.name,
    columns: variable.columns,
    states: weights.map((weight, state) => ({ weight, cells: variable.cells[state].map(shortCell) })),
    factors: factors.map(({ parent, factors: table }) => ({
      of: parent.name,
      table: Array.from({ length: parent.nStates }, (_, state) =>
        Array.from(table.subarray(state * variable.nStates, (state + 1) * variable.nStates), rounded),
      ),
    })),
  };
});

const recipe = {
  version: 1,
  name: 'bank-marketing',
  source:
    'Counts and fitted tables from the Bank Marketing table (Moro, Cortez, Rita 2014; UCI data set 222; CC BY 4.0)',
  nRows: rows.length,
  delimiter: ';',
  columns,
  calendar,
  variables: fitted,
};
const text = `${JSON.stringify(recipe)}\n`;
writeFileSync(output, text);
console.info(`${output}: ${text.length} bytes, ${countOf(periods).length} periods`);
