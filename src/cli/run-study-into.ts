import { readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { InputError, inputError, type ModelFile, type StudyConfig } from '../contract/index.ts';
import type { Engine } from '../engines/index.ts';
import { createDraw, readPageFonts } from '../render/index.ts';
import { hashFile, openRunFolder, sha256 } from '../store/index.ts';
import { parseStudyConfig, runStudy, type StudyResult, tableSource } from '../study/index.ts';
import { refusal, rulesText, ruleText, verdictText, type Words } from '../words/index.ts';
import { createThreadCompute, createThreadPictures } from '../workers/index.ts';
import { locateDescriptions, readDescriptions } from './descriptions.ts';
import type { Io } from './io.ts';
import { studyProgress } from './progress.ts';
import { readSoftware } from './software.ts';

/** What a study is run with; progress goes to `io` in the language of `words`. */
export interface StudyIntoOptions {
  readonly engine: Engine;
  /** See `threadsOf`. */
  readonly nThreads: number;
  readonly words: Words;
  readonly io: Io;
  readonly signal: AbortSignal;
  /** The table's name in records and reports; defaults to that of its file. */
  readonly tableName?: string;
  /** Whether warnings are said as they come; defaults to true. */
  readonly warns?: boolean;
}

/** Runs the study of a table file into a run folder that no other process works on. */
export async function runStudyInto(
  folder: string,
  table: string,
  config: StudyConfig,
  options: StudyIntoOptions,
): Promise<StudyResult> {
  const { engine, nThreads, words, io, signal, tableName = basename(table), warns = true } = options;
  const { onWarning, ...progress } = studyProgress(io, words);
  const store = openRunFolder(folder);
  return store.exclusively(async () => {
    const hashed = await hashTable(table);
    const { config: kept, descriptions } = await readDescriptions(config);
    const compute = createThreadCompute({ nThreads });
    const pictures = createThreadPictures({ nThreads });
    try {
      return await runStudy(
        {
          source: tableSource(table, config.input),
          file: tableName,
          path: relative(store.path, resolve(table)).split(sep).join('/'),
          ...hashed,
          descriptions,
        },
        kept,
        {
          engine,
          compute,
          store,
          draw: await createDraw(),
          fonts: await readPageFonts(),
          pictures,
          sha256,
          now: () => new Date(),
          software: await readSoftware(),
          listener: warns && onWarning ? { ...progress, onWarning } : progress,
          signal,
        },
      );
    } finally {
      await compute.close();
      await pictures.close();
    }
  });
}

/** A configuration from its file. */
export async function readStudyConfig(path: string): Promise<StudyConfig> {
  try {
    return locateDescriptions(parseStudyConfig(await readFile(path, 'utf8'), path), path);
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw inputError(refusal('E_NOT_FOUND', { kind: 'configuration' }), { file: path, cause });
  }
}

/** Says what a study came to: the finding in one sentence, the segments, the report and the model. */
export function printResult(
  { choice, classification }: StudyResult,
  folder: string,
  said: { readonly words: Words; readonly io: Io },
): void {
  const { words, io } = said;
  printSegments(classification.model, choice.features, said);
  io.out(words.cli.written(join(folder, 'report.html')));
  io.out(words.cli.modelAt(join(folder, 'models', 'model.json')));
}

/** Says what the segments of a model are. */
export function printSegments(
  model: ModelFile,
  names: readonly string[],
  { words, io }: { readonly words: Words; readonly io: Io },
): void {
  const { cli, format } = words;
  const { segments, figures } = model;
  const features = names.join(', ');
  io.out(
    cli.finding(
      segments.length,
      features,
      format.number(figures.silhouette),
      format.count(figures.nDistinct),
    ),
  );
  const interval = figures.silhouetteInterval;
  if (interval) {
    const { low, high, nSampled } = interval;
    io.out(cli.estimated(format.number(low), format.number(high), format.count(nSampled)));
  }
  io.out(verdictText(model, words));
  for (const { id, share, nClients, rules } of segments) {
    io.out(`  ${cli.segmentLine(id, format.percent(share), format.count(nClients))}`);
    for (const rule of rules) io.out(`    ${ruleText(rule, words)}`);
  }
  const allRules = rulesText(segments, words);
  if (allRules !== null) io.out(allRules);
}

/** A pipe would be hashed for ever: only a file is opened. */
export async function hashTable(file: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  try {
    const found = await stat(file);
    if (found.isFile()) return await hashFile(file);
    const kind = found.isDirectory() ? 'folder' : 'stream';
    throw inputError(refusal('E_NOT_A_FILE', { kind }), { file });
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    if (file === '-') throw inputError(refusal('E_NOT_A_FILE', { kind: 'stream' }), { file, cause });
    throw inputError(refusal('E_NOT_FOUND', { kind: 'table' }), { file, cause });
  }
}
