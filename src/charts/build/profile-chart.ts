import type { Words } from '../../words/index.ts';
import { makeAxis } from '../axis.ts';
import type { BarChart } from '../spec.ts';

export interface ProfileChartData {
  readonly column: string;
  /** The segments were made from this column. */
  readonly isFeature: boolean;
  readonly categories: readonly { readonly category: string; readonly overall: number }[];
  /** `shares` has one entry per category. */
  readonly segments: readonly { readonly id: number; readonly shares: readonly number[] }[];
  readonly nRows: number;
}

/** What share of each segment has each value of a column, beside the share of all clients. */
export function profileChart(data: ProfileChartData, words: Words): BarChart {
  const { column, categories, segments } = data;
  const { charts, format } = words;
  const share = (value: number) => ({
    value: Number.isFinite(value) ? value : null,
    text: format.percent(value),
  });
  let far = { distance: -1, category: '', overall: Number.NaN, id: 0, share: Number.NaN };
  for (const segment of segments) {
    categories.forEach(({ category, overall }, i) => {
      const own = segment.shares[i] ?? Number.NaN;
      // Of two values that differ equally, as in a column of two, the one that the segment has more of is said.
      const distance = Math.abs(own - overall) + (own > overall ? 1e-9 : 0);
      if (distance > far.distance) far = { distance, category, overall, id: segment.id, share: own };
    });
  }
  const all = [...categories.map(({ overall }) => overall), ...segments.flatMap(({ shares }) => shares)];
  return {
    kind: 'bar',
    layout: 'panels',
    direction: 'horizontal',
    title: charts.profile.title({ column, ...far }),
    subtitle: charts.profile.subtitle({ column, nRows: data.nRows }),
    caption: data.isFeature ? charts.profile.captionMade : charts.profile.captionOther,
    categoryLabel: charts.heads.value,
    categories: categories.map(({ category }) => category),
    axis: makeAxis(all, {
      label: charts.axes.shareOfSegment,
      unit: 'percent',
      format,
      fromZero: true,
      nSteps: 2,
    }),
    series: segments.map(({ id, shares }) => ({
      name: charts.segment(id),
      values: categories.map((_, i) => share(shares[i] ?? Number.NaN)),
      color: { segment: id },
    })),
    reference: { name: charts.allClients, values: categories.map(({ overall }) => share(overall)) },
  };
}
