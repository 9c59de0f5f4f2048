import { sayTemplate, type TileContext } from '../../charts/index.ts';
import { type DashboardTile, gridColumns } from '../../contract/index.ts';

/** A chart in the layout. */
export interface PlacedChart {
  readonly tile: string;
  readonly uuid: string;
  /** In the bundle, from 1. */
  readonly number: number;
  readonly name: string;
}

/** A part of a dashboard of Superset by its id. */
export type Position = Record<string, unknown>;

interface Node {
  readonly id: string;
  readonly type: string;
  readonly meta: Readonly<Record<string, unknown>>;
  readonly children: readonly Node[];
}

/** Superset counts heights in 8 pixels; a row of the dashboard has 80. */
const unitsPerRow = 10;
const transparent = { background: 'BACKGROUND_TRANSPARENT' };

/** The layout of a dashboard: a tab a chapter, in it rows of charts and texts, at the end what the chapter says. */
export function layoutOf(context: TileContext, charts: readonly PlacedChart[]): Position {
  const { dashboard, words } = context;
  const { language } = words;
  const leaf = (tile: DashboardTile, width: number): readonly Node[] => {
    if (tile.chart === 'markdown') {
      const code = sayTemplate(tile.text?.[language] ?? '', context);
      return [markdown(tile.id, `#### ${tile.title[language]}\n\n${code}`, width, tile.layout.h)];
    }
    const own = charts.filter((chart) => chart.tile === tile.id);
    return own.map(({ uuid, number, name }) => ({
      id: `CHART-${number}`,
      type: 'CHART',
      meta: {
        chartId: number,
        uuid,
        sliceName: name,
        width,
        height: Math.max(1, Math.floor((tile.layout.h * unitsPerRow) / own.length)),
      },
      children: [],
    }));
  };
  const tabs = dashboard.chapters.map((chapter): Node => {
    const rows = bandsOf(chapter.tiles, 'y').map((band, i): Node => {
      const name = `${chapter.id}-${i + 1}`;
      const children = bandsOf(band, 'x').flatMap((part, j): readonly Node[] => {
        const width = widthOf(part);
        const nodes = [...part]
          .sort((a, b) => a.layout.y - b.layout.y || a.layout.x - b.layout.x)
          .flatMap((tile) => leaf(tile, width));
        if (nodes.length === 1) return nodes;
        return [
          { id: `COLUMN-${name}-${j + 1}`, type: 'COLUMN', meta: { ...transparent, width }, children: nodes },
        ];
      });
      return { id: `ROW-${name}`, type: 'ROW', meta: transparent, children };
    });
    const summary = chapter.summary && sayTemplate(chapter.summary[language], context);
    const last = summary
      ? [
          {
            id: `ROW-${chapter.id}-summary`,
            type: 'ROW',
            meta: transparent,
            children: [
              markdown(
                `${chapter.id}-summary`,
                `**${words.dashboard.summary}.** ${summary}`,
                gridColumns,
                1.2,
              ),
            ],
          },
        ]
      : [];
    const text = chapter.title[language];
    return {
      id: `TAB-${chapter.id}`,
      type: 'TAB',
      meta: { text, defaultText: text, placeholder: text },
      children: [...rows, ...last],
    };
  });
  const root: Node = {
    id: 'ROOT_ID',
    type: 'ROOT',
    meta: {},
    children: [{ id: 'TABS-chapters', type: 'TABS', meta: {}, children: tabs }],
  };
  return {
    DASHBOARD_VERSION_KEY: 'v2',
    ...flat(root, []),
    GRID_ID: { id: 'GRID_ID', type: 'GRID', children: [], parents: ['ROOT_ID'] },
    HEADER_ID: { id: 'HEADER_ID', type: 'HEADER', meta: { text: dashboard.title[language] } },
  };
}

function markdown(id: string, code: string, width: number, nRows: number): Node {
  return {
    id: `MARKDOWN-${id}`,
    type: 'MARKDOWN',
    meta: { code, width, height: Math.round(nRows * unitsPerRow) },
    children: [],
  };
}

function flat({ id, type, meta, children }: Node, parents: readonly string[]): Position {
  const own = {
    id,
    type,
    ...(Object.keys(meta).length > 0 && { meta }),
    children: children.map((child) => child.id),
    ...(parents.length > 0 && { parents }),
  };
  return Object.assign({ [id]: own }, ...children.map((child) => flat(child, [...parents, id])));
}

/** Tiles in bands that no tile crosses: rows by `y`, columns by `x`. */
function bandsOf(tiles: readonly DashboardTile[], axis: 'x' | 'y'): DashboardTile[][] {
  const size = axis === 'x' ? 'w' : 'h';
  const bands: DashboardTile[][] = [];
  let end = 0;
  for (const tile of [...tiles].sort((a, b) => a.layout[axis] - b.layout[axis])) {
    const band = bands[bands.length - 1];
    if (band && tile.layout[axis] < end) band.push(tile);
    else bands.push([tile]);
    end = Math.max(end, tile.layout[axis] + tile.layout[size]);
  }
  return bands;
}

function widthOf(tiles: readonly DashboardTile[]): number {
  const from = Math.min(...tiles.map(({ layout }) => layout.x));
  return Math.max(...tiles.map(({ layout }) => layout.x + layout.w)) - from;
}
