import type { DashboardTile } from '../../contract/index.ts';
import { makeAxis } from '../axis.ts';
import { seriesTable } from './series.ts';
import { fieldNamed, isShare, metricLabel, metricNamed, type TileContext } from './tile-context.ts';
import { tileHead } from './tile-head.ts';
import type { BarsTile, LinesTile } from './tile-spec.ts';

/** Bars from zero: side by side, on each other, as shares of each category, or bins that touch. */
export function barsTile(tile: DashboardTile, context: TileContext): BarsTile {
  const { chart } = tile;
  const { series, categories, marks } = seriesTable(tile, context);
  const layout = chart === 'stacked' || chart === 'normalized' || chart === 'histogram' ? chart : 'grouped';
  const field = fieldNamed(context, tile.by[0] ?? '');
  const isOrdered = field?.bins !== undefined || field?.calendar !== undefined;
  const ends =
    layout === 'stacked'
      ? categories.map((_, i) => series.reduce((sum, { marks: own }) => sum + (own[i]?.value ?? 0), 0))
      : layout === 'normalized'
        ? [1]
        : marks.map(({ value }) => value);
  return {
    ...tileHead(tile, context),
    kind: 'bars',
    layout,
    direction: isOrdered ? 'vertical' : 'horizontal',
    categories,
    axis: axisOf(tile, context, ends, layout === 'normalized'),
    series,
    marks,
  };
}

/** Lines over the categories in their order, or areas from zero. */
export function linesTile(tile: DashboardTile, context: TileContext): LinesTile {
  const { series, categories, marks } = seriesTable(tile, context);
  const isFilled = tile.chart === 'area';
  const values = marks.map(({ value }) => value);
  const isRate = isShare(metricNamed(context, tile.metrics[0] ?? ''));
  return {
    ...tileHead(tile, context),
    kind: 'lines',
    isFilled,
    categories,
    axis: axisOf(tile, context, values, isRate, isFilled || isRate),
    series,
    marks,
  };
}

function axisOf(
  tile: DashboardTile,
  context: TileContext,
  values: readonly (number | null)[],
  isPercent: boolean,
  fromZero = true,
) {
  const [name = ''] = tile.metrics;
  return makeAxis(values, {
    label: metricLabel(context, name),
    unit: isPercent || isShare(metricNamed(context, name)) ? 'percent' : 'number',
    format: context.words.format,
    fromZero,
    nSteps: 4,
  });
}
