import type {
  Dashboard,
  DashboardAnswer,
  DashboardAsk,
  DashboardFilter,
  DashboardMetric,
  DashboardTile,
  TileAnswer,
} from '../contract/index.ts';
import type { HeldTable, HoldTable, NamedTable } from '../engines/engine.ts';
import { dialects, formatQuery } from '../sql/index.ts';
import { orderCategories } from './categories.ts';
import { type Cube, type CubeShape, readCube } from './cube.ts';
import { preparedName, prepareParts } from './field-sql.ts';
import { type Measure, measuresOf, metricValue, rowsKey } from './measures.ts';
import { quartiles, type Rolled, rollUp } from './roll-up.ts';

/** The most cells of a cube that is kept; what would have more is asked of the table under the filters. */
const mostCells = 60_000;
/** Cubes kept at once. */
const mostCubes = 600;

/** A dashboard over a table that answers questions. */
export interface OpenDashboard {
  readonly dashboard: Dashboard;
  /** Every tile under the reader's filters. Unknown fields are left out. */
  answer(ask: DashboardAsk): Promise<DashboardAnswer>;
  /** Reads ahead what a first click on any field needs; ends early when `isWanted` says no. */
  warm(isWanted: () => boolean): Promise<void>;
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
  const measures = measuresOf(dashboard);
  const cubes = createCubes(table, measures);
  const metrics = new Map(dashboard.metrics.map((metric) => [metric.name, metric]));
  const tiles = dashboard.chapters.flatMap((chapter) => chapter.tiles);
  const categories: Record<string, string[]> = {};
  let nRows = 0;
  for (const field of dashboard.fields) {
    const cube = await cubes.take({ fields: [field.name], spread: null, where: {} });
    const sizes = rollUp(cube, { by: [field.name], filters: {} }).map(
      ({ keys, sums }) => [keys[0] ?? '', sums[0] ?? 0] as const,
    );
    nRows = sizes.reduce((sum, [, n]) => sum + n, 0);
    categories[field.name] = orderCategories(field, sizes);
    cubes.setSize(field.name, sizes.length);
  }
  const shared = createGroups(tiles, metrics);

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
      const shape = { spread: null, where: tile.where };
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

  async function answerTile(tile: DashboardTile, ask: DashboardAsk): Promise<TileAnswer> {
    if (tile.describe) return describeFields(tile.describe, tile, ask.filters);
    const side = sideOf(ask, tile);
    const filters = filtersOf(tile, ask.filters);
    const group = shared(tile);
    const spread = spreadOf(tile, metrics);
    const fields = new Set([...group, ...Object.keys(filters), ...(side ? [side.field] : [])]);
    const shape = { fields: [...fields].sort(), spread, where: tile.where };
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
      rolled?.sums[measures.findIndex((measure) => measure.key === key)] ?? 0;
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

  async function answer(ask: DashboardAsk): Promise<DashboardAnswer> {
    const known: DashboardFilter = Object.fromEntries(
      Object.entries(ask.filters).filter(([name]) => categories[name] !== undefined),
    );
    const compare = ask.compare && categories[ask.compare.field] ? ask.compare : null;
    const own = { filters: known, compare };
    const asked = await Promise.all(
      tiles.map((tile) => (tile.metrics.length > 0 || tile.describe ? answerTile(tile, own) : null)),
    );
    const fields = Object.keys(known).sort();
    const counted =
      (await cubes.find({ fields, spread: null, where: {} })) ??
      (await cubes.ask({ fields: [], spread: null, where: {} }, known));
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
    async warm(isWanted) {
      const filterable = [...new Set(tiles.flatMap((tile) => tile.by))];
      for (const tile of tiles) {
        if (tile.metrics.length === 0 && !tile.describe) continue;
        for (const field of filterable) {
          if (!isWanted()) return;
          const fields = [...new Set([...shared(tile), field])].sort();
          await cubes.find({ fields, spread: spreadOf(tile, metrics), where: tile.where });
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

function spreadOf(tile: DashboardTile, metrics: ReadonlyMap<string, DashboardMetric>): string | null {
  return tile.metrics.map((name) => metrics.get(name)?.spread).find((name) => name !== undefined) ?? null;
}

/** Tiles with the same rows share one question: that of the tile whose fields hold theirs. */
function createGroups(
  tiles: readonly DashboardTile[],
  metrics: ReadonlyMap<string, DashboardMetric>,
): (tile: DashboardTile) => readonly string[] {
  const kind = (tile: DashboardTile): string => JSON.stringify([tile.where, spreadOf(tile, metrics)]);
  return (tile) => {
    const holders = tiles.filter(
      (other) => kind(other) === kind(tile) && tile.by.every((field) => other.by.includes(field)),
    );
    return holders.reduce((best, { by }) => (by.length > best.length ? by : best), tile.by);
  };
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

interface Cubes {
  setSize(field: string, nCategories: number): void;
  /** The cube, read at most once. */
  take(shape: CubeShape): Promise<Cube>;
  /** The cube, or a kept one that holds it; null where it would be too large. */
  find(shape: CubeShape): Promise<Cube | null>;
  /** A cube under filters, not kept. */
  ask(shape: CubeShape, filters: DashboardFilter): Promise<Cube>;
}

function createCubes(table: HeldTable, measures: readonly Measure[]): Cubes {
  const kept = new Map<string, Promise<Cube>>();
  const sizes = new Map<string, number>();
  const nameOf = ({ fields, spread, where }: CubeShape): string => JSON.stringify([fields, spread, where]);
  const take = (shape: CubeShape): Promise<Cube> => {
    const name = nameOf(shape);
    const found = kept.get(name);
    if (found) return found;
    const cube = readCube(shape, shape.spread === null ? measures : measures.slice(0, 1), table);
    kept.set(name, cube);
    cube.catch(() => kept.delete(name));
    const [oldest] = kept.keys();
    if (kept.size > mostCubes && oldest !== undefined) kept.delete(oldest);
    return cube;
  };
  return {
    setSize: (field, nCategories) => void sizes.set(field, nCategories),
    take,
    async find(shape) {
      const nCells = shape.fields.reduce((product, field) => product * (sizes.get(field) ?? 1), 1);
      const most = shape.spread === null ? mostCells : mostCells / 1000;
      return nCells <= most || shape.fields.length <= 1 ? take(shape) : null;
    },
    ask: (shape, filters) =>
      readCube(
        { ...shape, where: mergeFilters(shape.where, filters) },
        shape.spread === null ? measures : measures.slice(0, 1),
        table,
      ),
  };
}

/** Rows that pass both. */
function mergeFilters(a: DashboardFilter, b: DashboardFilter): DashboardFilter {
  const merged: Record<string, string[]> = { ...a };
  for (const [field, categories] of Object.entries(b)) {
    const before = a[field];
    merged[field] = before ? before.filter((category) => categories.includes(category)) : categories;
  }
  return merged;
}
