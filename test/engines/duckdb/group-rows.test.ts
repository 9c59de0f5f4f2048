import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnReading, ColumnValues } from '../../../src/contract/index.ts';
import { createDuckDbEngine, createRowGrouper } from '../../../src/engines/duckdb/index.ts';
import type { Engine } from '../../../src/engines/index.ts';
import { createScratch, inputErrorOf } from '../scratch.ts';

const columns: readonly ColumnReading[] = [
  { name: 'job', type: 'nominal', unknown: ['unknown'] },
  { name: 'age', type: 'numeric' },
];
/** Two groups are missing a cell each; b 2 comes first in the second half. */
const rows = ['b,1,r0', 'a,,r1', 'b,1,r2', 'unknown,1,r3', 'b,2,r4', 'a,,r5', 'b,1,r6', 'b,2,r7'];
const groupOf = [0, 1, 0, 2, 3, 1, 0, 3];

describe('createRowGrouper()(source, columns)', () => {
  const scratch = createScratch();
  const folder = mkdtempSync(join(tmpdir(), 'clientele-groups-'));
  const parquet = join(folder, 'rows.parquet');
  let engine: Engine;
  let csv = '';
  beforeAll(async () => {
    engine = await createDuckDbEngine();
    csv = scratch.write(['job,age,id', ...rows, ''].join('\n'));
    const cells = rows.map((row) => row.split(','));
    const text = (j: number): ColumnValues => ({
      kind: 'text',
      name: ['job', 'age', 'id'][j],
      values: cells.map((row) => row[j] || null),
    });
    await engine.writeTable(parquet, { nRows: rows.length, columns: [text(0), text(1), text(2)] });
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });

  for (const format of ['csv', 'parquet'] as const) {
    const source = () => ({ path: format === 'csv' ? csv : parquet });

    it(`counts the rows of ${format} by group, in the order of their first appearance`, async () => {
      const groups = await createRowGrouper()(source(), columns, { nFirst: (n) => n / 2 });
      expect(groups.nRows).toBe(8);
      expect([...groups.counts]).toEqual([3, 2, 1, 2]);
      expect([...groups.firstCounts]).toEqual([2, 1, 1, 0]);
      const [job, age] = groups.columns.columns;
      expect(job).toMatchObject({ categories: ['a', 'b'] });
      expect('codes' in job && [...job.codes]).toEqual([1, 0, -1, 1]);
      expect('values' in age && [...age.values]).toEqual([1, Number.NaN, 1, 2]);
      await groups.close();
    });

    it(`writes a label for every row of ${format}, in order, with what is kept`, async () => {
      const groups = await createRowGrouper()(source(), columns, { keep: ['id'] });
      const path = join(folder, `${format}-labels.parquet`);
      await groups.writeLabels(path, { name: 'segment_id', ofGroup: Int32Array.of(10, 11, 12, 13) });
      await groups.close();
      const read = await engine.query('SELECT row, id, segment_id FROM labels', [{ name: 'labels', path }]);
      expect(read.rows).toEqual(groupOf.map((group, i) => [i + 1, `r${i}`, 10 + group]));
      expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    });

    it(`reads rows of ${format} beside the groups, in order, also of columns that are not grouped`, async () => {
      const id: ColumnReading = { name: 'id', type: 'identifier' };
      const groups = await createRowGrouper()(source(), columns, {
        keep: ['id'],
        sample: { columns: [id, columns[0]], nRows: 8 },
      });
      await groups.close();
      const [ids, jobs] = groups.sample?.columns ?? [];
      expect([groups.sample?.nRows, groups.nGroups]).toEqual([8, 4]);
      expect(ids).toMatchObject({ name: 'id', values: groupOf.map((_, i) => `r${i}`) });
      // b a b ? b a b b
      expect('codes' in jobs && [...jobs.codes]).toEqual([1, 0, 1, -1, 1, 0, 1, 1]);
    });
  }

  it('reads stretches that are evenly spread where the rows are more than wanted', async () => {
    const path = join(folder, 'long.parquet');
    const nRows = 3000;
    const values = Float64Array.from({ length: nRows }, (_, i) => i);
    await engine.writeTable(path, { nRows, columns: [{ kind: 'numeric', name: 'age', values }] });
    const age: ColumnReading = { name: 'age', type: 'numeric' };
    const groups = await createRowGrouper()({ path }, [age], { sample: { columns: [age], nRows: 400 } });
    await groups.close();
    // 400 of 3,000 rows: every eighth stretch of 400 ÷ 200 = 2 rows.
    expect(groups.sample?.columns[0]).toMatchObject({
      values: values.filter((i) => Math.floor(i / 2) % 8 === 0),
    });
    const none = await createRowGrouper()({ path }, [age]);
    await none.close();
    expect(none.sample).toBeNull();
  });

  it('gives the same bytes at 1 and 2 threads', async () => {
    const path = join(folder, 'many.parquet');
    const nRows = 300_000;
    const values = Float64Array.from({ length: nRows }, (_, i) => (i * i) % 13);
    await engine.writeTable(path, { nRows, columns: [{ kind: 'numeric', name: 'age', values }] });
    const written = await Promise.all(
      [1, 2].map(async (threads) => {
        const groups = await createRowGrouper({ threads })({ path }, [{ name: 'age', type: 'numeric' }]);
        const output = join(folder, `labels-${threads}.parquet`);
        const ofGroup = Int32Array.from({ length: groups.nGroups }, (_, g) => g);
        await groups.writeLabels(output, { name: 'g', ofGroup });
        await groups.close();
        return readFileSync(output);
      }),
    );
    expect(written[0].equals(written[1])).toBe(true);
  });

  it('refuses more groups than it may hold', async () => {
    const error = await inputErrorOf(createRowGrouper()({ path: parquet }, columns, { maxGroups: 3 }));
    expect(error).toMatchObject({ code: 'E_TOO_MANY_GROUPS', details: { nGroups: 4, maxGroups: 3 } });
  });

  it('names a cell that is no number by its row in the table', async () => {
    const path = scratch.write('age\n1\n1\nx\n');
    const error = await inputErrorOf(createRowGrouper()({ path }, [{ name: 'age', type: 'numeric' }]));
    expect(error).toMatchObject({ place: { file: path, line: 4 } });
    const text = join(folder, 'text.parquet');
    await engine.writeTable(text, {
      nRows: 3,
      columns: [{ kind: 'text', name: 'age', values: ['1', '1', 'x'] }],
    });
    const inParquet = await inputErrorOf(
      createRowGrouper()({ path: text }, [{ name: 'age', type: 'numeric' }]),
    );
    expect(inParquet).toMatchObject({ place: { file: text } });
    expect(inParquet.message).toContain('row 3');
  });
});
