import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createDuckDbEngine } from '../engines/duckdb/index.ts';
import type { Language, Words } from '../words/index.ts';
import { writeSample } from './commands/sample.ts';
import { examplePath } from './example-path.ts';
import { interruptible } from './interrupt.ts';
import type { Io } from './io.ts';
import { printResult, readStudyConfig, runStudyInto } from './run-study-into.ts';
import { serveRun } from './serve-run.ts';
import { runStep } from './step-progress.ts';
import { isAttended, type Surroundings } from './surroundings.ts';

/** Rows of the shuffled copies: a first run has a minute. The study of a real table takes its configuration's. */
const shuffledRows = 250;
/** Copies that the alternatives are compared with, for the same reason. */
const alternativeCopies = 19;

export interface FirstRunSettings {
  /** The run folder; the clients stand beside it as `<folder>-clients.csv`. */
  readonly folder: string;
  readonly nClients: number;
  /** Of the clients that are made up. */
  readonly seed: number;
  readonly nThreads: number;
  readonly language: Language;
  readonly port: number;
  readonly serves: boolean;
  readonly opensBrowser: boolean;
}

/** Makes up clients, studies them, and serves the result where somebody is there to look at it. */
export async function firstRun(
  settings: FirstRunSettings,
  {
    words,
    io,
    surroundings,
  }: { readonly words: Words; readonly io: Io; readonly surroundings: Surroundings },
): Promise<void> {
  const { folder, nClients, seed, nThreads, language, port, serves, opensBrowser } = settings;
  const engine = await createDuckDbEngine();
  try {
    await interruptible(async (signal) => {
      const table = `${folder}-clients.csv`;
      await mkdir(dirname(table), { recursive: true });
      await runStep({ io, words }, words.demo.sample, (onProgress) =>
        writeSample({
          recipePath: examplePath('bank-marketing.sample.json'),
          nRows: nClients,
          seed,
          path: table,
          engine,
          signal,
          onProgress,
        }),
      );
      const example = await readStudyConfig(examplePath('bank-marketing.yaml'));
      const shuffled = { ...example.shuffled, rows: shuffledRows };
      const alternatives = { ...example.alternatives, rows: shuffledRows, copies: alternativeCopies };
      const config = { ...example, language, shuffled, alternatives };
      const result = await runStudyInto(folder, table, config, { engine, nThreads, words, io, signal });
      printResult(result, folder, { words, io });
    });
  } finally {
    await engine.close();
  }
  if (serves && isAttended(surroundings)) {
    await serveRun(folder, { port, opensBrowser, words, io, surroundings });
  } else {
    io.out(words.demo.serveLater(`npx clientele serve ${folder}`));
  }
}
