import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodeFiles, syncPath } from './file-system.ts';

const recordFile = 'upload.json';
const tableFile = 'table.parquet';
const rejectedFile = 'rejected.csv';
/** Files that wait for the choice of their types; older ones go. */
const mostWaiting = 4;
const waitingMark = '.waiting-';
const makingMark = '.making-';

/** A table that appears under its name, with its record, whole or not at all. */
export interface MakingUpload {
  readonly table: string;
  /** Errors: false where the name is taken. */
  publish(name: string, record: string, rejected: string): Promise<boolean>;
  discard(): Promise<void>;
}

/** The tables that people brought, one folder each. */
export interface UploadsFolder {
  /** The folder where a file waits under its id. */
  wait(): Promise<{ readonly id: string; readonly folder: string }>;
  /** Null where nothing waits under it any more. */
  waiting(id: string): Promise<string | null>;
  drop(id: string): Promise<void>;
  make(): Promise<MakingUpload>;
  /** The records by name, in order of the names. */
  records(): Promise<readonly { readonly name: string; readonly text: string }[]>;
  tablePath(name: string): string;
  rejectedPath(name: string): string;
  /** False where there is none. */
  remove(name: string): Promise<boolean>;
  /** Takes away what a killed server left. */
  sweep(): Promise<void>;
}

export function openUploadsFolder(root: string): UploadsFolder {
  const at = (name: string, file = ''): string => join(root, name, file);
  const entries = (): Promise<string[]> => readdir(root).catch(() => []);
  const remove = (name: string): Promise<void> => rm(at(name), { recursive: true, force: true });
  const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => null)) !== null;
  const waiting: string[] = [];
  return {
    async wait() {
      const id = randomUUID();
      await mkdir(at(`${waitingMark}${id}`), { recursive: true, mode: 0o700 });
      waiting.push(id);
      for (const old of waiting.splice(0, waiting.length - mostWaiting)) await remove(`${waitingMark}${old}`);
      return { id, folder: at(`${waitingMark}${id}`) };
    },
    async waiting(id) {
      return waiting.includes(id) ? at(`${waitingMark}${id}`) : null;
    },
    async drop(id) {
      if (waiting.includes(id)) waiting.splice(waiting.indexOf(id), 1);
      await remove(`${waitingMark}${id}`);
    },
    async make() {
      const making = `${makingMark}${randomUUID()}`;
      await mkdir(at(making), { recursive: true });
      return {
        table: at(making, tableFile),
        async publish(name, record, rejected) {
          await writeFile(at(making, rejectedFile), rejected);
          await writeFile(at(making, recordFile), record);
          for (const file of [rejectedFile, recordFile]) await syncPath(nodeFiles, at(making, file), 'file');
          await syncPath(nodeFiles, at(making), 'folder');
          if (await exists(at(name))) return false;
          await rename(at(making), at(name));
          await syncPath(nodeFiles, root, 'folder');
          return true;
        },
        discard: () => remove(making),
      };
    },
    async records() {
      const names = (await entries()).filter((name) => !name.startsWith('.')).sort();
      const found = await Promise.all(
        names.map(async (name) => ({
          name,
          text: await readFile(at(name, recordFile), 'utf8').catch(() => null),
        })),
      );
      return found.flatMap(({ name, text }) => (text === null ? [] : [{ name, text }]));
    },
    tablePath: (name) => at(name, tableFile),
    rejectedPath: (name) => at(name, rejectedFile),
    async remove(name) {
      if (!(await exists(at(name, recordFile)))) return false;
      // It is gone at once, and its files after it.
      const gone = `${makingMark}${randomUUID()}`;
      await rename(at(name), at(gone));
      await remove(gone);
      return true;
    },
    async sweep() {
      for (const name of await entries()) if (name.startsWith('.')) await remove(name);
    },
  };
}
