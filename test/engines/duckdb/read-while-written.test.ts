import { createReadStream } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWhileWritten } from '../../../src/engines/duckdb/load/read-while-written.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'clientele-pipe-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Far more than a pipe holds. */
const pieces = Array.from({ length: 40 }, (_, i) => new Uint8Array(65_536).fill(i));

async function* cut(): AsyncGenerator<Uint8Array> {
  yield* pieces;
  throw new Error('the connection is cut');
}

async function* whole(): AsyncGenerator<Uint8Array> {
  yield* pieces;
}

describe('readWhileWritten', () => {
  const path = (): string => join(folder, 'bytes');

  it('readWhileWritten(bytes, path, read) gives the reader all bytes and leaves nothing behind', async () => {
    let found = Buffer.alloc(0);
    await readWhileWritten(whole(), path(), async (from) => {
      found = await readFile(from);
    });
    expect(found.equals(Buffer.concat(pieces))).toBe(true);
    expect(await readdir(folder)).toEqual([]);
  });

  it('readWhileWritten(bytes that fail) fails as they do, though the reader has seen an end', async () => {
    const read = async (from: string): Promise<void> => void (await readFile(from));
    await expect(readWhileWritten(cut(), path(), read)).rejects.toThrow('the connection is cut');
    expect(await readdir(folder)).toEqual([]);
  });

  it('readWhileWritten(bytes, path, a reader that fails) fails as it does, before and after it has opened', async () => {
    const never = async (): Promise<void> => {
      throw new Error('no memory');
    };
    await expect(readWhileWritten(whole(), path(), never)).rejects.toThrow('no memory');
    const midway = async (from: string): Promise<void> => {
      for await (const _ of createReadStream(from)) throw new Error('a bad line');
    };
    await expect(readWhileWritten(whole(), path(), midway)).rejects.toThrow('a bad line');
    expect(await readdir(folder)).toEqual([]);
  });
});
