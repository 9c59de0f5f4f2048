import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { CastType } from '../../../src/contract/index.ts';
import { createDuckDbEngine, createTableLoader } from '../../../src/engines/duckdb/index.ts';
import { createRandom } from '../../../src/ml/index.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-copy-'));
});
afterAll(() => rm(folder, { recursive: true }));

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
};
/** A cell as COPY writes it. */
const copied = (cell: string | null): string =>
  cell === null ? '\\N' : [...cell].map((sign) => escapes[sign] ?? sign).join('');

type Columns = readonly { readonly name: string; readonly type: CastType | null }[];

/** What is stored of rows, as text. */
async function stored(columns: Columns, rows: Iterable<string>): Promise<readonly (readonly unknown[])[]> {
  const path = join(folder, 'stored.parquet');
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (const row of rows) yield Buffer.from(`${row}\n`);
  }
  const loader = await createTableLoader();
  try {
    await loader.loadCopy(bytes(), columns, path);
  } finally {
    await loader.close();
  }
  const engine = await createDuckDbEngine();
  const { rows: found } = await engine.query(`SELECT COLUMNS(*)::VARCHAR FROM stored`, [
    { name: 'stored', path },
  ]);
  await engine.close();
  return found;
}

describe('loadCopy', () => {
  afterEach(async () => {
    expect((await readdir(folder)).filter((name) => name !== 'stored.parquet')).toEqual([]);
  });

  it('loadCopy(bytes) keeps cells that are longer than half of what is read at once, and all signs', async () => {
    const random = createRandom(5);
    const units = ['a', '"', '\n', ',', 'й', '\\N', '\r\n', '\\', '\\n', '\t', '\b', '\v', '\f', "'", '\\.'];
    const texts = Array.from({ length: 120 }, (_, i) => {
      const unit = (): string => units[random.nextInt(units.length)] ?? '';
      const text = Array.from({ length: 1 + random.nextInt(2000) }, unit).join('');
      return `${i}: ${i % 40 === 3 ? text.repeat(Math.ceil(1.4e6 / text.length)) : text}`;
    });
    const rows = texts.map((text) => `${copied(text)}\t`);
    expect(Math.max(...rows.map((row) => Buffer.byteLength(row)))).toBeGreaterThan(2.2e6);
    const found = (await stored([{ name: 't', type: null }], rows)).map(([text]) => text);
    expect(found.length).toBe(texts.length);
    expect(found.every((text, i) => text === texts[i])).toBe(true);
  });

  it('loadCopy(bytes of one column) keeps empty cells apart from missing ones, as with two', async () => {
    const cells = ['', null, '', '\\N', 'x', '', null];
    const one = [{ name: 't', type: null }];
    const found = await stored(
      one,
      cells.map((cell) => `${copied(cell)}\t`),
    );
    expect(found).toEqual(cells.map((cell) => [cell]));
    const rows = cells.map((cell, i) => `${copied(cell)}\t${i}`);
    const two = await stored([...one, { name: 'i', type: 'BIGINT' }], rows);
    expect(two).toEqual(cells.map((cell, i) => [cell, String(i)]));
  });

  it('loadCopy(bytes of numbers): NaN and \\N are null, infinite ones stay', async () => {
    const columns = [
      { name: 'n', type: 'DOUBLE' },
      { name: 'i', type: 'BIGINT' },
      { name: 'd', type: 'DECIMAL(5, 2)' },
    ] as const;
    const rows = ['1.5\t9223372036854775807\t123.45', 'NaN\t\\N\tNaN', '\\N\t-1\t\\N', '-Infinity\t0\t-0.50'];
    expect(await stored(columns, rows)).toEqual([
      ['1.5', '9223372036854775807', '123.45'],
      [null, null, null],
      [null, '-1', null],
      ['-inf', '0', '-0.50'],
    ]);
  });

  it('loadCopy(bytes of times and booleans) stores them as such', async () => {
    const columns = [
      { name: 'at', type: 'TIMESTAMP' },
      { name: 'zoned', type: 'TIMESTAMPTZ' },
      { name: 'day', type: 'DATE' },
      { name: 'yes', type: 'BOOLEAN' },
    ] as const;
    const rows = [
      '2024-02-29 23:59:59.123456\tinfinity\t0044-03-15 BC\tt',
      '-infinity\t\\N\tinfinity\tf',
      '\\N\t\\N\t\\N\t\\N',
    ];
    expect(await stored(columns, rows)).toEqual([
      ['2024-02-29 23:59:59.123456', 'infinity', '0044-03-15 (BC)', 'true'],
      ['-infinity', null, 'infinity', 'false'],
      [null, null, null, null],
    ]);
  });

  it('loadCopy(bytes) names the row and column of a value that does not fit, and none of its values', async () => {
    const columns = [
      { name: 'who', type: null },
      { name: 'at', type: 'TIMESTAMP' },
    ] as const;
    const good = Array.from({ length: 5000 }, (_, i) => `client ${i}\t2024-01-01 00:00:00`);
    const rows = [...good, 'secret\t0044-03-15 00:00:00 BC', ...good];
    await expect(stored(columns, rows)).rejects.toThrow(
      /^E_POSTGRES column "at": the value of row 5001 does not fit into TIMESTAMP, as which the column is stored; nothing was written; select/,
    );
    await expect(stored(columns, rows)).rejects.not.toThrow(/secret|0044/);
  });

  it('loadCopy(bytes) names a row that is too long', async () => {
    const rows = ['x\t', `${'x'.repeat(9e6)}\t`, 'x\t'];
    await expect(stored([{ name: 't', type: null }], rows)).rejects.toThrow(/row 2 is longer than 4 MB/);
  });
});
