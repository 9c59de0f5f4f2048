import { existsSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import type { Engine, NamedTable } from '../../../src/engines/index.ts';
import { createScratch, inputErrorOf } from '../scratch.ts';

describe('query', () => {
  const scratch = createScratch();
  let engine: Engine;
  let tables: NamedTable[];
  beforeAll(async () => {
    engine = await createDuckDbEngine();
    tables = [];
    // Characters that DuckDB takes for a pattern, beside a file that the pattern would match.
    for (const [name, file] of [
      ['first', 'k=1[ab]*.parquet'],
      ['second', 'k=1a.parquet'],
    ] as const) {
      const path = scratch.path(file);
      const values = Float64Array.of(name.length);
      await engine.writeTable(path, { nRows: 1, columns: [{ kind: 'numeric', name: 'x', values }] });
      tables.push({ name, path });
    }
  });
  afterAll(() => engine.close());

  it('query(sql, tables) reads each named file and no other', async () => {
    const { rows } = await engine.query('SELECT a.x, b.x FROM first a, second b', tables);
    expect(rows).toEqual([['first'.length, 'second'.length]]);
  });

  it('query(sql, tables) turns every DuckDB value into a cell', async () => {
    const sql = `SELECT 42::BIGINT, 9007199254740993, 1.50::DECIMAL(9, 2), DATE '2024-02-29', TIMESTAMP '2024-01-02 03:04:05.5',
      TIMESTAMPTZ '2024-01-01 10:00:00+03', [1, NULL], {'a': 'x'}, NULL, true, 'ж', 0.1::DOUBLE, INTERVAL 1 DAY`;
    const { rows } = await engine.query(sql, []);
    expect(rows[0]).toEqual([
      42,
      '9007199254740993',
      1.5,
      '2024-02-29',
      '2024-01-02T03:04:05.5',
      '2024-01-01T07:00:00+00',
      '[1,null]',
      '{"a":"x"}',
      null,
      true,
      'ж',
      0.1,
      '1 day',
    ]);
  });

  it.each([
    ['SELEC 1', /^E_SQL: Parser Error: syntax error/],
    ['SELECT y FROM first', /^E_SQL: Binder Error: .*tables: "first", "second"$/],
    ['SELECT 1; SELECT 2', /^E_SQL: one statement is run at a time; got 2/],
    ['', /^E_SQL: there is no statement/],
    ['-- nothing', /^E_SQL: there is no statement/],
    ['SELECT 1\0; DROP VIEW first', /^E_SQL: the statement holds a NUL character/],
    ["SELECT CAST('x' AS INTEGER)", /^E_SQL: Conversion Error/],
  ])('query(%j) is refused with one line', async (sql, message) => {
    expect((await inputErrorOf(engine.query(sql, tables))).message).toMatch(message);
  });

  it('query(unknown table) lists ten tables at most, short names first', async () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ name: `a_long_name_${i}`, path: tables[0].path }));
    const error = await inputErrorOf(
      engine.query('SELECT * FROM nope', [...many, { ...tables[0], name: 'sweep' }]),
    );
    expect(error.message).toMatch(
      /^E_SQL: Catalog Error: .*tables: "sweep", "a_long_name_0", .* … \(13 in all\)$/,
    );
    expect(error.message).not.toContain('a_long_name_11');
  });

  it('query(sql, tables) reaches no other file and writes none', async () => {
    const secret = scratch.path('secret.csv');
    const target = scratch.path('target.csv');
    writeFileSync(secret, 'a\n1\n');
    const attempts = [
      `SELECT * FROM read_csv('${secret}')`,
      `SELECT * FROM read_text('${secret}')`,
      `COPY (SELECT 1) TO '${target}'`,
      `ATTACH '${target}' AS other`,
      `EXPORT DATABASE '${target}'`,
      'SET enable_external_access = true',
      "LOAD 'httpfs'",
      "INSTALL 'httpfs'",
    ];
    for (const sql of attempts) expect((await inputErrorOf(engine.query(sql, tables))).code).toBe('E_SQL');
    expect(existsSync(target)).toBe(false);
  });

  it('query(sql, tables) names a table whose file is absent or is not Parquet', async () => {
    const absent = { name: 'absent', path: scratch.path('absent.parquet') };
    expect(await inputErrorOf(engine.query('SELECT 1', [absent]))).toMatchObject({ code: 'E_NOT_FOUND' });
    const csv = { name: 'csv', path: scratch.write('a\n1\n') };
    expect(await inputErrorOf(engine.query('SELECT 1', [csv]))).toMatchObject({ code: 'E_PARQUET' });
  });

  it('createDuckDbEngine(options) names an option that is out of range', async () => {
    await expect(createDuckDbEngine({ threads: 0 })).rejects.toThrow(
      'threads must be an integer from 1; got 0',
    );
    await expect(createDuckDbEngine({ batchRows: 1.5 })).rejects.toThrow(
      'batchRows must be an integer from 1; got 1.5',
    );
  });
});
