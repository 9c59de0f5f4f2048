import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runScope } from '../../src/cli/run-scope.ts';
import { runUploadTask } from '../../src/cli/uploads/run-upload-task.ts';
import { uploadsOf } from '../../src/cli/uploads/upload-deps.ts';
import {
  type Problem,
  tableTypes,
  type UploadLine,
  uploadLineSchema,
  uploadPreviewSchema,
  uploadsSchema,
} from '../../src/contract/index.ts';
import { createDuckDbEngine, createSandbox } from '../../src/engines/duckdb/index.ts';
import { writeSheet } from '../../src/server/file/write-sheet.ts';
import { smallModel } from '../model/small-model.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';
import { type Cutting, cutAfterRows } from './cutting-proxy.ts';
import { makeRun, type Served, serve } from './serve.ts';

let served: Served;
let postgres: TestPostgres;
let cutting: Cutting;
const sandbox = createSandbox({
  entry: new URL('../../dist/engines/duckdb/sandbox/child.js', import.meta.url),
});
beforeAll(async () => {
  postgres = await startPostgres();
  cutting = await cutAfterRows(postgres.url, 50_000);
  const folder = makeRun(smallModel());
  served = await serve(folder, {
    uploads: {
      store: uploadsOf(folder),
      run: runUploadTask,
      connections: [
        { name: 'warehouse', url: postgres.url },
        { name: 'cut', url: cutting.url },
      ],
      taken: async () => ['clients'],
    },
  });
});
afterAll(async () => {
  await sandbox.close();
  cutting.close();
  await postgres.stop();
});

async function send(body: string | Uint8Array, format: keyof typeof tableTypes = 'csv'): Promise<Response> {
  return served.app.request('/api/v1/uploads/preview', {
    method: 'POST',
    headers: { host: '127.0.0.1:4600', 'content-type': tableTypes[format] },
    body: Buffer.from(body),
  });
}
async function preview(body: string | Uint8Array, format: keyof typeof tableTypes = 'csv') {
  const response = await send(body, format);
  return uploadPreviewSchema.parse(await response.json());
}
async function lastLine(response: Response): Promise<UploadLine> {
  const lines = (await response.text()).trim().split('\n');
  return uploadLineSchema.parse(JSON.parse(lines.at(-1) ?? ''));
}
async function load(
  id: string,
  name: string,
  columns: readonly object[],
  language = 'en',
): Promise<UploadLine> {
  const headers = { 'accept-language': language };
  return lastLine(
    await served.ask('POST', '/api/v1/uploads', { id, name, file: 'mine.csv', columns }, { headers }),
  );
}
async function rowsOf(sql: string): Promise<unknown[][]> {
  const scope = await runScope(served.folder);
  return (await sandbox.query(scope, { sql })).rows as unknown[][];
}
const loaded = (line: UploadLine) => {
  if (line.kind !== 'done') throw new Error(JSON.stringify(line));
  return line;
};

const mixed = [
  'age;member;since;city;income',
  '31;yes;2024-02-29;Ufa;12,5',
  '44;no;2023-01-05;Omsk;7,25',
  '50;no;2023-01-06', // line 4: ragged
  '28;yes;2022-11-30;"Perm" x;1,5', // line 5: text after a quote
  'old;yes;2021-05-05;Omsk;3,5', // line 6: no number
  '39;perhaps;2021-05-05;?;4,5', // line 7: neither yes nor no
  '61;no;2020-02-01;?;9,5',
].join('\n');

