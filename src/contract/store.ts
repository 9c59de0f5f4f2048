import type { RunFile } from './run-record.ts';

/** Where a run's files go. Files appear whole or not at all; what was reported as done survives a crash. */
export interface Store {
  /** The run folder, for people. */
  readonly path: string;
  /** The absolute path of a file of the run, its folder made. */
  pathOf(file: string): Promise<string>;
  /** Writes a file: temporary name, fsync, rename, fsync of the folder. */
  write(file: string, content: string | Uint8Array): Promise<RunFile>;
  /** Size and SHA-256 of a file that something else wrote into the run. */
  describe(file: string): Promise<RunFile>;
  /** The text of a file, or null when there is none. */
  read(file: string): Promise<string | null>;
  /** Whether a file stands as it was recorded. */
  isIntact(file: RunFile): Promise<boolean>;
  /** A stage's value kept under its key, or undefined. Values are plain data with typed arrays. */
  recall(key: string): Promise<unknown>;
  /** Keeps a stage's value under its key. */
  keep(key: string, value: unknown): Promise<void>;
  /** Removes files of an earlier run and the kept values of all other keys. */
  prune(files: readonly string[], keysInUse: readonly string[]): Promise<void>;
}
