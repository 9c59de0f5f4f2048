import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import type { Engine } from '../../src/engines/index.ts';
import { scoreTable } from '../../src/study/index.ts';
import { smallModel } from '../model/small-model.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createDuckDbEngine({ batchRows: 2 });
});
afterAll(() => engine.close());

const folder = mkdtempSync(join(tmpdir(), 'clientele-score-table-'));
const model = smallModel({ unseen: 'missing' });

async function score(text: string, table = 'clients.csv') {
  const path = join(folder, table);
  writeFileSync(path, text);
  const to = join(folder, 'scored.parquet');
  const scored = await scoreTable(model, { path }, to, engine, { nameOf: (id) => `No ${id}` });
  const { columns, rows } = await engine.query('SELECT * FROM scored', [{ name: 'scored', path: to }]);
  return { scored, columns, rows };
}

describe('scoreTable', () => {
  it('writes the columns of the table, then the score columns, in batches', async () => {
    const { scored, columns, rows } = await score(
      'id,loan,housing,status\nA1,no,no,x\nA2,yes,yes,x\nA3,no,unknown,x\nA4,astronaut,yes,x\nA5,,no,x\n',
    );
    expect(columns).toEqual([
      'id',
      'loan',
      'housing',
      'segment_id',
      'segment',
      'probability',
      'status',
      'filled_fields',
      'model_hash',
    ]);
    expect(rows.map((row) => [row[0], ...row.slice(3, 8)])).toEqual([
      ['A1', 1, 'No 1', 1, 'complete', ''],
      ['A2', 2, 'No 2', 1, 'complete', ''],
      ['A3', null, null, 0.75, 'abstained', 'housing'],
      ['A4', 2, 'No 2', 1, 'filled', 'loan'],
      ['A5', 1, 'No 1', 1, 'filled', 'loan'],
    ]);
    expect(rows.every((row) => row[8] === model.hash)).toBe(true);
    expect(scored).toMatchObject({
      nRows: 5,
      nUnseen: 1,
      absentFields: [],
      counts: [
        { status: 'complete', rows: 2 },
        { status: 'filled', rows: 2 },
        { status: 'abstained', rows: 1 },
      ],
    });
  });

  it('a field that the table lacks is unknown, and named', async () => {
    const { scored, rows } = await score('housing\nyes\nno\n');
    expect(scored.absentFields).toEqual(['loan']);
    expect(rows.map((row) => row[1])).toEqual([2, 1]);
  });

  it('a category that the model refuses names the row', async () => {
    const strict = smallModel({ unseen: 'error' });
    const path = join(folder, 'strict.csv');
    writeFileSync(path, 'loan,housing\nno,no\nno,no\nno,no\nno,maybe\n');
    await expect(scoreTable(strict, { path }, join(folder, 'strict.parquet'), engine)).rejects.toThrow(
      'E_VALUE: rows[3].housing has no value "maybe"',
    );
  });
});
