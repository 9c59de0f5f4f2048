import { inputError, type ModelFile } from '../../contract/index.ts';
import { createDuckDbEngine } from '../../engines/duckdb/index.ts';
import type { Engine } from '../../engines/index.ts';
import { openPostgres } from '../../engines/postgres/index.ts';
import {
  createTableScorer,
  type ScoredTable,
  type ScoreTableOptions,
  scoreBatches,
  scoreTable,
  tableSource,
} from '../../study/index.ts';
import { recordedWarning, refusal, warning, warningText, wordsFor } from '../../words/index.ts';
import { type InputOptions, inputOf } from '../input-options.ts';
import { integerOption } from '../integer-option.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { readModel } from '../read-model.ts';

export interface ScoreOptions extends InputOptions {
  readonly output: string;
  /** Of a database. */
  readonly query?: string;
  /** Seconds that the query may take. */
  readonly timeout?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

/**
 * clientele score MODEL TABLE -o OUT: every row of a table, or of a query of a database, with its segment, from the
 * model alone.
 */
export async function scoreCommand(
  modelPath: string,
  table: string,
  options: ScoreOptions,
  io: Io,
): Promise<void> {
  const words = wordsFor(languageOf(options.lang));
  const { cli, format } = words;
  const { model, nameOf } = await readModel(modelPath, words);
  const engine = await createDuckDbEngine();
  try {
    const scored = /^postgres(ql)?:/.test(table)
      ? await scoreQuery(model, table, options, { nameOf }, engine)
      : await scoreTable(model, tableSource(table, inputOf(options)), options.output, engine, { nameOf });
    const absent = scored.absentFields.map((columnName) => warning('W_ABSENT_FIELD', {}, { columnName }));
    for (const placed of [...scored.warnings, ...absent])
      io.err(cli.warning(placed.code, warningText(recordedWarning(placed), words)));
    if (options.json) io.out(JSON.stringify({ rows: scored.counts }));
    else io.out(cli.scored(format.count(scored.nRows), options.output));
  } finally {
    await engine.close();
  }
}

/** Days in seconds: no statement takes longer. */
const longestTimeout = 7 * 86_400;

async function scoreQuery(
  model: ModelFile,
  url: string,
  { query, timeout, output }: ScoreOptions,
  options: ScoreTableOptions,
  engine: Engine,
): Promise<ScoredTable> {
  if (query === undefined) throw inputError(refusal('E_POSTGRES', { kind: 'no-query' }));
  const seconds = timeout === undefined ? null : integerOption('--timeout', timeout, 1, longestTimeout);
  const database = await openPostgres(url, seconds === null ? {} : { statementTimeout: 1000 * seconds });
  try {
    const scorer = createTableScorer(model, await database.describe(query), options);
    await engine.writeBatches(output, scoreBatches(scorer, database.read(query)));
    return { ...scorer.told(), absentFields: scorer.absentFields, warnings: [] };
  } finally {
    await database.close();
  }
}
