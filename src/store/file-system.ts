import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises';

/** What changes a run folder, of `node:fs/promises`. Tests put file systems in that fail or forget. */
export type FileSystem = Pick<
  typeof import('node:fs/promises'),
  'mkdir' | 'open' | 'rename' | 'rm' | 'rmdir'
>;

export const nodeFiles: FileSystem = Object.freeze({ mkdir, open, rename, rm, rmdir });

/** Makes what was written to a file or folder last. Windows opens no folder: there the rename itself has to do. */
export async function syncPath(files: FileSystem, path: string, kind: 'file' | 'folder'): Promise<void> {
  if (kind === 'folder' && process.platform === 'win32') return;
  const handle = await files.open(path, kind === 'file' ? 'r+' : 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
