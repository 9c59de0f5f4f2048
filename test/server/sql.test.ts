import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemSchema, sqlResponseSchema, sqlTablesSchema } from '../../src/contract/index.ts';
import { smallModel } from '../model/small-model.ts';
import { makeRun, type Served, serve } from './serve.ts';
import { openSqlQueries } from './sql-queries.ts';

const endless = 'SELECT count(*) FROM clients a, clients b, clients c';

describe('/api/v1/sql', () => {
  let sql: Awaited<ReturnType<typeof openSqlQueries>>;
  let served: Served;
  beforeAll(async () => {
    sql = await openSqlQueries();
    served = await serve(makeRun(smallModel()), { sql });
  });
  afterAll(() => sql.close());

  it('GET tables lists tables, columns and functions', async () => {
    const response = await served.ask('GET', '/api/v1/sql/tables');
    const { tables, functions } = sqlTablesSchema.parse(await response.json());
    expect(tables.map(({ name, nRows }) => [name, nRows])).toEqual([
      ['clients', 20_000],
      ['sweep', 14],
    ]);
    expect(functions).toContain('quantile_cont');
  });

  it('POST answers a query with typed columns and rows', async () => {
    const response = await served.ask('POST', '/api/v1/sql', {
      sql: 'SELECT job, count(*) AS n FROM clients GROUP BY job ORDER BY job LIMIT 1',
    });
    const { seconds, ...rest } = sqlResponseSchema.parse(await response.json());
    // 20,000 clients have four jobs in turn.
    expect(rest).toEqual({
      columns: [
        { name: 'job', type: 'VARCHAR' },
        { name: 'n', type: 'BIGINT' },
      ],
      rows: [['admin.', 20_000 / 4]],
      cut: null,
    });
    expect(seconds).toBeGreaterThan(0);
  });

  it('POST with a pivot makes a column of each value', async () => {
    const operation = { kind: 'pivot', rows: ['job'], column: 'housing', value: { function: 'count' } };
    const response = await served.ask('POST', '/api/v1/sql', { sql: 'FROM clients', operation });
    const { columns } = sqlResponseSchema.parse(await response.json());
    expect(columns.map(({ name }) => name)).toEqual(['job', 'no', 'yes', '–']);
  });

  it('POST says where a query is wrong, in the language of the reader', async () => {
    const sql = 'SELECT *\nFROM nowhere';
    const response = await served.ask('POST', '/api/v1/sql', { sql });
    expect([response.status, response.headers.get('content-type')]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
    ]);
    const problem = problemSchema.parse(await response.json());
    expect([problem.code, problem.line, problem.column]).toEqual(['E_QUERY', 2, 6]);
    expect(problem.detail).toBe('There is no table nowhere: tables: clients, sweep.');
    const russian = await served.ask(
      'POST',
      '/api/v1/sql',
      { sql },
      { headers: { 'Accept-Language': 'ru' } },
    );
    expect(problemSchema.parse(await russian.json()).detail).toBe(
      'Таблицы nowhere нет: есть таблицы: clients, sweep.',
    );
  });

  it.each([
    [{ sql: 1 }, 'E_REQUEST'],
    [{ sql: 'SELECT 1', operation: { kind: 'drop' } }, 'E_REQUEST'],
    [{ sql: 'SELECT 1', more: 1 }, 'E_REQUEST'],
    [{ sql: "FROM read_text('/etc/passwd')" }, 'E_QUERY'],
    [{ sql: 'SELECT 1\0' }, 'E_QUERY'],
  ])('POST %j is refused', async (body, code) => {
    const response = await served.ask('POST', '/api/v1/sql', body);
    expect([response.status, problemSchema.parse(await response.json()).code]).toEqual([422, code]);
  });

  it('POST ends the query when the asker goes away; clients are answered meanwhile', async () => {
    const cancel = new AbortController();
    const start = performance.now();
    const asked = served.ask('POST', '/api/v1/sql', { sql: endless }, { signal: cancel.signal });
    const score = await served.ask('POST', '/api/v1/score', { rows: [{ housing: 'yes', loan: 'no' }] });
    expect(score.status).toBe(200);
    cancel.abort();
    await asked.catch(() => {});
    const next = await served.ask('POST', '/api/v1/sql', { sql: 'SELECT 1' });
    expect(next.status).toBe(200);
    // It was not waited for: the sandbox gives a query four seconds, starting it anew included here.
    expect(performance.now() - start).toBeLessThan(60_000);
  });

  it('both answer 404 where nobody runs queries', async () => {
    const { ask } = await serve(makeRun(smallModel()));
    expect((await ask('GET', '/api/v1/sql/tables')).status).toBe(404);
    expect((await ask('POST', '/api/v1/sql', { sql: 'SELECT 1' })).status).toBe(404);
  });
});
