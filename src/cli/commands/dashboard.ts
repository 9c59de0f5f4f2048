import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDashboard } from '../../bi/index.ts';
import { type Dashboard, inputError } from '../../contract/index.ts';
import { createTableHolder } from '../../engines/duckdb/index.ts';
import { readPageFonts, renderSnapshot } from '../../render/index.ts';
import { openRunFolder, writeAtomic } from '../../store/index.ts';
import { clientsFile, namedSegmentsFile, parseDashboard, parseNamedSegments } from '../../study/index.ts';
import { refusal, wordsFor } from '../../words/index.ts';
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
  const source = { name: 'clients', path: join(run, clientsFile) };
  const opened = await openDashboard(dashboard, source, createTableHolder());
  try {
    const answer = await opened.answer({ filters: {}, compare: null });
    const names = await readSegmentNames(run);
    const segmentName = (id: number): string => names.get(id)?.[words.language] ?? words.charts.segment(id);
    const page = renderSnapshot(
      { dashboard, answer, compare: null, words, segmentName },
      { fonts: await readPageFonts() },
    );
    await writeAtomic(options.output, page);
    io.out(words.dashboard.written(options.output));
  } finally {
    await opened.close();
  }
}

async function readSegmentNames(run: string): Promise<ReadonlyMap<number, SegmentName>> {
  const text = await openRunFolder(run).read(namedSegmentsFile);
  if (text === null) return new Map();
  const { segments } = parseNamedSegments(text, namedSegmentsFile);
  return new Map(segments.flatMap(({ id, described }) => (described ? [[id, described.name] as const] : [])));
}

interface SegmentName {
  readonly en: string;
  readonly ru: string;
}
