import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BundleFile, openDashboard, supersetBundle, tableSql } from '../../src/bi/index.ts';
import { categoryName, fieldLabel, type TileContext } from '../../src/charts/index.ts';
import type { DashboardTile } from '../../src/contract/index.ts';
import { createDuckDbEngine, createTableHolder } from '../../src/engines/duckdb/index.ts';
import { compileRecipe, generateSample } from '../../src/sample/index.ts';
import { openRunFolder, sha256 } from '../../src/store/index.ts';
import { writeClients } from '../../src/study/clients-table.ts';
import { parseStudyConfig } from '../../src/study/index.ts';
import { wordsFor } from '../../src/words/index.ts';
import { startPostgres, type TestPostgres } from '../postgres.ts';
import { bankRecipe } from '../sample/tables.ts';
import { bankDashboard } from './real-dashboard.ts';
import { type ChartFile, chartQuery, type DataSetFile, filesIn } from './superset-query.ts';

const nRows = 3000;
/** Relative: sums of doubles in another order. */
const tolerance = 1e-9;
const table = ['public', 'bank clients'];
const database = { name: 'Clientele db/bank', uri: 'postgresql+psycopg2://reader:XXXXXXXXXX@db/bank' };
const options = { database, table, sha256 };
const dashboard = bankDashboard();
const tiles = dashboard.chapters.flatMap((chapter) => chapter.tiles);
/** A chart for each tile; a number with two metrics is two. */
const charts = tiles
  .filter(({ chart }) => chart !== 'markdown')
  .flatMap((tile): [id: string, tile: DashboardTile][] =>
    tile.chart === 'number'
      ? tile.metrics.map((metric, i) => [
          i === 0 ? tile.id : `${tile.id}_${metric}`,
          { ...tile, metrics: [metric] },
        ])
      : [[tile.id, tile]],
  );

let postgres: TestPostgres;
let context: TileContext;
let files: readonly BundleFile[];
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-superset-'));
  const engine = await createDuckDbEngine();
  const source = { path: join(folder, 'sample.csv'), delimiter: ';' };
  const sample = generateSample(compileRecipe(bankRecipe), { nRows, seed: 7 });
  await engine.writeBatches(source.path, sample, { delimiter: ';' });
  const config = parseStudyConfig(
    readFileSync(join(import.meta.dirname, '../../examples/bank-marketing.yaml'), 'utf8'),
    'bank-marketing.yaml',
  );
  const segments = Int32Array.from({ length: nRows }, (_, i) => (i % 3) + 1);
  const store = openRunFolder(folder);
  const { path } = await writeClients(source, config, segments, { engine, store });
  const clients = { name: 'clients', path: join(folder, path) };
  const opened = await openDashboard(dashboard, clients, createTableHolder({ threads: 1 }));
  const answer = await opened.answer({ filters: {}, compare: null });
  await opened.close();
  const segmentName = (id: number) => `O'Hara\\${id} — 100 %`;
  context = { dashboard, answer, compare: null, words: wordsFor('ru'), segmentName };
  files = supersetBundle(context, options);
  const { rows } = await engine.query('SELECT * FROM (DESCRIBE clients)', [clients]);
  const columns = rows.map(([name, type]) => ({
    name: String(name),
    type:
      type === 'INTEGER'
        ? ('INTEGER' as const)
        : type === 'DOUBLE'
          ? ('DOUBLE PRECISION' as const)
          : ('TEXT' as const),
  }));
  const batches = engine.read(
    clients,
    columns.map(({ name, type }) => ({ name, type: type === 'TEXT' ? 'nominal' : 'numeric' })),
  );
  postgres = await startPostgres();
  let sql = '';
  for await (const piece of tableSql(batches, { table, columns, key: 'row' })) sql += piece;
  await postgres.query(sql);
  await engine.close();
}, 120_000);
afterAll(() => postgres?.stop());

