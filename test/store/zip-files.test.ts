import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { zipFiles } from '../../src/store/index.ts';

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const entries = [
  { path: 'bundle/metadata.yaml', bytes: text('version: 1.0.0\n') },
  { path: 'bundle/графики/доля.yaml', bytes: text('') },
  { path: 'bundle/long.txt', bytes: text('x'.repeat(100_000)) },
];

/** The files of a ZIP by its directory, as APPNOTE 6.3 describes it (4.3.12, 4.3.16). */
function readZip(zip: Uint8Array): { path: string; text: string; date: number; sum: number }[] {
  const bytes = Buffer.from(zip);
  const end = bytes.length - 22;
  expect(bytes.readUInt32LE(end)).toBe(0x06054b50);
  let at = bytes.readUInt32LE(end + 16);
  expect(at + bytes.readUInt32LE(end + 12)).toBe(end);
  return Array.from({ length: bytes.readUInt16LE(end + 10) }, () => {
    expect(bytes.readUInt32LE(at)).toBe(0x02014b50);
    expect([bytes.readUInt16LE(at + 8) & 0x800, bytes.readUInt16LE(at + 10)]).toEqual([0x800, 0]);
    const size = bytes.readUInt32LE(at + 24);
    const nameLength = bytes.readUInt16LE(at + 28);
    const path = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const head = bytes.readUInt32LE(at + 42);
    expect(bytes.readUInt32LE(head)).toBe(0x04034b50);
    // The head says again what the directory says.
    expect(bytes.subarray(head + 6, head + 28)).toEqual(bytes.subarray(at + 8, at + 30));
    const from = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    const found = {
      path,
      text: bytes.toString('utf8', from, from + size),
      date: bytes.readUInt32LE(at + 12),
      sum: bytes.readUInt32LE(at + 16),
    };
    at += 46 + nameLength;
    return found;
  });
}

describe('zipFiles(entries)', () => {
  it('holds every file with its name, content and check sum, dated 1 January 1980', () => {
    expect(readZip(zipFiles(entries))).toEqual(
      entries.map(({ path, bytes }) => ({
        path,
        text: new TextDecoder().decode(bytes),
        date: 0x21 << 16,
        sum: crc32(bytes),
      })),
    );
  });

  it('gives equal bytes for equal files', () => {
    expect(zipFiles(entries)).toEqual(zipFiles(entries));
  });
});
