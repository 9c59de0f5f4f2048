import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDashboard } from '../../src/bi/index.ts';
import type { DashboardAnswer, TileAnswer } from '../../src/contract/index.ts';
import { realTable } from '../real-table.ts';
import { bankDashboard, openBankDashboard } from './real-dashboard.ts';

interface Counted {
  readonly n: number;
  readonly deposits: number;
}
type Counts = Readonly<Record<string, Counted>>;
interface Oracle {
  readonly nRows: number;
  readonly deposits: number;
  readonly by: Readonly<Record<string, Counts>>;
  readonly months: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly minutes: Readonly<Record<string, readonly number[]>>;
  readonly filtered: { readonly n: number; readonly job: Readonly<Record<string, number>> };
  readonly unknown: Readonly<Record<string, number>>;
}

const oracle: Oracle = JSON.parse(
  readFileSync(join(import.meta.dirname, '../oracles/data/portugal-bank-dashboard.json'), 'utf8'),
);
const table = realTable();

/** The 28 described charts: the tile, its counts, and which number of them each metric is. */
const shares = (one: Counted, total: number) => one.n / total;
const charts: readonly (readonly [
  tile: string,
  counts: string,
  numbers: readonly ((one: Counted, total: number) => number)[],
])[] = [
  ['age', 'age', [shares]],
  ['job', 'job', [shares]],
  ['education', 'education', [shares]],
  ['deposit', 'deposit', [shares]],
  ['marital', 'marital', [shares]],
  ['loan', 'loan', [shares]],
  ['housing', 'housing', [shares]],
  ['calls', 'calls', [shares]],
  ['calls_agreed', 'calls', [(one) => one.deposits / one.n]],
  ['contact', 'contact', [shares]],
  ['weekday', 'weekday', [shares, (one) => one.deposits / one.n]],
  ['clients_year', 'year', [(one) => one.n]],
  ['deposits_year', 'year', [(one) => one.deposits]],
  ['agreed_year', 'year', [(one) => one.deposits / one.n]],
  ['earlier', 'earlier', [shares]],
  ['earlier_agreed', 'earlier', [(one) => one.deposits / one.n]],
  ['contacts_agreed', 'contacts', [(one) => one.deposits / one.n]],
  ['deposits_month', 'month', [(one) => one.deposits]],
];
const byOutcome = [
  ['calls_outcome', 'calls'],
  ['days_since', 'days_since'],
] as const;
const months = ['prices', 'employment', 'confidence', 'euribor', 'employed'] as const;
/** With the number of clients, the data description and the length of calls: 28. */
const others = ['clients', 'fields', 'duration'] as const;

