import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import type { Engine } from '../../src/engines/index.ts';
import { type MadeTables, makeTables } from '../server/fuzz/made-tables.ts';
import { runFuzz } from '../server/fuzz/run-fuzz.ts';
import { openSqlQueries } from '../server/sql-queries.ts';

const N_REQUESTS = Number(process.env.N_REQUESTS ?? 20_000);
const SEED = Number(process.env.SEED ?? 1);

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

describe(`createApp(deps), ${N_REQUESTS} requests made of its own OpenAPI file`, () => {
  it('answers each as described, none with 5xx, every operation and three in ten of all with success', async () => {
    const { n, nGood, good, statuses, wrong } = await runFuzz(N_REQUESTS, SEED, engine, sql, tables);
    console.log(JSON.stringify({ n, nGood, good, statuses }));
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(nGood / n).toBeGreaterThan(0.3);
    expect(Object.entries(good).filter(([, count]) => count === 0)).toEqual([]);
  }, 3_600_000);
});