describe('an uploaded CSV', () => {
  it('preview tells types from the cells, and the rows that do not fit', async () => {
    const { columns, rows, isWhole, rejected } = await preview(
      mixed.replace('old', '30').replace('perhaps', 'no'),
    );
    expect(columns.map(({ type }) => type)).toEqual(['number', 'boolean', 'date', 'text', 'number']);
    expect(rows[0]).toEqual(['31', 'yes', '2024-02-29', 'Ufa', '12,5']);
    expect([isWhole, rejected.map(({ line, code }) => [line, code])]).toEqual([
      true,
      [
        [4, 'E_RAGGED'],
        [5, 'E_QUOTE'],
      ],
    ]);
  });

  it('becomes a table that queries see; wrong rows are named with line, column, value and reason', async () => {
    const { id } = await preview(mixed);
    const columns = [
      { name: 'age', type: 'number' },
      { name: 'member', type: 'boolean' },
      { name: 'since', type: 'date' },
      { name: 'city', type: 'text', missing: ['?'] },
      { name: 'income', type: 'number' },
    ];
    const { table, rejected } = loaded(await load(id, 'mine', columns));
    expect([table.nRows, table.nRejected]).toEqual([3, 4]);
    expect(rejected.map(({ line, column, name, value, code }) => [line, column, name, value, code])).toEqual([
      [4, 4, 'city', '50;no;2023-01-06', 'E_RAGGED'],
      [5, 4, 'city', '28;yes;2022-11-30;"Perm" x;1,5', 'E_QUOTE'],
      [6, 1, 'age', 'old', 'E_TYPE'],
      [7, 2, 'member', 'perhaps', 'E_YES_NO'],
    ]);
    expect(rejected[3]?.reason).toBe('neither yes nor no');
    expect(await rowsOf('SELECT age, member, since::VARCHAR, city, income FROM mine ORDER BY age')).toEqual([
      [31, true, '2024-02-29', 'Ufa', 12.5],
      [44, false, '2023-01-05', 'Omsk', 7.25],
      [61, false, '2020-02-01', null, 9.5],
    ]);
    const csv = await (await served.ask('GET', '/api/v1/uploads/mine/rejected')).text();
    expect(csv.split('\r\n').slice(0, 2)).toEqual([
      'line,row,column,name,value,code,reason',
      expect.stringMatching(/^4,,4,city,50;no;2023-01-06,E_RAGGED,/),
    ]);
  });

  it('a quote that is never closed costs its line alone', async () => {
    const lines = ['a,b', ...Array.from({ length: 30_000 }, (_, i) => (i === 99 ? '"open,1' : `${i},x`))];
    const { id } = await preview(lines.join('\n'));
    const { table, rejected } = loaded(await load(id, 'open_quote', [{ name: 'a', type: 'number' }]));
    expect([table.nRows, rejected.map(({ line, code }) => [line, code])]).toEqual([
      29_999,
      [[101, 'E_QUOTE']],
    ]);
  });

  it('is listed, profiled and removed; its name is not given twice', async () => {
    const { id } = await preview('x,y\n1,2\n3,4\n');
    const columns = [{ name: 'x', type: 'number' }];
    loaded(await load(id, 'short', columns));
    const list = uploadsSchema.parse(await (await served.ask('GET', '/api/v1/uploads')).json());
    expect(list.connections).toEqual(['warehouse', 'cut']);
    expect(list.tables.find(({ name }) => name === 'short')).toMatchObject({ nRows: 2, nRejected: 0 });
    const page = await (await served.ask('GET', '/api/v1/uploads/short/profile')).text();
    expect(page).toContain('<html');
    for (const name of ['short', 'SHORT', 'clients']) {
      const again = await preview('x\n1\n');
      expect(await load(again.id, name, columns, 'ru')).toMatchObject({
        kind: 'problem',
        code: 'E_TABLE',
        detail: `Таблица ${name} уже есть: выберите другое имя.`,
      });
    }
    expect((await served.ask('POST', '/api/v1/uploads/short/remove', {})).status).toBe(204);
    expect((await served.ask('GET', '/api/v1/uploads/short/profile')).status).toBe(404);
  });

  it('whose rows are all wrong becomes no table', async () => {
    const { id } = await preview('x\na\nb\n');
    expect(await load(id, 'nothing', [{ name: 'x', type: 'number' }])).toMatchObject({ kind: 'problem' });
    expect(readdirSync(join(served.folder, 'uploads'))).not.toContain('nothing');
    expect(readdirSync(join(served.folder, 'uploads')).filter((one) => one.startsWith('.making'))).toEqual(
      [],
    );
  });
});

describe('an uploaded workbook or Parquet file', () => {
  it('of Excel has the lines of its sheet', async () => {
    const path = join(served.folder, 'book.xlsx');
    const columns = [{ kind: 'text' as const, name: 'x', values: ['1', null, 'many', '3'] }];
    await writeSheet(path, [{ nRows: 4, columns }]);
    const { id } = await preview(readFileSync(path), 'xlsx');
    const { table, rejected } = loaded(await load(id, 'book', [{ name: 'x', type: 'number' }]));
    expect([table.nRows, rejected.map(({ line }) => line)]).toEqual([2, [4]]);
  });

  it('a workbook whose directory says 4 GB is refused before anything is unpacked', async () => {
    const entry = Buffer.alloc(46 + 1);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(0xfffffff0, 24);
    entry.writeUInt16LE(1, 28);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt32LE(entry.length, 12);
    const response = await send(Buffer.concat([entry, end]), 'xlsx');
    expect([response.status, ((await response.json()) as Problem).detail]).toEqual([
      422,
      expect.stringContaining('needs more memory'),
    ]);
  });

  it('Parquet keeps its types; a changed one names the rows that do not fit', async () => {
    const engine = await createDuckDbEngine();
    const path = join(served.folder, 'some.parquet');
    await engine.writeTable(path, {
      nRows: 3,
      columns: [
        { kind: 'text', name: 'n', values: ['1', 'two', null] },
        { kind: 'cast', name: 'day', type: 'DATE', values: ['2024-01-31', null, '2024-02-01'] },
      ],
    });
    await engine.close();
    const found = await preview(readFileSync(path), 'parquet');
    expect(found.columns).toEqual([
      { name: 'n', type: 'text' },
      { name: 'day', type: 'date' },
    ]);
    const columns = [
      { name: 'n', type: 'number' },
      { name: 'day', type: 'date' },
    ];
    const { table, rejected } = loaded(await load(found.id, 'typed', columns));
    expect([table.nRows, rejected.map(({ row, value }) => [row, value])]).toEqual([2, [[2, 'two']]]);
    expect(await rowsOf('SELECT n, day::VARCHAR FROM typed ORDER BY day')).toEqual([
      [1, '2024-01-31'],
      [null, '2024-02-01'],
    ]);
  });

  it('cut Parquet is refused', async () => {
    const response = await send(Buffer.from('PAR1 cut'), 'parquet');
    expect([response.status, ((await response.json()) as Problem).code]).toEqual([422, 'E_TABLE']);
  });
});

