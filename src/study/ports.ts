import type { Draw, DrawPictures } from '../charts/index.ts';
import type { RunWarning, Store } from '../contract/index.ts';
import type { Engine } from '../engines/engine.ts';
import type { Compute, Tasks } from '../ml/index.ts';

/** The stages of a study, in order. */
export const stageNames = Object.freeze([
  'read',
  'profile',
  'split',
  'lab',
  'impute',
  'preprocess',
  'sweep',
  'null',
  'alternatives',
  'choose',
  'segment',
  'label',
  'verdict',
  'order',
  'explore',
  'classify',
  'surrogates',
  'stability',
  'name',
  'pictures',
  'report',
] as const);

export type StageName = (typeof stageNames)[number];

/** What a study hears of itself while it runs. */
export interface StudyListener {
  onStart?(stage: StageName): void;
  /** The share of the stage that is done, from 0 to 1. */
  onProgress?(stage: StageName, fraction: number): void;
  onDone?(stage: StageName, seconds: number, isReused: boolean): void;
  onWarning?(warning: RunWarning): void;
}

/** Everything a study needs from outside: files, threads, pictures, the clock. */
export interface StudyPorts {
  readonly engine: Engine;
  readonly compute: Compute<Tasks>;
  readonly store: Store;
  readonly draw: Draw;
  /** Draws many at once; `draw` draws the report's. */
  readonly pictures: DrawPictures;
  /** TrueType fonts that the reports carry, so that they look the same everywhere; defaults to none. */
  readonly fonts?: readonly { readonly family: string; readonly weight: number; readonly base64: string }[];
  /** SHA-256 of a text, in lower-case hexadecimal. */
  readonly sha256: (text: string) => string;
  readonly now: () => Date;
  /** Name and version of the software, and a hash of its code: a stage is reused only by the same code. */
  readonly software: { readonly version: string; readonly node: string; readonly codeSha256: string };
  readonly listener?: StudyListener;
  readonly signal?: { readonly aborted: boolean };
}
