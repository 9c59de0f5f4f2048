import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ColumnReading, InputError } from '../../../src/contract/index.ts';
import { createDuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import type { Engine } from '../../../src/engines/index.ts';
import { createScratch, readAll } from '../scratch.ts';
import { mutate, SOUND_TABLE } from './mutations.ts';

const N_TABLES = 2_000;
const SECONDS = 40;

describe('mutated tables', () => {
  const scratch = createScratch();
  let engine: Engine;
  beforeAll(async () => {
    engine = await createDuckDbEngine({ batchRows: 3 });
  });
  afterAll(() => engine.close());

  const DECLARED: readonly ColumnReading[] = [
    { name: 'id', type: 'identifier' },
    { name: 'age', type: 'numeric' },
    { name: 'job', type: 'nominal' },
    { name: 'balance', type: 'numeric' },
    { name: 'note', type: 'text' },
  ];

  /** The rows that were read, or the error; throws what is neither. */
  async function attempt(work: () => Promise<number>, seed: number): Promise<number | InputError> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof InputError) return error;
      throw new Error(`mutated table ${seed}: ${String(error)}`, { cause: error });
    }
  }

  it('read(csv) of the table before it is mutated gives its five rows', async () => {
    const path = scratch.write(SOUND_TABLE);
    const table = await readAll(engine, { path }, DECLARED);
    expect(table.nRows).toBe(5);
    expect(table.columns[3]).toMatchObject({ values: Float64Array.of(1_500.25, -12.5, 0.75, Number.NaN, 7) });
  });

  it(`describe and read of ${N_TABLES} mutated tables give a table or one InputError with exit code 2`, {
    timeout: SECONDS * 1_000,
  }, async () => {
    const path = scratch.path('mutated.csv');
    let nRead = 0;
    const codes = new Set<string>();
    for (let seed = 1; seed <= N_TABLES; seed += 1) {
      writeFileSync(path, mutate(seed));
      let described: readonly ColumnReading[] | null = null;
      const outcomes = [
        await attempt(async () => {
          const info = await engine.describe({ path });
          described = info.columns;
          return info.nRows;
        }, seed),
        await attempt(async () => (await readAll(engine, { path }, DECLARED)).nRows, seed),
      ];
      if (described !== null) {
        // What describe declares must be readable, with the same number of rows.
        const found: readonly ColumnReading[] = described;
        outcomes.push(await attempt(async () => (await readAll(engine, { path }, found)).nRows, seed));
        if (typeof outcomes[2] === 'number') expect([seed, outcomes[2]]).toEqual([seed, outcomes[0]]);
      }
      for (const outcome of outcomes) {
        if (typeof outcome === 'number') {
          nRead += 1;
          continue;
        }
        codes.add(outcome.code);
        expect(outcome.exitCode).toBe(2);
        expect(outcome.message).not.toMatch(/[\n\r\0]/);
        expect(outcome.message).not.toMatch(/undefined|\[object|NaN of/);
      }
    }
    console.log(
      `${nRead} readings of ${N_TABLES} mutated tables passed; errors: ${[...codes].toSorted().join(' ')}`,
    );
    expect(nRead).toBeGreaterThan(N_TABLES / 10);
    expect(codes.size).toBeGreaterThan(5);
  });
});