describe.skipIf(table === null)('the described dashboard on the real table', () => {
  let opened: OpenDashboard;
  let answer: DashboardAnswer;
  beforeAll(async () => {
    opened = await openBankDashboard(table ?? '', mkdtempSync(join(tmpdir(), 'clientele-')));
    answer = await opened.answer({ filters: {}, compare: null });
  });
  afterAll(async () => opened?.close());

  const tile = (id: string, from = answer): TileAnswer => {
    const found = from.tiles.find((one) => one.id === id);
    if (!found) throw new Error(`there is no tile ${id}`);
    return found;
  };

  it('has the 28 charts before the segments', () => {
    const ids = [...charts.map(([id]) => id), ...byOutcome.map(([id]) => id), ...months, ...others];
    const described = bankDashboard()
      .chapters.filter(({ id }) => id !== 'segments')
      .flatMap(({ tiles }) => tiles.filter(({ chart }) => chart !== 'markdown').map(({ id }) => id));
    expect(new Set(ids).size).toBe(28);
    expect([...described].sort()).toEqual([...ids].sort());
  });

  it('counts 41,188 clients, 11.27 % of them with a deposit', () => {
    expect(oracle.nRows).toBe(41_188);
    expect(answer.nRows).toBe(41_188);
    expect(tile('clients').total.values).toEqual([41_188, oracle.deposits / oracle.nRows]);
    expect((100 * (tile('clients').total.values[1] ?? 0)).toFixed(2)).toBe('11.27');
  });

  it('has 52.38 % housing and 15.17 % personal loans, and 27,690, 11,440 and 2,058 clients in the three years', () => {
    const percent = (id: string): string =>
      (100 * (tile(id).rows.find(({ keys }) => keys[0] === 'yes')?.values[0] ?? 0)).toFixed(2);
    expect([percent('housing'), percent('loan')]).toEqual(['52.38', '15.17']);
    expect(tile('clients_year').rows.map(({ values }) => values[0])).toEqual([27_690, 11_440, 2058]);
  });

  it.each(charts)('%s is what a script counted', (id, counts, numbers) => {
    const wanted = oracle.by[counts] ?? {};
    const { rows, total } = tile(id);
    expect(rows.length).toBe(Object.keys(wanted).length);
    for (const { keys, n, values } of rows) {
      const one = wanted[keys[0] ?? ''];
      expect(one, keys[0]).toBeDefined();
      expect(n).toBe(one?.n);
      expect(values).toEqual(numbers.map((number) => number(one as Counted, total.n)));
    }
  });

  it.each(byOutcome)('%s is what a script counted, by outcome', (id, counts) => {
    const wanted = Object.entries(oracle.by[counts] ?? {}).flatMap(([key, { n, deposits }]) => [
      [`${key} yes`, deposits] as const,
      [`${key} no`, n - deposits] as const,
    ]);
    const found = tile(id).rows.map(({ keys, values }) => [keys.join(' '), values[0] ?? 0] as const);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted.filter(([, n]) => n > 0)));
  });

  it.each(months)('%s by month is what a script averaged, May 2008 to November 2010 in order', (id) => {
    const wanted = oracle.months[id] ?? {};
    const { rows } = tile(id);
    expect(rows.map(({ keys }) => keys[0])).toEqual(Object.keys(wanted).sort());
    expect([rows[0]?.keys[0], rows[rows.length - 1]?.keys[0]]).toEqual(['2008-05', '2010-11']);
    for (const { keys, values } of rows)
      expect(values[0]).toBeCloseTo(wanted[keys[0] ?? ''] ?? Number.NaN, 9);
  });

  it('duration has the quartiles that a script sorted out', () => {
    for (const { keys, spread } of tile('duration').rows) {
      const wanted = oracle.minutes[keys[0] ?? ''] ?? [];
      expect(spread).toHaveLength(5);
      spread?.forEach((value, i) => {
        expect(value).toBeCloseTo(wanted[i] ?? Number.NaN, 9);
      });
    }
  });

  it('the data description says how many are unknown', () => {
    const names: Readonly<Record<string, string>> = { overdue: 'default' };
    const { rows } = tile('fields');
    expect(rows).toHaveLength(14);
    for (const { keys, values } of rows) {
      const unknown = oracle.unknown[names[keys[0] ?? ''] ?? keys[0] ?? ''] ?? 0;
      expect(values[1]).toBe(unknown / oracle.nRows);
    }
  });

  it('filters of the reader reach every tile but those of their own fields', async () => {
    const filtered = await opened.answer({
      filters: { marital: ['single'], contact: ['cellular'] },
      compare: null,
    });
    expect(filtered.nFiltered).toBe(oracle.filtered.n);
    const jobs = tile('job', filtered).rows.map(({ keys, n }) => [keys[0], n]);
    expect(Object.fromEntries(jobs)).toEqual(oracle.filtered.job);
    expect(tile('clients', filtered).total.values[0]).toBe(oracle.filtered.n);
    expect(tile('marital', filtered).rows).toHaveLength(4);
    expect(tile('marital', filtered).total.n).toBe(oracle.by.contact?.cellular?.n);
  });

  it('two groups side by side have shares of their own', async () => {
    const compared = await opened.answer({
      filters: {},
      compare: { field: 'segment', one: '1', other: null },
    });
    const { by, rows } = tile('job', compared);
    expect(by).toEqual(['job', '@side']);
    for (const side of ['one', 'other']) {
      const own = rows.filter(({ keys }) => keys[1] === side);
      expect(own.reduce((sum, { n }) => sum + n, 0)).toBe(41_188 / 2);
      expect(own.reduce((sum, { values }) => sum + (values[0] ?? 0), 0)).toBeCloseTo(1, 9);
    }
  });
});
