import { cp, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError, inputError } from '../contract/index.ts';
import { writeRefusal } from '../words/index.ts';
import { nodeFiles, syncPath } from './file-system.ts';

/**
 * Makes a folder that appears whole or not at all: `fill` gets the temporary one, beside it. False, and nothing is
 * changed, when there is a folder with something in it already.
 */
export async function makeWholeFolder(
  path: string,
  fill: (temporary: string) => Promise<void>,
): Promise<boolean> {
  const target = resolve(path);
  const parent = dirname(target);
  const temporary = join(parent, `.${basename(target)}.${process.pid}.tmp`);
  try {
    if (await isTaken(target)) return false;
    await mkdir(temporary, { recursive: true });
    await fill(temporary);
    await syncFolder(temporary);
    await rename(temporary, target);
    await syncPath(nodeFiles, parent, 'folder');
    return true;
  } catch (cause) {
    if (cause instanceof InputError || !(cause instanceof Error && 'syscall' in cause)) throw cause;
    if ('code' in cause && (cause.code === 'ENOTEMPTY' || cause.code === 'EEXIST')) return false;
    throw inputError(writeRefusal(cause.message), { file: target, cause });
  } finally {
    await rm(temporary, { recursive: true, force: true }).catch(() => {});
  }
}

/** Copies a file into a folder, with the folders above it. */
export async function copyInto(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}

async function isTaken(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length > 0;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return false;
    if (code === 'ENOTDIR') return true;
    throw error;
  }
}

/** Makes everything in a folder last, and the folder. */
async function syncFolder(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await syncFolder(path);
    else await syncPath(nodeFiles, path, 'file');
  }
  await syncPath(nodeFiles, folder, 'folder');
}
