import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputTable } from '../../../src/contract/index.ts';
import { createDuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import type { Engine } from '../../../src/engines/index.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createDuckDbEngine();
});
afterAll(() => engine.close());

const folder = mkdtempSync(join(tmpdir(), 'clientele-staged-'));
const batch = (from: number, nRows: number, categories: readonly string[] = ['no', "it's"]): OutputTable => ({
  nRows,
  columns: [
    {
      kind: 'numeric',
      name: 'x "1"',
      values: Float64Array.from({ length: nRows }, (_, i) => (from + i) / 3),
    },
    {
      kind: 'category',
      name: 'said',
      categories,
      codes: Int32Array.from({ length: nRows }, (_, i) => (i % 3) - 1),
    },
    {
      kind: 'text',
      name: 't',
      values: Array.from({ length: nRows }, (_, i) => (i % 2 ? `=${from + i}\n` : null)),
    },
    { kind: 'integer-list', name: 'list', values: Array.from({ length: nRows }, (_, i) => [i, from]) },
  ],
});

async function* later(batches: readonly OutputTable[], error?: Error): AsyncGenerator<OutputTable> {
  for (const one of batches) {
    await new Promise((resolve) => setImmediate(resolve));
    yield one;
  }
  if (error) throw error;
}

describe('writeBatches(path, batches that come one by one)', () => {
  it('writes the rows of batches that are there', async () => {
    const made = [batch(0, 70_000), batch(70_000, 1), batch(70_001, 70_000)];
    const [a, b] = [join(folder, 'a.parquet'), join(folder, 'b.parquet')];
    await engine.writeBatches(a, made);
    await engine.writeBatches(b, later(made));
    const same = await engine.query(
      'SELECT count(*)::INT, count(*) FILTER (a = b)::INT FROM a POSITIONAL JOIN b',
      [
        { name: 'a', path: a },
        { name: 'b', path: b },
      ],
    );
    expect(same.rows).toEqual([[140_001, 140_001]]);
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it.each(['parquet', 'csv'])(
    'equal rows give equal bytes, however they are cut into batches: %s',
    async (ending) => {
      const cut = async (...sizes: number[]): Promise<Buffer> => {
        const path = join(folder, `cut.${ending}`);
        const numbers = (from: number, nRows: number): OutputTable => ({
          nRows,
          columns: batch(from, nRows).columns.slice(0, 1),
        });
        const starts = sizes.map((_, i) => sizes.slice(0, i).reduce((sum, size) => sum + size, 0));
        await engine.writeBatches(path, later(sizes.map((size, i) => numbers(starts[i], size))));
        return readFileSync(path);
      };
      const whole = await cut(200_000);
      expect((await cut(70_000, 1, 129_999)).equals(whole)).toBe(true);
    },
  );

  it('throws what making a batch threw, and leaves nothing', async () => {
    const broken = new Error('the line is dead');
    const path = join(folder, 'broken.parquet');
    await expect(engine.writeBatches(path, later([batch(0, 10)], broken))).rejects.toBe(broken);
    expect(readdirSync(folder).filter((name) => name.includes('broken'))).toEqual([]);
  });

  it.each([
    ['no batch', []],
    ['other categories', [batch(0, 2), batch(2, 2, ['yes'])]],
    ['other columns', [batch(0, 2), { nRows: 1, columns: batch(0, 1).columns.slice(1) }]],
  ])('refuses %s', async (_, batches) => {
    await expect(engine.writeBatches(join(folder, 'odd.parquet'), later(batches))).rejects.toThrow(
      RangeError,
    );
    expect(readdirSync(folder).filter((name) => name.includes('odd'))).toEqual([]);
  });

  it('a folder that is not there is refused as bad input', async () => {
    const path = join(folder, 'absent', 'a.parquet');
    await expect(engine.writeBatches(path, later([batch(0, 2)]))).rejects.toMatchObject({ exitCode: 2 });
  });
});
