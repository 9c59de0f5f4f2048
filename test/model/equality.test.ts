import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ModelFile, OutputTable } from '../../src/contract/index.ts';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import type { Engine, NamedTable } from '../../src/engines/index.ts';
import { compileModel, exportSql, idOf, nearestSegment, scoreClient } from '../../src/model/index.ts';
import { scoreTable } from '../../src/study/index.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';
import { madeModel } from './made-model.ts';
import { type RandomClient, randomClients } from './random-clients.ts';

/** Everywhere the same score columns. */
interface Answer {
  readonly segmentId: number | null;
  readonly probability: number;
  readonly status: string;
  readonly filledFields: string;
}

const allFields = ['age', 'job', 'loan', 'housing "loan"', 'education', 'debt class', 'called', 'region'];

const strict = { minProbability: 0.6, minKnownFields: 2 };
const models: readonly (readonly [name: string, model: ModelFile, nProxies: number])[] = [
  ['three categories, one with a proxy', madeModel(), 1],
  [
    'a number as proxy, two known fields at least',
    madeModel({ used: ['education', 'loan', 'region'], answerRule: strict }),
    1,
  ],
  [
    'numbers and made fields, one-hot',
    madeModel({ used: ['age', 'job', 'debt class', 'called'], pipeline: 1, nSegments: 5 }),
    0,
  ],
  ['every field, per-field counts', madeModel({ used: allFields, pipeline: 6, nSegments: 3 }), 0],
  ['ids that are no places', madeModel({ used: ['loan', 'job'], nSegments: 3, ids: [5, 2, 7] }), 0],
  ['one number', madeModel({ used: ['age'], pipeline: 4, nSegments: 2 }), 0],
];
const hostileTables = ['cli"ents', 'clients', 'scored_clients', 'encoded', "o'clock; --", 'cells'];
const nClients = 10_000 / models.length;

let postgres: TestPostgres;
let duckdb: Engine;
beforeAll(async () => {
  [postgres, duckdb] = await Promise.all([startPostgres(), createDuckDbEngine({ batchRows: 700 })]);
});
afterAll(async () => {
  await duckdb.close();
  await postgres.stop();
});

