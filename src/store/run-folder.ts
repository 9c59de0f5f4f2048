import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { RunFile } from '../contract/run-record.ts';
import type { Store } from '../contract/store.ts';
import { writeAtomic } from './atomic-file.ts';
import { hashFile, sha256 } from './hash-file.ts';
import { decodePlain, encodePlain } from './plain-data.ts';

/** Where stages keep their values between runs of the same folder. */
const keptFolder = '.kept';

/** A run folder on disk; it is made with the first file that is written. */
export function openRunFolder(path: string): Store {
  const root = resolve(path);
  const at = (file: string): string => join(root, file);
  return {
    path: root,
    async pathOf(file) {
      await mkdir(dirname(at(file)), { recursive: true });
      return at(file);
    },
    async write(file, content) {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      await writeAtomic(at(file), bytes);
      return { path: file, sha256: sha256(bytes), bytes: bytes.length };
    },
    async describe(file) {
      return { path: file, ...(await hashFile(at(file))) };
    },
    read: (file) => readFile(at(file), 'utf8').catch(absentAsNull),
    async isIntact(file: RunFile) {
      const found = await hashFile(at(file.path)).catch(absentAsNull);
      return found !== null && found.sha256 === file.sha256 && found.bytes === file.bytes;
    },
    async recall(key) {
      const text = await readFile(at(join(keptFolder, key)), 'utf8').catch(absentAsNull);
      if (text === null) return undefined;
      try {
        return decodePlain(text);
      } catch {
        // A damaged value is as good as none: the stage runs again.
        return undefined;
      }
    },
    async keep(key, value) {
      await writeAtomic(at(join(keptFolder, key)), encodePlain(value));
    },
    async prune(files, keysInUse) {
      const kept = await readdir(at(keptFolder)).catch(absentAsNull);
      const stale = (kept ?? [])
        .filter((key) => !keysInUse.includes(key))
        .map((key) => join(keptFolder, key));
      await Promise.all([...files, ...stale].map((file) => rm(at(file), { force: true })));
    },
  };
}

function absentAsNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
