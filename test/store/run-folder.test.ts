import { createHash } from 'node:crypto';
import { access, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hashFile, openRunFolder, sha256 } from '../../src/store/index.ts';
import { withFolder } from './scratch.ts';

/** SHA-256 of "abc", from FIPS 180-2, appendix B.1. */
const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

describe('hashes', () => {
  it('sha256(content) and hashFile(path) agree with FIPS 180-2', async () => {
    await withFolder(async (folder) => {
      await writeFile(join(folder, 'abc'), 'abc');
      expect(sha256('abc')).toBe(abc);
      expect(sha256(Uint8Array.of(97, 98, 99))).toBe(abc);
      expect(await hashFile(join(folder, 'abc'))).toEqual({ sha256: abc, bytes: 3 });
    });
  });

  it('hashFile(path) of a file of many chunks equals one hash of the whole', async () => {
    await withFolder(async (folder) => {
      const bytes = Buffer.alloc(300_000, 'clientele');
      await writeFile(join(folder, 'large'), bytes);
      expect(await hashFile(join(folder, 'large'))).toEqual({
        sha256: createHash('sha256').update(bytes).digest('hex'),
        bytes: 300_000,
      });
    });
  });
});

describe('openRunFolder', () => {
  it('openRunFolder(path) makes nothing before the first file', async () => {
    await withFolder(async (folder) => {
      const store = openRunFolder(join(folder, 'run'));
      expect(await store.read('run.json')).toBeNull();
      expect(await store.recall('key')).toBeUndefined();
      await store.prune([], []);
      expect(await exists(store.path)).toBe(false);
    });
  });

  it('write(file, content) records path, hash and bytes, in bytes of UTF-8', async () => {
    await withFolder(async (folder) => {
      const store = openRunFolder(folder);
      expect(await store.write('a/abc.txt', 'abc')).toEqual({ path: 'a/abc.txt', sha256: abc, bytes: 3 });
      expect(await store.read('a/abc.txt')).toBe('abc');
      expect((await store.write('ru.txt', 'да')).bytes).toBe(4);
    });
  });

  it('describe(file) of what something else wrote equals what write would have recorded', async () => {
    await withFolder(async (folder) => {
      const store = openRunFolder(folder);
      const path = await store.pathOf('data/abc.parquet');
      await writeFile(path, 'abc');
      expect(await store.describe('data/abc.parquet')).toEqual(await store.write('data/abc.parquet', 'abc'));
    });
  });

  it('isIntact(file) is false after one changed byte, one byte more, or removal', async () => {
    await withFolder(async (folder) => {
      const store = openRunFolder(folder);
      const file = await store.write('sweep.parquet', 'abcdef');
      expect(await store.isIntact(file)).toBe(true);
      for (const content of ['abcdeg', 'abcdefg', '']) {
        await writeFile(join(folder, 'sweep.parquet'), content);
        expect(await store.isIntact(file)).toBe(false);
      }
      await store.prune(['sweep.parquet'], []);
      expect(await store.isIntact(file)).toBe(false);
    });
  });

  it('recall(key) gives what keep(key) kept: typed arrays, NaN, −0 and infinity', async () => {
    await withFolder(async (folder) => {
      const value = {
        labels: Int32Array.of(1, -1),
        x: Float64Array.of(0.1, Number.NaN, -0),
        flags: Uint8Array.of(1),
        nested: [{ codes: Int32Array.of(7) }, null, -0, Number.NEGATIVE_INFINITY],
        text: 'сегмент',
      };
      await openRunFolder(folder).keep('abc', value);
      expect(await openRunFolder(folder).recall('abc')).toEqual(value);
    });
  });

  it('recall(key) of an unknown key is undefined; of what was kept twice, the later', async () => {
    await withFolder(async (folder) => {
      const store = openRunFolder(folder);
      await store.keep('abc', 1);
      await store.keep('abc', 2);
      expect(await store.recall('abd')).toBeUndefined();
      expect(await store.recall('abc')).toBe(2);
    });
  });

  it('keep(key, value) refuses an array that would not come back', async () => {
    await withFolder(async (folder) => {
      await expect(openRunFolder(folder).keep('abc', Float32Array.of(1))).rejects.toThrow(
        'plain data must hold Float64Array, Int32Array, Uint8Array',
      );
    });
  });

  it('prune(files, keysInUse) removes those files and the values of other keys, nothing else', async () => {
    await withFolder(async (folder) => {
      const store = openRunFolder(folder);
      for (const file of ['old.svg', 'report.html']) await store.write(file, file);
      for (const key of ['used', 'stale']) await store.keep(key, key);
      // What a killed write leaves behind.
      await writeFile(join(folder, '.kept', '.stale.tmp'), 'half');
      await store.prune(['old.svg', 'never-was.svg'], ['used']);
      expect((await readdir(folder)).sort()).toEqual(['.kept', 'report.html']);
      expect(await readdir(join(folder, '.kept'))).toEqual(['used']);
      expect(await store.recall('used')).toBe('used');
      expect(await readFile(join(folder, 'report.html'), 'utf8')).toBe('report.html');
    });
  });

  it('read(file) of a folder is an error, not an absent file', async () => {
    await withFolder(async (folder) => {
      const store = openRunFolder(folder);
      await store.write('data/a.txt', 'a');
      await expect(store.read('data')).rejects.toThrow('EISDIR');
    });
  });
});