const chartOf = (id: string): ChartFile => {
  const found = filesIn<ChartFile>(files, 'charts').find(({ path }) => path === `charts/${id}.yaml`);
  if (!found) throw new Error(`there is no chart ${id}`);
  return found.content;
};
const dataSetOf = ({ dataset_uuid }: ChartFile): DataSetFile => {
  const found = filesIn<DataSetFile>(files, 'datasets').find(({ content }) => content.uuid === dataset_uuid);
  if (!found) throw new Error(`there is no data set ${dataset_uuid}`);
  return found.content;
};

/** Fails unless PostgreSQL gave the number. */
function expectNear(got: unknown, wanted: number | null, what: string): void {
  if (wanted === null) {
    expect(got, what).toBeNull();
    return;
  }
  expect(got, what).not.toBeNull();
  expect(Math.abs(Number(got) - wanted), what).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(wanted)));
}

describe('supersetBundle(context)', () => {
  it('has a chart for each tile of the 28 and of the segments, each on a data set of the bundle', () => {
    const paths = filesIn<ChartFile>(files, 'charts').map(({ path }) => path);
    expect(paths).toEqual(charts.map(([id]) => `charts/${id}.yaml`));
    for (const [id] of charts) expect(dataSetOf(chartOf(id)).sql).toContain('"public"."bank clients"');
  });

  it.each(charts)('%s gives the same numbers in PostgreSQL as in DuckDB', async (id, tile) => {
    const chart = chartOf(id);
    const rows = await postgres.query(chartQuery(chart, dataSetOf(chart)));
    const own = context.answer.tiles.find((one) => one.id === tile.id);
    if (!own) throw new Error(`there is no answer for ${tile.id}`);
    const names = (metric: string): string =>
      tile.chart === 'radar'
        ? (dashboard.metrics.find(({ name }) => name === metric)?.label.ru ?? '')
        : dashboard.fields.some(({ name }) => name === metric)
          ? `metric_${metric}`
          : metric;
    if (tile.chart === 'number') {
      const all = tiles.find((one) => one.id === tile.id)?.metrics ?? [];
      const [metric = ''] = tile.metrics;
      expectNear(rows[0]?.[names(metric)], own.total.values[all.indexOf(metric)] ?? null, id);
      return;
    }
    if (tile.describe) {
      expect(rows).toHaveLength(tile.describe.length);
      for (const {
        keys: [field = '', top = '', n],
        values: [share, unknown],
      } of own.rows) {
        const row = rows.find((one) => one.field === fieldLabel(context, field));
        expect(Number(row?.categories), field).toBe(Number(n));
        expectNear(row?.share, share ?? null, `${field} share`);
        expectNear(row?.unknown, unknown ?? null, `${field} unknown`);
        expect(row?.most_frequent).toBe(categoryName(context, field, top));
      }
      return;
    }
    const isSeries = tile.by.length === 2 && tile.chart !== 'heat';
    const [first = '', second = ''] = tile.by;
    expect(own.rows.length).toBeGreaterThan(0);
    if (!isSeries) expect(rows).toHaveLength(own.rows.length * (tile.chart === 'box' ? 5 : 1));
    for (const { keys, values, spread } of own.rows) {
      const labels = keys.map((key, j) => categoryName(context, tile.by[j] ?? '', key));
      const [label, series = ''] = labels;
      const found = rows.filter(
        (one) => one[first] === label && (isSeries || labels.length === 1 || one[second] === series),
      );
      const what = labels.join(' ');
      if (isSeries) expectNear(found[0]?.[series], values[0] ?? null, what);
      else if (spread) {
        spread.forEach((value, i) => {
          const part = found.find(({ quantile }) => Number(quantile) === i / 4);
          expectNear(part?.[names(tile.metrics[0] ?? '')], value, `${what} ${i}`);
        });
      } else
        tile.metrics.forEach((name, m) => {
          expectNear(found[0]?.[names(name)], values[m] ?? null, `${what} ${name}`);
        });
    }
  });

  it('puts the categories of bars and lines into the order of the dashboard', async () => {
    for (const id of ['calls', 'education', 'prices', 'days_since']) {
      const chart = chartOf(id);
      const [field = ''] = tiles.find((one) => one.id === id)?.by ?? [];
      const order = chart.params.x_axis_sort as string;
      const rows = await postgres.query(chartQuery(chart, dataSetOf(chart)));
      const found = [...rows].sort((a, b) => Number(a[order]) - Number(b[order])).map((row) => row[field]);
      const there = new Set(
        context.answer.tiles.find((one) => one.id === id)?.rows.map(({ keys }) => keys[0]),
      );
      expect(found).toEqual(
        (context.answer.categories[field] ?? [])
          .filter((key) => there.has(key))
          .map((key) => categoryName(context, field, key)),
      );
    }
  });

  it('says what Superset asks for: version, ids, and references that hold', () => {
    const byPath = new Map(files.map(({ path, content }) => [path, content]));
    expect(byPath.get('metadata.yaml')).toEqual({ version: '1.0.0', type: 'Dashboard' });
    const others = files.filter(({ path }) => path !== 'metadata.yaml');
    const ids = others.map(({ content }) => content.uuid);
    expect(new Set(ids).size).toBe(others.length);
    for (const { path, content } of others) {
      expect(content.version, path).toBe('1.0.0');
      expect(content.uuid, path).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
    const [own] = filesIn<{ uuid: string; sqlalchemy_uri: string }>(files, 'databases');
    expect(own?.content.sqlalchemy_uri).toBe(database.uri);
    for (const { content } of filesIn<DataSetFile>(files, 'datasets')) {
      expect(content.database_uuid).toBe(own?.content.uuid);
      // A column and a metric of one name could not be told apart.
      const names = [
        ...content.columns.map((one) => one.column_name),
        ...content.metrics.map((one) => one.metric_name),
      ];
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('lays each chart out once, in the tab of its chapter, within twelve columns', () => {
    interface Part {
      readonly type: string;
      readonly children: readonly string[];
      readonly parents?: readonly string[];
      readonly meta?: {
        readonly uuid?: string;
        readonly chartId?: number;
        readonly width?: number;
        readonly text?: string;
        readonly code?: string;
      };
    }
    const [file] = filesIn<{ position: Record<string, Part>; metadata: Record<string, unknown> }>(
      files,
      'dashboards',
    );
    const position = file?.content.position ?? {};
    const parts = Object.entries(position).filter(([, part]) => typeof part === 'object');
    const placed = parts.filter(([, { type }]) => type === 'CHART');
    expect(placed.map(([, { meta }]) => meta?.uuid).sort()).toEqual(
      filesIn<ChartFile>(files, 'charts')
        .map(({ content }) => content.uuid)
        .sort(),
    );
    const tabs = parts.filter(([, { type }]) => type === 'TAB');
    expect(tabs.map(([, { meta }]) => meta?.text)).toEqual(dashboard.chapters.map(({ title }) => title.ru));
    for (const [id, { children, parents }] of parts) {
      for (const child of children ?? []) expect(position[child]?.parents?.at(-1), child).toBe(id);
      for (const parent of parents ?? []) expect(position[parent], parent).toBeDefined();
    }
    for (const [, row] of parts.filter(([, { type }]) => type === 'ROW')) {
      const widths = row.children.map((child) => position[child]?.meta?.width ?? 0);
      expect(widths.reduce((sum, width) => sum + width, 0)).toBeLessThanOrEqual(12);
    }
    const summary = parts.find(([id]) => id === 'MARKDOWN-general-summary')?.[1].meta?.code;
    expect(summary).toContain('3');
    expect(summary).not.toContain('{');
  });

  it('is the same for the same answer; what changed has another id and the dashboard its own', () => {
    expect(supersetBundle(context, options)).toEqual(files);
    const changed = supersetBundle({ ...context, words: wordsFor('en') }, options);
    const idOf = (all: readonly BundleFile[], path: string) =>
      all.find((file) => file.path === path)?.content.uuid;
    expect(idOf(changed, 'charts/job.yaml')).not.toBe(idOf(files, 'charts/job.yaml'));
    expect(idOf(changed, 'dashboards/portugal-bank.yaml')).toBe(idOf(files, 'dashboards/portugal-bank.yaml'));
  });
});
