import {
  type Dashboard,
  type DashboardAnswer,
  type DashboardAsk,
  type DashboardFilter,
  type DashboardTile,
  type TileAnswer,
  tilesOf,
} from '../contract/index.ts';
import type { HoldTable, NamedTable } from '../engines/engine.ts';
import { dialects, formatQuery } from '../sql/index.ts';
import { orderCategories } from './categories.ts';
import { createCubes, everyRow } from './cubes.ts';
import { preparedName, prepareParts } from './field-sql.ts';
import { createGroups, spreadOf } from './groups.ts';
import { metricValue, rowsKey } from './measures.ts';
import { quartiles, type Rolled, rollUp } from './roll-up.ts';

/** A dashboard over a table that answers questions. */
export interface OpenDashboard {
  readonly dashboard: Dashboard;
  /** Every tile under the reader's filters; of other tiles over the same fields and metrics, where these are given. Unknown fields are left out. */
  answer(ask: DashboardAsk, tiles?: readonly DashboardTile[]): Promise<DashboardAnswer>;
  /** Reads ahead what a first click on any field needs; ends early when `isWanted` says no. */
  warm(isWanted: () => boolean, tiles?: readonly DashboardTile[]): Promise<void>;
  close(): Promise<void>;
}

/** Loads the rows of a table that a dashboard needs and answers for its tiles. */
export async function openDashboard(
  dashboard: Dashboard,
  source: NamedTable,
  hold: HoldTable,
): Promise<OpenDashboard> {
  const parts = prepareParts(dashboard, [source.name]);
  const sql = formatQuery(
    {
      parts,
      result: { kind: 'select', whole: ['p'], columns: [], from: { path: [preparedName], alias: 'p' } },
    },
    dialects.duckdb,
  );
  const table = await hold(source, { name: preparedName, sql });
  const cubes = createCubes(table);
  const metrics = new Map(dashboard.metrics.map((metric) => [metric.name, metric]));
  const ownTiles = tilesOf(dashboard);
  const categories: Record<string, string[]> = {};
  let nRows = 0;
  for (const field of dashboard.fields) {
    const cube = await cubes.take({ fields: [field.name], ...everyRow });
    const sizes = rollUp(cube, { by: [field.name], filters: {} }).map(
      ({ keys, sums }) => [keys[0] ?? '', sums[0] ?? 0] as const,
    );
    nRows = sizes.reduce((sum, [, n]) => sum + n, 0);
    categories[field.name] = orderCategories(field, sizes);
    cubes.setSize(field.name, sizes.length);
  }

  /** A row a field: how many categories it has, the most frequent, its share and that of the unknown. */
  async function describeFields(
    names: readonly string[],
    tile: DashboardTile,
    filters: DashboardFilter,
  ): Promise<TileAnswer> {
    const rows = names.map(async (name) => {
      const field = dashboard.fields.find((one) => one.name === name);
      const isUnknown = (key: string): boolean => key === '' || field?.unknown.includes(key) === true;
      const own = filtersOf({ ...tile, by: [] }, filters);
      const fields = [...new Set([name, ...Object.keys(own)])].sort();
      const shape = { ...everyRow, where: tile.where };
      const kept = await cubes.find({ ...shape, fields });
      const cube = kept ?? (await cubes.ask({ ...shape, fields: [name] }, own));
      const counted = rollUp(cube, { by: [name], filters: kept ? own : {} }).map(
        ({ keys, sums }) => [keys[0] ?? '', sums[0] ?? 0] as const,
      );
      const n = counted.reduce((sum, [, count]) => sum + count, 0);
      const [top, most] = counted.reduce((a, b) => (b[1] > a[1] ? b : a), ['', 0] as const);
      const unknown = counted.reduce((sum, [key, count]) => sum + (isUnknown(key) ? count : 0), 0);
      const share = (count: number): number | null => (n > 0 ? count / n : null);
      return {
        keys: [name, top, String(counted.filter(([key]) => !isUnknown(key)).length)],
        n,
        values: [share(most), share(unknown)],
      };
    });
    return {
      id: tile.id,
      by: ['@field', '@top', '@count'],
      rows: await Promise.all(rows),
      total: { n: nRows, values: [] },
    };
  }

  async function answerTile(
    tile: DashboardTile,
    ask: DashboardAsk,
    shared: ReturnType<typeof createGroups>,
  ): Promise<TileAnswer> {
    if (tile.describe) return describeFields(tile.describe, tile, ask.filters);
    const side = sideOf(ask, tile);
    const filters = filtersOf(tile, ask.filters);
    const group = shared(tile);
    const spread = spreadOf(tile, metrics);
    const fields = new Set([...group.fields, ...Object.keys(filters), ...(side ? [side.field] : [])]);
    const shape = { fields: [...fields].sort(), spread, where: tile.where, measures: group.measures };
    const cube =
      (await cubes.find(shape)) ??
      (await cubes.ask(
        { ...shape, fields: [...new Set([...tile.by, ...(side ? [side.field] : [])])].sort() },
        filters,
      ));
    const inCube: DashboardFilter = Object.fromEntries(
      Object.entries(filters).filter(([name]) => cube.fields.includes(name)),
    );
    const [whole] = rollUp(cube, { by: [], filters: inCube });
    const nTotal = whole?.sums[0] ?? 0;
    const sums = (rolled: Rolled | undefined) => (key: string) =>
      rolled?.sums[cube.measures.findIndex((measure) => measure.key === key)] ?? 0;
    const sideTotals = new Map(
      side
        ? rollUp(cube, { by: [], filters: inCube, side }).map((one) => [one.keys[0] ?? '', one.sums[0] ?? 0])
        : [],
    );
    const valuesOf = (rolled: Rolled | undefined, n: number): (number | null)[] =>
      tile.metrics.map((name) => {
        const metric = metrics.get(name);
        if (!metric) return null;
        if (metric.spread !== undefined)
          return (quartiles(rolled?.counts ?? new Map())?.[2] ?? Number.NaN) / metric.per || null;
        return metricValue(metric, sums(rolled), n);
      });
    const rows = rollUp(cube, { by: tile.by, filters: inCube, ...(side && { side }) }).map((rolled) => {
      const five = spread === null ? undefined : quartiles(rolled.counts);
      const per = metrics.get(tile.metrics[0] ?? '')?.per ?? 1;
      const n = side ? (sideTotals.get(rolled.keys[rolled.keys.length - 1] ?? '') ?? 0) : nTotal;
      return {
        keys: [...rolled.keys],
        n: sums(rolled)(rowsKey),
        values: valuesOf(rolled, n),
        ...(five && { spread: five.map((value) => value / per) }),
      };
    });
    return {
      id: tile.id,
      by: [...tile.by, ...(side ? ['@side'] : [])],
      rows: sortRows(rows, tile.by, categories),
      total: { n: nTotal, values: valuesOf(whole, nTotal) },
    };
  }

  async function answer(ask: DashboardAsk, tiles = ownTiles): Promise<DashboardAnswer> {
    const shared = createGroups(tiles, metrics);
    const known: DashboardFilter = Object.fromEntries(
      Object.entries(ask.filters).filter(([name]) => categories[name] !== undefined),
    );
    const compare = ask.compare && categories[ask.compare.field] ? ask.compare : null;
    const own = { filters: known, compare };
    const asked = await Promise.all(
      tiles.map((tile) => (tile.metrics.length > 0 || tile.describe ? answerTile(tile, own, shared) : null)),
    );
    const fields = Object.keys(known).sort();
    const counted =
      (await cubes.find({ fields, ...everyRow })) ?? (await cubes.ask({ fields: [], ...everyRow }, known));
    const inCube = counted.fields.length === 0 ? {} : known;
    return {
      nRows,
      nFiltered: rollUp(counted, { by: [], filters: inCube })[0]?.sums[0] ?? 0,
      tiles: asked.filter((one) => one !== null),
      categories,
    };
  }

  return {
    dashboard,
    answer,
    async warm(isWanted, tiles = ownTiles) {
      const shared = createGroups(tiles, metrics);
      const filterable = [...new Set(tiles.flatMap((tile) => tile.by))];
      for (const tile of tiles) {
        if (tile.metrics.length === 0 && !tile.describe) continue;
        for (const field of filterable) {
          if (!isWanted()) return;
          const { fields, measures } = shared(tile);
          await cubes.find({
            fields: [...new Set([...fields, field])].sort(),
            spread: spreadOf(tile, metrics),
            where: tile.where,
            measures,
          });
        }
      }
    },
    close: () => table.close(),
  };
}

