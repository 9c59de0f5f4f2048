import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import type { Engine } from '../../src/engines/index.ts';
import { exportSql, scoreClient } from '../../src/model/index.ts';
import type { DialectName } from '../../src/sql/index.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';
import { madeModel } from './made-model.ts';

let postgres: TestPostgres;
let duckdb: Engine;
beforeAll(async () => {
  [postgres, duckdb] = await Promise.all([startPostgres(), createDuckDbEngine()]);
});
afterAll(async () => {
  await duckdb.close();
  await postgres.stop();
});

type Row = Record<string, unknown>;

async function inDuckDb(
  sql: string,
  table: string,
  columns: Record<string, readonly string[]>,
): Promise<Row[]> {
  const path = join(mkdtempSync(join(tmpdir(), 'clientele-export-')), 't.parquet');
  const [first] = Object.values(columns);
  await duckdb.writeTable(path, {
    nRows: first.length,
    columns: Object.entries(columns).map(([name, values]) => ({ kind: 'text', name, values })),
  });
  const { columns: names, rows } = await duckdb.query(sql, [{ name: table, path }]);
  return rows.map((row) => Object.fromEntries(names.map((name, j) => [name, row[j]])));
}

async function inPostgres(
  sql: string,
  table: string,
  columns: Record<string, readonly string[]>,
): Promise<Row[]> {
  const [first] = Object.values(columns);
  await postgres.query(`DROP TABLE IF EXISTS "${table}"`);
  await postgres.fill(
    table,
    Object.keys(columns),
    first.map((_, i) => Object.values(columns).map((one) => one[i])),
  );
  return postgres.query(sql);
}

const numeric = { ...madeModel({ used: ['age', 'loan'], pipeline: 1, nSegments: 3 }), proxies: [] };

describe('exportSql', () => {
  const ages = [
    '41',
    ' 41.0 ',
    '4.1e1',
    '+41',
    '12,5',
    '0x29',
    '1e999',
    '1e99',
    'NaN',
    'Infinity',
    '--',
    '',
    '1 000',
    '999',
    '-5',
    'n/a',
    '1e-300',
  ];

  it.each(['duckdb', 'postgres'] as const)(
    'numbers as text are read as scoreClient reads them, and never an error: %s',
    async (dialect) => {
      const columns = { age: ages, loan: ages.map(() => 'no') };
      const sql = exportSql(numeric, { dialect, table: 'ages' });
      const rows = await (dialect === 'duckdb' ? inDuckDb : inPostgres)(sql, 'ages', columns);
      const found = new Map(rows.map((row) => [row.age, row]));
      for (const age of ages) {
        let expected: { segmentId: number | null; status: string };
        try {
          expected = scoreClient(numeric, { age, loan: 'no' });
        } catch {
          // What a reader refuses a database takes for unknown.
          expected = scoreClient(numeric, { loan: 'no' });
        }
        const { segment_id, status } = found.get(age)!;
        expect([age, segment_id, status]).toEqual([age, expected.segmentId, expected.status]);
      }
    },
  );

  it.each(['duckdb', 'postgres'] as const)(
    'standard SQL runs in %s and gives the same on tidy text',
    async (database) => {
      const columns = { age: ['20', '41', '70', ''], loan: ['no', 'yes', 'unknown', 'no'] };
      const run = (dialect: DialectName): Promise<Row[]> => {
        const sql = exportSql(numeric, { dialect, table: 'tidy' });
        return (database === 'duckdb' ? inDuckDb : inPostgres)(
          `SELECT * FROM (${sql}) AS s ORDER BY age, loan`,
          'tidy',
          columns,
        );
      };
      expect(await run('ansi')).toEqual(await run(database));
    },
  );

  it('a column that the table lacks counts as unknown', async () => {
    const sql = exportSql(numeric, { dialect: 'duckdb', table: 't', absent: ['age'] });
    const [row] = await inDuckDb(sql, 't', { loan: ['no'] });
    const { segmentId, probability } = scoreClient(numeric, { loan: 'no' });
    expect([row.segment_id, row.probability, row.filled_fields]).toEqual([segmentId, probability, 'age']);
  });

  it('without any column of the model there is nothing to score', () => {
    expect(() => exportSql(numeric, { dialect: 'ansi', table: 't', absent: ['age', 'loan'] })).toThrow(
      'E_ARGUMENT',
    );
  });

  it('every row stays, also equal ones, with its own columns first and the names of segments', async () => {
    const model = madeModel();
    const nameOf = (id: number): string => `It's "${id}"\n`;
    const columns = {
      id: ['1', '2', '3'],
      loan: ['no', 'no', 'yes'],
      'housing "loan"': ['no', 'no', 'no'],
      job: ["admin's", "admin's", ''],
      education: ['', '', ''],
    };
    const rows = await inPostgres(
      exportSql(model, { dialect: 'postgres', table: 'kept', nameOf }),
      'kept',
      columns,
    );
    expect(rows.map(({ id }) => id).sort()).toEqual(['1', '2', '3']);
    expect(Object.keys(rows[0])).toEqual([
      ...Object.keys(columns),
      'segment_id',
      'segment',
      'probability',
      'status',
      'filled_fields',
      'model_hash',
    ]);
    for (const { segment, segment_id } of rows) {
      expect(segment).toBe(segment_id === null ? null : nameOf(Number(segment_id)));
    }
  });
});
