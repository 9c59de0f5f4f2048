import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/ml/index.ts';
import { profileTable } from '../../../src/study/profile/index.ts';
import { alerted, madeTable, profileCsv, shuffled, withText } from './made-table.ts';

const n = 400;
const rows = Array.from({ length: n }, (_, i) => i);
const mixed = shuffled(n);
const alertsOf = (columns: Parameters<typeof madeTable>[0]) =>
  alerted(profileTable(madeTable(columns), null));

describe('alerts of profileTable(table, null)', () => {
  it('raise nothing about plain columns in any order', () => {
    expect(alertsOf({ age: mixed.map((i) => 20 + (i % 50)), job: mixed.map((i) => 'abcd'[i % 4]) })).toEqual(
      [],
    );
  });

  it('constant: one known value, or none', () => {
    expect(
      alertsOf({ a: rows.map(() => 'x'), b: rows.map((i) => (i ? null : 1)), c: mixed.map((i) => i % 7) }),
    ).toEqual(['constant a', 'constant b', 'missing b']);
  });

  it('nearly-constant: one value in at least 99 % of the known cells', () => {
    // 4 of 400 differ: 99 %; 5 differ: 98.75 %.
    expect(alertsOf({ a: mixed.map((i) => (i < 4 ? 'x' : 'y')) })).toEqual(['nearly-constant a']);
    expect(alertsOf({ a: mixed.map((i) => (i < 5 ? 'x' : 'y')) })).toEqual([]);
  });

  it('missing: at least a fifth of the cells', () => {
    expect(alertsOf({ a: mixed.map((i) => (i < 80 ? null : i % 9)) })).toEqual(['missing a']);
    expect(alertsOf({ a: mixed.map((i) => (i < 79 ? null : i % 9)) })).toEqual([]);
  });

  it('identifier: whole numbers that all differ, and text that nearly does; not measures', () => {
    expect(alertsOf({ number: mixed, name: mixed.map((i) => `n${i % 381}`) })).toEqual([
      'identifier number',
      'identifier name',
    ]);
    expect(alertsOf({ name: mixed.map((i) => `n${i % 379}`), balance: mixed.map((i) => i + 0.25) })).toEqual(
      [],
    );
  });

  it('identifier: its values are not shown', () => {
    const profile = profileTable(
      withText(
        madeTable({ name: mixed.map((i) => `Smith ${i}`) }),
        'note',
        mixed.map((i) => `Jones ${i}`),
      ),
      null,
    );
    expect(profile.columns.map(({ distribution }) => distribution.kind)).toEqual(['hidden', 'hidden']);
    expect(JSON.stringify(profile)).not.toMatch(/Smith|Jones/);
  });

  it('date: the value stays for long and then changes for all', () => {
    const byDate = rows.map((i) => 4.8 - Math.floor(i / 40));
    expect(alertsOf({ rate: byDate })).toEqual(['date rate']);
    expect(alertsOf({ rate: mixed.map((i) => byDate[i]) })).toEqual([]);
  });

  it('duplicate: the same cells, or cells that go one to one; not what merely has as many values', () => {
    const job = mixed.map((i) => 'abc'[i % 3]);
    const coded = job.map((one) => ({ a: 7, b: 5, c: 9 })[one] ?? null);
    expect(
      alertsOf({ job, again: [...job], coded, other: mixed.map((i) => 'abc'[Math.floor(i / 7) % 3]) }),
    ).toEqual(['duplicate again', 'duplicate coded']);
  });

  it('duplicate: identifiers only where they are equal', () => {
    expect(alertsOf({ a: mixed, b: mixed.map((i) => 5 * i) })).toEqual(['identifier a', 'identifier b']);
    expect(alertsOf({ a: mixed, b: [...mixed] })).toEqual(['identifier a', 'identifier b', 'duplicate b']);
  });

  it('scale: a spread at least a million times the median of the others', () => {
    const base = { a: mixed.map((i) => i % 10), b: mixed.map((i) => (3 * i) % 11) };
    expect(alertsOf({ ...base, c: mixed.map((i) => 1e7 * (i % 13)) })).toEqual(['scale c']);
    expect(alertsOf({ ...base, c: mixed.map((i) => 1e5 * (i % 13)) })).toEqual([]);
  });

  it('say what to do: the strictest advice wins', () => {
    const { decisions } = profileTable(
      madeTable({
        plain: mixed.map((i) => i % 9),
        rate: rows.map((i) => Math.floor(i / 40)),
        gaps: mixed.map((i) => (i < 100 ? null : i % 8)),
        same: rows.map(() => 1),
      }),
      null,
    );
    expect(decisions.map(({ column, advice, because }) => [column, advice, because])).toEqual([
      ['plain', 'keep', []],
      ['rate', 'context', ['date']],
      ['gaps', 'look', ['missing']],
      ['same', 'drop', ['constant']],
    ]);
  });
});

describe('leak, an alert of profileTable(table, config)', () => {
  const random = createRandom(5);
  const clients = Array.from({ length: 600 }, () => {
    const isPositive = random.next() < 0.2;
    return {
      isPositive,
      // Twice as likely to be high where the outcome is positive: honest.
      mood: random.next() < (isPositive ? 0.6 : 0.3) ? 'high' : 'low',
      // Nearly the outcome itself.
      closed: random.next() < (isPositive ? 0.95 : 0.04) ? 'yes' : 'no',
      // Known only where the outcome is positive.
      date: isPositive ? String(random.nextInt(9)) : '',
      // Many small groups that know nothing.
      street: `s${random.nextInt(150)}`,
    };
  });
  const text = [
    'mood,closed,date,street,y',
    ...clients.map(({ mood, closed, date, street, isPositive }) =>
      [mood, closed, date, street, isPositive ? 'yes' : 'no'].join(','),
    ),
  ].join('\n');
  const profile = profileCsv(`${text}\n`, {
    columns: {
      mood: { type: 'binary' },
      closed: { type: 'binary' },
      date: { type: 'numeric' },
      street: { type: 'nominal' },
      y: { type: 'binary', role: 'outcome', positive: 'yes' },
    },
  });
  const aucOf = async (name: string) =>
    (await profile).columns.find((one) => one.name === name)?.outcome?.auc;

  it('names what tells the outcome by its value or by being known', async () => {
    expect(alerted(await profile).filter((one) => one.startsWith('leak'))).toEqual([
      'leak closed',
      'leak date',
    ]);
  });

  it('is contested where the configuration clusters the column', async () => {
    const { decisions } = await profile;
    expect(decisions.filter(({ isContested }) => isContested).map(({ column }) => column)).toEqual([
      'closed',
      'date',
    ]);
  });

  it('is not flattered by many small groups', async () => {
    const auc = (await aucOf('street')) ?? Number.NaN;
    expect(Math.abs(auc - 0.5)).toBeLessThan(0.1);
    expect(await aucOf('mood')).toBeGreaterThan(0.55);
  });

  it('says nothing where one outcome has fewer than ten rows', async () => {
    const few = await profileCsv(
      `x,y\n${Array.from({ length: 60 }, (_, i) => `${i % 2},${i < 9 ? 'yes' : 'no'}`).join('\n')}\n`,
      { columns: { x: { type: 'binary' }, y: { type: 'binary', role: 'outcome', positive: 'yes' } } },
    );
    expect(few.columns[0].outcome).toMatchObject({ auc: null, standardError: null });
  });
});