/** A tile does not follow the filters of its own fields: its marks stay, to be chosen from. */
function filtersOf(tile: DashboardTile, filters: DashboardFilter): DashboardFilter {
  if (tile.ignores === 'all') return {};
  const { ignores } = tile;
  return Object.fromEntries(
    Object.entries(filters).filter(([name]) => !tile.by.includes(name) && !ignores.includes(name)),
  );
}

function sideOf({ compare }: DashboardAsk, tile: DashboardTile) {
  if (compare === null || tile.by.includes(compare.field) || tile.by.length > 1 || tile.ignores === 'all')
    return null;
  const { field, one, other } = compare;
  const of = (category: string): string | null =>
    category === one ? 'one' : other === null || category === other ? 'other' : null;
  return { field, of };
}

function sortRows<Row extends { readonly keys: readonly string[] }>(
  rows: readonly Row[],
  by: readonly string[],
  categories: Readonly<Record<string, readonly string[]>>,
): Row[] {
  const places = by.map((field) => new Map((categories[field] ?? []).map((category, i) => [category, i])));
  return [...rows].sort((a, b) => {
    for (const [j, place] of places.entries()) {
      const difference = (place.get(a.keys[j] ?? '') ?? 0) - (place.get(b.keys[j] ?? '') ?? 0);
      if (difference !== 0) return difference;
    }
    return (a.keys[by.length] ?? '') < (b.keys[by.length] ?? '') ? 1 : -1;
  });
}
