import type { DashboardMetric, DashboardTile } from '../contract/index.ts';
import { type Measure, measuresOf, rowsMeasure } from './measures.ts';

/** The column of numbers whose quantiles a tile shows; null for none. */
export function spreadOf(tile: DashboardTile, metrics: ReadonlyMap<string, DashboardMetric>): string | null {
  return tile.metrics.map((name) => metrics.get(name)?.spread).find((name) => name !== undefined) ?? null;
}

/** What a tile and those beside it ask together. */
export interface Group {
  readonly fields: readonly string[];
  readonly measures: readonly Measure[];
}

/** Tiles with the same rows share one question: that of the tile whose fields hold theirs. */
export function createGroups(
  tiles: readonly DashboardTile[],
  metrics: ReadonlyMap<string, DashboardMetric>,
): (tile: DashboardTile) => Group {
  const kinds = new Map(
    tiles.map((tile) => [tile.id, JSON.stringify([tile.where, spreadOf(tile, metrics)])] as const),
  );
  const holders = new Map(
    tiles.map((tile) => {
      const all = tiles.filter(
        (other) =>
          kinds.get(other.id) === kinds.get(tile.id) && tile.by.every((field) => other.by.includes(field)),
      );
      return [tile.id, all.reduce((best, other) => (other.by.length > best.by.length ? other : best), tile)];
    }),
  );
  const groups = new Map(
    [...new Set(holders.values())].map((holder) => {
      const names = new Set(
        tiles.filter(({ id }) => holders.get(id) === holder).flatMap((one) => one.metrics),
      );
      const own = [...names].flatMap((name) => metrics.get(name) ?? []);
      const measures = spreadOf(holder, metrics) === null ? measuresOf({ metrics: own }) : [rowsMeasure];
      return [holder, { fields: holder.by, measures }] as const;
    }),
  );
  return (tile) => {
    const holder = holders.get(tile.id);
    const group = holder && groups.get(holder);
    if (!group) throw new Error(`there is no tile ${tile.id}`);
    return group;
  };
}
