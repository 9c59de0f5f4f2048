import { type DashboardTile, gridColumns } from '../../../../src/contract/index.ts';

export type Layout = DashboardTile['layout'];
/** What of a tile its place depends on. */
export type Placed = Pick<DashboardTile, 'id' | 'layout'>;

/** The most rows of one tile, as the schema has it. */
export const mostRows = 20;
/** The last row that one begins in, as the schema has it. */
const lastRow = 999;

const between = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(most, Math.round(value)));

/** The nearest layout that fits into the grid. */
export function clampLayout({ x, y, w, h }: Layout): Layout {
  const width = between(w, 1, gridColumns);
  return {
    x: between(x, 0, gridColumns - width),
    y: between(y, 0, lastRow),
    w: width,
    h: between(h, 1, mostRows),
  };
}

/** A layout that begins elsewhere, as large as before. */
export function movedBy(layout: Layout, columns: number, rows: number): Layout {
  return clampLayout({ ...layout, x: layout.x + columns, y: layout.y + rows });
}

/** A layout that begins where it did, larger or smaller; no wider than to the last column. */
export function resizedBy({ x, y, w, h }: Layout, columns: number, rows: number): Layout {
  return clampLayout({ x, y, w: between(w + columns, 1, gridColumns - x), h: h + rows });
}

export function overlap(a: Layout, b: Layout): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

/**
 * The tiles of a chapter with one of them elsewhere, in their order. A tile in its way goes above it where that one
 * came from, if there is room, and else below it; rows that nobody stands in are closed. No two overlap.
 */
export function placeTile<Tile extends Placed>(
  tiles: readonly Tile[],
  id: string,
  layout: Layout,
): readonly Tile[] {
  const old = tiles.find((tile) => tile.id === id)?.layout;
  if (!old) return tiles;
  const target = clampLayout(layout);
  const others = tiles.filter((tile) => tile.id !== id);
  const lifted = others.map((tile): Placed => {
    const { layout: own } = tile;
    const above = { ...own, y: target.y - own.h };
    const isBeneath = overlap(own, target) && own.y >= old.y + old.h && above.y >= 0;
    const isFree = others.every((one) => one === tile || !overlap(one.layout, above));
    return { id: tile.id, layout: isBeneath && isFree ? above : own };
  });
  return withLayouts(tiles, closeRows(pushDown([{ id, layout: target }], lifted)));
}

/** The tiles of a chapter without the rows that one of them alone stood in. */
export function withoutTile<Tile extends Placed>(tiles: readonly Tile[], id: string): readonly Tile[] {
  const rest = tiles.filter((tile) => tile.id !== id);
  return withLayouts(rest, closeRows(rest));
}

/** The first row below all tiles. */
export function rowsOf(tiles: readonly Placed[]): number {
  return tiles.reduce((most, { layout: { y, h } }) => Math.max(most, y + h), 0);
}

/** From left to right, from top to bottom. */
export function inReadingOrder<Tile extends Placed>(tiles: readonly Tile[]): readonly Tile[] {
  return [...tiles].sort((a, b) => a.layout.y - b.layout.y || a.layout.x - b.layout.x);
}

/** Sets tiles beside those that stand, each as far down as it takes. */
function pushDown(standing: readonly Placed[], tiles: readonly Placed[]): readonly Placed[] {
  const done = [...standing];
  for (const { id, layout } of inReadingOrder(tiles)) {
    let place = layout;
    for (;;) {
      const inWay = done.find((one) => overlap(one.layout, place));
      if (!inWay) break;
      place = { ...layout, y: inWay.layout.y + inWay.layout.h };
    }
    done.push({ id, layout: place });
  }
  return done;
}

function closeRows(tiles: readonly Placed[]): readonly Placed[] {
  const taken = new Set(
    tiles.flatMap(({ layout: { y, h } }) => Array.from({ length: h }, (_, row) => y + row)),
  );
  const rows = [...taken].sort((a, b) => a - b);
  const places = new Map(rows.map((row, i) => [row, i]));
  return tiles.map(({ id, layout }) => ({ id, layout: { ...layout, y: places.get(layout.y) ?? layout.y } }));
}

/** The tiles at these places; those that stay are the same objects. */
function withLayouts<Tile extends Placed>(
  tiles: readonly Tile[],
  places: readonly Placed[],
): readonly Tile[] {
  const found = new Map(places.map(({ id, layout }) => [id, layout]));
  return tiles.map((tile) => {
    const { x, y, w, h } = tile.layout;
    const next = found.get(tile.id) ?? tile.layout;
    return next.x === x && next.y === y && next.w === w && next.h === h ? tile : { ...tile, layout: next };
  });
}
