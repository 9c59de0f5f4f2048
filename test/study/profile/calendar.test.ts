import { describe, expect, it } from 'vitest';
import { parseStudyConfig } from '../../../src/study/config.ts';
import { profileCsv } from './made-table.ts';

const order = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const config = {
  columns: { n: { type: 'numeric' }, when: { type: 'nominal', unknown: ['?'] } },
  calendar: { month: 'when', order, start: { year: 2019, month: 'nov' } },
} as const;

const profileMonths = (months: readonly string[], columns: object = config.columns) =>
  profileCsv(`n,when\n${months.map((month, i) => `${i % 7},${month}`).join('\n')}\n`, {
    ...structuredClone(config),
    columns: columns as never,
  } as never);

/** So many rows for each month. */
const rowsFor = (nRows: number, months: readonly string[]) =>
  months.flatMap((month) => new Array<string>(nRows).fill(month));
const rowsOf = (...months: string[]) => rowsFor(12, months);

async function countsOf(months: readonly string[], name: string) {
  const { columns } = await profileMonths(months);
  const found = columns.find((one) => one.name === name)?.distribution;
  return found?.kind === 'categories' ? found.shown.map(({ value, count }) => [value, count]) : null;
}

describe('the calendar of profileTable(table, config)', () => {
  it('begins a new year where the month falls', async () => {
    const months = rowsOf('nov', 'dec', 'feb', 'mar', 'jan', 'jan');
    expect(await countsOf(months, 'year')).toEqual([
      ['2019', 24],
      ['2020', 24],
      ['2021', 24],
    ]);
    expect(await countsOf(months, 'month number')).toEqual([
      ['1', 24],
      ['2', 12],
      ['3', 12],
      ['11', 12],
      ['12', 12],
    ]);
  });

  it('counts from the start: a first row of an earlier month is of the next year', async () => {
    expect(await countsOf(rowsOf('feb', 'mar'), 'year')).toEqual([['2020', 24]]);
  });

  it('leaves rows without a month, and those of no month, without a date', async () => {
    const { columns } = await profileMonths([...rowsOf('nov', 'dec'), ...rowsOf('?', 'later')]);
    expect(columns.filter(({ origin }) => origin === 'year').map(({ nMissing }) => nMissing)).toEqual([24]);
  });

  it('derives nothing of rows in another order, and says so', async () => {
    const months = Array.from({ length: 240 }, (_, i) => order[(5 * i) % 12]);
    const { calendar, columns } = await profileMonths(months);
    expect(calendar).toEqual({ column: 'when', isDerived: false });
    expect(columns.map(({ name }) => name)).toEqual(['n', 'when']);
  });

  it('reads a dropped column of months too, and takes no name that is taken', async () => {
    const { columns } = await profileMonths(rowsOf('nov', 'dec'), {
      n: { type: 'numeric', rename: 'year' },
      when: { type: 'nominal', role: 'dropped', reason: 'not of the client' },
    });
    expect(columns.map(({ name }) => name)).toEqual(['year', 'when', 'year (2)', 'month number']);
  });

  it('raises no alert about its own columns, and keeps them out of the decisions', async () => {
    const { alerts, decisions } = await profileMonths(rowsFor(40, [...order.slice(10), ...order]));
    expect(alerts.map(({ column }) => column)).toEqual(['when']);
    expect(decisions.map(({ column }) => column)).toEqual(['n', 'when']);
  });
});

describe('parseStudyConfig(text) and the calendar', () => {
  const yaml = (calendar: string) =>
    `version: 1\nname: x\ncolumns: { a: { type: numeric }, m: { type: nominal } }\ncalendar: ${calendar}\n`;
  const months = `[${order.join(', ')}]`;

  it.each([
    [
      'no such column',
      `{ month: q, order: ${months}, start: { year: 2020, month: jan } }`,
      /calendar\.month/,
    ],
    [
      'a start that is no month',
      `{ month: m, order: ${months}, start: { year: 2020, month: smarch } }`,
      /calendar\.start\.month/,
    ],
    [
      'eleven months',
      '{ month: m, order: [a, b, c, d, e, f, g, h, i, j, k], start: { year: 2020, month: a } }',
      /calendar\.order/,
    ],
    [
      'a month twice',
      '{ month: m, order: [a, a, c, d, e, f, g, h, i, j, k, l], start: { year: 2020, month: a } }',
      /calendar\.order/,
    ],
  ])('refuses %s', (_, calendar, where) => {
    expect(() => parseStudyConfig(yaml(calendar), 'x.yaml')).toThrow(where);
  });

  it('takes a right one', () => {
    const calendar = `{ month: m, order: ${months}, start: { year: 2020, month: jan } }`;
    expect(parseStudyConfig(yaml(calendar), 'x.yaml').calendar?.start).toEqual({ year: 2020, month: 'jan' });
  });
});
