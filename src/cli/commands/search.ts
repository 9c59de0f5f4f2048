import { join } from 'node:path';
import { createDuckDbEngine } from '../../engines/duckdb/index.ts';
import { openRunFolder, sha256 } from '../../store/index.ts';
import { type SearchOptions, type SearchResult, searchRun } from '../../study/index.ts';
import { type Words, wordsFor } from '../../words/index.ts';
import { createThreadCompute } from '../../workers/index.ts';
import { integerOption } from '../integer-option.ts';
import { interruptible } from '../interrupt.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { readStudyConfig } from '../run-study-into.ts';
import { readFinishedRun } from '../run-tables.ts';
import { readSoftware } from '../software.ts';
import { runStep } from '../step-progress.ts';
import { threadsOf } from '../threads.ts';

export interface SearchCommandOptions {
  readonly columns?: string;
  readonly kTo?: string;
  readonly copies?: string;
  readonly rows?: string;
  readonly threads?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

/** Fits of the list that are printed. */
const nPrinted = 15;

/** clientele search RUN: which columns hold groups that unrelated columns do not. */
export async function searchCommand(run: string, options: SearchCommandOptions, io: Io): Promise<void> {
  const words = wordsFor(languageOf(options.lang));
  const nThreads = threadsOf(options.threads);
  const searched = searchOptions(options);
  const record = await readFinishedRun(run);
  const config = await readStudyConfig(join(run, 'study.yaml'));
  const store = openRunFolder(run);
  const engine = await createDuckDbEngine();
  const compute = createThreadCompute({ nThreads });
  try {
    const software = await readSoftware();
    const result = await interruptible((signal) =>
      store.exclusively(() =>
        runStep({ io, words }, words.search.step, (onProgress) =>
          searchRun(
            record,
            config,
            searched,
            { engine, store, compute, sha256, software, signal },
            onProgress,
          ),
        ),
      ),
    );
    if (options.json) io.out(JSON.stringify({ rows: result.found, chosen: result.chosen }));
    else printSearch(result, run, words, io);
  } finally {
    await compute.close();
    await engine.close();
  }
}

function searchOptions({ columns, kTo, copies, rows }: SearchCommandOptions): SearchOptions {
  return {
    ...(columns !== undefined && { most: integerOption('--columns', columns, 2, 6) }),
    ...(kTo !== undefined && { kTo: integerOption('--k-to', kTo, 2, 30) }),
    ...(copies !== undefined && { copies: integerOption('--copies', copies, 19, 9999) }),
    ...(rows !== undefined && { rows: integerOption('--rows', rows, 100, 20_000) }),
  };
}

function printSearch(result: SearchResult, run: string, { search, verdict }: Words, io: Io): void {
  const { found, chosen, tied, nCells } = result;
  if (nCells === 0) {
    io.out(search.nothing);
    return;
  }
  io.out(search.intro({ ...result, nColumns: result.columns.length }));
  io.out(search.counts(result.counts));
  if (tied.length > 0) io.out(search.tied(tied));
  const shown = found.filter((cell) => cell.verdict !== 'none').slice(0, nPrinted);
  if (shown.length === 0) io.out(search.none);
  for (const cell of shown) io.out(`  ${search.line({ ...cell, mark: verdict.verdicts[cell.verdict] })}`);
  if (chosen !== null) io.out(search.chosen({ ...chosen, nCells, nListed: found.length }));
  io.out(search.layerNote);
  io.out(search.related);
  io.out(search.written(join(run, 'search.parquet')));
  io.out(search.again);
}
