import type { FileReport, TableFormat } from '../../contract/index.ts';
import type { TextEncoding } from '../../engines/index.ts';
import type { Language } from '../../words/index.ts';

/** What is to be scored: plain data, so that it can be done on another thread. */
export interface ScoreFileRequest {
  /** The text of model.json. */
  readonly model: string;
  /** What the segments are called, by id − 1. */
  readonly segmentNames: ReadonlyMap<number, string>;
  readonly input: {
    readonly path: string;
    readonly format: TableFormat;
    readonly delimiter?: string;
    readonly encoding?: TextEncoding;
    readonly decimal?: '.' | ',';
  };
  /** Field of the model, or null, by column of the file; null: columns go by their names. */
  readonly map: Readonly<Record<string, string | null>> | null;
  /** Where the scored table goes; null: only the report is wanted. */
  readonly output: { readonly path: string; readonly format: TableFormat } | null;
  readonly language: Language;
}

/** Scores a table. Errors: `RequestError` E_TABLE and E_MAPPING. */
export type ScoreFile = (request: ScoreFileRequest) => Promise<FileReport>;
