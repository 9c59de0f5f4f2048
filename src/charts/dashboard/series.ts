import type { DashboardTile } from '../../contract/index.ts';
import {
  answerOf,
  categoryName,
  fieldNamed,
  metricLabel,
  metricText,
  shownCategories,
  type TileContext,
} from './tile-context.ts';
import type { TileMark, TilePaint, TileSeries } from './tile-spec.ts';

export interface SeriesTable {
  readonly keys: readonly string[];
  readonly categories: readonly string[];
  readonly series: readonly TileSeries[];
  readonly marks: readonly TileMark[];
}

/** Series that are no segments: one colour in several strengths, then grey. */
export function seriesPaint(i: number, n: number): TilePaint {
  if (n === 2 && i === 1) return { color: 'context', strength: 0.6 };
  return { color: 'plain', strength: n <= 2 ? 1 : Math.max(0.25, 1 - (0.75 * i) / (n - 1)) };
}

/** The numbers of a tile as series over the categories of its first field. */
export function seriesTable(tile: DashboardTile, context: TileContext): SeriesTable {
  const { rows, by } = answerOf(context, tile.id);
  const [first = '', second] = by;
  const keys = shownCategories(context, tile, first);
  const splits: readonly (string | null)[] =
    second === undefined
      ? [null]
      : second === '@side'
        ? ['one', 'other']
        : shownCategories(context, tile, second);
  const marks: TileMark[] = [];
  const metrics = second === undefined ? tile.metrics : tile.metrics.slice(0, 1);
  const nSeries = metrics.length * splits.length;
  const series = metrics.flatMap((metric, m) =>
    splits.map((split, s): TileSeries => {
      const paint = paintOf(context, second, split, m * splits.length + s, nSeries);
      return {
        name: split === null ? metricLabel(context, metric) : categoryName(context, second ?? '', split),
        paint,
        marks: keys.map((key) => {
          const row = rows.find((one) => one.keys[0] === key && (split === null || one.keys[1] === split));
          const value = row?.values[m] ?? null;
          const name = [
            categoryName(context, first, key),
            ...(split === null ? [] : [categoryName(context, second ?? '', split)]),
          ];
          const mark: TileMark = {
            id: marks.length,
            value,
            text: value === null ? '' : metricText(context, metric, value),
            name: name.join(', '),
            keys: {
              [first]: key,
              ...(split !== null && second !== undefined && second !== '@side' && { [second]: split }),
            },
          };
          marks.push(mark);
          const own = nSeries === 1 ? ownPaint(context, first, key) : null;
          return own ? { ...mark, paint: own } : mark;
        }),
      };
    }),
  );
  return { keys, categories: keys.map((key) => categoryName(context, first, key)), series, marks };
}

/** A segment has its colour everywhere; the absent is grey. */
export function ownPaint(context: TileContext, field: string, key: string): TilePaint | null {
  const known = fieldNamed(context, field);
  if (key === '' || known?.unknown.includes(key)) return { color: 'context', strength: 1 };
  return known?.segment ? { color: { segment: Number(key) }, strength: 1 } : null;
}

function paintOf(
  context: TileContext,
  field: string | undefined,
  key: string | null,
  i: number,
  n: number,
): TilePaint {
  const { compare } = context;
  if (field === '@side' && compare) {
    if (key === 'one') return ownPaint(context, compare.field, compare.one) ?? seriesPaint(0, 2);
    return (
      (compare.other === null ? null : ownPaint(context, compare.field, compare.other)) ?? seriesPaint(1, 2)
    );
  }
  return (field !== undefined && key !== null ? ownPaint(context, field, key) : null) ?? seriesPaint(i, n);
}