describe.each(models)('10,000 random clients: %s', (_, model, nProxies) => {
  const clients = randomClients(model, { n: nClients, seed: 7 });
  const expected = clients.map(({ client }): Answer => {
    const { segmentId, probability, status, filledFields } = scoreClient(model, client);
    return { segmentId, probability, status, filledFields: filledFields.join(' ') };
  });
  const columns = [...new Set(clients.flatMap(({ client }) => Object.keys(client)))];
  const cellOf = (client: RandomClient['client'], name: string): string | null =>
    client[name] === null || client[name] === undefined ? null : String(client[name]);
  // Also the names that the query gives its own parts.
  const table = hostileTables[models.findIndex(([, one]) => one === model)];

  it('they are of all kinds, and answered in every way', () => {
    const statuses = new Set(expected.map(({ status }) => status));
    expect(statuses.has('complete')).toBe(true);
    expect(statuses.size).toBeGreaterThan(1);
    expect(new Set(clients.map(({ kind }) => kind)).size).toBe(4);
    expect(model.proxies.length).toBeGreaterThanOrEqual(nProxies);
  });

  it('scoreClient(complete) is the nearest centroid', () => {
    let nComplete = 0;
    for (const { client } of clients) {
      const { encoded, segmentId } = scoreClient(model, client);
      if (!encoded) continue;
      nComplete++;
      expect(segmentId).toBe(idOf(model, nearestSegment(model, encoded)));
    }
    expect(nComplete).toBeGreaterThan(nClients / 8);
  });

  it('compileModel(model).score gives the same, also what is encoded', () => {
    const compiled = compileModel(model);
    for (const { client } of clients) expect(compiled.score(client)).toEqual(scoreClient(model, client));
  });

  it('scoreTable gives the same', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'clientele-equality-'));
    const from = join(folder, 'clients.parquet');
    const to = join(folder, 'scored.parquet');
    await duckdb.writeTable(from, asTable(model, clients, columns));
    const scored = await scoreTable(model, { path: from }, to, duckdb);
    expect(scored.nRows).toBe(clients.length);
    expectSame(
      await answersIn(duckdb, 'SELECT * FROM scored', { name: 'scored', path: to }),
      expected,
      clients,
    );
  });

  it('the exported SQL gives the same in DuckDB', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'clientele-equality-')), 'clients.parquet');
    const row = { kind: 'text', name: 'row', values: clients.map((_, i) => String(i)) } as const;
    const texts = columns.map(
      (name) => ({ kind: 'text', name, values: clients.map(({ client }) => cellOf(client, name)) }) as const,
    );
    await duckdb.writeTable(path, { nRows: clients.length, columns: [row, ...texts] });
    const sql = exportSql(model, { dialect: 'duckdb', table });
    const ordered = `SELECT * FROM (${sql}) ORDER BY CAST("row" AS INTEGER)`;
    expectSame(await answersIn(duckdb, ordered, { name: table, path }), expected, clients, sql);
  });

  it('the exported SQL gives the same in PostgreSQL', async () => {
    const rows = clients.map(({ client }, i) => [String(i), ...columns.map((name) => cellOf(client, name))]);
    await postgres.fill(table, ['row', ...columns], rows);
    const sql = exportSql(model, { dialect: 'postgres', table });
    const found = await postgres.query(`SELECT * FROM (${sql}) AS s ORDER BY CAST("row" AS INTEGER)`);
    expect(new Set(found.map(({ model_hash }) => model_hash))).toEqual(new Set([model.hash]));
    expectSame(found.map(answerOf), expected, clients, sql);
  });
});

function expectSame(
  found: readonly Answer[],
  expected: readonly Answer[],
  clients: readonly RandomClient[],
  sql = '',
): void {
  expect(found).toHaveLength(expected.length);
  const differing = found.flatMap((one, i) => {
    const { probability, ...rest } = expected[i];
    const isSame =
      Math.abs(one.probability - probability) <= 1e-9 &&
      one.segmentId === rest.segmentId &&
      one.status === rest.status &&
      one.filledFields === rest.filledFields;
    return isSame ? [] : [{ client: clients[i], found: one, expected: expected[i] }];
  });
  if (differing.length > 0) console.log(sql);
  expect(differing.slice(0, 3)).toEqual([]);
}

function answerOf(row: Record<string, unknown>): Answer {
  return {
    segmentId: row.segment_id === null ? null : Number(row.segment_id),
    probability: Number(row.probability),
    status: String(row.status),
    filledFields: String(row.filled_fields),
  };
}

async function answersIn(engine: Engine, sql: string, table: NamedTable): Promise<Answer[]> {
  const { columns, rows } = await engine.query(sql, [table]);
  return rows.map((row) => answerOf(Object.fromEntries(columns.map((name, j) => [name, row[j]]))));
}

/** The clients as a table, numbers as numbers. */
function asTable(
  model: ModelFile,
  clients: readonly RandomClient[],
  columns: readonly string[],
): OutputTable {
  const isNumeric = (name: string): boolean =>
    model.fields.some(
      (field) =>
        (field.name === name && !field.categories) || (field.derived?.from === name && !field.derived.recode),
    );
  return {
    nRows: clients.length,
    columns: columns.map((name) => {
      const texts = clients.map(({ client }) =>
        (client[name] ?? null) === null ? null : String(client[name]),
      );
      if (!isNumeric(name)) return { kind: 'text', name, values: texts };
      const values = Float64Array.from(texts, (text) => (text?.trim() ? Number(text) : Number.NaN));
      return { kind: 'numeric', name, values };
    }),
  };
}
