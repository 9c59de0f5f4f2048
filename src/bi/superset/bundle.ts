import type { TileContext } from '../../charts/index.ts';
import { boardDataSet, fieldsDataSet, quantilesDataSet, type SupersetDataSet } from './data-sets.ts';
import { layoutOf } from './layout.ts';
import { type DataSetKind, type SupersetChart, tileCharts } from './tile-charts.ts';

/** A file of the bundle: what its YAML holds. */
export interface BundleFile {
  readonly path: string;
  readonly content: Readonly<Record<string, unknown>>;
}

export interface SupersetBundleOptions {
  readonly database: {
    readonly name: string;
    /** For SQLAlchemy, its password masked. */
    readonly uri: string;
  };
  /** The table of the clients by its name and that of its schema. */
  readonly table: readonly string[];
  /** Sixty-four hexadecimal digits. */
  readonly sha256: (text: string) => string;
}

/** The first of Superset's own; without them two metrics in one chart can have the same. */
const colors = ['#1FA8C9', '#454E7C', '#5AC189', '#FF7F44', '#666666', '#E04355', '#FCC700', '#A868B7'];
/** Of every file in the bundle. */
const version = '1.0.0';

/**
 * A dashboard as the files that Superset imports: database, data sets, charts, dashboard. Texts are in the language of
 * `context` and their numbers those of its answer.
 *
 * Superset keeps a chart or data set that it has, so what changed comes under another id; the dashboard keeps its own.
 */
export function supersetBundle(context: TileContext, options: SupersetBundleOptions): readonly BundleFile[] {
  const { database, table, sha256 } = options;
  const { dashboard, words } = context;
  const uuidOf = (...parts: readonly unknown[]): string => uuid(sha256(JSON.stringify(parts)));
  const databaseUuid = uuidOf('database', database.name);
  const folder = fileName(database.name);

  const board = boardDataSet(context, table);
  const tiles = dashboard.chapters.flatMap((chapter) => chapter.tiles);
  const charts = tiles.flatMap((tile) => tileCharts(tile, context));
  const needs = (kind: DataSetKind): boolean => charts.some(({ dataSet }) => dataSet === kind);
  const described = tiles.filter((tile) => tile.describe);
  const dataSets: readonly {
    readonly kind: DataSetKind;
    readonly tile?: string;
    readonly dataSet: SupersetDataSet;
  }[] = [
    { kind: 'board', dataSet: board },
    ...(needs('quantiles')
      ? [{ kind: 'quantiles' as const, dataSet: quantilesDataSet(context, board) }]
      : []),
    ...described.map((tile) => ({
      kind: 'fields' as const,
      tile: tile.id,
      dataSet: fieldsDataSet(context, tile, board),
    })),
  ];
  const setFiles = dataSets.map(({ kind, tile, dataSet }) => {
    const own = dataSetContent(dataSet, table);
    const id = uuidOf('data set', databaseUuid, own);
    // A Superset that keeps its own tables in SQLite takes a name once only, whatever the database.
    const name = `${dataSet.name}_${id.slice(0, 8)}`;
    return {
      kind,
      tile,
      id,
      path: `datasets/${folder}/${fileName(name)}.yaml`,
      content: { table_name: name, ...own, uuid: id, version, database_uuid: databaseUuid },
    };
  });
  const setOf = ({ dataSet, tile }: SupersetChart): string =>
    setFiles.find((one) => one.kind === dataSet && (one.tile === undefined || one.tile === tile))?.id ?? '';
  const chartFiles = charts.map((chart, i) => {
    const own = {
      slice_name: chart.name,
      description: chart.description,
      viz_type: chart.type,
      params: chart.params,
      dataset_uuid: setOf(chart),
    };
    const id = uuidOf('chart', chart.id, own);
    return {
      path: `charts/${fileName(chart.id)}.yaml`,
      content: { ...own, query_context: null, cache_timeout: null, uuid: id, version },
      placed: { tile: chart.tile, uuid: id, number: i + 1, name: chart.name },
    };
  });
  const position = layoutOf(
    context,
    chartFiles.map(({ placed }) => placed),
  );
  const [boardFile] = setFiles;
  const filters = dashboard.fields.filter(
    ({ name, bins, calendar }) =>
      bins === undefined && calendar?.part !== 'month' && tiles.some(({ by }) => by.includes(name)),
  );
  return [
    { path: 'metadata.yaml', content: { version, type: 'Dashboard' } },
    {
      path: `databases/${folder}.yaml`,
      content: {
        database_name: database.name,
        sqlalchemy_uri: database.uri,
        cache_timeout: null,
        expose_in_sqllab: true,
        allow_run_async: false,
        allow_ctas: false,
        allow_cvas: false,
        allow_dml: false,
        allow_csv_upload: false,
        extra: { allows_virtual_table_explore: true },
        uuid: databaseUuid,
        version,
      },
    },
    ...setFiles.map(({ path, content }) => ({ path, content })),
    ...chartFiles.map(({ path, content }) => ({ path, content })),
    {
      path: `dashboards/${fileName(dashboard.name)}.yaml`,
      content: {
        dashboard_title: dashboard.title[words.language],
        description: null,
        css: '',
        slug: null,
        uuid: uuidOf('dashboard', databaseUuid, dashboard.name, table),
        position,
        metadata: {
          color_scheme: 'supersetColors',
          cross_filters_enabled: true,
          refresh_frequency: 0,
          expanded_slices: {},
          label_colors: Object.fromEntries(
            dashboard.metrics.map(({ label }, i) => [label[words.language], colors[i % colors.length]]),
          ),
          timed_refresh_immune_slices: [],
          native_filter_configuration: filters.map(({ name, label }) =>
            filterOf(name, label[words.language], boardFile?.id ?? ''),
          ),
        },
        version,
      },
    },
  ];
}

function dataSetContent({ sql, columns, metrics }: SupersetDataSet, table: readonly string[]) {
  return {
    description: null,
    schema: table.length > 1 ? (table[table.length - 2] ?? null) : null,
    sql,
    filter_select_enabled: true,
    normalize_columns: false,
    columns: columns.map((column) => ({
      column_name: column.name,
      verbose_name: column.label,
      type: column.type,
      is_dttm: false,
      is_active: true,
      groupby: true,
      filterable: true,
    })),
    metrics: metrics.map((metric) => ({
      metric_name: metric.name,
      verbose_name: metric.label,
      expression: metric.sql,
      d3format: metric.format,
    })),
  };
}

/** A list of categories to choose from, for every chart. */
function filterOf(name: string, label: string, dataSet: string): Readonly<Record<string, unknown>> {
  return {
    id: `NATIVE_FILTER-${name}`,
    type: 'NATIVE_FILTER',
    filterType: 'filter_select',
    name: label,
    description: '',
    targets: [{ column: { name }, datasetUuid: dataSet }],
    controlValues: {
      multiSelect: true,
      enableEmptyFilter: false,
      defaultToFirstItem: false,
      inverseSelection: false,
      searchAllOptions: false,
    },
    defaultDataMask: { extraFormData: {}, filterState: {}, ownState: {} },
    cascadeParentIds: [],
    scope: { rootPath: ['ROOT_ID'], excluded: [] },
  };
}

/** Thirty-two digits of a hash as an id of version 8, which leaves the rest to its maker (RFC 9562). */
function uuid(hash: string): string {
  const variant = (8 + (Number.parseInt(hash.slice(16, 17), 16) & 3)).toString(16);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

function fileName(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]+/g, '_');
}
