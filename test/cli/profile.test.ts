import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TableProfile } from '../../src/study/index.ts';
import { madeUpClients, scratchFolder, tableFile } from '../study/small-study.ts';
import { cli } from './run-command.ts';

const config = tableFile(
  `version: 1
name: small
columns:
  age: { type: numeric }
  job: { type: nominal, unknown: [unknown] }
  housing: { type: binary, unknown: [unknown] }
  loan: { type: binary, unknown: [unknown] }
  euribor3m: { type: numeric, role: context }
  duration: { type: numeric, role: dropped, reason: known afterwards }
  y: { type: binary, role: outcome, positive: "yes" }
`,
  'small.yaml',
);
const table = tableFile(madeUpClients(400));

describe('clientele profile TABLE', () => {
  it('says what to mind, then the columns, one below the other', async () => {
    const { code, out, err } = await cli('profile', table, '-c', config, '--lang', 'en');
    expect([code, err]).toEqual([0, '']);
    const lines = out.split('\n');
    expect(lines[0]).toBe('clients.csv: 400\u00a0rows, 21\u00a0columns');
    expect(out).toContain('  euribor3m changes 3\u00a0times from row to row');
    const head = lines.findIndex((line) => line.startsWith('Column '));
    expect(lines.slice(head + 1, head + 22).map((line) => line.split(/ {2,}/)[0])).toEqual(
      madeUpClients(1).split('\n')[0].split(';'),
    );
    // Words begin where their heading begins.
    const types = lines[head].indexOf('Type');
    for (const line of lines.slice(head + 1, head + 22)) expect(line.slice(types - 2, types)).toBe('  ');
    expect(out).toMatch(/housing and loan are unknown together in (\d+) of \1 cases/);
  });

  it('speaks Russian', async () => {
    const { out } = await cli('profile', table, '-c', config, '--lang', 'ru');
    expect(out).toContain('400\u00a0строк, 21\u00a0столбец');
    expect(out).toContain('Свойство даты, а не клиента');
  });

  it('needs no configuration', async () => {
    const { code, out } = await cli('profile', table, '--lang', 'en');
    expect(code).toBe(0);
    expect(out).not.toContain('AUC');
  });

  it('--json prints the columns as rows, with everything else', async () => {
    const { out } = await cli('profile', table, '-c', config, '--json');
    const { rows, alerts, decisions } = JSON.parse(out) as TableProfile & { rows: TableProfile['columns'] };
    expect(rows).toHaveLength(21);
    expect(alerts.map(({ code }) => code)).toContain('date');
    expect(decisions.find(({ column }) => column === 'duration')).toMatchObject({
      role: 'dropped',
      reason: 'known afterwards',
    });
  });

  it('-o writes a page or JSON', async () => {
    const page = join(scratchFolder(), 'p.html');
    const json = join(scratchFolder(), 'p.json');
    const { out } = await cli('profile', table, '-c', config, '-o', page, '--lang', 'ru');
    expect(out).toContain(`Профиль: ${page}`);
    expect(readFileSync(page, 'utf8')).toContain('<html lang="ru">');
    await cli('profile', table, '-c', config, '-o', json);
    expect((JSON.parse(readFileSync(json, 'utf8')) as TableProfile).nRows).toBe(400);
  });

  it('refuses another ending before it reads anything', async () => {
    const output = join(scratchFolder(), 'p.txt');
    const { code, err, out } = await cli('profile', 'absent.csv', '-o', output);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^E_OPTION: -o must be \*\.html or \*\.json; got ".*p\.txt"$/);
    expect(existsSync(output)).toBe(false);
  });

  it('refuses a table that is not there with one line', async () => {
    const { code, err } = await cli('profile', 'absent.csv');
    expect(code).toBe(2);
    expect(err).toMatch(/^E_NOT_FOUND absent\.csv: /);
  });

  it('does not mind a dropped column that is not what was declared', async () => {
    const odd = tableFile(
      'version: 1\nname: odd\ncolumns: { a: { type: numeric }, b: { type: numeric, role: dropped, reason: broken } }\n',
      'odd.yaml',
    );
    const broken = tableFile('a,b\n1,x\n2,y\n3,x\n');
    expect((await cli('profile', broken, '-c', odd)).code).toBe(0);
    writeFileSync(broken, 'a\n1\n2\n3\n');
    expect((await cli('profile', broken, '-c', odd)).code).toBe(0);
  });
});
