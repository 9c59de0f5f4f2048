import {
  type Dashboard,
  type DashboardChapter,
  type DashboardChartType,
  type DashboardTile,
  dashboardSchema,
  tilesOf,
} from '../../../../src/contract/index.ts';
import { placeTile, rowsOf, withoutTile } from './layout.ts';

type Said = DashboardTile['title'];

/** What the schema has against a draft. */
export interface DraftIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

export function issuesOf(draft: Dashboard): readonly DraftIssue[] {
  const { error } = dashboardSchema.safeParse(draft);
  return (error?.issues ?? []).map(({ path, message }) => ({
    path: path.map((part) => (typeof part === 'number' ? part : String(part))),
    message,
  }));
}

/** Issues below a place, with their paths from there. */
export function issuesAt(
  issues: readonly DraftIssue[],
  place: readonly (string | number)[],
): readonly DraftIssue[] {
  return issues
    .filter(({ path }) => place.every((part, i) => path[i] === part))
    .map(({ path, message }) => ({ path: path.slice(place.length), message }));
}

/** Where a tile stands in a draft; null where it does not. */
export function placeOf({ chapters }: Dashboard, id: string): readonly [number, number] | null {
  for (const [c, { tiles }] of chapters.entries()) {
    const t = tiles.findIndex((tile) => tile.id === id);
    if (t >= 0) return [c, t];
  }
  return null;
}

export function tileOf(dashboard: Dashboard, id: string): DashboardTile | undefined {
  return tilesOf(dashboard).find((tile) => tile.id === id);
}

export function changeChapter(
  draft: Dashboard,
  id: string,
  change: (chapter: DashboardChapter) => DashboardChapter,
): Dashboard {
  return { ...draft, chapters: draft.chapters.map((one) => (one.id === id ? change(one) : one)) };
}

/** A tile anew; one with another layout makes room among its neighbours. */
export function putTile(draft: Dashboard, next: DashboardTile): Dashboard {
  const place = placeOf(draft, next.id);
  const chapter = place && draft.chapters[place[0]];
  if (!chapter) return draft;
  const before = chapter.tiles[place[1]];
  const tiles = chapter.tiles.map((tile) => (tile.id === next.id ? { ...next, layout: tile.layout } : tile));
  const isMoved = JSON.stringify(before?.layout) !== JSON.stringify(next.layout);
  return changeChapter(draft, chapter.id, (one) => ({
    ...one,
    tiles: isMoved ? [...placeTile(tiles, next.id, next.layout)] : tiles,
  }));
}

export function removeTile(draft: Dashboard, id: string): Dashboard {
  return {
    ...draft,
    chapters: draft.chapters.map((chapter) =>
      chapter.tiles.some((tile) => tile.id === id)
        ? { ...chapter, tiles: [...withoutTile(chapter.tiles, id)] }
        : chapter,
    ),
  };
}

/** A new tile below the others of a chapter, and its id. */
export function addTile(
  draft: Dashboard,
  chapterId: string,
  title: Said,
): { readonly draft: Dashboard; readonly id: string } {
  const ids = new Set(tilesOf(draft).map((tile) => tile.id));
  let n = 1;
  while (ids.has(`tile_${n}`)) n++;
  const id = `tile_${n}`;
  const tile = (chapter: DashboardChapter): DashboardTile => ({
    id,
    chart: 'bar',
    title,
    by: draft.fields.slice(0, 1).map(({ name }) => name),
    metrics: draft.metrics.slice(0, 1).map(({ name }) => name),
    where: {},
    ignores: [],
    layout: { x: 0, y: rowsOf(chapter.tiles), w: 6, h: 4 },
  });
  return {
    id,
    draft: changeChapter(draft, chapterId, (chapter) => ({
      ...chapter,
      tiles: [...chapter.tiles, tile(chapter)],
    })),
  };
}

/** The tile below the others of another chapter. */
export function moveToChapter(draft: Dashboard, id: string, chapterId: string): Dashboard {
  const tile = tileOf(draft, id);
  if (!tile) return draft;
  return changeChapter(removeTile(draft, id), chapterId, (chapter) => ({
    ...chapter,
    tiles: [...chapter.tiles, { ...tile, layout: { ...tile.layout, y: rowsOf(chapter.tiles) } }],
  }));
}

/** Charts that show a second field as series. */
export const chartsWithSeries: readonly DashboardChartType[] = [
  'bar',
  'stacked',
  'normalized',
  'histogram',
  'line',
  'area',
  'heat',
  'table',
];
/** Charts of one number. */
export const chartsOfOneMetric: readonly DashboardChartType[] = ['pie', 'donut', 'box', 'heat'];

/** The tile as another chart, without what that one has no place for. */
export function asChart(
  { text, describe, ...tile }: DashboardTile,
  chart: DashboardChartType,
  said: Said,
): DashboardTile {
  if (chart === 'markdown') return { ...tile, chart, by: [], metrics: [], text: text ?? said };
  const nFields = chart === 'number' ? 0 : chartsWithSeries.includes(chart) ? 2 : 1;
  return {
    ...tile,
    chart,
    by: tile.by.slice(0, nFields),
    metrics: chartsOfOneMetric.includes(chart) ? tile.metrics.slice(0, 1) : tile.metrics,
    ...(chart === 'table' && describe && { describe }),
  };
}

/** What the numbers of a tile depend on. */
export function numbersKey({ by, metrics, where, ignores, describe }: DashboardTile): string {
  return JSON.stringify([by, metrics, where, ignores, describe]);
}

/**
 * A draft as it can be drawn from an answer that was given for an earlier state of it: tiles whose numbers are on their
 * way show the earlier chart in their new place.
 */
export function drawable(draft: Dashboard, answered: Dashboard): Dashboard {
  return {
    ...draft,
    chapters: draft.chapters.map((chapter) => ({
      ...chapter,
      tiles: chapter.tiles.map((tile) => {
        const before = tileOf(answered, tile.id);
        if (!before || numbersKey(before) === numbersKey(tile)) return tile;
        return { ...before, title: tile.title, layout: tile.layout };
      }),
    })),
  };
}
