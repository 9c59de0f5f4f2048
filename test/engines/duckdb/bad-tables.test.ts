import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ColumnReading, InputError } from '../../../src/contract/index.ts';
import { openDatabase, withConnection } from '../../../src/engines/duckdb/database.ts';
import { createDuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import type { Engine } from '../../../src/engines/index.ts';
import { createScratch, inputErrorOf, readAll } from '../scratch.ts';

interface BadTable {
  readonly what: string;
  readonly content: string | Uint8Array;
  readonly code: string;
  readonly line?: number;
  readonly column?: number;
  readonly columnName?: string;
  /** A piece of the message. */
  readonly says?: string | RegExp;
}

const A_MEGABYTE = 1 << 20;
const text = (...bytes: number[]) => Uint8Array.from(bytes);

/** Bad whatever is declared: `describe` and `read` refuse them alike. */
const BAD_STRUCTURE: readonly BadTable[] = [
  {
    what: 'a short row',
    content: 'a,b,c\n1,2,3\n4,5\n',
    code: 'E_RAGGED',
    line: 3,
    column: 3,
    columnName: 'c',
    says: '2 of 3 fields',
  },
  {
    what: 'a long row',
    content: 'a,b,c\n1,2,3\n4,5,6,7\n',
    code: 'E_RAGGED',
    line: 3,
    column: 4,
    says: '4 of 3 fields',
  },
  {
    what: 'a short first row',
    content: 'a,b,c\n1,2\n',
    code: 'E_RAGGED',
    line: 2,
    column: 3,
    says: '2 of 3 fields',
  },
  {
    what: 'a short row below a quoted line end',
    content: 'a,b\n"x\r\ny\rz\n",1\r\n2\r\n',
    code: 'E_RAGGED',
    line: 6,
    column: 2,
  },
  { what: 'a short row with CR line ends', content: 'a,b\r1,2\r3\r', code: 'E_RAGGED', line: 3, column: 2 },
  {
    what: 'a short last row without a line end',
    content: 'a,b\n1,2\n3',
    code: 'E_RAGGED',
    line: 3,
    column: 2,
  },
  {
    what: 'a short row below blank lines',
    content: 'a,b\n\n1,2\n\n\n3\n',
    code: 'E_RAGGED',
    line: 6,
    column: 2,
  },
  {
    what: 'a quoted empty cell alone on a row',
    content: 'a,b\n1,2\n""\n',
    code: 'E_RAGGED',
    line: 3,
    column: 2,
  },
  {
    what: 'a quote never closed',
    content: 'a,b\n1,"x\n2,y\n3,z\n',
    code: 'E_QUOTE',
    line: 2,
    column: 2,
    columnName: 'b',
    says: 'not closed',
  },
  { what: 'a quote never closed in the header', content: 'a,"b\n1,2\n', code: 'E_QUOTE', line: 1, column: 2 },
  {
    what: 'a quote closed by the next quoted cell',
    content: 'a,b\n1,"x\n2,"y"\n',
    code: 'E_QUOTE',
    line: 2,
    column: 2,
  },
  {
    what: 'a quote never closed in a large file',
    content: `a,b\n1,"x\n${'2,y\n'.repeat(A_MEGABYTE)}`,
    code: 'E_QUOTE',
    line: 2,
    column: 2,
  },
  {
    what: 'text after a closing quote',
    content: 'a,b\n1,"x"y\n',
    code: 'E_QUOTE',
    line: 2,
    column: 2,
    says: 'after a closing quote',
  },
  {
    what: 'a NUL byte',
    content: 'a,b\n1,x\n2,y\0\n',
    code: 'E_NUL',
    line: 3,
    column: 2,
    columnName: 'b',
    says: 'byte 12 of',
  },
  {
    what: 'a NUL byte in quotes on a second line',
    content: 'a,b\n1,"x\n\0"\n',
    code: 'E_NUL',
    line: 3,
    column: 2,
  },
  { what: 'a NUL byte in the header', content: 'a,\0b\n1,2\n', code: 'E_NUL', line: 1, column: 2 },
  {
    what: 'equal column names',
    content: 'id,age,age\n1,2,3\n',
    code: 'E_DUP_HEADER',
    line: 1,
    column: 3,
    columnName: 'age',
    says: 'columns 2 and 3',
  },
  {
    what: 'column names that differ in case',
    content: 'age,Age\n1,2\n',
    code: 'E_DUP_HEADER',
    line: 1,
    column: 2,
    says: 'differ in case alone',
  },
  {
    what: 'a column without a name',
    content: 'a,,c\n1,2,3\n',
    code: 'E_EMPTY_HEADER',
    line: 1,
    column: 2,
    says: 'column 2 of 3',
  },
  { what: 'an empty file', content: '', code: 'E_EMPTY' },
  { what: 'blank lines only', content: '\n\r\n\n', code: 'E_EMPTY' },
  { what: 'a byte-order mark only', content: '\uFEFF', code: 'E_EMPTY' },
  { what: 'a header only', content: 'a,b\n', code: 'E_NO_ROWS', line: 1 },
  { what: 'a header and blank lines', content: 'a,b\r\n\r\n', code: 'E_NO_ROWS', line: 1 },
  {
    what: 'a ZIP named .csv',
    content: 'PK\x03\x04rest',
    code: 'E_FORMAT',
    says: /ZIP.*save the table as CSV/,
  },
  { what: 'a gzip named .csv', content: text(0x1f, 0x8b, 8, 0), code: 'E_FORMAT', says: 'gzip' },
  {
    what: 'cp1251 text',
    content: text(0x61, 0x0a, 0x31, 0x0a, 0xe8, 0x0a),
    code: 'E_ENCODING',
    line: 3,
    column: 1,
    columnName: 'a',
    says: 'byte 0xE8 at byte 5 of',
  },
  {
    what: 'a character cut at the end of the file',
    content: text(0x61, 0x0a, 0x31, 0x0a, 0xd0),
    code: 'E_ENCODING',
    line: 3,
    column: 1,
  },
  {
    what: 'an overlong character',
    content: text(0x61, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0xc0, 0xaf, 0x0a),
    code: 'E_ENCODING',
    line: 2,
    column: 2,
  },
  {
    what: 'UTF-16 text with half a character pair',
    content: Buffer.from('\uFEFFa,b\n1,x\ud83d\n', 'utf16le'),
    code: 'E_ENCODING',
    line: 2,
    column: 2,
    says: 'utf-16le: no character at byte 17 of',
  },
  {
    what: 'UTF-16 text of an odd number of bytes',
    content: Buffer.from('\uFEFFa\n1\n', 'utf16le').subarray(0, -1),
    code: 'E_ENCODING',
    line: 2,
    column: 1,
    says: 'byte 9 of',
  },
  {
    what: 'a NUL in UTF-16 text',
    content: Buffer.from('\uFEFFa,b\n1,\0\n', 'utf16le'),
    code: 'E_NUL',
    line: 2,
    column: 2,
    says: 'byte 15 of',
  },
  {
    what: 'UTF-32 text',
    content: text(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0),
    code: 'E_ENCODING',
    line: 1,
    says: 'UTF-32',
  },
  {
    what: 'a cell of over 1 MB',
    content: `a,b\n1,2\n3,${'x'.repeat(3 * A_MEGABYTE)}\n`,
    code: 'E_FIELD_TOO_LONG',
    line: 3,
    column: 2,
    columnName: 'b',
  },
  {
    what: 'a header of over 5,000 columns',
    content: `${Array.from({ length: 5_001 }, (_, i) => `c${i}`).join(',')}\n`,
    code: 'E_TOO_MANY_COLUMNS',
    line: 1,
    says: '5001',
  },
];

interface BadCell extends BadTable {
  readonly reading: ColumnReading;
}

const NUMBER: ColumnReading = { name: 'x', type: 'numeric' };
const BINARY: ColumnReading = { name: 'x', type: 'binary' };
const HOUSING: ColumnReading = { name: 'x', type: 'nominal', categories: ['yes', 'no'], unknown: ['?'] };
const atX = { line: 3, column: 2, columnName: 'x' };

/** Bad for what is declared: `read` refuses them. */
const BAD_CELLS: readonly BadCell[] = [
  {
    what: 'text in a numeric column',
    reading: NUMBER,
    content: 'id,x\n1,1.5\n2,abc\n',
    code: 'E_TYPE',
    ...atX,
    says: '(found "a**")',
  },
  {
    what: 'a comma of decimals or thousands',
    reading: NUMBER,
    content: 'id;x\n1;1\n2;1,500\n3;2,250\n',
    code: 'E_TYPE',
    ...atX,
    says: /no other cell.*\(found "1,\*\*\*"\).*declare the decimal separator/,
  },
  {
    what: 'a decimal comma below a decimal point',
    reading: NUMBER,
    content: 'id;x\n1;1.5\n2;12,5\n',
    code: 'E_TYPE',
    ...atX,
    says: /decimal comma in a column of decimal points.*\(found "1\*,\*"\)/,
  },
  { what: 'a hexadecimal number', reading: NUMBER, content: 'id,x\n1,1\n2,0x10\n', code: 'E_TYPE', ...atX },
  {
    what: 'an integer that would be rounded',
    reading: NUMBER,
    content: 'id,x\n1,1\n2,40817810000000000001\n',
    code: 'E_TYPE',
    ...atX,
    says: /20 digits.*identifier/,
  },
  {
    what: 'NaN',
    reading: NUMBER,
    content: 'id,x\n1,1\n2,NaN\n',
    code: 'E_NONFINITE',
    ...atX,
    says: '(found "NaN")',
  },
  { what: '-inf', reading: NUMBER, content: 'id,x\n1,1\n2,-inf\n', code: 'E_NONFINITE', ...atX },
  { what: 'Infinity', reading: NUMBER, content: 'id,x\n1,1\n2,Infinity\n', code: 'E_NONFINITE', ...atX },
  { what: '1e400', reading: NUMBER, content: 'id,x\n1,1\n2,1e400\n', code: 'E_NONFINITE', ...atX },
  { what: '1e-400', reading: NUMBER, content: 'id,x\n1,1\n2,1e-400\n', code: 'E_NONFINITE', ...atX },
  {
    what: 'a bad cell behind a quoted line end',
    reading: NUMBER,
    content: 'id,x\n"1\n2\n",b\n',
    code: 'E_TYPE',
    line: 4,
    column: 2,
    columnName: 'x',
  },
  {
    what: 'the earlier of two bad cells',
    reading: NUMBER,
    content: 'id,x\n1,1\n2,b\n3,c\n',
    code: 'E_TYPE',
    ...atX,
  },
  {
    what: 'a category that is not declared',
    reading: HOUSING,
    content: 'id,x\n1,yes\n2,maybe\n',
    code: 'E_CATEGORY',
    ...atX,
    says: /"may\*\*".*yes, no/,
  },
  {
    what: 'a third value in a binary column',
    reading: BINARY,
    content: 'id,x\n1,y\n2,n\n3,y\n4,perhaps\n',
    code: 'E_BINARY',
    line: 5,
    column: 2,
    columnName: 'x',
  },
  {
    what: 'a type error above a ragged row',
    reading: NUMBER,
    content: 'id,x\n1,1\n2,b\n3\n',
    code: 'E_TYPE',
    ...atX,
  },
];

describe('bad tables', () => {
  const scratch = createScratch();
  let engine: Engine;
  beforeAll(async () => {
    engine = await createDuckDbEngine();
  });
  afterAll(() => engine.close());

  function expectError(error: Awaited<ReturnType<typeof inputErrorOf>>, file: string, bad: BadTable): void {
    expect(error.message).toMatch(new RegExp(`^${bad.code} `));
    expect(error.code).toBe(bad.code);
    expect(error.exitCode).toBe(2);
    expect(error.place.file).toBe(file);
    expect(error.place.line).toBe(bad.line);
    expect(error.place.column).toBe(bad.column);
    if (bad.columnName !== undefined) expect(error.place.columnName).toBe(bad.columnName);
    if (bad.says !== undefined) expect(error.message).toMatch(bad.says);
    expect(error.message).not.toMatch(/[\n\0]/);
  }

  it.each(BAD_STRUCTURE)('describe(csv) refuses $what with $code', async (bad) => {
    const path = scratch.write(bad.content);
    expectError(await inputErrorOf(engine.describe({ path })), path, bad);
  });

  it.each(BAD_STRUCTURE)('read(csv) refuses $what with $code', async (bad) => {
    const path = scratch.write(bad.content);
    expectError(await inputErrorOf(readAll(engine, { path }, [])), path, bad);
  });

  it.each(BAD_CELLS)('read(csv) refuses $what with $code', async (bad) => {
    const path = scratch.write(bad.content);
    expectError(await inputErrorOf(readAll(engine, { path }, [bad.reading])), path, bad);
  });

  it('read(csv) finds text at line 30,001 of a numeric column', async () => {
    const lines = [
      'id,x',
      ...Array.from({ length: 29_999 }, (_, i) => `${i},${i / 4}`),
      '29999,abc',
      '30000,1',
    ];
    const path = scratch.write(lines.join('\r\n'));
    const bad = { what: '', content: '', code: 'E_TYPE', line: 30_001, column: 2, columnName: 'x' };
    expectError(await inputErrorOf(readAll(engine, { path }, [NUMBER])), path, bad);
  });

  it('read(csv) names the line of an error behind many chunks of quoted lines', async () => {
    const row = `1,"${'q'.repeat(90)}\r\n${'ж'.repeat(50)}"\r\n`;
    const path = scratch.write(`id,x\n${row.repeat(20_000)}2,"a"\n3\n`);
    const bad = { what: '', content: '', code: 'E_RAGGED', line: 40_003, column: 2 };
    expectError(await inputErrorOf(engine.describe({ path })), path, bad);
  });

  it('read(csv) finds a byte that is not UTF-8 behind the first megabyte', async () => {
    const sound = Buffer.from(`id,x\n${'1,ёж\n'.repeat(300_000)}2,`);
    const path = scratch.write(Buffer.concat([sound, text(0xff, 0x0a)]));
    const error = await inputErrorOf(engine.describe({ path }));
    expect(error).toMatchObject({ code: 'E_ENCODING', place: { line: 300_002, column: 2, columnName: 'x' } });
    expect(error.message).toContain(`byte 0xFF at byte ${sound.length + 1} of the file`);
  });

  it('read(csv, binary) refuses more than two declared categories', async () => {
    const path = scratch.write('x\na\n');
    const reading: ColumnReading = { name: 'x', type: 'binary', categories: ['a', 'b', 'c'] };
    expect((await inputErrorOf(readAll(engine, { path }, [reading]))).code).toBe('E_BINARY');
  });

  it('describe(path) tells an absent file, a folder and a wrong separator apart', async () => {
    const folder = scratch.path('folder.csv');
    mkdirSync(folder);
    const absent = await inputErrorOf(engine.describe({ path: scratch.path('absent.csv') }));
    expect(absent).toMatchObject({ code: 'E_NOT_FOUND', place: { file: scratch.path('absent.csv') } });
    expect((await inputErrorOf(engine.describe({ path: folder }))).code).toBe('E_NOT_A_FILE');
    const path = scratch.write('a,b\n1,2\n');
    expect((await inputErrorOf(engine.describe({ path, delimiter: ';;' }))).code).toBe('E_DELIMITER');
  });

  it('describe(parquet) refuses a cut file, a wrong footer and a wrong beginning with E_PARQUET', async () => {
    const path = scratch.path('sound.parquet');
    await engine.writeTable(path, {
      nRows: 1,
      columns: [{ kind: 'numeric', name: 'x', values: Float64Array.of(1) }],
    });
    const sound = readFileSync(path);
    const wrongLength = Buffer.from(sound);
    wrongLength.writeUInt32LE(0x0fffffff, sound.length - 8);
    const wrongBody = Buffer.from(sound).fill(0xff, 4, sound.length - 60);
    for (const content of [sound.subarray(0, 100), wrongLength, wrongBody, Buffer.from('a,b\n1,2\n')]) {
      const damaged = scratch.write(content, 'parquet');
      const error = await inputErrorOf(engine.describe({ path: damaged }));
      expect(error).toMatchObject({ code: 'E_PARQUET', place: { file: damaged } });
    }
  });

  it('describe(parquet) refuses nested columns by name', async () => {
    const { path } = await writeSql(`SELECT 1 AS a, [1, 2] AS tags`);
    const error = await inputErrorOf(engine.describe({ path }));
    expect(error).toMatchObject({ code: 'E_COLUMN_TYPE', place: { column: 2, columnName: 'tags' } });
    expect((await readAll(engine, { path }, [{ name: 'a', type: 'numeric' }])).nRows).toBe(1);
  });

  it('read(parquet) refuses infinite, rounded and textual numbers, and a third binary value', async () => {
    const { path } = await writeSql(
      `SELECT * FROM (VALUES (1.5::DOUBLE, 1::BIGINT, '1', 'a'), ('inf'::DOUBLE, 9007199254740993, 'x', 'b'), (0, 0, '', 'c'))
       AS t(infinite, long, word, three)`,
    );
    const codeOf = async (reading: ColumnReading) =>
      (await inputErrorOf(readAll(engine, { path }, [reading]))).message;
    expect(await codeOf({ name: 'infinite', type: 'numeric' })).toMatch(/^E_NONFINITE .*row 2/);
    expect(await codeOf({ name: 'long', type: 'numeric' })).toMatch(/^E_TYPE .*16 digits.*\(row 2\)/);
    expect(await codeOf({ name: 'word', type: 'numeric' })).toMatch(
      /^E_TYPE .*text in a numeric column \(row 2\)/,
    );
    expect(await codeOf({ name: 'three', type: 'binary' })).toMatch(/^E_BINARY /);
    expect(await codeOf({ name: 'three', type: 'nominal', categories: ['a', 'b'] })).toMatch(/^E_CATEGORY /);
  });

  async function writeSql(sql: string): Promise<{ path: string }> {
    const database = await openDatabase({ threads: 1, memoryLimit: '200MB' });
    const path = scratch.write('', 'parquet');
    await withConnection(database, (connection) =>
      connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet)`),
    );
    database.closeSync();
    return { path };
  }

  it('describe(csv) of any bytes gives a table or one InputError inside the file', async () => {
    const piece = fc.constantFrom(...'ab1,;\t|"\n\r\0 -.', '\r\n', '""', 'ж', 'NaN', '007');
    const bytes = fc.oneof(
      fc.array(piece, { minLength: 1, maxLength: 60 }).map((pieces) => Buffer.from(pieces.join(''))),
      fc.uint8Array({ minLength: 1, maxLength: 60 }).map((list) => Buffer.from(list)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (content) => {
        const path = scratch.write(content);
        const result = await engine.describe({ path }).catch((error: unknown) => error);
        if (!(result instanceof Error)) return;
        expect(result).toBeInstanceOf(InputError);
        const nLines = content.toString('latin1').split(/\r\n|\r|\n/).length;
        expect((result as InputError).place.line ?? 1).toBeLessThanOrEqual(nLines);
      }),
      { numRuns: 500 },
    );
  });

  it('read(csv) leaves the file as it was', async () => {
    const path = scratch.path('kept.csv');
    writeFileSync(path, 'a,b\n1,"x ""y"""\n');
    await readAll(engine, { path }, [{ name: 'b', type: 'text' }]);
    expect(readFileSync(path, 'utf8')).toBe('a,b\n1,"x ""y"""\n');
  });
});
