import { type FSWatcher, watch } from 'node:fs';
import { basename, join } from 'node:path';

/** Several files change together: the last of them is waited for, in milliseconds. */
const quietTime = 150;
const watched: ReadonlySet<string> = new Set(['model.json', 'segments.yaml']);

/**
 * Calls back when the model of a run, or the names of its segments, are written anew; gives what ends the watch. Where
 * the system watches no files, nothing is called.
 */
export function watchRun(run: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  const onFile = (_: string, file: string | null): void => {
    if (file !== null && !watched.has(basename(file))) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, quietTime).unref();
  };
  const watchers = [run, join(run, 'models')].flatMap((folder): FSWatcher[] => {
    try {
      return [watch(folder, onFile).on('error', () => {})];
    } catch {
      return [];
    }
  });
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
