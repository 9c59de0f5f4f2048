import { readFile, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** What the system answers where a path names no file. */
const noSuchFile: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'ENAMETOOLONG',
  'ELOOP',
  'EINVAL',
  'ERR_INVALID_ARG_VALUE',
]);

/** The bytes of a file by its path from a folder; null where there is none, also where a link leads out of it. */
export async function readInside(folder: string, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    const root = await realpath(folder);
    const file = await realpath(join(root, path));
    return file.startsWith(root + sep) ? await readFile(file) : null;
  } catch (error) {
    if (noSuchFile.has((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}
