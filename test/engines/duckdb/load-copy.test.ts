import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDuckDbEngine, createTableLoader } from '../../../src/engines/duckdb/index.ts';
import { createRandom } from '../../../src/ml/index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-copy-'));
});
afterAll(() => rm(folder, { recursive: true }));

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

async function textsOf(sql: string, path: string): Promise<readonly (readonly unknown[])[]> {
  const engine = await createDuckDbEngine();
  const { rows } = await engine.query(sql, [{ name: 'stored', path }]);
  await engine.close();
  return rows;
}

describe('loadCopy', () => {
  it('loadCopy(bytes) keeps cells that are longer than half of what is read at once, and all signs', async () => {
    const random = createRandom(5);
    const units = ['a', '"', '\n', ',', 'й', '\\N', '\r\n'];
    const texts = Array.from({ length: 120 }, (_, i) => {
      const unit = (): string => units[random.nextInt(units.length)] ?? '';
      const text = Array.from({ length: 1 + random.nextInt(2000) }, unit).join('');
      return `${i}: ${i % 40 === 3 ? text.repeat(Math.ceil(5e6 / text.length)) : text}`;
    });
    async function* bytes(): AsyncGenerator<Uint8Array> {
      for (const text of texts) yield Buffer.from(`${quoted(text)}\n`);
    }
    const loader = await createTableLoader();
    const path = join(folder, 'texts.parquet');
    await loader.loadCopy(bytes(), [{ name: 't', type: null }], path);
    await loader.close();
    expect(await readdir(folder)).toEqual(['texts.parquet']);
    const found = (await textsOf('SELECT t FROM stored', path)).map(([text]) => text);
    expect(found.length).toBe(texts.length);
    expect(found.every((text, i) => text === texts[i])).toBe(true);
  });

  it('loadCopy(bytes) of numbers: NaN and \\N are null, infinite ones stay', async () => {
    async function* bytes(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('1.5,9223372036854775807\nNaN,\\N\n\\N,-1\n-Infinity,0\n');
    }
    const loader = await createTableLoader();
    const path = join(folder, 'numbers.parquet');
    const columns = [
      { name: 'n', type: 'DOUBLE' },
      { name: 'i', type: 'BIGINT' },
    ] as const;
    await loader.loadCopy(bytes(), columns, path);
    await loader.close();
    const rows = await textsOf('SELECT n::VARCHAR, i::VARCHAR FROM stored', path);
    expect(rows).toEqual([
      ['1.5', '9223372036854775807'],
      [null, null],
      [null, '-1'],
      ['-inf', '0'],
    ]);
  });
});
