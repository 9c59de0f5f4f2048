import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, extname, join } from 'node:path';
import { InputError, type StudyConfig } from '../../contract/index.ts';
import { createDuckDbEngine } from '../../engines/duckdb/index.ts';
import type { Engine } from '../../engines/index.ts';
import { createDraw } from '../../render/index.ts';
import { hashFile, openRunFolder, sha256 } from '../../store/index.ts';
import {
  inferStudyConfig,
  parseStudyConfig,
  runStudy,
  type StudyResult,
  tableSource,
} from '../../study/index.ts';
import { ruleText, type Words, wordsFor } from '../../words/index.ts';
import { createThreadCompute } from '../../workers/index.ts';
import { type InputOptions, inputOf } from '../input-options.ts';
import type { Io } from '../io.ts';
import { languageOf, systemLanguage } from '../language.ts';
import { studyProgress } from '../progress.ts';
import { readSoftware } from '../software.ts';

export interface StudyOptions extends InputOptions {
  readonly config?: string;
  readonly output?: string;
  readonly threads?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

/** clientele study TABLE: runs a study into a run folder. */
export async function studyCommand(table: string, options: StudyOptions, io: Io): Promise<void> {
  const nThreads = threadsOf(options.threads);
  const engine = await createDuckDbEngine();
  const compute = createThreadCompute({ nThreads });
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  process.once('SIGINT', interrupt);
  try {
    const config = await studyConfig(table, options, engine);
    const words = wordsFor(options.lang === undefined ? systemLanguage() : config.language);
    const source = tableSource(table, config.input);
    const hashed = await hashTable(table);
    const store = openRunFolder(options.output ?? join('runs', config.name));
    const result = await runStudy({ source, file: basename(table), ...hashed }, config, {
      engine,
      compute,
      store,
      draw: await createDraw(),
      sha256,
      now: () => new Date(),
      software: await readSoftware(),
      listener: studyProgress(io, words),
      signal: controller.signal,
    });
    if (options.json) io.out(JSON.stringify({ rows: result.classification.model.segments }));
    else printResult(result, store.path, words, io);
  } finally {
    process.removeListener('SIGINT', interrupt);
    await compute.close();
    await engine.close();
  }
}

async function studyConfig(table: string, options: StudyOptions, engine: Engine): Promise<StudyConfig> {
  const given = inputOf(options);
  const config = options.config
    ? parseStudyConfig(await readConfigFile(options.config), options.config)
    : inferStudyConfig(await engine.describe(tableSource(table, given)), studyName(table));
  const language = options.lang === undefined ? config.language : languageOf(options.lang);
  return { ...config, language, input: { ...config.input, ...given } };
}

async function readConfigFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new InputError('E_NOT_FOUND', 'the configuration cannot be read', {
      file: path,
      hint: 'check the path after -c',
      cause,
    });
  }
}

async function hashTable(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  try {
    return await hashFile(path);
  } catch (cause) {
    throw new InputError('E_NOT_FOUND', 'the table cannot be read', {
      file: path,
      hint: 'check the path',
      cause,
    });
  }
}

/** A study is called after its table: "Bank Clients.csv" → "bank-clients". */
function studyName(path: string): string {
  const name = basename(path, extname(path))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name || 'study';
}

function threadsOf(option: string | undefined): number {
  if (option === undefined) return availableParallelism();
  const threads = Number(option);
  if (Number.isInteger(threads) && threads >= 1 && threads <= 256) return threads;
  throw new InputError('E_OPTION', `--threads must be an integer from 1 to 256; got "${option}"`);
}

function printResult({ choice, classification }: StudyResult, path: string, words: Words, io: Io): void {
  const { cli, format } = words;
  const { segments, figures } = classification.model;
  const features = choice.features.join(', ');
  io.out(cli.finding(choice.k, features, format.number(figures.silhouette), format.count(figures.nDistinct)));
  for (const { id, share, nClients, rules } of segments) {
    io.out(`  ${cli.segmentLine(id, format.percent(share), format.count(nClients))}`);
    for (const rule of rules) io.out(`    ${ruleText(rule, words)}`);
  }
  io.out(cli.written(join(path, 'report.html')));
  io.out(cli.modelAt(join(path, 'models', 'model.json')));
}
