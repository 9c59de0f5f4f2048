import type { DashboardTile } from '../../contract/index.ts';
import { makeAxis } from '../axis.ts';
import { ownPaint, seriesPaint, seriesTable } from './series.ts';
import {
  answerOf,
  categoryName,
  isShare,
  metricLabel,
  metricNamed,
  metricText,
  shownCategories,
  type TileContext,
} from './tile-context.ts';
import { tileHead } from './tile-head.ts';
import type { BoxesTile, HeatTile, PieTile, PointsTile, TileMark, WheelTile } from './tile-spec.ts';

/** Shares of a whole; with a hole, a donut. */
export function pieTile(tile: DashboardTile, context: TileContext): PieTile {
  const [field = ''] = tile.by;
  const { series, keys, marks } = seriesTable(tile, context);
  const own = series[0]?.marks ?? [];
  const whole = own.reduce((sum, { value }) => sum + (value ?? 0), 0);
  const nPlain = keys.filter((key) => ownPaint(context, field, key) === null).length;
  return {
    ...tileHead(tile, context),
    kind: 'pie',
    hasHole: tile.chart === 'donut',
    slices: own.map((mark, i) => ({
      mark,
      share: whole > 0 ? (mark.value ?? 0) / whole : 0,
      paint: ownPaint(context, field, keys[i] ?? '') ?? seriesPaint(i, nPlain),
    })),
    marks,
  };
}

/** Means on axes of their own, and a broken ring of all rows. */
export function wheelTile(tile: DashboardTile, context: TileContext): WheelTile {
  const [field = ''] = tile.by;
  const { rows, total } = answerOf(context, tile.id);
  const keys = shownCategories(context, tile, field);
  const bounds = tile.metrics.map((_, m) => {
    const known = [...rows.map(({ values }) => values[m]), total.values[m]].filter(
      (value): value is number => value !== null && value !== undefined,
    );
    return known.length === 0 ? { min: 0, max: 0 } : { min: Math.min(...known), max: Math.max(...known) };
  });
  /** The least stands off the centre, so that it can be told from none. */
  const place = (value: number | null | undefined, m: number): number | null => {
    const { min, max } = bounds[m] ?? { min: 0, max: 0 };
    if (value === null || value === undefined) return null;
    return max === min ? 0.6 : 0.2 + (0.8 * (value - min)) / (max - min);
  };
  const marks = keys.map((key, id): TileMark => {
    const n = rows.find((row) => row.keys[0] === key)?.n ?? 0;
    const text = context.words.dashboard.clients(n);
    return { id, value: n, text, name: categoryName(context, field, key), keys: { [field]: key } };
  });
  return {
    ...tileHead(tile, context),
    kind: 'wheel',
    axes: tile.metrics.map((name, m) => ({
      name: metricLabel(context, name),
      minText: metricText(context, name, bounds[m]?.min ?? null),
      maxText: metricText(context, name, bounds[m]?.max ?? null),
    })),
    rings: [
      ...keys.map((key, i) => ({
        mark: marks[i] ?? null,
        name: categoryName(context, field, key),
        paint: ownPaint(context, field, key) ?? seriesPaint(i, keys.length),
        places: tile.metrics.map((_, m) => place(rows.find((row) => row.keys[0] === key)?.values[m], m)),
      })),
      {
        mark: null,
        name: context.words.charts.allClients,
        paint: { color: 'context' as const, strength: 1 },
        places: tile.metrics.map((_, m) => place(total.values[m], m)),
      },
    ],
    marks,
  };
}

/** A number by two fields as shades. Counts are shaded by their share of the column, so that columns compare. */
export function heatTile(tile: DashboardTile, context: TileContext): HeatTile {
  const { series, categories, marks } = seriesTable(tile, context);
  const isRate = isShare(metricNamed(context, tile.metrics[0] ?? ''));
  const most = Math.max(0, ...marks.map(({ value }) => value ?? 0));
  const { format } = context.words;
  const sums = series.map(({ marks: own }) => own.reduce((sum, { value }) => sum + (value ?? 0), 0));
  return {
    ...tileHead(tile, context),
    kind: 'heat',
    rows: categories,
    columns: series.map(({ name }) => name),
    cells: categories.map((_, i) =>
      series.flatMap(({ marks: own }, j) => {
        const mark = own[i];
        if (!mark) return [];
        const ofColumn = (mark.value ?? 0) / (sums[j] || 1);
        return [
          isRate
            ? { mark, share: most === 0 ? 0 : (mark.value ?? 0) / most }
            : { mark: { ...mark, text: format.percent(ofColumn) }, share: Math.min(1, ofColumn * 2) },
        ];
      }),
    ),
    marks,
  };
}

/** The middle half, the median, and whiskers within 1.5 boxes of it. */
export function boxesTile(tile: DashboardTile, context: TileContext): BoxesTile {
  const [metric = ''] = tile.metrics;
  const { rows, by } = answerOf(context, tile.id);
  const { series, marks } = seriesTable(tile, context);
  const boxes = series.flatMap(({ marks: own, paint }) =>
    own.map((mark) => {
      const row = rows.find((one) =>
        one.keys.every((key, i) =>
          by[i] === '@side'
            ? key === (series.findIndex((s) => s.marks === own) === 0 ? 'one' : 'other')
            : mark.keys[by[i] ?? ''] === key,
        ),
      );
      const [low = 0, q1 = 0, median = 0, q3 = 0, high = 0] = row?.spread ?? [];
      const reach = 1.5 * (q3 - q1);
      return {
        mark,
        paint: mark.paint ?? paint,
        five: row?.spread ? [Math.max(low, q1 - reach), q1, median, q3, Math.min(high, q3 + reach)] : null,
      };
    }),
  );
  return {
    ...tileHead(tile, context),
    kind: 'boxes',
    axis: makeAxis(
      boxes.flatMap(({ five }) => five ?? []),
      {
        label: metricLabel(context, metric),
        unit: 'number',
        format: context.words.format,
        fromZero: true,
        nSteps: 4,
      },
    ),
    boxes,
    marks,
  };
}

/** A point a category, by two metrics. */
export function pointsTile(tile: DashboardTile, context: TileContext): PointsTile {
  const [field = ''] = tile.by;
  const [first = '', second = ''] = tile.metrics;
  const { rows, by } = answerOf(context, tile.id);
  const axis = (name: string, m: number) =>
    makeAxis(
      rows.map(({ values }) => values[m] ?? null),
      {
        label: metricLabel(context, name),
        unit: isShare(metricNamed(context, name)) ? 'percent' : 'number',
        format: context.words.format,
        nSteps: 4,
      },
    );
  const points = rows.flatMap(({ keys, values }, id) => {
    const [x, y] = values;
    if (x === null || x === undefined || y === null || y === undefined) return [];
    const isOther = by.includes('@side') && keys[1] === 'other';
    const mark: TileMark = {
      id,
      value: y,
      text: `${metricText(context, first, x)}; ${metricText(context, second, y)}`,
      name: keys.map((key, i) => categoryName(context, by[i] ?? '', key)).join(', '),
      keys: { [field]: keys[0] ?? '' },
    };
    const paint = ownPaint(context, field, keys[0] ?? '') ?? seriesPaint(isOther ? 1 : 0, 2);
    return [{ mark, x, y, paint }];
  });
  return {
    ...tileHead(tile, context),
    kind: 'points',
    x: axis(first, 0),
    y: axis(second, 1),
    points,
    marks: points.map(({ mark }) => mark),
  };
}
