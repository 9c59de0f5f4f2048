import { readFile } from 'node:fs/promises';
import { type Dashboard, inputError } from '../../contract/index.ts';
import { readPageFonts, renderSnapshot } from '../../render/index.ts';
import { writeAtomic } from '../../store/index.ts';
import { parseDashboard } from '../../study/index.ts';
import { refusal, wordsFor } from '../../words/index.ts';
import { answerDashboard } from '../answer-dashboard.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { readRunRecord } from '../run-tables.ts';

export interface DashboardOptions {
  readonly output: string;
  readonly lang?: string;
}

/** clientele dashboard RUN FILE -o out.html: a dashboard over a run as one page that needs nothing else. */
export async function dashboardCommand(
  run: string,
  file: string,
  options: DashboardOptions,
  io: Io,
): Promise<void> {
  const words = wordsFor(languageOf(options.lang));
  await readRunRecord(run);
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw inputError(refusal('E_NOT_FOUND', { kind: 'file' }), { file, cause });
  });
  const dashboard: Dashboard = parseDashboard(text, file);
  const context = await answerDashboard(run, dashboard, words);
  await writeAtomic(options.output, renderSnapshot(context, { fonts: await readPageFonts() }));
  io.out(words.dashboard.written(options.output));
}
