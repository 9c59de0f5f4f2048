import { basename, extname, join, resolve } from 'node:path';
import type { StudyConfig } from '../../contract/index.ts';
import { createDuckDbEngine } from '../../engines/duckdb/index.ts';
import type { Engine } from '../../engines/index.ts';
import { inferStudyConfig, tableSource } from '../../study/index.ts';
import { wordsFor } from '../../words/index.ts';
import { type InputOptions, inputOf } from '../input-options.ts';
import { interruptible } from '../interrupt.ts';
import type { Io } from '../io.ts';
import { languageOf, systemLanguage } from '../language.ts';
import { printResult, readStudyConfig, runStudyInto } from '../run-study-into.ts';
import { threadsOf } from '../threads.ts';

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
  try {
    await interruptible(async (signal) => {
      const config = await studyConfig(table, options, engine);
      const words = wordsFor(options.lang === undefined ? systemLanguage() : config.language);
      const folder = resolve(options.output ?? join('runs', config.name));
      const result = await runStudyInto(folder, table, config, { engine, nThreads, words, io, signal });
      if (options.json) io.out(JSON.stringify({ rows: result.classification.model.segments }));
      else printResult(result, folder, { words, io });
    });
  } finally {
    await engine.close();
  }
}

async function studyConfig(table: string, options: StudyOptions, engine: Engine): Promise<StudyConfig> {
  const given = inputOf(options);
  const config = options.config
    ? await readStudyConfig(options.config)
    : inferStudyConfig(await engine.describe(tableSource(table, given)), studyName(table));
  const language = options.lang === undefined ? config.language : languageOf(options.lang);
  return { ...config, language, input: { ...config.input, ...given } };
}

/** A study is called after its table: "Bank Clients.csv" → "bank-clients". */
function studyName(path: string): string {
  const name = basename(path, extname(path))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return name || 'study';
}
