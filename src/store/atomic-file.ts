import { basename, dirname, join } from 'node:path';
import { type FileSystem, nodeFiles, syncPath } from './file-system.ts';

export interface AtomicOptions {
  /** Defaults to that of Node. */
  readonly files?: FileSystem;
  /** Where the file is written before it appears, on the same disk; defaults to a name beside it. */
  readonly temporary?: string;
}

/**
 * Writes a file whole or not at all: temporary name, fsync, rename, fsync of the folder. After it returns the
 * content survives a crash of the process and of the machine.
 */
export async function writeAtomic(
  path: string,
  content: string | Uint8Array,
  options: AtomicOptions = {},
): Promise<void> {
  const { files = nodeFiles } = options;
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  await fillAtomic(path, (temporary) => writeBytes(files, temporary, bytes), options);
}

/** `writeAtomic` for a file that something else writes: `fill` gets the temporary path. */
export async function fillAtomic(
  path: string,
  fill: (temporary: string) => Promise<void>,
  options: AtomicOptions = {},
): Promise<void> {
  const { files = nodeFiles, temporary = join(dirname(path), `.${basename(path)}.tmp`) } = options;
  await makeFolder(files, dirname(temporary));
  try {
    await fill(temporary);
    await syncPath(files, temporary, 'file');
    await makeFolder(files, dirname(path));
    await files.rename(temporary, path);
  } catch (error) {
    // What cannot be removed now goes when the next run begins.
    await files.rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  await syncPath(files, dirname(path), 'folder');
}

/** Writes bytes as they come: a file that is seen by nobody yet. */
export async function writeBytes(files: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const file = await files.open(path, 'w');
  try {
    // A write may take fewer bytes than it was given.
    for (let done = 0; done < bytes.length; ) {
      done += (await file.write(bytes, done, bytes.length - done)).bytesWritten;
    }
  } finally {
    await file.close();
  }
}

/** Makes a folder and those above it, so that they last; false when it was there. */
export async function makeFolder(files: FileSystem, path: string): Promise<boolean> {
  const first = await files.mkdir(path, { recursive: true });
  if (first === undefined) return false;
  for (let made = path; made.length >= first.length; made = dirname(made)) {
    await syncPath(files, dirname(made), 'folder');
  }
  return true;
}
