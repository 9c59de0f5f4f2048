import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnBatch, ColumnValues, InputError } from '../../../src/contract/index.ts';
import { createDuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import { openPostgres, type PostgresOptions } from '../../../src/engines/postgres/index.ts';
import { shell } from '../../cli/run-command.ts';
import { madeModel } from '../../model/made-model.ts';
import { startPostgres, type TestPostgres } from '../../postgres.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

/** What a query reads as, its batches joined. */
async function read(query: string, options: PostgresOptions = {}): Promise<Map<string, unknown[]>> {
  const source = await openPostgres(postgres.url, options);
  try {
    const batches: ColumnBatch[] = [];
    for await (const batch of source.read(query)) batches.push(batch);
    expect(batches.length).toBeGreaterThan(0);
    return new Map(
      batches[0].columns.map(({ name }, j) => [name, batches.flatMap(({ columns }) => cellsOf(columns[j]))]),
    );
  } finally {
    await source.close();
  }
}

function cellsOf(column: ColumnValues): unknown[] {
  return [...(column.kind === 'category' ? column.codes : column.values)];
}

async function refused(
  query: string,
  options: PostgresOptions = {},
  url = postgres.url,
): Promise<InputError> {
  try {
    const source = await openPostgres(url, options);
    try {
      for await (const _ of source.read(query));
    } finally {
      await source.close();
    }
  } catch (error) {
    return error as InputError;
  }
  throw new Error('nothing was refused');
}

describe('openPostgres(url).read(query)', () => {
  it('reads every type as a double or as the text that PostgreSQL writes', async () => {
    const cells = await read(`SELECT 7::smallint AS small, 41 AS int, 9007199254740993::bigint AS big,
      0.1::real AS real, 1e300::float8 AS double, 'NaN'::float8 AS nan, 12345678901234567.0123456789::numeric(38,10) AS exact,
      'NaN'::numeric AS nonumber, TRUE AS yes, 'infinity'::timestamptz AS ever, '\\xdeadbeef'::bytea AS bytes,
      NULL::text AS nothing, ''::text AS empty, DATE '2024-02-29' AS day, ARRAY[1,NULL]::int[] AS list`);
    expect(Object.fromEntries(cells)).toEqual({
      small: [7],
      int: [41],
      big: ['9007199254740993'],
      real: [0.1],
      double: [1e300],
      nan: [Number.NaN],
      exact: ['12345678901234567.0123456789'],
      nonumber: [null],
      yes: ['true'],
      ever: ['infinity'],
      bytes: ['\\xdeadbeef'],
      nothing: [null],
      empty: [''],
      day: ['2024-02-29'],
      list: ['{1,NULL}'],
    });
  });

  it('keeps text with every escape of COPY', async () => {
    const text = 'tab\tnew\nline\rreturn\b\f\v back\\slash \\N \\. "quote" \'single\' 👩‍🔧 \u202Eسائق';
    await postgres.fill('odd "text"', ['said'], [[text], ['\\N'], [null], ['\\.']]);
    expect((await read('SELECT * FROM "odd ""text"""')).get('said')).toEqual([text, '\\N', null, '\\.']);
  });

  it('keeps the names of columns: quotes, line ends, emoji, 63 bytes, __proto__', async () => {
    const names = ['a"b', 'new\nline', '👩‍🔧', 'x'.repeat(63), '__proto__', ' blank '];
    const list = names.map((name, i) => `${i} AS "${name.replaceAll('"', '""')}"`).join(', ');
    expect([...(await read(`SELECT ${list}`)).keys()]).toEqual(names);
  });

  it('reads in batches of any size, and one without rows', async () => {
    const query = 'SELECT i FROM generate_series(1, 1000) AS i';
    const whole = await read(query);
    expect(whole.get('i')).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
    for (const batchRows of [1, 7, 1000]) expect(await read(query, { batchRows })).toEqual(whole);
    expect((await read('SELECT 1 AS i WHERE FALSE')).get('i')).toEqual([]);
  });

  it('takes a query with a comment and semicolons at its end', async () => {
    expect((await read('SELECT 1 AS i -- one\n ; ;')).get('i')).toEqual([1]);
  });
});

describe('openPostgres(url).copyText(query)', () => {
  it('counts rows as they come, and leaves the connection to what follows', async () => {
    const source = await openPostgres(postgres.url);
    const counted: number[] = [];
    const query = "SELECT i, repeat('x', 100) AS t FROM generate_series(1, 20000) AS i ORDER BY i DESC";
    const { columns, bytes } = await source.copyText(query, (n) => counted.push(n));
    const pieces: Buffer[] = [];
    for await (const piece of bytes) pieces.push(piece);
    const lines = Buffer.concat(pieces).toString().split('\n');
    expect(lines.length).toBe(20_001);
    expect([lines[0], lines[19_999]]).toEqual([`20000\t${'x'.repeat(100)}`, `1\t${'x'.repeat(100)}`]);
    expect(columns).toEqual([
      { name: 'i', type: 'DOUBLE' },
      { name: 't', type: null },
    ]);
    expect(counted.at(-1)).toBe(20_000);
    expect(counted).toEqual([...counted].sort((a, b) => a - b));
    // A copy that is given up half-way is passed over.
    const { bytes: more } = await source.copyText(query, () => {});
    for await (const _ of more) break;
    const { bytes: after } = await source.copyText("SELECT '' AS t", () => {});
    const last: Buffer[] = [];
    for await (const piece of after) last.push(piece);
    expect(Buffer.concat(last).toString()).toBe('\t\n');
    await source.close();
  });

  it('fails as a statement that fails while its rows come, and lives on', async () => {
    const source = await openPostgres(postgres.url);
    const { bytes } = await source.copyText(
      'SELECT 1 / (30000 - i) AS i FROM generate_series(1, 40000) AS i',
      () => {},
    );
    const all = async (): Promise<void> => {
      for await (const _ of bytes);
    };
    await expect(all()).rejects.toThrow(/refuses the query: division by zero/);
    expect(await source.describe('SELECT 1 AS i')).toEqual([{ name: 'i', type: 'numeric' }]);
    await source.close();
  });
});

describe('openPostgres refuses', () => {
  it.each([
    ['SELECT FROM generate_series(1, 2)', /the query gives no columns/],
    ['SELECT nothing', /refuses the query: column "nothing" does not exist/],
    ['SELECT 1; DROP TABLE kept', /refuses the query/],
    ['SELECT 1) AS q; DROP TABLE kept; --', /refuses the query/],
    ['DELETE FROM kept RETURNING 1', /refuses the query/],
    ["SELECT nextval('counter')", /read-only transaction/],
  ])('%s, and changes nothing', async (query, message) => {
    await postgres.query('CREATE TABLE IF NOT EXISTS kept AS SELECT 1 AS i');
    await postgres.query('CREATE SEQUENCE IF NOT EXISTS counter');
    const { code, exitCode, message: said } = await refused(query);
    expect([code, exitCode]).toEqual(['E_POSTGRES', 2]);
    expect(said).toMatch(message);
    expect(await postgres.query('SELECT count(*)::int AS n FROM kept')).toEqual([{ n: 1 }]);
  });

  it('a slow query past its time', async () => {
    const { message } = await refused('SELECT pg_sleep(30) AS s', { statementTimeout: 300 });
    expect(message).toContain('the query took longer than 0.3 s');
  });

  it.each([
    ['a wrong password', (url: string) => url.replace(/:[^:@/]+@/, ':wr0ng@'), /refuses this user/],
    ['no such database', (url: string) => `${url}_absent`, /refuses this user, password or database/],
    ['no server', (url: string) => url.replace(/:\d+\//, ':1/'), /does not answer \(ECONNREFUSED\)/],
    ['no address', () => 'postgres://[geheim-5up3r', /no address of a database/],
  ])('%s, without a word of user and password', async (_, change, message) => {
    const url = change(postgres.url);
    const error = await refused('SELECT 1', {}, url);
    expect(error.message).toMatch(message);
    expect(`${error.message} ${JSON.stringify(error)} ${String(error.cause)}`).not.toMatch(
      /geheim|wr0ng|tester/,
    );
  });
});

describe('clientele score MODEL postgres://…', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-score-'));
  const model = join(folder, 'model.json');
  writeFileSync(model, JSON.stringify(madeModel()));
  const run = async (...args: string[]): Promise<{ code: number; said: string }> => {
    const { code, out, err } = await shell('score', model, postgres.url, ...args);
    return { code, said: out + err };
  };

  it('streams a query into a file with the score columns', async () => {
    const out = join(folder, 'scored.parquet');
    const query = `SELECT i AS id, CASE WHEN i % 3 > 0 THEN 'yes' ELSE 'no' END AS loan, 'no' AS "housing ""loan""",
      CASE WHEN i % 5 = 0 THEN NULL ELSE 'two' || chr(10) || 'lines' END AS job FROM generate_series(1, 40000) AS i`;
    const { code, said } = await run('--query', query, '-o', out);
    expect([code, said]).toEqual([0, expect.stringContaining('40,000 rows scored')]);
    const engine = await createDuckDbEngine();
    const { rows } = await engine.query(
      `SELECT count(*)::INT, sum(id)::INT, count(segment_id)::INT, count(*) FILTER (filled_fields = 'job')::INT FROM scored`,
      [{ name: 'scored', path: out }],
    );
    await engine.close();
    expect(rows[0].slice(0, 2)).toEqual([40_000, 800_020_000]);
    expect(rows[0][3]).toBe(8000);
  });

  it('a connection that breaks names the row and leaves no file', async () => {
    const out = join(folder, 'broken.parquet');
    // The connection ends itself at row 50,000.
    const query = `SELECT i AS id, 'yes' AS loan, repeat('x', 500) AS filler,
      CASE WHEN i = 50000 THEN pg_terminate_backend(pg_backend_pid()) END AS ends FROM generate_series(1, 200000) AS i`;
    const { code, said } = await run('--query', query, '-o', out);
    expect(code).toBe(2);
    const row = Number(/the connection broke after row (\d+); nothing was written/.exec(said)?.[1]);
    expect(row).toBeGreaterThan(0);
    expect(row).toBeLessThanOrEqual(50_000);
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('broken'))).toEqual([]);
    expect(said).not.toContain(postgres.password);
  });

  it('a value that a model refuses names its row', async () => {
    const { code, said } = await run(
      '--query',
      "SELECT 'yes' AS loan, 1 AS i UNION ALL SELECT 'yes', 2",
      '-o',
      join(folder, 'x.parquet'),
    );
    expect([code, said]).toEqual([0, expect.stringContaining('W_ABSENT_FIELD')]);
  });

  it('without --query says that one is needed', async () => {
    const { code, said } = await run('-o', join(folder, 'y.parquet'));
    expect([code, said]).toEqual([2, expect.stringContaining('a database needs a query')]);
  });
});
