import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createCyrillicEvidence,
  isWindows1251,
  noteCyrillic,
} from '../../../src/engines/duckdb/csv/detect-cyrillic.ts';
import { createUtf16, createWindows1251 } from '../../../src/engines/duckdb/csv/encodings.ts';
import { scanCsv } from '../../../src/engines/duckdb/csv/scan.ts';
import type { TableWarning, TextEncoding } from '../../../src/engines/index.ts';
import { createScratch } from '../scratch.ts';

/** The text of the second column, and the warnings. */
async function scanText(path: string, encoding?: TextEncoding) {
  const cells: string[] = [];
  const warnings: TableWarning[] = [];
  const source = encoding === undefined ? { path } : { path, encoding };
  for await (const block of scanCsv(source, (warning) => warnings.push(warning))) {
    for (let i = 1; i < 2 * block.nRecords; i += 2)
      cells.push(block.bytes.toString('utf8', block.starts[i], block.ends[i]));
  }
  return { cells, warnings };
}

describe('encodings', () => {
  const scratch = createScratch();

  it('createWindows1251() reads each byte but 0 and 0x98 as a decoder does', () => {
    const { transcode } = createWindows1251();
    const decoder = new TextDecoder('windows-1251');
    for (let byte = 1; byte < 256; byte += 1) {
      const output = Buffer.alloc(4);
      const { nWritten, badAt } = transcode(Uint8Array.of(byte), output, true);
      if (byte === 0x98) expect(badAt).toBe(0);
      else expect(output.toString('utf8', 0, nWritten)).toBe(decoder.decode(Uint8Array.of(byte)));
    }
  });

  it('createUtf16(isBigEndian) gives the text, or the place of what is no character', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.boolean(), (input, isBigEndian) => {
        const { transcode, growth } = createUtf16(isBigEndian);
        const output = Buffer.alloc(growth * input.length + 4);
        const { nWritten, badAt } = transcode(input, output, true);
        const sound = badAt < 0 ? input : input.subarray(0, badAt);
        const decoder = new TextDecoder(isBigEndian ? 'utf-16be' : 'utf-16le', {
          fatal: true,
          ignoreBOM: true,
        });
        const end = badAt < 0 ? nWritten : nWritten - 1;
        expect(output.toString('utf8', 0, end)).toBe(decoder.decode(sound));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['utf-16le', 1],
    ['utf-16be', 2],
    ['windows-1251', 3],
  ] as const)('scanCsv(source) of %s gives the same text wherever a chunk ends', async (encoding, shift) => {
    const cell = encoding === 'windows-1251' ? 'Привет' : 'ж😀€x';
    const nRows = 150_000;
    const text = `${'a'.repeat(shift)},b\n${`1,${cell}\n`.repeat(nRows)}`;
    const utf16 = Buffer.from(text, 'utf16le');
    const content =
      encoding === 'utf-16le'
        ? utf16
        : encoding === 'utf-16be'
          ? utf16.swap16()
          : Buffer.from(
              text.replace(/[А-я]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x410 + 0xc0)),
              'latin1',
            );
    const { cells } = await scanText(scratch.write(content), encoding);
    expect(cells.length).toBe(nRows);
    expect(new Set(cells)).toEqual(new Set([cell]));
  });

  it('scanCsv(source) says where windows-1251 begins', async () => {
    const content = Buffer.concat([Buffer.from('a,b\n1,x\n2,'), Buffer.from('cff0e8e2e5f2', 'hex')]);
    const { cells, warnings } = await scanText(scratch.write(content));
    expect(cells).toEqual(['x', 'Привет']);
    expect(warnings).toEqual([
      {
        code: 'W_ENCODING',
        details: { encoding: 'windows-1251', byte: 11 },
        message: expect.stringContaining('from byte 11 of the file on'),
      },
    ]);
  });

  it.each([
    ['windows-1251', 'cff0e8e2e5f22c20ece8f0', true],
    ['windows-1251 in capitals', 'ccced1cac2c02cc8c2c0cdcec2', true],
    ['KOI8-R', 'f0d2c9d7c5d42c20cdc9d2', false],
    ['KOI8-R in small letters', 'd0d2c9d7c5d42c20cdc9d22c20cdcfd3cbd7c1', false],
    ['KOI8-R in capitals', 'f0f2e9f7e5f42c20ede9f2', false],
    ['cp866', '8fe0a8a2a5e22c20aca8e0', false],
    ['ISO 8859-5', 'bfe0d8d2d5e22c20dcd8e0', false],
    ['UTF-8', 'd09fd180d0b8d0b2d0b5d182', false],
    ['Latin-1', '4de36e6368656e2c4f726ce9616e73', false],
    ['Greek, windows-1253', 'caebe7e8dfedede1eae1ebe7ecddf1e1', false],
  ])('isWindows1251(evidence) of %s (%s) is %s', (_, hex, expected) => {
    const evidence = createCyrillicEvidence();
    noteCyrillic(evidence, Buffer.from(hex, 'hex'));
    expect(isWindows1251(evidence)).toBe(expected);
  });
});
