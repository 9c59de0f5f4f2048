import { type FileHandle, mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import type { FileSystem } from '../../../src/store/index.ts';

/** Something that changes what is on disk, about to be done. Opening counts when it makes or empties a file. */
export interface Operation {
  readonly kind: 'mkdir' | 'open' | 'write' | 'sync' | 'rename' | 'rm' | 'rmdir';
  readonly path: string;
  /** Of a rename. */
  readonly target?: string;
}

export interface Watch {
  /** Throws what the operation is to fail with. Of a write it may say how many bytes are written at most. */
  before?(operation: Operation): number | undefined | Promise<number | undefined>;
  after?(operation: Operation): Promise<void>;
  /** Does not wait for the disk, where nothing depends on that; defaults to false. */
  readonly skipsSync?: boolean;
}

/** The file system of Node, each change of it told. */
export function watchedFiles({ before, after, skipsSync = false }: Watch): FileSystem {
  async function told<T>(operation: Operation, act: (limit: number | undefined) => Promise<T>): Promise<T> {
    const limit = await before?.(operation);
    const result = await act(limit);
    await after?.(operation);
    return result;
  }
  const watchedHandle = (handle: FileHandle, path: string) =>
    new Proxy(handle, {
      get(target, name) {
        if (name === 'write') {
          return (bytes: Uint8Array, offset: number, length: number) =>
            told({ kind: 'write', path }, (limit = length) =>
              target.write(bytes, offset, Math.min(limit, length)),
            );
        }
        if (name === 'sync')
          return () =>
            told({ kind: 'sync', path }, async () => {
              if (!skipsSync) await target.sync();
            });
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  const watched = {
    mkdir: (path: string, options?: { recursive: true }) =>
      told({ kind: 'mkdir', path }, () => mkdir(path, options)),
    open: async (path: string, flags: string) =>
      watchedHandle(
        flags === 'w' ? await told({ kind: 'open', path }, () => open(path, flags)) : await open(path, flags),
        path,
      ),
    rename: (path: string, target: string) =>
      told({ kind: 'rename', path, target }, () => rename(path, target)),
    rm: (path: string, options?: { recursive?: boolean; force?: boolean }) =>
      told({ kind: 'rm', path }, () => rm(path, options)),
    rmdir: (path: string) => told({ kind: 'rmdir', path }, () => rmdir(path)),
  };
  return watched as unknown as FileSystem;
}

/** What the system says of a failed operation. */
export function systemError(code: string, { kind, path }: Operation): Error {
  const said = {
    ENOSPC: 'no space left on device',
    EDQUOT: 'disk quota exceeded',
    EROFS: 'read-only file system',
    EIO: 'i/o error',
  }[code];
  return Object.assign(new Error(`${code}: ${said}, ${kind} '${path}'`), { code, syscall: kind, path });
}
