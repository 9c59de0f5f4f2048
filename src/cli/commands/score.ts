import { readFile } from 'node:fs/promises';
import { createDuckDbEngine } from '../../engines/duckdb/index.ts';
import { loadModel } from '../../model/index.ts';
import { sha256 } from '../../store/index.ts';
import { scoreTable, tableSource } from '../../study/index.ts';
import { wordsFor } from '../../words/index.ts';
import { type InputOptions, inputOf } from '../input-options.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { locateModel } from '../run-tables.ts';

export interface ScoreOptions extends InputOptions {
  readonly output: string;
  readonly lang?: string;
  readonly json?: boolean;
}

/** clientele score MODEL TABLE -o OUT: every row of a table with its segment, from the model alone. */
export async function scoreCommand(
  modelPath: string,
  table: string,
  options: ScoreOptions,
  io: Io,
): Promise<void> {
  const { cli, format } = wordsFor(languageOf(options.lang));
  const file = await locateModel(modelPath);
  const model = loadModel(await readFile(file, 'utf8'), file, sha256);
  const engine = await createDuckDbEngine();
  try {
    const scored = await scoreTable(model, tableSource(table, inputOf(options)), engine);
    for (const { code, message } of scored.warnings) io.err(cli.warning(code, message));
    for (const field of scored.absentFields) io.err(cli.warning('W_ABSENT_FIELD', cli.absentField(field)));
    await engine.writeTable(options.output, scored.table);
    if (options.json) io.out(JSON.stringify({ rows: scored.counts }));
    else io.out(cli.scored(format.count(scored.table.nRows), options.output));
  } finally {
    await engine.close();
  }
}
