import { readFile } from 'node:fs/promises';
import { InputError, type OutputTable } from '../../contract/index.ts';
import { createDuckDbEngine } from '../../engines/duckdb/index.ts';
import type { Engine } from '../../engines/index.ts';
import { CancelledError } from '../../ml/index.ts';
import { type CompiledRecipe, checkRecipe, compileRecipe, generateSample } from '../../sample/index.ts';
import { wordsFor } from '../../words/index.ts';
import { integerOption } from '../integer-option.ts';
import { interruptible } from '../interrupt.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { runStep } from '../step-progress.ts';

const defaultSeed = 7;
const mostRows = 2 ** 31 - 1;

export interface SampleOptions {
  readonly n?: string;
  readonly seed?: string;
  readonly output: string;
  readonly lang?: string;
  readonly json?: boolean;
}

/** clientele sample RECIPE -n N --seed S -o OUT: a table that is made up from a recipe. */
export async function sampleCommand(recipePath: string, options: SampleOptions, io: Io): Promise<void> {
  const words = wordsFor(languageOf(options.lang));
  const { n, output } = options;
  const given = n === undefined ? null : integerOption('-n', n, 1, mostRows);
  const seed =
    options.seed === undefined
      ? defaultSeed
      : integerOption('--seed', options.seed, 0, Number.MAX_SAFE_INTEGER);
  const recipe = await readRecipe(recipePath);
  const nRows = given ?? recipe.nRows;
  const engine = await createDuckDbEngine();
  try {
    await interruptible((signal) =>
      runStep({ io, words }, words.sample.making(nRows, recipePath), (onProgress) =>
        writeRows(recipe, { nRows, seed, path: output, engine, signal, onProgress }),
      ),
    );
  } finally {
    await engine.close();
  }
  if (options.json) io.out(JSON.stringify({ rows: [{ file: output, nRows, seed }] }));
  else io.out(words.sample.made(nRows, output));
}

interface WriteRowsOptions {
  readonly nRows: number;
  readonly seed: number;
  /** Ends in .csv or .parquet; appears whole or not at all. */
  readonly path: string;
  readonly engine: Engine;
  readonly signal?: AbortSignal;
  /** Hears the share of the rows that is made, from 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}

export interface WriteSampleOptions extends WriteRowsOptions {
  readonly recipePath: string;
}

/** Makes up a table from a recipe file and writes it. */
export async function writeSample({ recipePath, ...options }: WriteSampleOptions): Promise<void> {
  await writeRows(await readRecipe(recipePath), options);
}

async function writeRows(recipe: CompiledRecipe, options: WriteRowsOptions): Promise<void> {
  const { nRows, seed, path, engine, signal, onProgress } = options;
  function* watched(): Generator<OutputTable, void, undefined> {
    let made = 0;
    for (const batch of generateSample(recipe, { nRows, seed })) {
      if (signal?.aborted) throw new CancelledError();
      yield batch;
      made += batch.nRows;
      onProgress?.(made / nRows);
    }
  }
  await engine.writeBatches(path, watched(), { delimiter: recipe.delimiter });
}

async function readRecipe(path: string): Promise<CompiledRecipe> {
  return compileRecipe(checkRecipe(parseRecipe(await readText(path), path), path));
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new InputError('E_NOT_FOUND', 'the recipe cannot be read', {
      file: path,
      hint: 'check the path',
      cause,
    });
  }
}

function parseRecipe(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError('E_RECIPE', 'the file is not JSON', {
      file: path,
      hint: 'see examples/bank-marketing.sample.json',
      cause,
    });
  }
}
