import { readdir, readFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { InputError, inputError, type RunFile, type Store } from '../contract/index.ts';
import { writeRefusal } from '../words/index.ts';
import { fillAtomic, makeFolder, writeAtomic } from './atomic-file.ts';
import { type FileSystem, nodeFiles } from './file-system.ts';
import { hashFile, sha256 } from './hash-file.ts';
import { decodePlain, encodePlain } from './plain-data.ts';
import { takeLock } from './run-lock.ts';

/** Where stages keep their values between runs of the same folder. */
const keptFolder = '.kept';
/** Where files are before they appear. */
const temporaryFolder = '.tmp';

export interface OpenRunFolderOptions {
  /** Defaults to that of Node. */
  readonly files?: FileSystem;
  /** Defaults to the clock. */
  readonly now?: () => Date;
}

/** A run folder on disk; it is made with the lock or the first file that is written. */
export function openRunFolder(path: string, options: OpenRunFolderOptions = {}): Store {
  const { files = nodeFiles, now = () => new Date() } = options;
  const root = resolve(path);
  const at = (file: string): string => join(root, file);
  let nWritten = 0;
  const atomic = (file: string) => ({
    files,
    temporary: at(join(temporaryFolder, `${++nWritten}-${basename(file)}`)),
  });
  const remove = async (paths: readonly string[]): Promise<void> => {
    for (const file of paths) await explained(at(file), () => files.rm(at(file), { force: true }));
  };
  return {
    path: root,
    async exclusively(work) {
      const isNew = await explained(root, () => makeFolder(files, root));
      const sweep = () => files.rm(at(temporaryFolder), { recursive: true, force: true });
      let release: (() => Promise<void>) | undefined;
      try {
        release = await explained(root, () => takeLock(root, files, now()));
        await explained(root, sweep);
        return await work();
      } finally {
        // What cannot be removed now goes when the next run begins; it must not hide how the work ended.
        if (release) await sweep().catch(() => {});
        await release?.();
        // A run that wrote nothing leaves nothing; rmdir takes only an empty folder.
        if (isNew) await files.rmdir(root).catch(() => {});
      }
    },
    async write(file, content) {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      await explained(at(file), () => writeAtomic(at(file), bytes, atomic(file)));
      return { path: file, sha256: sha256(bytes), bytes: bytes.length };
    },
    async fill(file, fill) {
      await explained(at(file), () => fillAtomic(at(file), fill, atomic(file)));
      return { path: file, ...(await hashFile(at(file))) };
    },
    read: (file) => readFile(at(file), 'utf8').catch(absentAsNull),
    async isIntact(file: RunFile) {
      const found = await hashFile(at(file.path)).catch(absentAsNull);
      return found !== null && found.sha256 === file.sha256 && found.bytes === file.bytes;
    },
    remove,
    async recall(key) {
      const text = await readFile(at(join(keptFolder, key)), 'utf8').catch(absentAsNull);
      if (text === null) return undefined;
      const end = text.indexOf('\n');
      const plain = text.slice(end + 1);
      // A damaged value is as good as none: the stage runs again.
      return text.slice(0, end) === sha256(plain) ? decodePlain(plain) : undefined;
    },
    async keep(key, value) {
      const plain = encodePlain(value);
      const file = join(keptFolder, key);
      await explained(at(file), () => writeAtomic(at(file), `${sha256(plain)}\n${plain}`, atomic(file)));
    },
    async kept() {
      return (await readdir(at(keptFolder)).catch(absentAsNull)) ?? [];
    },
    forget: (keys) => remove(keys.map((key) => join(keptFolder, key))),
  };
}

/** Does work on a file; what the system refuses is said in one line. */
async function explained<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // An engine that filled the file names the temporary one; the cause is the same.
    const cause = error instanceof InputError ? error.cause : error;
    if (cause instanceof Error && (error instanceof InputError || 'syscall' in cause)) {
      throw inputError(writeRefusal(cause.message), { file, cause });
    }
    throw error;
  }
}

function absentAsNull(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
