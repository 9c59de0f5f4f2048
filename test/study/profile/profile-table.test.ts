import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { profileTable, type TableProfile } from '../../../src/study/profile/index.ts';
import { madeTable, profileCsv, withText } from './made-table.ts';

const column = (profile: TableProfile, name: string) => {
  const found = profile.columns.find((one) => one.name === name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
};

describe('profileTable(table, null)', () => {
  const profile = profileTable(
    withText(
      madeTable({
        money: [1, 2, 2, 5, null],
        colour: ['red', 'red', 'blue', null, null],
      }),
      'note',
      ['a', 'b', null, 'c', 'd'],
    ),
    null,
  );

  it('counts rows, missing cells and different values', () => {
    expect(
      profile.columns.map(({ name, nRows, nMissing, nDistinct }) => [name, nRows, nMissing, nDistinct]),
    ).toEqual([
      ['money', 5, 1, 3],
      ['colour', 5, 2, 2],
      ['note', 5, 1, 4],
    ]);
  });

  it('shows numbers by value and categories most frequent first', () => {
    expect(column(profile, 'money').distribution).toEqual({
      kind: 'values',
      shown: [
        { value: 1, count: 1 },
        { value: 2, count: 2 },
        { value: 5, count: 1 },
      ],
    });
    expect(column(profile, 'colour').distribution).toEqual({
      kind: 'categories',
      shown: [
        { value: 'red', count: 2 },
        { value: 'blue', count: 1 },
      ],
      nOther: 0,
      countOther: 0,
    });
  });

  it('shows nothing of free text', () => {
    expect(column(profile, 'note')).toMatchObject({ distribution: { kind: 'hidden' }, numbers: null });
    expect(JSON.stringify(column(profile, 'note'))).not.toMatch(/"[abcd]"/);
  });

  it('has mean, sample standard deviation and quantiles of the known numbers', () => {
    const { numbers } = column(profile, 'money');
    // 1, 2, 2, 5: mean 10 ÷ 4; squares 2.25 + 0.25 + 0.25 + 6.25 over 3.
    expect(numbers).toMatchObject({ nValues: 4, mean: 2.5, sd: Math.sqrt(9 / 3) });
    expect(numbers?.quantiles.find(({ probability }) => probability === 0.75)?.value).toBe(2 + 0.25 * 3);
  });

  it('has no outcome, no role and no reason', () => {
    expect(profile.outcome).toBeNull();
    expect(profile.columns.every(({ role, outcome }) => role === null && outcome === null)).toBe(true);
    expect(profile.decisions.map(({ role, reason }) => [role, reason])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
  });

  it('is plain data: JSON and back changes nothing', () => {
    expect(JSON.parse(JSON.stringify(profile))).toEqual(profile);
  });

  it('sorts more than twenty different numbers into bins; whole ones into bins of equally many', () => {
    const bins = (values: number[]) => {
      const { distribution } = column(profileTable(madeTable({ x: values }), null), 'x');
      if (distribution.kind !== 'histogram') throw new Error(distribution.kind);
      return distribution;
    };
    // 0 … 49 twice: 50 numbers in at most 20 bins, so 3 in each and the last with 2.
    const whole = bins(Array.from({ length: 100 }, (_, i) => i % 50));
    expect(whole.counts).toEqual([...new Array(16).fill(6), 4]);
    expect(whole.edges[0]).toBe(-0.5);
    const broken = bins(Array.from({ length: 40 }, (_, i) => i / 2));
    expect(broken.counts).toEqual(new Array(20).fill(2));
  });

  it('folds the thirteenth category and those after it', () => {
    const letters = [...'abcdefghijklmno'];
    const { distribution } = column(
      profileTable(madeTable({ x: letters.flatMap((letter, i) => new Array(20 - i).fill(letter)) }), null),
      'x',
    );
    // m, n and o come 8, 7 and 6 times.
    expect(distribution).toMatchObject({ kind: 'categories', nOther: 3, countOther: 8 + 7 + 6 });
  });

  it('reads any table of numbers, categories and gaps', () => {
    const cell = fc.option(
      fc.oneof(
        fc.integer({ min: -5, max: 5 }),
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e9, max: 1e9 }),
      ),
    );
    const word = fc.option(fc.constantFrom('a', 'b', 'c'));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, word, word), { minLength: 1, maxLength: 50 }), (rows) => {
        const table = madeTable({
          w: rows.map((row) => row[0]),
          x: rows.map((row) => row[1]),
          y: rows.map((row) => row[2]),
          z: rows.map((row) => row[3]),
        });
        const found = profileTable(table, null);
        for (const { distribution, nMissing, name } of found.columns) {
          const counts =
            distribution.kind === 'histogram'
              ? distribution.counts
              : distribution.kind === 'hidden'
                ? [rows.length - nMissing]
                : distribution.shown.map(({ count }) => count);
          expect(
            counts.reduce((sum, count) => sum + count, 0),
            name,
          ).toBe(rows.length - nMissing);
        }
        expect(JSON.parse(JSON.stringify(found))).toEqual(found);
      }),
    );
  });
});

