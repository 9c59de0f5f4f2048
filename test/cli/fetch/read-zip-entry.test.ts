import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readZipEntry } from '../../../src/cli/fetch/read-zip-entry.ts';
import { InputError } from '../../../src/contract/index.ts';
import { makeZip } from './make-zip.ts';

const text = Buffer.from('age;job\n30;admin.\n'.repeat(50));

describe('readZipEntry(zip, name, maxBytes)', () => {
  it('gives the bytes of an entry, deflated or stored, with other entries beside it', async () => {
    for (const method of [0, 8]) {
      const zip = makeZip([
        { name: 'other.txt', content: Buffer.from('PK\x05\x06') },
        { name: 'folder/clients.csv', content: text, method },
        { name: 'empty', content: Buffer.alloc(0) },
      ]);
      expect(await readZipEntry(zip, 'folder/clients.csv', text.length)).toEqual(text);
      expect(await readZipEntry(zip, 'empty', 1)).toHaveLength(0);
    }
  });

  it.each([
    ['no ZIP', Buffer.from('<!doctype html><title>Sign in</title>'), /it is no ZIP/],
    ['nothing', Buffer.alloc(0), /it is no ZIP/],
    ['no such entry', makeZip([{ name: 'a', content: text }]), /it holds no "clients\.csv"/],
    ['an encrypted entry', makeZip([{ name: 'clients.csv', content: text, flags: 1 }]), /is encrypted/],
    ['another method', makeZip([{ name: 'clients.csv', content: text, method: 12 }]), /packed by method 12/],
    [
      'more than allowed, deflated',
      makeZip([{ name: 'clients.csv', content: Buffer.concat([text, text]) }]),
      /unpacks to more than 900 bytes/,
    ],
    [
      'more than allowed, stored',
      makeZip([{ name: 'clients.csv', content: Buffer.concat([text, text]), method: 0 }]),
      /unpacks to more than 900 bytes/,
    ],
  ])('refuses %s', async (_, zip, message) => {
    await expect(readZipEntry(zip, 'clients.csv', text.length)).rejects.toThrow(message);
  });

  it('stops a bomb at the limit: 200 MB from 200 kB', async () => {
    const zip = makeZip([{ name: 'clients.csv', content: Buffer.alloc(200e6) }]);
    await expect(readZipEntry(zip, 'clients.csv', 1e6)).rejects.toThrow(/unpacks to more than 1000000 bytes/);
  });

  it('a damaged archive gives the same bytes, other bytes or E_ARCHIVE, and never another error', async () => {
    const zip = makeZip([{ name: 'clients.csv', content: text }]);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        fc.nat(zip.length),
        async (changes, length) => {
          const damaged = Buffer.from(zip);
          for (const [at, byte] of changes) damaged[at] = byte;
          const error = await readZipEntry(
            damaged.subarray(0, length || zip.length),
            'clients.csv',
            1e5,
          ).then(
            () => null,
            (thrown: unknown) => thrown,
          );
          if (error !== null) {
            expect(error).toBeInstanceOf(InputError);
            expect((error as InputError).code).toBe('E_ARCHIVE');
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});
