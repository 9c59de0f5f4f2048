import { fieldLabel, metricLabel, sayTemplate, type TileContext } from '../../charts/index.ts';
import { type DashboardMetric, type DashboardTile, readTemplate } from '../../contract/index.ts';
import {
  createTexts,
  describedColumns,
  formatOf,
  metricName,
  orderMetric,
  quantileColumn,
} from './data-sets.ts';
import { labelsOf } from './labels.ts';
import { metricSql, passesSql } from './metric-sql.ts';

export type DataSetKind = 'board' | 'quantiles' | 'fields';

/** A chart of Superset: its type, the data set that it asks, and what its form holds. */
export interface SupersetChart {
  /** The tile; one of several numbers is named with its metric. */
  readonly id: string;
  readonly tile: string;
  readonly name: string;
  readonly description: string;
  readonly dataSet: DataSetKind;
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The most rows that a chart asks for. */
const mostRows = 10_000;

/** A tile as charts of Superset: one, or a big number for each metric; none for a text. */
export function tileCharts(tile: DashboardTile, context: TileContext): readonly SupersetChart[] {
  if (tile.chart === 'markdown') return [];
  if (tile.chart !== 'number') return [tileChart(tile, context, tile.id)];
  return tile.metrics.map((name, i) =>
    tileChart({ ...tile, metrics: [name] }, context, i === 0 ? tile.id : `${tile.id}_${name}`),
  );
}

function tileChart(tile: DashboardTile, context: TileContext, id: string): SupersetChart {
  const { language } = context.words;
  const variables = [
    ...tile.metrics.slice(0, 2).map((name) => metricLabel(context, name)),
    ...tile.by.map((name) => fieldLabel(context, name)),
  ];
  const title = tile.title[language];
  const read = readTemplate(title);
  const isPlain = 'parts' in read && read.parts.every((part) => typeof part === 'string');
  // A note on a box tells of whiskers that Superset draws otherwise.
  const note = tile.chart === 'box' ? '' : (tile.note?.[language] ?? '');
  const said = [title, note].filter((one) => one !== '');
  const { dataSet, type, params } = formOf(tile, context);
  return {
    id,
    tile: tile.id,
    // A finding would stand there while the reader filters.
    name: isPlain && tile.chart !== 'number' ? title : variables.join(' · '),
    description: said.map((one) => sayTemplate(one, context)).join('\n\n'),
    dataSet,
    type,
    params: {
      viz_type: type,
      adhoc_filters: filtersOf(tile, context),
      row_limit: mostRows,
      color_scheme: 'supersetColors',
      ...params,
    },
  };
}

function formOf(
  tile: DashboardTile,
  context: TileContext,
): Pick<SupersetChart, 'dataSet' | 'type' | 'params'> {
  const { dashboard } = context;
  const [first = '', second] = tile.by;
  const metrics = tile.metrics.map((name) => metricName(dashboard, name));
  const [metric = ''] = metrics;
  const format = formatOf(metricOf(tile.metrics[0] ?? '', context));
  const board = (type: string, params: Readonly<Record<string, unknown>>) => ({
    dataSet: 'board' as const,
    type,
    params,
  });
  switch (tile.chart) {
    case 'bar':
    case 'stacked':
    case 'normalized':
    case 'histogram':
    case 'line':
    case 'area':
      return board(...seriesForm(tile, context));
    case 'pie':
    case 'donut':
      return board('pie', {
        groupby: [first],
        metric,
        donut: tile.chart === 'donut',
        innerRadius: 30,
        outerRadius: 55,
        label_type: 'percent',
        labels_outside: true,
        label_line: true,
        show_labels: true,
        show_labels_threshold: 1,
        show_legend: true,
        legendOrientation: 'top',
        legendType: 'scroll',
        number_format: format,
        sort_by_metric: true,
      });
    case 'radar':
      return board('radar', {
        ...radarForm(tile, context),
        groupby: [first],
        is_circle: false,
        show_labels: false,
        show_legend: true,
        legendOrientation: 'top',
        legendType: 'scroll',
        number_format: '~g',
      });
    case 'heat':
      return board('heatmap_v2', {
        x_axis: second,
        groupby: first,
        metric,
        sort_x_axis: 'alpha_asc',
        sort_y_axis: 'alpha_desc',
        normalize_across: 'heatmap',
        linear_color_scheme: 'schemeBlues',
        xscale_interval: 1,
        yscale_interval: 1,
        left_margin: 'auto',
        bottom_margin: 'auto',
        legend_type: 'continuous',
        show_legend: true,
        show_values: true,
        value_bounds: [null, null],
        y_axis_format: format,
      });
    case 'box':
      return {
        dataSet: 'quantiles',
        type: 'box_plot',
        params: {
          columns: [quantileColumn],
          groupby: [first],
          metrics: [metric],
          whiskerOptions: 'Min/max (no outliers)',
          number_format: format,
          x_ticks_layout: 'auto',
        },
      };
    case 'scatter':
      return board('bubble_v2', {
        entity: first,
        x: metric,
        y: metrics[1],
        size: metrics[2] ?? metric,
        max_bubble_size: '25',
        xAxisFormat: format,
        y_axis_format: formatOf(metricOf(tile.metrics[1] ?? '', context)),
        show_legend: true,
      });
    case 'table':
      return tile.describe
        ? {
            dataSet: 'fields',
            type: 'table',
            params: {
              query_mode: 'raw',
              all_columns: describedColumns,
              show_cell_bars: false,
              order_by_cols: [JSON.stringify(['no', true])],
              column_config: {
                share: { d3NumberFormat: '.1%' },
                unknown: { d3NumberFormat: '.1%' },
              },
            },
          }
        : board('table', {
            query_mode: 'aggregate',
            groupby: tile.by,
            metrics,
            timeseries_limit_metric: orderMetric(first),
            order_desc: false,
          });
    default:
      return board('big_number_total', {
        metric,
        header_font_size: 0.6,
        y_axis_format: format,
      });
  }
}

/** Bars and lines: the categories in their order, a metric for each series. */
function seriesForm(
  tile: DashboardTile,
  context: TileContext,
): [type: string, params: Readonly<Record<string, unknown>>] {
  const { chart, by } = tile;
  const [first = '', second] = by;
  const field = context.dashboard.fields.find(({ name }) => name === first);
  const isLine = chart === 'line' || chart === 'area';
  const isOrdered = isLine || field?.bins !== undefined || field?.calendar !== undefined;
  const own = metricOf(tile.metrics[0] ?? '', context);
  const textsOf = createTexts(context);
  const series = context.dashboard.fields.find(({ name }) => name === second);
  const metrics = series
    ? labelsOf(context, series).map(({ key, text: label }) =>
        adhocMetric(
          `${series.name}_${key}`,
          label,
          metricSql(own, textsOf, passesSql({ [series.name]: [key] }, textsOf)),
        ),
      )
    : tile.metrics.map((name) => metricName(context.dashboard, name));
  const order = orderMetric(first);
  return [
    isLine ? (chart === 'area' ? 'echarts_area' : 'echarts_timeseries_line') : 'echarts_timeseries_bar',
    {
      x_axis: first,
      metrics,
      groupby: [],
      // The metric of the order is asked for and not drawn.
      timeseries_limit_metric: order,
      x_axis_sort: order,
      x_axis_sort_asc: isOrdered,
      orientation: isOrdered ? 'vertical' : 'horizontal',
      ...(chart === 'stacked' && { stack: 'Stack' }),
      ...(chart === 'normalized' && { stack: 'Stack', contributionMode: 'row' }),
      ...(isLine && { seriesType: 'line', markerEnabled: true, opacity: 0.3 }),
      show_legend: metrics.length > 1,
      legendOrientation: 'top',
      legendType: 'scroll',
      rich_tooltip: true,
      truncateXAxis: false,
      truncateYAxis: isLine && chart !== 'area',
      y_axis_bounds: [null, null],
      y_axis_format: chart === 'normalized' ? '.0%' : formatOf(own),
    },
  ];
}

/** Axes by their labels, each with a scale of its own that leaves a quarter of the span on either side for filters. */
function radarForm(tile: DashboardTile, context: TileContext): Readonly<Record<string, unknown>> {
  const rows = context.answer.tiles.find(({ id }) => id === tile.id)?.rows ?? [];
  const textsOf = createTexts(context);
  const scales = tile.metrics.map((name, m) => {
    const values = rows.map((row) => row.values[m] ?? 0);
    const [least, most] = [Math.min(...values, Infinity), Math.max(...values, -Infinity)];
    const room = (most - least) / 4 || Math.abs(most) || 1;
    return [
      metricLabel(context, name),
      { radarMetricMinValue: least - room, radarMetricMaxValue: most + room },
    ] as const;
  });
  return {
    metrics: tile.metrics.map((name) =>
      adhocMetric(
        `${tile.id}_${name}`,
        metricLabel(context, name),
        metricSql(metricOf(name, context), textsOf),
      ),
    ),
    ...(rows.length > 0 && { column_config: Object.fromEntries(scales) }),
  };
}

function adhocMetric(id: string, label: string, sql: string): Readonly<Record<string, unknown>> {
  return {
    expressionType: 'SQL',
    sqlExpression: sql,
    label,
    hasCustomLabel: true,
    optionName: `metric_${id}`,
  };
}

function filtersOf(tile: DashboardTile, context: TileContext): readonly unknown[] {
  const textsOf = createTexts(context);
  return Object.entries(tile.where).map(([field, keys]) => ({
    clause: 'WHERE',
    expressionType: 'SIMPLE',
    subject: field,
    operator: 'IN',
    operatorId: 'IN',
    comparator: textsOf(field, keys),
    filterOptionName: `filter_${tile.id}_${field}`,
  }));
}

function metricOf(name: string, { dashboard }: TileContext): DashboardMetric {
  const metric = dashboard.metrics.find((one) => one.name === name);
  return metric ?? { name, label: { en: name, ru: name }, count: 'rows', digits: 3, per: 1 };
}
