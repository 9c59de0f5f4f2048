import { join } from 'node:path';
import { openDashboard } from '../bi/index.ts';
import type { TileContext } from '../charts/index.ts';
import type { Dashboard } from '../contract/index.ts';
import { createTableHolder } from '../engines/duckdb/index.ts';
import { openRunFolder } from '../store/index.ts';
import { clientsFile, namedSegmentsFile, parseNamedSegments } from '../study/index.ts';
import type { Words } from '../words/index.ts';

/** A dashboard over a run without filters: all that its tiles need, in the reader's words. */
export async function answerDashboard(run: string, dashboard: Dashboard, words: Words): Promise<TileContext> {
  const opened = await openDashboard(
    dashboard,
    { name: 'clients', path: join(run, clientsFile) },
    createTableHolder(),
  );
  try {
    const answer = await opened.answer({ filters: {}, compare: null });
    const names = await readSegmentNames(run);
    const segmentName = (id: number): string => names.get(id)?.[words.language] ?? words.charts.segment(id);
    return { dashboard, answer, compare: null, words, segmentName };
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
