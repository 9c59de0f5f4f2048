import { readFile } from 'node:fs/promises';
import type { FileSystem } from '../../../src/store/index.ts';

/** Pieces in which a file is written, so that it can be cut between two. */
const nPieces = 20;

/** What the store must not be: every file is written under its final name piece by piece and never synced. */
export function naiveFiles(files: FileSystem): FileSystem {
  const naive = {
    ...files,
    rename: async (from: string, to: string) => {
      if (to.includes('.lock-')) return files.rename(from, to);
      const bytes = await readFile(from);
      const piece = Math.ceil(bytes.length / nPieces);
      const file = await files.open(to, 'w');
      try {
        for (let done = 0; done < bytes.length; done += piece) {
          await file.write(bytes, done, Math.min(piece, bytes.length - done));
        }
      } finally {
        await file.close();
      }
      await files.rm(from);
    },
    open: async (path: string, flags: string) =>
      new Proxy(await files.open(path, flags), {
        get(target, name) {
          if (name === 'sync') return async () => {};
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      }),
  };
  return naive as unknown as FileSystem;
}
