import type { TableFormat } from '../../contract/index.ts';
import type { CancelSignal, LoadColumn, RejectedRow, TablePreview } from '../../engines/index.ts';
import type { Language } from '../../words/index.ts';

interface UploadedFile {
  readonly path: string;
  readonly format: TableFormat;
}

/** Work with a table that takes long, for a thread of its own. */
export type UploadTask =
  | { readonly kind: 'preview'; readonly file: UploadedFile }
  | {
      readonly kind: 'load';
      readonly file: UploadedFile;
      readonly columns: readonly LoadColumn[];
      readonly output: string;
    }
  | { readonly kind: 'query'; readonly url: string; readonly query: string; readonly output: string }
  | { readonly kind: 'profile'; readonly path: string; readonly name: string; readonly language: Language };

export interface UploadAnswers {
  readonly preview: TablePreview;
  readonly load: LoadedTable;
  readonly query: LoadedTable;
  /** A page. */
  readonly profile: string;
}

export interface LoadedTable {
  readonly nRows: number;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** At most a hundred thousand. */
  readonly rejected: readonly RejectedRow[];
  readonly nRejected: number;
}

/** Errors: `InputError` for what is wrong with a table or a database. */
export type RunUploadTask = <Kind extends UploadTask['kind']>(
  task: Extract<UploadTask, { readonly kind: Kind }>,
  options: { readonly onProgress?: (nRows: number) => void; readonly signal?: CancelSignal },
) => Promise<UploadAnswers[Kind]>;

/** Where uploads are kept; as `openUploadsFolder` of the store. */
export interface UploadStore {
  wait(): Promise<{ readonly id: string; readonly folder: string }>;
  waiting(id: string): Promise<string | null>;
  drop(id: string): Promise<void>;
  make(): Promise<{
    readonly table: string;
    publish(name: string, record: string, rejected: string): Promise<boolean>;
    discard(): Promise<void>;
  }>;
  records(): Promise<readonly { readonly name: string; readonly text: string }[]>;
  tablePath(name: string): string;
  rejectedPath(name: string): string;
  remove(name: string): Promise<boolean>;
}

/** A database that the configuration of the server names. */
export interface Connection {
  readonly name: string;
  /** With user and password: never told. */
  readonly url: string;
}

/** What uploads need. */
export interface UploadDeps {
  readonly store: UploadStore;
  readonly run: RunUploadTask;
  readonly connections: readonly Connection[];
  /** Names of tables of the run, which an upload may not take. */
  readonly taken: () => Promise<readonly string[]>;
}
