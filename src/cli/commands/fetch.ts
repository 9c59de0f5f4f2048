import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Dataset, datasetsFileSchema, inputError } from '../../contract/index.ts';
import { refusal, wordsFor } from '../../words/index.ts';
import { examplePath } from '../example-path.ts';
import { fetchDataset, isFetched } from '../fetch/fetch-dataset.ts';
import { interruptible } from '../interrupt.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { runStep } from '../step-progress.ts';

export interface FetchOptions {
  readonly output?: string;
  readonly lang?: string;
}

/** clientele fetch NAME: downloads a public table and checks that it is the one. */
export async function fetchCommand(
  name: string,
  options: FetchOptions,
  io: Io,
  datasetsPath = examplePath('datasets.json'),
): Promise<void> {
  const words = wordsFor(languageOf(options.lang));
  const { demo, format } = words;
  const dataset = await findDataset(name, datasetsPath);
  const path = await outputPath(options.output, dataset.file);
  const isThere = await isFetched(dataset, path);
  if (isThere) {
    io.out(demo.alreadyThere(path));
    return;
  }
  if (isThere === false) {
    throw inputError(refusal('E_EXISTS', {}), { file: path });
  }
  await interruptible((signal) =>
    runStep({ io, words }, demo.download(dataset.url), (onProgress) =>
      fetchDataset(dataset, path, { signal, onProgress }),
    ),
  );
  io.out(demo.fetched(path, format.count(dataset.bytes)));
  io.err(demo.licence(dataset.licence, dataset.citation));
}

async function findDataset(name: string, path: string): Promise<Dataset> {
  const datasets = datasetsFileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const dataset = Object.entries(datasets).find(([known]) => known === name)?.[1];
  if (dataset) return dataset;
  throw inputError(
    refusal('E_ARGUMENT', { kind: 'unknown', what: 'table', name, allowed: Object.keys(datasets) }),
  );
}

/** A folder takes the file under its own name. */
async function outputPath(output: string | undefined, file: string): Promise<string> {
  if (output === undefined) return file;
  const found = await stat(output).catch(() => null);
  return found?.isDirectory() ? join(output, file) : output;
}
