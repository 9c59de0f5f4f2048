import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createByteDictionary, internBytes } from '../../../src/engines/duckdb/cells/byte-dictionary.ts';
import { classifyCell, parseNumberCell, parsePlainNumber } from '../../../src/engines/duckdb/cells/number.ts';
import { numberRules } from '../../../src/engines/duckdb/cells/number-rules.ts';
import { maskCell } from '../../../src/engines/duckdb/cells/text.ts';
import { checkBytes } from '../../../src/engines/duckdb/csv/bytes.ts';
import { describeCsv } from '../../../src/engines/duckdb/csv/describe.ts';
import { detectDelimiter } from '../../../src/engines/duckdb/csv/dialect.ts';
import { lineOfCell, scanCsv } from '../../../src/engines/duckdb/csv/scan.ts';
import { createScratch } from '../scratch.ts';

const bytesOf = (text: string) => Buffer.from(text);

/** Records of a file with the line of every cell. */
async function scanAll(path: string) {
  const records: { cells: string[]; lines: number[] }[] = [];
  for await (const block of scanCsv({ path })) {
    const { header, bytes, starts, ends, nRecords } = block;
    for (let record = 0; record < nRecords; record += 1) {
      const fields = header.map((_, field) => record * header.length + field);
      records.push({
        cells: fields.map((i) => bytes.toString('utf8', starts[i], ends[i])),
        lines: header.map((_, field) => lineOfCell(block, record, field)),
      });
    }
  }
  return records;
}

describe('CSV', () => {
  const scratch = createScratch();

  it('scanCsv(source) reads LF, CRLF and CR in one file and counts file lines', async () => {
    const path = scratch.write('a,b\r1,2\n"x\r\ny\rz","q\n"\r\n\n3,4');
    expect(await scanAll(path)).toEqual([
      { cells: ['1', '2'], lines: [2, 2] },
      { cells: ['x\r\ny\rz', 'q\n'], lines: [3, 5] },
      { cells: ['3', '4'], lines: [8, 8] },
    ]);
  });

  it('scanCsv(source) undoubles quotes and keeps quotes inside a bare cell', async () => {
    const path = scratch.write('a,b\n"""x""\n""","y"\n5" pipe,"""\n""" \n'.replace(' \n', '\n'));
    expect(await scanAll(path)).toEqual([
      { cells: ['"x"\n"', 'y'], lines: [2, 3] },
      { cells: ['5" pipe', '"\n"'], lines: [4, 4] },
    ]);
  });

  it('scanCsv(source) keeps blank lines inside a one-column table as missing cells', async () => {
    const path = scratch.write('a\n\n1\n\n\n""\n2\n\n\n');
    const records = await scanAll(path);
    expect(records.map(({ cells }) => cells[0])).toEqual(['', '1', '', '', '', '2']);
    expect(records.map(({ lines }) => lines[0])).toEqual([2, 3, 4, 5, 6, 7]);
  });

  it('scanCsv(source) gives the same records wherever a chunk of the file ends', async () => {
    const chunkBytes = 2 ** 20;
    const start = '"ж""ж\r\nж",';
    const row = `${start}${'x'.repeat(3_000)}\r\n`;
    const rowBytes = Buffer.byteLength(row);
    const nRows = Math.ceil(chunkBytes / rowBytes) + 2;
    for (let cut = -3; cut <= Buffer.byteLength(start) + 1; cut += 1) {
      const headBytes = (chunkBytes - cut) % rowBytes;
      const path = scratch.write(`${'n'.repeat(headBytes - 4)},b\r\n${row.repeat(nRows)}`);
      const records = await scanAll(path);
      expect(records.map(({ cells }) => cells[0])).toEqual(records.map(() => 'ж"ж\r\nж'));
      expect(records.map(({ lines }) => lines[1])).toEqual(
        Array.from({ length: nRows }, (_, i) => 2 * i + 3),
      );
    }
  });

  it('describeCsv(source) takes the declared separator', async () => {
    const path = scratch.write('a;b,c\n1;2,3\n');
    expect((await describeCsv({ path, delimiter: ';' })).columns.map(({ name }) => name)).toEqual([
      'a',
      'b,c',
    ]);
  });

  it.each([
    ['a;b;c', 0x3b],
    ['a\tb', 0x09],
    ['a|b', 0x7c],
    ['a,b', 0x2c],
    ['alone', 0x2c],
    ['"a;b;c","d"', 0x2c],
    ['a,b,c\n1,2', 0x2c],
    ['Income, RUB;Age, years;Sum, RUB\n1;2;3', 0x3b],
  ])('detectDelimiter(%j) is the byte %i', (text, delimiter) => {
    expect(detectDelimiter(bytesOf(text), 0, Buffer.byteLength(text))).toBe(delimiter);
  });

  it('checkBytes(bytes) finds the first byte that is not UTF-8, as a decoder does', () => {
    const anyBytes = fc.array(
      fc.oneof(fc.constantFrom(...bytesOf('aж€😀')), fc.integer({ min: 1, max: 255 })),
      { maxLength: 24 },
    );
    fc.assert(
      fc.property(anyBytes, (list) => {
        const bytes = Buffer.from(list);
        const { bad } = checkBytes(bytes, 0, bytes.length, true);
        const sound = bad === null ? bytes.length : bad.at;
        const decode = (end: number) =>
          new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end));
        expect(() => decode(sound)).not.toThrow();
        for (let end = sound + 1; end <= Math.min(bytes.length, sound + 4); end += 1) {
          if (bad !== null) expect(() => decode(end)).toThrow();
        }
      }),
    );
  });
});