describe('a query over a named PostgreSQL', () => {
  const ask = async (query: string, name: string, connection = 'warehouse') =>
    lastLine(await served.ask('POST', '/api/v1/uploads/query', { connection, query, name }));

  it('arrives with hostile names, decimals, long integers, NaN, infinite times and columns of nothing', async () => {
    const { table } = loaded(
      await ask(
        `SELECT i AS "a""b", 9007199254740993 + i AS "new
line", 12345678901234567890.0123456789::numeric(38,10) AS "__proto__",
          CASE i WHEN 1 THEN 'NaN' ELSE '1.5' END::numeric(10,2) AS "👩‍🔧", 'NaN'::float8 AS nan,
          CASE i WHEN 1 THEN 'infinity' ELSE '2024-02-29 10:00+03' END::timestamptz AS ever,
          NULL::int AS nothing, NULL::text AS "${'x'.repeat(63)}", i = 1 AS first, DATE '0001-01-01' AS day
        FROM generate_series(1, 2) AS i`,
        'hostile',
      ),
    );
    expect(table.nRows).toBe(2);
    expect(
      await rowsOf(
        'SELECT "a""b", "new\nline"::VARCHAR, "__proto__"::VARCHAR, "👩‍🔧"::VARCHAR, nan, ever::VARCHAR, nothing, first, day::VARCHAR FROM hostile ORDER BY 1',
      ),
    ).toEqual([
      [
        1,
        '9007199254740994',
        '12345678901234567890.0123456789',
        null,
        null,
        'infinity',
        null,
        true,
        '0001-01-01',
      ],
      [
        2,
        '9007199254740995',
        '12345678901234567890.0123456789',
        '1.50',
        null,
        '2024-02-29 07:00:00+00',
        null,
        false,
        '0001-01-01',
      ],
    ]);
  });

  it('cut at row 50,000 names the row and leaves no table', async () => {
    const line = await ask(
      `SELECT i, repeat('x', 100) AS t FROM generate_series(1, 200000) AS i`,
      'cut_short',
      'cut',
    );
    expect(line).toMatchObject({ kind: 'problem', code: 'E_TABLE' });
    expect(JSON.stringify(line)).toContain('after row 50000');
    const list = uploadsSchema.parse(await (await served.ask('GET', '/api/v1/uploads')).json());
    expect(list.tables.map(({ name }) => name)).not.toContain('cut_short');
    expect(readdirSync(join(served.folder, 'uploads')).filter((one) => one.startsWith('.making'))).toEqual(
      [],
    );
  });

  it.each(["SELECT nextval('s')", 'SELECT 1; SELECT 2', 'DELETE FROM t', 'SELECT nowhere'])(
    '%s is refused',
    async (query) => {
      await postgres.query('CREATE SEQUENCE IF NOT EXISTS s');
      expect(await ask(query, 'refused')).toMatchObject({ kind: 'problem', code: 'E_TABLE' });
    },
  );

  it('of a connection that the configuration does not name is not found; no answer tells an address', async () => {
    expect(await ask('SELECT 1', 'other', postgres.url)).toMatchObject({ code: 'E_NOT_FOUND' });
    const said = served.bodies.join('\n');
    expect(said).not.toContain(postgres.password);
    expect(said).not.toContain('postgres://tester');
  });
});

describe('openUploadsFolder(root).sweep()', () => {
  it('takes away what a killed server left, and no table', async () => {
    const uploads = uploadsOf(served.folder);
    const { folder } = await uploads.wait();
    writeFileSync(join(folder, 'table.csv'), 'x');
    await uploads.make();
    await uploads.sweep();
    const left = readdirSync(join(served.folder, 'uploads'));
    expect(left.filter((name) => name.startsWith('.'))).toEqual([]);
    expect(left).toContain('hostile');
  });
});
