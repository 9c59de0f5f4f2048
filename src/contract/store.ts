import type { RunFile } from './run-record.ts';

/**
 * Where a run's files go. Files appear whole or not at all; what was reported as done survives a crash of the process
 * and of the machine. What cannot be written is an `InputError` of one line: E_DISK_FULL, E_NOT_WRITABLE, E_IO or
 * E_OUTPUT.
 */
export interface Store {
  /** The run folder, for people. */
  readonly path: string;
  /**
   * Does work that writes, alone: refused at once with E_RUN_IN_USE while another process does so. What a killed one
   * left half-written is removed first.
   */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Writes a file: temporary name, fsync, rename, fsync of the folder. */
  write(file: string, content: string | Uint8Array): Promise<RunFile>;
  /** The same for a file that something else writes: `fill` gets the temporary path, which ends like the file. */
  fill(file: string, fill: (temporary: string) => Promise<void>): Promise<RunFile>;
  /** The text of a file, or null when there is none. */
  read(file: string): Promise<string | null>;
  /** Whether a file stands as it was recorded. */
  isIntact(file: RunFile): Promise<boolean>;
  /** Removes files; those that are not there are no error. */
  remove(files: readonly string[]): Promise<void>;
  /** The value kept under a key, or undefined. Values are plain data with typed arrays. */
  recall(key: string): Promise<unknown>;
  /** Keeps a value under a key, for later runs. */
  keep(key: string, value: unknown): Promise<void>;
  /** The keys under which something is kept. */
  kept(): Promise<readonly string[]>;
  /** Forgets the values of keys. */
  forget(keys: readonly string[]): Promise<void>;
}
