import type { Words } from '../../words/index.ts';
import type { SpaceAxis, SpaceChart, SpaceView, Tick } from '../spec.ts';
import { groupName } from './group-means.ts';

/** Distinct points of one to three encoded features. */
export interface SpaceChartData {
  /** One to three. Ticks are category words where there are any. */
  readonly axes: readonly { readonly name: string; readonly ticks: readonly Tick[] }[];
  readonly points: readonly {
    /** One per axis. */
    readonly at: readonly number[];
    /** Rows on this point. */
    readonly weight: number;
    /** From 1. */
    readonly segment: number;
  }[];
  readonly nRows: number;
  readonly segments: readonly { readonly id: number; readonly name: string | null }[];
  /** Defaults to 30° around and 22° above. */
  readonly view?: SpaceView;
}

/** Clients in the space of the features that make the segments. The axis with most ticks stands upright. */
export function spaceChart(data: SpaceChartData, words: Words): SpaceChart {
  const { nRows, view = { azimuth: 30, elevation: 22 } } = data;
  const { format, pictures } = words;
  const said = pictures.space;
  const order = data.axes
    .map((_, axis) => axis)
    .slice(0, 3)
    .sort((a, b) => (data.axes[a]?.ticks.length ?? 0) - (data.axes[b]?.ticks.length ?? 0) || a - b);
  const axes = order.map((axis): SpaceAxis => {
    const { name, ticks } = data.axes[axis] ?? { name: '', ticks: [] };
    const values = [...ticks.map(({ value }) => value), ...data.points.map(({ at }) => at[axis] ?? 0)];
    const min = values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    const max = values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    return { name, ticks, ...(values.length === 0 ? { min: 0, max: 1 } : { min, max }) };
  });
  const points = data.points
    .map(({ at, weight, segment }) => {
      const own = order.map((axis) => at[axis] ?? 0);
      return {
        at: own,
        texts: own.map((value, i) => textAt(value, axes[i]?.ticks ?? [], format.number)),
        weight,
        weightText: format.count(weight),
        segment,
      };
    })
    .sort((a, b) => b.weight - a.weight);
  const heaviest = points[0]?.weight ?? 0;
  return {
    kind: 'space',
    title: said.title({ nRows, nPoints: points.length, share: nRows === 0 ? 0 : heaviest / nRows }),
    subtitle: said.subtitle({ axes: axes.map(({ name }) => name), nRows }),
    caption: said.caption({ nAxes: axes.length }),
    axes,
    points,
    segments: data.segments.map((segment) => ({
      id: segment.id,
      name: groupName('segments', segment, words),
      text: pictures.shareOfClients({
        share:
          nRows === 0
            ? 0
            : points.reduce((sum, one) => sum + (one.segment === segment.id ? one.weight : 0), 0) / nRows,
      }),
    })),
    view,
    sizes: roundSizes(heaviest).map((value) => ({ value, text: said.sizeRows(value) })),
    head: { segment: words.charts.heads.segment, rows: said.rows },
  };
}

function textAt(value: number, ticks: readonly Tick[], format: (value: number) => string): string {
  return ticks.find((tick) => Math.abs(tick.value - value) < 1e-9)?.text ?? format(value);
}

/** Weights for a legend: 1, 2 or 5 times a power of ten, not above the heaviest; a quarter and a twentieth of it. */
function roundSizes(heaviest: number): number[] {
  if (heaviest < 1) return [];
  const power = 10 ** Math.floor(Math.log10(heaviest));
  const top = [5, 2, 1].map((lead) => lead * power).find((size) => size <= heaviest) ?? power;
  return [top, top / 4, top / 20].filter(Number.isInteger);
}
