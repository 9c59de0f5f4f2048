import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '../../../src/ml/index.ts';
import type { FileSystem } from '../../../src/store/index.ts';
import { type Operation, watchedFiles } from './watched-files.ts';

/** A name in a folder and what it stands for: the number of the file or folder on disk. */
type Entries = ReadonlyMap<string, { readonly id: string; readonly isFolder: boolean }>;

/** A disk that can lose what was not synced. */
export interface ForgetfulDisk {
  readonly files: FileSystem;
  /**
   * Cuts the power for good: the folder becomes what a disk may hold afterwards. What was synced is there: contents of
   * files, names in folders. Of all else each piece is there or is not, at random; of a file never synced, perhaps half.
   */
  cut(random: Random): void;
}

/**
 * A disk below a folder whose power goes before operation number `at`: that operation and all later ones fail. Writes
 * of others than the store, such as an engine, are told by the files themselves.
 */
export function forgetfulDisk(folder: string, at: number): ForgetfulDisk {
  const contents = new Map<string, Buffer>();
  const names = new Map<string, Entries>();
  let n = -1;
  const before = (operation: Operation): undefined => {
    n++;
    if (n >= at) throw new Error(`power cut before ${operation.kind} ${operation.path}`);
  };
  const after = async ({ kind, path }: Operation): Promise<void> => {
    if (kind !== 'sync') return;
    const id = idOf(path);
    if (statSync(path).isDirectory()) names.set(id, entriesOf(path));
    else contents.set(id, readFileSync(path));
  };
  names.set(idOf(folder), entriesOf(folder));

  /** Files and folders below a folder as they may be found, by path. */
  function found(path: string, id: string, random: Random): [path: string, content: Buffer | null][] {
    const now = existingEntries(path, id);
    const synced: Entries = names.get(id) ?? new Map();
    return [...new Set([...synced.keys(), ...now.keys()])].flatMap((name) => {
      const entry = random.next() < 0.5 ? synced.get(name) : now.get(name);
      const inner = join(path, name);
      if (!entry) return [];
      if (entry.isFolder) return [[inner, null], ...found(inner, entry.id, random)];
      return [[inner, contents.get(entry.id) ?? unsynced(inner, entry.id, random)]];
    });
  }

  return {
    files: watchedFiles({ before, after, skipsSync: true }),
    cut(random) {
      const left = found(folder, idOf(folder), random);
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
      for (const [path, content] of left) {
        if (content === null) mkdirSync(path);
        else writeFileSync(path, content);
      }
    },
  };
}

function unsynced(path: string, id: string, random: Random): Buffer {
  const whole = idOf(path) === id ? readFileSync(path) : Buffer.alloc(0);
  return whole.subarray(0, Math.floor((whole.length * random.nextInt(3)) / 2));
}

function idOf(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat ? `${stat.ino} ${stat.birthtimeNs}` : 'absent';
}

function entriesOf(path: string): Entries {
  return new Map(
    readdirSync(path, { withFileTypes: true }).map((entry) => [
      entry.name,
      { id: idOf(join(path, entry.name)), isFolder: entry.isDirectory() },
    ]),
  );
}

function existingEntries(path: string, id: string): Entries {
  return idOf(path) === id ? entriesOf(path) : new Map();
}