describe('cells', () => {
  it('parsePlainNumber(bytes) equals Number(text) wherever it is not NaN', () => {
    const digits = fc.stringMatching(/^[+-]?\d{0,9}\.?\d{0,9}$/);
    fc.assert(
      fc.property(
        fc.oneof(digits, fc.integer().map(String), fc.double().map(String), fc.string()),
        (text) => {
          const value = parsePlainNumber(bytesOf(text), 0, Buffer.byteLength(text));
          if (!Number.isNaN(value)) expect(value).toBe(Number(text) || 0);
        },
      ),
      { numRuns: 2_000 },
    );
    for (const text of ['0', '-1', '1.5', '123456789.012345', '+0.1', '.5', '5.']) {
      expect(parsePlainNumber(bytesOf(text), 0, text.length)).toBe(Number(text));
    }
  });

  it('parseNumberCell(text) reads every decimal spelling and nothing else', () => {
    const none = numberRules({ path: '' });
    for (const text of ['1e3', '-2.5E-7', ' 12 ', '0.30000000000000004', '9007199254740991', '000', '0e5']) {
      expect(parseNumberCell(text, none)).toBe(Number(text));
    }
    expect(parseNumberCell(' no ', { ...none, unknown: new Set(['no']) })).toBeNaN();
    expect(parseNumberCell('\u00a0', none)).toBeNaN();
    for (const text of [
      '0x10',
      '1_000',
      '10 00',
      '1,200.50',
      '1.500,25',
      '--1',
      '1e',
      'e5',
      '.',
      '10%',
      '١',
    ]) {
      expect(parseNumberCell(text, none)).toMatchObject({ code: 'E_TYPE' });
    }
    for (const text of ['9007199254740993', '12345678901234567890']) {
      expect(parseNumberCell(text, none)).toMatchObject({ code: 'E_TYPE' });
    }
    for (const text of ['NaN', 'nan', '+Infinity', '-inf', '1e309', '-1e400', '4e-325']) {
      expect(parseNumberCell(text, none)).toMatchObject({ code: 'E_NONFINITE' });
    }
  });

  it.each([
    ['', 'empty'],
    ['-12.50', 'number'],
    ['123456789012345', 'number'],
    ['0.30000000000000004', 'number'],
    ['0', 'number'],
    ['0.5', 'number'],
    ['1234567890123456', 'identifier'],
    ['007', 'identifier'],
    ['1234567890123456.78', 'other'],
    ['1e400', 'other'],
    ['NaN', 'other'],
    ['abc', 'other'],
  ])('classifyCell(%j) is %s', (cell, kind) => {
    expect(classifyCell(cell)).toBe(kind);
  });

  it('internBytes(dictionary, bytes) numbers distinct strings by first appearance', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 400 }), (texts) => {
        const dictionary = createByteDictionary();
        const known = new Map<string, number>();
        for (const text of texts) {
          if (!known.has(text)) known.set(text, known.size);
          const bytes = bytesOf(text);
          expect(internBytes(dictionary, bytes, 0, bytes.length)).toBe(known.get(text));
        }
        expect(dictionary.size).toBe(known.size);
      }),
    );
  });

  it.each([
    ['Иванов', 'И*****'],
    ['40817810', '4*******'],
    ['12,5', '1*,*'],
    ['NaN', 'NaN'],
    ['1e400', '1e400'],
    ['n/a', 'n/a'],
    ['x'.repeat(30), `x${'*'.repeat(23)}…`],
  ])('maskCell(%j) is %j', (text, masked) => {
    expect(maskCell(text)).toBe(masked);
  });
});
