import type { OpenDashboard } from '../bi/index.ts';
import type { Dashboard } from '../contract/index.ts';
import type { CancelSignal, SandboxQuery, SandboxResult, SandboxTable } from '../engines/index.ts';
import type { ScoreFile } from './file/score-file.ts';
import type { Metrics } from './service/metrics.ts';
import type { ModelHolder } from './service/served-model.ts';
import type { UploadDeps } from './upload/port.ts';

/** The bytes of a file by its path from a folder, with `/`; null where the folder holds no such file. */
export type ReadFile = (path: string) => Promise<Uint8Array<ArrayBuffer> | null>;

/** What the application needs from outside. */
export interface ServerDeps {
  /** Files of the run that is served. */
  readonly readRunFile: ReadFile;
  /** Files of the built page. */
  readonly readPageFile: ReadFile;
  /** What a Host header may say: `name:port`, in lower case. */
  readonly hosts: readonly string[];
  /** The model that answers; defaults to none, and what needs one answers 503. */
  readonly models?: ModelHolder;
  /** Writes files of the run, each whole or not at all, while no study does; defaults to nobody who may. */
  readonly writeRunFiles?: WriteFiles;
  /** Scores a table; defaults to nobody who can. */
  readonly scoreFile?: ScoreFile;
  /** Dashboards over the run's table; defaults to none. */
  readonly dashboards?: {
    /** YAML by id. */
    readonly given: readonly { readonly id: string; readonly text: string }[];
    /** Errors: whatever keeps the table from answering, such as a column that it lacks. */
    readonly open: (dashboard: Dashboard) => Promise<OpenDashboard>;
  };
  /** Runs queries that people type; defaults to nobody who can, and the addresses answer 404. */
  readonly sql?: SqlQueries;
  /** Keeps tables that people bring; defaults to nobody who does, and the addresses answer 404. */
  readonly uploads?: UploadDeps;
  /** Of the software; defaults to "0.0.0". */
  readonly version?: string;
  /** Where requests are counted; defaults to counters of its own. */
  readonly metrics?: Metrics;
  /** Hears of our own faults; their text reaches no client. */
  readonly onFault?: (error: unknown) => void;
}

/** The tables of the run, and queries over them. Errors: `InputError` E_QUERY. */
export interface SqlQueries {
  query(query: SandboxQuery, signal: CancelSignal): Promise<SandboxResult>;
  tables(signal: CancelSignal): Promise<readonly SandboxTable[]>;
  readonly functions: readonly string[];
}

/** Writes texts by path, in their order. Errors: `InputError` E_RUN_IN_USE while a study writes there. */
export type WriteFiles = (
  files: readonly { readonly path: string; readonly text: string }[],
) => Promise<void>;
