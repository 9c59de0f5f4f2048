import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeAtomic } from '../../src/store/index.ts';
import { withFolder } from './scratch.ts';

describe('writeAtomic', () => {
  it('writeAtomic(path, content) writes text and bytes, making the folders', async () => {
    await withFolder(async (folder) => {
      await writeAtomic(join(folder, 'a/b/note.txt'), 'сегмент');
      expect(await readFile(join(folder, 'a/b/note.txt'), 'utf8')).toBe('сегмент');
      await writeAtomic(join(folder, 'bytes'), Uint8Array.of(0, 255, 10));
      expect(Array.from(await readFile(join(folder, 'bytes')))).toEqual([0, 255, 10]);
    });
  });

  it('writeAtomic(path, content) leaves the file alone in its folder', async () => {
    await withFolder(async (folder) => {
      await writeAtomic(join(folder, 'model.json'), '{}');
      await writeAtomic(join(folder, 'model.json'), '{"v":2}');
      expect(await readdir(folder)).toEqual(['model.json']);
      expect(await readFile(join(folder, 'model.json'), 'utf8')).toBe('{"v":2}');
    });
  });

  it('writeAtomic(path, content) shows the old content or the new, never a part', async () => {
    await withFolder(async (folder) => {
      const path = join(folder, 'model.json');
      const contents = ['a', 'b'].map((letter) => letter.repeat(1_000_000));
      await writeAtomic(path, contents[0]);
      let isWriting = true;
      const seen = new Set<string>();
      const watch = (async () => {
        while (isWriting) {
          const text = await readFile(path, 'utf8');
          seen.add(`${text.length} ${[...new Set(text)].join('')}`);
        }
      })();
      for (let i = 1; i <= 20; i++) await writeAtomic(path, contents[i % 2]);
      isWriting = false;
      await watch;
      expect([...seen].filter((one) => !/^1000000 [ab]$/.test(one))).toEqual([]);
    });
  });

  it('writeAtomic(path, content) goes over what an interrupted write left', async () => {
    await withFolder(async (folder) => {
      await writeFile(join(folder, '.model.json.tmp'), 'half of an older and much longer model');
      await writeAtomic(join(folder, 'model.json'), '{}');
      expect(await readdir(folder)).toEqual(['model.json']);
      expect(await readFile(join(folder, 'model.json'), 'utf8')).toBe('{}');
    });
  });

  it('writeAtomic(path, content) that fails leaves what was there', async () => {
    await withFolder(async (folder) => {
      await mkdir(join(folder, 'taken/inside'), { recursive: true });
      await expect(writeAtomic(join(folder, 'taken'), 'x')).rejects.toThrow();
      expect(await readdir(join(folder, 'taken'))).toEqual(['inside']);
    });
  });
});
