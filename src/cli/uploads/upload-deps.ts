import { join } from 'node:path';
import type { NamedTable } from '../../engines/index.ts';
import type { Connection, RunUploadTask, UploadDeps } from '../../server/index.ts';
import { openUploadsFolder, type UploadsFolder } from '../../store/index.ts';
import { runUploadOnThread } from './run-on-thread.ts';
import { runUploadTask } from './run-upload-task.ts';

/** Where the uploads of a run are. */
export function uploadsOf(run: string): UploadsFolder {
  return openUploadsFolder(join(run, 'uploads'));
}

/** The uploaded tables by their names in SQL, and what they are. */
export async function uploadTables(
  run: string,
): Promise<{ readonly tables: readonly NamedTable[]; readonly records: readonly string[] }> {
  const uploads = uploadsOf(run);
  const records = await uploads.records();
  return {
    tables: records.map(({ name }) => ({ name, path: uploads.tablePath(name) })),
    records: records.map(({ text }) => text),
  };
}

/** Keeps uploads in a run; what a killed server left is taken away. */
export async function uploadDeps(
  run: string,
  {
    connections,
    taken,
  }: { readonly connections: readonly Connection[]; taken(): Promise<readonly string[]> },
): Promise<UploadDeps> {
  const store = uploadsOf(run);
  await store.sweep();
  return { store, run: runWhereItFits, connections, taken };
}

/** The beginning of a file is looked at here, sooner than a thread starts; whatever may take long has its own. */
const runWhereItFits: RunUploadTask = (task, options) => {
  const isShort = task.kind === 'preview' && 'file' in task && task.file.format !== 'xlsx';
  return isShort ? runUploadTask(task, options) : runUploadOnThread(task, options);
};
