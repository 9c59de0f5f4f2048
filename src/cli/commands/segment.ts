import { dirname, join, resolve } from 'node:path';
import { inputError, type StudyConfig } from '../../contract/index.ts';
import { createRowGrouper } from '../../engines/duckdb/index.ts';
import { sha256, writeAtomic } from '../../store/index.ts';
import { segmentTable, tableSource } from '../../study/index.ts';
import { refusal, warningText, wordsFor } from '../../words/index.ts';
import { createThreadCompute } from '../../workers/index.ts';
import { type InputOptions, inputOf } from '../input-options.ts';
import { interruptible } from '../interrupt.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { hashTable, printSegments, readStudyConfig } from '../run-study-into.ts';
import { readSoftware } from '../software.ts';
import { runStep } from '../step-progress.ts';
import { threadsOf } from '../threads.ts';

export interface SegmentOptions extends InputOptions {
  readonly config: string;
  readonly output: string;
  readonly model?: string;
  readonly threads?: string;
  readonly lang?: string;
  readonly json?: boolean;
}

/** clientele segment TABLE -c CONFIG -o LABELS: the segments that a configuration names, and every row's. */
export async function segmentCommand(table: string, options: SegmentOptions, io: Io): Promise<void> {
  const words = wordsFor(languageOf(options.lang));
  const { cli, format } = words;
  const threads = threadsOf(options.threads);
  const { output } = options;
  if (!output.endsWith('.parquet')) {
    throw inputError(
      refusal('E_OPTION', { option: '--output', kind: 'one-of', allowed: ['*.parquet'], given: output }),
    );
  }
  const read = await readStudyConfig(options.config);
  const config: StudyConfig = { ...read, input: { ...read.input, ...inputOf(options) } };
  const { sha256: dataSha256 } = await hashTable(table);
  const { version } = await readSoftware();
  const compute = createThreadCompute({ nThreads: 1 });
  try {
    const { model, nRows, warnings } = await interruptible((signal) =>
      runStep({ io, words }, cli.grouping, () =>
        segmentTable({ source: tableSource(table, config.input), dataSha256, output }, config, {
          groupRows: createRowGrouper({ threads }),
          compute,
          sha256,
          version,
          signal,
        }),
      ),
    );
    const modelFile = options.model ?? join(dirname(resolve(output)), 'model.json');
    await writeAtomic(modelFile, `${JSON.stringify(model, null, 1)}\n`);
    for (const warned of warnings) io.err(cli.warning(warned.code, warningText(warned, words)));
    if (options.json) {
      io.out(JSON.stringify({ rows: model.segments }));
      return;
    }
    const used = model.fields.filter((field) => field.used).map(({ name }) => name);
    printSegments(model, used, { words, io });
    io.out(cli.labelled(format.count(nRows), output));
    io.out(cli.modelAt(modelFile));
  } finally {
    await compute.close();
  }
}
