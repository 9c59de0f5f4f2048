import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import { parseStudyConfig } from '../../../src/study/config.ts';
import { profileTable, readProfileTable, type TableProfile } from '../../../src/study/profile/index.ts';
import { tableSource } from '../../../src/study/table-source.ts';
import { realTable } from '../../real-table.ts';
import { alerted } from './made-table.ts';

const path = realTable();
const text = readFileSync(new URL('../../../examples/bank-marketing.yaml', import.meta.url), 'utf8');
const context = ['emp.var.rate', 'cons.price.idx', 'cons.conf.idx', 'euribor3m', 'nr.employed'];
const clients = ['age', 'job', 'marital', 'education', 'housing', 'loan'];

describe.skipIf(path === null)('the profile of the real table', () => {
  let profile: TableProfile;
  beforeAll(async () => {
    const config = parseStudyConfig(text, 'bank-marketing.yaml');
    const engine = await createDuckDbEngine();
    try {
      const table = await readProfileTable(engine, tableSource(path!, config.input), config);
      const before = process.cpuUsage();
      profile = profileTable(table, config);
      const { user, system } = process.cpuUsage(before);
      console.log(`profile of ${profile.nRows} rows: ${((user + system) / 1e6).toFixed(1)} s of one core`);
    } finally {
      await engine.close();
    }
  }, 120_000);

  it('has the 21 columns of the file, dropped ones too, and three derived ones', () => {
    expect(profile.nRows).toBe(41_188);
    expect(profile.columns.filter(({ origin }) => origin === 'file')).toHaveLength(21);
    expect(profile.columns.slice(21).map(({ name }) => name)).toEqual([
      'contacted_before',
      'year',
      'month number',
    ]);
  });

  it('housing and loan are unknown together in 990 of 990 cases', () => {
    const [first] = profile.missingTogether;
    expect(first).toMatchObject({ columns: ['housing', 'loan'], nMissing: [990, 990], nBoth: 990 });
    // 990² ÷ 41,188.
    expect(first.nExpected).toBeCloseTo(23.796, 3);
  });

  it.each(context)('%s belongs to the date', (column) => {
    expect(alerted(profile)).toContain(`date ${column}`);
  });

  it('duration is the one that gives the outcome away', () => {
    const leaks = profile.alerts.filter(({ code }) => code === 'leak');
    expect(leaks.map(({ column }) => column)).toEqual(['duration']);
    const aucs = profile.columns
      .flatMap(({ name, outcome }) => (outcome?.auc ? [{ name, auc: outcome.auc }] : []))
      .sort((a, b) => b.auc - a.auc);
    console.log(
      aucs
        .slice(0, 3)
        .map(({ name, auc }) => `${name} AUC ${auc.toFixed(3)}`)
        .join(', '),
    );
    expect(aucs[0].name).toBe('duration');
  });

  it.each(clients)('%s is not objected to', (column) => {
    expect(profile.alerts.filter((alert) => alert.column === column)).toEqual([]);
    expect(profile.decisions.find((one) => one.column === column)?.advice).toBe('keep');
  });

  it('the calendar runs from May 2008 to November 2010', () => {
    const counts = (name: string) => {
      const found = profile.columns.find((one) => one.name === name)?.distribution;
      return found?.kind === 'categories'
        ? Object.fromEntries(found.shown.map(({ value, count }) => [value, count]))
        : {};
    };
    // The 26 runs of equal months, in order, summed by year: 7, 10 and 9 of them.
    expect(counts('year')).toEqual({ '2008': 27_690, '2009': 11_440, '2010': 2_058 });
    expect(counts('month number')).toMatchObject({ '3': 546, '5': 13_769, '12': 182 });
  });

  it('cons.conf.idx goes one to one with cons.price.idx', () => {
    expect(alerted(profile).filter((one) => one.startsWith('duplicate'))).toEqual([
      'duplicate cons.conf.idx',
    ]);
  });
});
