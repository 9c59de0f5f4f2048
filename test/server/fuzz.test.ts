import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import type { Engine } from '../../src/engines/index.ts';
import { type MadeTables, makeTables } from './fuzz/made-tables.ts';
import { runFuzz } from './fuzz/run-fuzz.ts';
import { openSqlQueries } from './sql-queries.ts';

let engine: Engine;
let tables: MadeTables;
let sql: Awaited<ReturnType<typeof openSqlQueries>>;
beforeAll(async () => {
  engine = await createDuckDbEngine();
  sql = await openSqlQueries();
  tables = await makeTables(engine);
});
afterAll(async () => {
  await tables.close();
  await engine.close();
  await sql.close();
});

describe('createApp(deps), 2,000 requests made of its own OpenAPI file', () => {
  it('answers each as described, none with 5xx, every operation and three in ten of all with success', async () => {
    const { n, nGood, good, wrong } = await runFuzz(2000, 4, engine, sql, tables);
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(nGood / n).toBeGreaterThan(0.3);
    expect(Object.entries(good).filter(([, count]) => count === 0)).toEqual([]);
  });
});