describe('profileTable(table, config)', () => {
  const text = [
    'id,age,never,plan,unused,y',
    ...Array.from({ length: 60 }, (_, i) =>
      [`c${i}`, 20 + (i % 30), i % 3 ? 999 : i, 'abc'[i % 3], i % 2 ? 'u' : 'v', i % 4 ? 'no' : 'yes'].join(
        ',',
      ),
    ),
  ].join('\n');
  const config = {
    columns: {
      age: { type: 'numeric', label: { en: 'Age', ru: 'Возраст' } },
      never: { type: 'numeric', sentinels: [{ value: 999, replaceBy: -1 }] },
      plan: { type: 'ordinal', order: ['c', 'b', 'a'] },
      unused: { type: 'numeric', role: 'dropped', reason: 'declared wrong, and dropped' },
      y: { type: 'binary', role: 'outcome', positive: 'yes', rename: 'bought' },
    },
    derived: [{ name: 'old', from: 'age', bucket: { edges: [30], labels: ['young', 'old'] } }],
  } as const;
  const read = profileCsv(`${text}\n`, structuredClone(config) as never);

  it('has every column of the file in its order, kept, dropped or undeclared, then the derived ones', async () => {
    const { columns } = await read;
    expect(columns.map(({ name, source, role, origin }) => [name, source, role, origin])).toEqual([
      ['id', 'id', 'undeclared', 'file'],
      ['age', 'age', 'feature', 'file'],
      ['never', 'never', 'feature', 'file'],
      ['plan', 'plan', 'feature', 'file'],
      ['unused', 'unused', 'dropped', 'file'],
      ['bought', 'y', 'outcome', 'file'],
      ['old', 'age', 'profile', 'derived'],
    ]);
  });

  it('reads a dropped column as the file shows it, whatever was declared', async () => {
    expect(column(await read, 'unused')).toMatchObject({ type: 'binary', nDistinct: 2 });
  });

  it('counts sentinels and leaves them out of the figures', async () => {
    const never = column(await read, 'never');
    expect(never.sentinels).toEqual([{ value: 999, count: 40 }]);
    // Every third of 0 … 59: 0, 3 … 57.
    expect(never.numbers).toMatchObject({ nValues: 20, mean: 28.5 });
    expect(never.outcome?.groups.find(({ group }) => group.kind === 'sentinel')?.nRows).toBe(40);
  });

  it('keeps the order of ordinal categories', async () => {
    const { distribution } = column(await read, 'plan');
    expect(distribution.kind === 'categories' && distribution.shown.map(({ value }) => value)).toEqual([
      'c',
      'b',
      'a',
    ]);
  });

  it('counts the outcome by category and by tenth, and every row once', async () => {
    const profile = await read;
    expect(profile.outcome).toEqual({ column: 'bought', positive: 'yes', nRows: 60, nPositive: 15 });
    const plan = column(profile, 'plan').outcome?.groups;
    // i is 0, 1 or 2 by threes and yes by fours: each twelve rows have one yes of each letter.
    expect(plan?.map(({ nRows, nPositive }) => [nRows, nPositive])).toEqual([
      [20, 5],
      [20, 5],
      [20, 5],
    ]);
    for (const { outcome } of profile.columns.filter(
      ({ role, type }) => role !== 'outcome' && type !== 'text',
    )) {
      expect(outcome?.groups.reduce((sum, { nRows }) => sum + nRows, 0)).toBe(60);
    }
    expect(column(profile, 'bought').outcome).toBeNull();
  });

  it('names the measure by the types of the pair', async () => {
    const { associations } = await read;
    const of = (a: string, b: string) =>
      associations.find(({ columns }) => columns[0] === a && columns[1] === b);
    expect(of('age', 'plan')).toMatchObject({ measure: 'correlation-ratio', nRows: 60 });
    expect(of('plan', 'bought')).toMatchObject({ measure: 'cramers-v' });
    expect(of('age', 'never')).toMatchObject({ measure: 'correlation', nRows: 20 });
    expect(of('age', 'old')).toMatchObject({ isByConstruction: true });
    // Of 6 columns that are no text: 6 · 5 ÷ 2.
    expect(associations).toHaveLength(15);
  });

  it('carries label and reason in both languages to the decisions', async () => {
    const profile = await read;
    expect(column(profile, 'age').label).toEqual({ en: 'Age', ru: 'Возраст' });
    expect(profile.decisions.find((one) => one.column === 'unused')?.reason).toBe(
      'declared wrong, and dropped',
    );
    expect(profile.decisions.find((one) => one.column === 'id')).toMatchObject({
      advice: 'drop',
      isContested: false,
    });
  });
});

describe('profileTable(table).missingTogether', () => {
  it('counts pairs, furthest above expectation first', () => {
    const on = (rows: number[]) => Array.from({ length: 20 }, (_, i) => (rows.includes(i) ? null : 'x'));
    const profile = profileTable(
      madeTable({ a: on([0, 1, 2, 3]), b: on([0, 1, 2, 3, 4]), c: on([3, 9]), d: on([12]), e: on([]) }),
      null,
    );
    expect(profile.missingTogether).toEqual([
      { columns: ['a', 'b'], nMissing: [4, 5], nBoth: 4, nExpected: (4 * 5) / 20 },
      { columns: ['a', 'c'], nMissing: [4, 2], nBoth: 1, nExpected: (4 * 2) / 20 },
      { columns: ['b', 'c'], nMissing: [5, 2], nBoth: 1, nExpected: (5 * 2) / 20 },
    ]);
  });
});
