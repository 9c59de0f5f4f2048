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
      expect(await store.kept()).toEqual([]);
      await store.remove(['never-was.svg']);
      await store.forget(['key']);
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

  it('fill(file, fill) records and shows what something else wrote as write would have', async () => {
    await withFolder(async (folder) => {
      const store = openRunFolder(folder);
      const filled = await store.fill('data/abc.parquet', async (temporary) => {
        expect(temporary.endsWith('abc.parquet')).toBe(true);
        await writeFile(temporary, 'abc');
        expect(await exists(join(folder, 'data/abc.parquet'))).toBe(false);
      });
      expect(filled).toEqual({ path: 'data/abc.parquet', sha256: abc, bytes: 3 });
      expect(await readFile(join(folder, 'data/abc.parquet'), 'utf8')).toBe('abc');
    });
  });

  it('fill(file, fill) that fails shows nothing and leaves what was there', async () => {
    await withFolder(async (folder) => {
      const store = openRunFolder(folder);
      await store.write('a.csv', 'old');
      const filled = store.fill('a.csv', async (temporary) => {
        await writeFile(temporary, 'half');
        throw new RangeError('no');
      });
      await expect(filled).rejects.toThrow(RangeError);
      expect(await store.read('a.csv')).toBe('old');
      expect(await readdir(join(folder, '.tmp'))).toEqual([]);
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
      await store.remove(['sweep.parquet']);
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

  it('recall(key) of a value of which one byte changed is undefined', async () => {
    await withFolder(async (folder) => {
      const store = openRunFolder(folder);
      await store.keep('abc', { n: 1 });
      const path = join(folder, '.kept/abc');
      const text = await readFile(path, 'utf8');
      for (const damaged of [text.replace('1}', '2}'), text.slice(0, -1), text.slice(0, 20), '']) {
        await writeFile(path, damaged);
        expect(await store.recall('abc')).toBeUndefined();
      }
    });
  });

  it('remove(files) and forget(keys) remove those alone', async () => {
    await withFolder(async (folder) => {
      const store = openRunFolder(folder);
      for (const file of ['old.svg', 'report.html']) await store.write(file, file);
      for (const key of ['used', 'stale']) await store.keep(key, key);
      await store.remove(['old.svg', 'never-was.svg']);
      await store.forget(['stale', 'never-was']);
      expect(await store.read('old.svg')).toBeNull();
      expect(await store.read('report.html')).toBe('report.html');
      expect(await store.kept()).toEqual(['used']);
      expect(await store.recall('used')).toBe('used');
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
