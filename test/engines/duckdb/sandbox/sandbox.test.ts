import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandbox } from '../../../../src/engines/duckdb/index.ts';
import type { DataScope, SqlSandbox } from '../../../../src/engines/index.ts';
import { createScratch, inputErrorOf } from '../../scratch.ts';
import { attacks, cheapDenials, heavyDenials, type Targets } from './attacks.ts';
import { ordinaryQueries } from './ordinary-queries.ts';
import { makeScope } from './sandbox-scope.ts';
import { watchChildren } from './watch-children.ts';

const entry = new URL('../../../../dist/engines/duckdb/sandbox/child.js', import.meta.url);
const mark = 'CANARY-7f3a';
const MEGABYTE = 1024 * 1024;
const mostMemory = 768 * MEGABYTE;

describe('createSandbox', () => {
  const scratch = createScratch();
  let scope: DataScope;
  let sandbox: SqlSandbox;
  let targets: Targets;
  beforeAll(async () => {
    scope = await makeScope(scratch.folder);
    // A machine may be busy: how long its queries take is for test/long/sql-denials.test.ts.
    sandbox = createSandbox({ entry, seconds: 60 });
    await sandbox.tables(scope);
    mkdirSync(scratch.path('empty'));
    writeFileSync(scratch.path('secret.csv'), `${mark}\n${mark}\n`);
    targets = {
      secret: scratch.path('secret.csv'),
      folder: scratch.path('empty'),
      own: scratch.path('scopes/first/run.duckdb'),
    };
    process.env.SANDBOX_SECRET = mark;
  });
  afterAll(() => sandbox.close());

  it('query(scope, query) runs ordinary queries', async () => {
    expect(ordinaryQueries.length).toBeGreaterThanOrEqual(60);
    const failed: string[] = [];
    for (const sql of ordinaryQueries) {
      const done = await sandbox.query(scope, { sql }).catch((error: Error) => error);
      if (done instanceof Error) failed.push(`${sql}\n  ${done.message}`);
      else if (done.columns.length === 0 || done.rows.length === 0) failed.push(`${sql}\n  no rows`);
    }
    expect(failed).toEqual([]);
  });

  it('query(scope, query) refuses every attack and does nothing of it', async () => {
    const all = [...attacks, ...cheapDenials];
    expect(all.length + heavyDenials.length).toBeGreaterThanOrEqual(120);
    const before = readFileSync(targets.own);
    const harmful: string[] = [];
    for (const [id, attack] of all) {
      const sql = attack(targets);
      const end = await sandbox.query(scope, { sql }).catch((error: unknown) => error);
      const text = end instanceof Error ? end.message : JSON.stringify(end);
      const isRefused = end instanceof Error && text.startsWith('E_QUERY');
      const tells = text.includes(mark) || (text.includes(scratch.folder) && !sql.includes(scratch.folder));
      // A long expression may as well be computed.
      if ((!isRefused && id !== 'size') || tells) {
        harmful.push(`${id} ${sql.slice(0, 200)}\n  ${text.slice(0, 300)}`);
      }
    }
    expect(harmful).toEqual([]);
    expect(readdirSync(targets.folder)).toEqual([]);
    expect(existsSync(`${targets.own}.wal`)).toBe(false);
    expect(readFileSync(targets.own).equals(before)).toBe(true);
  });

  it('query(scope, query) ends what asks for everything, within its memory', async () => {
    // All of them: test/long/sql-denials.test.ts.
    const some = heavyDenials.filter((_, i) => i % 3 === 0);
    const quick = createSandbox({ entry, seconds: 0.3 });
    const watch = watchChildren();
    let nTicks = 0;
    const ticks = setInterval(() => nTicks++, 20);
    const harmful: string[] = [];
    let nRefused = 0;
    try {
      for (const [id, attack] of some) {
        const sql = attack(targets);
        const end = await quick.query(scope, { sql }).catch((error: unknown) => error);
        const isRefused = end instanceof Error && end.message.startsWith('E_QUERY');
        if (isRefused) nRefused++;
        if (end instanceof Error && !isRefused) {
          harmful.push(`${id} ${sql.slice(0, 120)}\n  ${String(end).slice(0, 200)}`);
        }
      }
    } finally {
      clearInterval(ticks);
      await quick.close();
    }
    const highest = watch.stop();
    expect(harmful).toEqual([]);
    expect(highest).toBeLessThan(mostMemory);
    expect(nRefused).toBeGreaterThan(some.length / 2);
    // This process went on all the while.
    expect(nTicks).toBeGreaterThan(some.length);
  });

  it('query(scope, query) answers the next query after one was ended', async () => {
    const quick = createSandbox({ entry, seconds: 0.3 });
    try {
      const endless = 'SELECT count(*) FROM clients a, clients b, clients c';
      expect((await inputErrorOf(quick.query(scope, { sql: endless }))).details).toEqual({ kind: 'time' });
      const { rows } = await quick.query(scope, { sql: 'SELECT count(*) FROM clients' });
      expect(rows).toEqual([[20_000]]);
    } finally {
      await quick.close();
    }
  });

  it('query(scope, query, signal) stops when it is told to, and leaves the next ones alone', async () => {
    const cancel = new AbortController();
    const endless = sandbox.query(
      scope,
      { sql: 'SELECT count(*) FROM clients a, clients b, clients c' },
      cancel.signal,
    );
    const next = sandbox.query(scope, { sql: 'SELECT 1 + 1' });
    setTimeout(() => cancel.abort(), 50);
    await expect(endless).rejects.toThrow(/abort/i);
    expect((await next).rows).toEqual([[2]]);
  });

  it('query(scope, query) cuts long results at ten thousand rows and eight megabytes', async () => {
    const rows = await sandbox.query(scope, { sql: 'SELECT id FROM clients' });
    expect([rows.rows.length, rows.cut]).toEqual([10_000, 'rows']);
    const wide = `SELECT ${Array.from({ length: 400 }, () => 'md5(job)').join()} FROM clients`;
    const bytes = await sandbox.query(scope, { sql: wide });
    expect(bytes.cut).toBe('bytes');
    // 400 columns of 32 characters, and three for quotes and comma.
    expect(bytes.rows.length).toBe(Math.floor((8 * MEGABYTE) / (400 * 35)));
  });

  it.each([
    ['SELECT id,\n  nope FROM clients', 2, 3, /nope/],
    ['SELECT id,\n  repeat(job, 2) FROM clients', 2, 3, /repeat/],
    ['SELECT «ж», id FROM clients', 1, 8, /./],
    ["SELECT 'жжж', nope(id) FROM clients", 1, 15, /nope/],
    ['SELECT *\nFROM\n payroll', 3, 2, /payroll.*tables: clients, sweep/],
    ['SELEC 1', 1, 1, /syntax error/],
    ["SELECT id, CAST(job AS INTEGER) FROM clients WHERE job = 'student'", 1, 12, /Could not convert/],
  ])('query(%j) names the place of the error', async (sql, line, column, message) => {
    const error = await inputErrorOf(sandbox.query(scope, { sql }));
    expect(error.message).toMatch(message);
    expect([error.code, error.place.line, error.place.column]).toEqual(['E_QUERY', line, column]);
  });

  it('query(scope, { operation }) explains, describes and summarizes a checked SELECT', async () => {
    const sql = 'SELECT id, job FROM clients -- why; not';
    const of = (kind: 'explain' | 'describe' | 'summarize') =>
      sandbox.query(scope, { sql, operation: { kind } });
    expect(JSON.stringify((await of('explain')).rows)).toContain('SEQ_SCAN');
    expect((await of('describe')).rows.map((row) => row.slice(0, 2))).toEqual([
      ['id', 'DOUBLE'],
      ['job', 'VARCHAR'],
    ]);
    const { columns, rows } = await of('summarize');
    expect(columns[0]?.name).toBe('column_name');
    expect(rows[0]?.slice(0, 4)).toEqual(['id', 'DOUBLE', '1.0', '20000.0']);
  });

  it('query(scope, { operation }) checks the SELECT of an operation as any other', async () => {
    for (const kind of ['explain', 'describe', 'summarize'] as const) {
      for (const [, attack] of attacks.slice(0, 40)) {
        const error = await inputErrorOf(sandbox.query(scope, { sql: attack(targets), operation: { kind } }));
        expect(error.code).toBe('E_QUERY');
      }
    }
  });

  it('query(scope, { pivot }) makes a column of each value', async () => {
    const { columns, rows } = await sandbox.query(scope, {
      sql: `SELECT * FROM (VALUES ('a', 'x', 1), ('a', 'x', 2), ('a', 'y"z', 4), ('b', NULL, 8)) AS v (g, p, n);`,
      operation: { kind: 'pivot', rows: ['g'], column: 'p', value: { function: 'sum', column: 'n' } },
    });
    expect(columns.map(({ name }) => name)).toEqual(['g', 'x', 'y"z', '–']);
    expect(rows).toEqual(
      [
        ['a', '3', '4', null],
        ['b', null, null, '8'],
      ].map((row) => row.map((cell, j) => (j === 0 || cell === null ? cell : Number(cell)))),
    );
  });

  it.each([
    ['job); DROP TABLE clients; --', 'job', 'pivot-column'],
    ['job', `x' OR 1=1`, 'pivot-column'],
    ['job', 'id', 'pivot-wide'],
  ])('query(scope, { pivot }) refuses columns %j and %j', async (row, column, kind) => {
    const operation = { kind: 'pivot', rows: [row], column, value: { function: 'count' } } as const;
    const error = await inputErrorOf(sandbox.query(scope, { sql: 'FROM clients', operation }));
    expect(error.details?.kind).toBe(kind);
  });

  it('tables(scope) lists the granted tables with rows and columns', async () => {
    const tables = await sandbox.tables(scope);
    expect(tables.map(({ name, nRows }) => [name, nRows])).toEqual([
      ['clients', 20_000],
      ['sweep', 14],
    ]);
    expect(tables[1]?.columns).toEqual([
      { name: 'id', type: 'BIGINT' },
      { name: 'k', type: 'BIGINT' },
      { name: 'silhouette', type: 'DOUBLE' },
      { name: 'inertia', type: 'DOUBLE' },
    ]);
  });

  it('query(scope) of another key sees the tables of that key alone', async () => {
    const other: DataScope = {
      key: 'second',
      folder: scratch.path('others'),
      tables: [{ name: 'single', columns: [{ name: 'x', type: 'text' }], rows: [['ж']] }],
    };
    expect((await sandbox.query(other, { sql: 'FROM single' })).rows).toEqual([['ж']]);
    const error = await inputErrorOf(sandbox.query(other, { sql: 'FROM clients' }));
    expect(error.details).toEqual({ kind: 'table', name: 'clients', tables: ['single'] });
  });

  it('functions are sorted, and none of them is one that must not be there', () => {
    const { functions } = sandbox;
    expect(functions).toEqual([...functions].sort());
    const risky =
      /^(read_|query|duckdb_|pragma_|list_(?!contains|extract|sort|value)|json|current_setting|nextval|error)/;
    expect(functions.filter((name) => risky.test(name))).toEqual([]);
    expect(functions.length).toBeGreaterThan(150);
  });
});
