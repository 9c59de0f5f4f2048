import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnValues } from '../../../src/contract/index.ts';
import { createDuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import type { Engine } from '../../../src/engines/index.ts';
import { createScratch, readAll } from '../scratch.ts';

const TABLE = fileURLToPath(new URL('../../../../shared/data/bank-additional-full.csv', import.meta.url));
const isPresent = existsSync(TABLE);
if (!isPresent) console.warn(`The real table is not at ${TABLE}: its tests are left out.`);

/** A column as one text: its categories, then its cells. */
function textOf(column: ColumnValues): string {
  if (column.kind === 'category') return `${column.categories.join()};${column.codes.join()}`;
  return column.values.join();
}

describe.skipIf(!isPresent)('the real table', () => {
  const scratch = createScratch();
  let engine: Engine;
  beforeAll(async () => {
    engine = await createDuckDbEngine();
  });
  afterAll(() => engine.close());

  it('describe(source) finds 41,188 rows, 10 numeric, 9 nominal and 2 binary columns', async () => {
    const { nRows, columns } = await engine.describe({ path: TABLE });
    const count = (type: string) => columns.filter((column) => column.type === type).length;
    expect([nRows, columns.length]).toEqual([41_188, 21]);
    expect([count('numeric'), count('nominal'), count('binary')]).toEqual([10, 9, 2]);
  });

  it('read(source, columns) gives the ages and the 12 jobs, one of them unknown', async () => {
    const { nRows, columns } = await readAll(engine, { path: TABLE }, [
      { name: 'age', type: 'numeric' },
      { name: 'job', type: 'nominal' },
    ]);
    const [age, job] = columns;
    if (age?.kind !== 'numeric' || job?.kind !== 'category') throw new Error('the kinds are wrong');
    expect(nRows).toBe(41_188);
    expect(age.values[0]).toBe(56);
    expect(job.categories).toHaveLength(12);
    expect(job.categories).toContain('unknown');
  });

  it('read(csv), writeTable and read(parquet) give the same 21 columns', async () => {
    const { columns } = await engine.describe({ path: TABLE });
    const table = await readAll(engine, { path: TABLE }, columns);
    const path = scratch.path('real.parquet');
    await engine.writeTable(path, table);
    expect(await engine.describe({ path })).toEqual({
      format: 'parquet',
      nRows: 41_188,
      columns,
      warnings: [],
    });
    const read = await readAll(engine, { path }, columns);
    for (const [j, column] of read.columns.entries()) expect(textOf(column)).toBe(textOf(table.columns[j]!));
  });
});
