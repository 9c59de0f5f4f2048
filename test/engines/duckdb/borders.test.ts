import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ColumnReading } from '../../../src/contract/index.ts';
import { CHUNK_BYTES } from '../../../src/engines/duckdb/csv/input.ts';
import { createDuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import type { Engine, TableSource } from '../../../src/engines/index.ts';
import { cellsOf, createScratch, inputErrorOf, readAll } from '../scratch.ts';

const TEXT: readonly ColumnReading[] = [
  { name: 'a', type: 'text' },
  { name: 'b', type: 'text' },
];
const ROW = `${'x'.repeat(1_021)},y\n`;

describe('what stands at the border of two chunks', () => {
  const scratch = createScratch();
  let engine: Engine;
  beforeAll(async () => {
    engine = await createDuckDbEngine();
  });
  afterAll(() => engine.close());

  /** A table whose bytes around the first border are `tail`, which begins `before` bytes above it. */
  function tableAround(tail: string, before: number, chunk: number): string {
    const head = 'a,b\n';
    const nRows = Math.floor((chunk - before - head.length) / ROW.length) - 1;
    const rest = chunk - before - head.length - nRows * ROW.length;
    return `${head}${ROW.repeat(nRows)}${'z'.repeat(rest - 3)},w\n${tail}`;
  }

  // Each piece is two rows; what they hold is told by splitting them by hand.
  const PIECES: readonly (readonly [what: string, text: string, cells: readonly (readonly string[])[]])[] = [
    ['CRLF', 'p,q\r\nr,s\r\n', [['p', 'q'], ['r', 's']]],
    ['CR', 'p,q\rr,s\r', [['p', 'q'], ['r', 's']]],
    ['quotes with a line end and a doubled quote', '"p\r\n""",q\n"r","s"\n', [['p\r\n"', 'q'], ['r', 's']]],
    ['characters of two, three and four bytes', 'жё,€\n😀,ж\n', [['жё', '€'], ['😀', 'ж']]],
    ['a quoted cell at the very end', 'p,"q"\nr,"s"', [['p', 'q'], ['r', 's']]],
    ['blank lines', 'p,q\n\r\n\nr,s\n\n', [['p', 'q'], ['r', 's']]],
  ]; // biome-ignore format: a table

  it.each(PIECES)(
    '%s is read alike wherever the border falls',
    { timeout: 60_000 },
    async (_, text, cells) => {
      const nBytes = Buffer.byteLength(text);
      for (let before = 0; before <= nBytes + 1; before += 1) {
        const path = scratch.write(tableAround(text, before, CHUNK_BYTES));
        const { columns } = await readAll(engine, { path }, TEXT);
        const [a = [], b = []] = columns.map((column) => cellsOf(column).slice(-2));
        expect([before, a.map((cell, i) => [cell, b[i]])]).toEqual([before, cells]);
      }
    },
  );

  it('UTF-16 is read alike wherever the border falls, surrogates too', { timeout: 60_000 }, async () => {
    // A chunk of UTF-16 is as many bytes as become a chunk of UTF-8 at most.
    const nUnits = Math.floor(CHUNK_BYTES / 2) / 2;
    for (let before = 0; before <= 10; before += 1) {
      const content = Buffer.from(`\uFEFF${tableAround('ж😀,€\r\nr,😀\r\n', before, nUnits)}`, 'utf16le');
      const { columns } = await readAll(engine, { path: scratch.write(content) }, TEXT);
      expect(columns.map((column) => cellsOf(column).slice(-2))).toEqual([
        ['ж😀', 'r'],
        ['€', '😀'],
      ]);
    }
  });

  it('a byte that is wrong is found wherever the border falls', { timeout: 60_000 }, async () => {
    for (let before = 0; before <= 6; before += 1) {
      const content = Buffer.from(tableAround('ж,p\nr,\x01q\n', before, CHUNK_BYTES));
      content[content.lastIndexOf(1)] = 0xff;
      const error = await inputErrorOf(readAll(engine, { path: scratch.write(content) }, TEXT));
      expect([before, error.code, error.place.column]).toEqual([before, 'E_ENCODING', 2]);
    }
  });
});

describe('oddities beside the catalogue', () => {
  const scratch = createScratch();
  let engine: Engine;
  beforeAll(async () => {
    engine = await createDuckDbEngine();
  });
  afterAll(() => engine.close());

  async function read(content: string | Uint8Array, options: Omit<TableSource, 'path'> = {}) {
    const source = { ...options, path: scratch.write(content) };
    const { columns, warnings } = await engine.describe(source);
    const table = await readAll(engine, source, columns);
    return {
      names: columns.map(({ name }) => name),
      types: columns.map(({ type }) => type),
      codes: warnings.map(({ code }) => code),
      cells: table.columns.map(cellsOf),
    };
  }
  const codeOf = async (content: string | Uint8Array) =>
    (await inputErrorOf(engine.describe({ path: scratch.write(content) }))).code;

  it('a byte-order mark alone is an empty file', async () => {
    expect(await codeOf('\uFEFF')).toBe('E_EMPTY');
    expect(await codeOf(Buffer.from([0xff, 0xfe]))).toBe('E_EMPTY');
    expect(await codeOf('\uFEFF\n\n')).toBe('E_EMPTY');
    expect(await codeOf('\n\r\n\r')).toBe('E_EMPTY');
    expect(await codeOf('\x1a')).toBe('E_EMPTY');
  });

  it('a lone surrogate and an odd byte of UTF-16 are refused', async () => {
    const text = Buffer.from('\uFEFFa,b\r\n1,x\r\n', 'utf16le');
    const lone = Buffer.from(text);
    lone.writeUInt16LE(0xd800, text.length - 6);
    expect(await codeOf(lone)).toBe('E_ENCODING');
    const low = Buffer.from(text);
    low.writeUInt16LE(0xdc00, text.length - 6);
    expect(await codeOf(low)).toBe('E_ENCODING');
    expect(await codeOf(text.subarray(0, -1))).toBe('E_ENCODING');
  });

  it('Ctrl-Z at the end is the end; anywhere else it is a character', async () => {
    expect((await read('a,b\r\n1,x\r\n2,y\r\n\x1a')).cells).toEqual([
      [1, 2],
      ['x', 'y'],
    ]);
    expect((await read('a\nx\ny\nx\n\x1a')).cells).toEqual([['x', 'y', 'x']]);
    expect((await read('a\nx\x1a\ny\n')).cells).toEqual([['x\x1a', 'y']]);
  });

  it('separators in quotes of the first line do not decide', async () => {
    expect((await read('"a,b,c";d\n1;2\n3;4\n')).names).toEqual(['a,b,c', 'd']);
    expect((await read('"a;b\n;;c",d\n1,2\n3,4\n')).names).toEqual(['a;b\n;;c', 'd']);
  });

  it('numbers are 1e5 and −5; hexadecimal, underscores and other digits are text', async () => {
    const cells = ['1e5', ' 7 ', '\u22125', '+3', '.5', '5.', '-0'];
    expect(await read(`x\n${cells.join('\n')}\n`)).toMatchObject({
      types: ['numeric'],
      cells: [[1e5, 7, -5, 3, 0.5, 5, 0]],
    });
    for (const odd of ['0x10', '1_000', '١٢٣', '１２', '1e', '--5', '5-', '1.2.3', '½', '∞']) {
      const column = `x\n1\n${odd}\n`;
      expect([odd, (await read(column)).cells]).toEqual([odd, [['1', odd]]]);
      const reading: readonly ColumnReading[] = [{ name: 'x', type: 'numeric' }];
      const error = await inputErrorOf(readAll(engine, { path: scratch.write(column) }, reading));
      expect([odd, error.code, error.place.line]).toEqual([odd, 'E_TYPE', 3]);
    }
  });

  it('a minus of typesetters goes with decimal commas and groups', async () => {
    expect(await read('x;y\n\u22121 500,25;a\n2,5;b\n')).toMatchObject({
      types: ['numeric', 'binary'],
      cells: [
        [-1_500.25, 2.5],
        ['a', 'b'],
      ],
    });
  });

  it('columns may be called as SQL or JavaScript calls things, and survive Parquet', async () => {
    const names = [
      'select',
      'order by',
      'a"b',
      "it's",
      'drop table t;--',
      '__proto__',
      '`x`',
      'ж\u0301',
      '😀',
      'a.b',
      '*',
    ];
    const header = names.map((name) => `"${name.replaceAll('"', '""')}"`).join();
    const path = scratch.write(
      `${header}\n${names.map((_, i) => i).join()}\n${names.map((_, i) => -i).join()}\n`,
    );
    const { columns } = await engine.describe({ path });
    expect(columns.map(({ name }) => name)).toEqual(names.map((name) => name.normalize('NFC')));
    const table = await readAll(engine, { path }, columns);
    const parquet = scratch.path('names.parquet');
    await engine.writeTable(parquet, table);
    expect(await engine.describe({ path: parquet })).toMatchObject({ columns });
    const again = await readAll(engine, { path: parquet }, columns);
    expect(again.columns.map(cellsOf)).toEqual(table.columns.map(cellsOf));
  });

  it('a million words for "missing" are one column of missing numbers and one line', async () => {
    const { types, codes, cells } = await read(`x\n${'NA\nн/д\n'.repeat(100_000)}1\n`);
    expect([types, codes, cells[0]?.length, cells[0]?.at(-1)]).toEqual([
      ['numeric'],
      ['W_MISSING_TOKEN'],
      200_001,
      1,
    ]);
  });

  it('a quote that never ends is refused after a megabyte', async () => {
    const path = scratch.write(`a,b\n1,"x\n${'1,y\n'.repeat(5_000_000)}`);
    const error = await inputErrorOf(engine.describe({ path }));
    expect([error.code, error.place.line, error.message]).toEqual([
      'E_QUOTE',
      2,
      expect.stringContaining('within 1 MB'),
    ]);
  });
});
