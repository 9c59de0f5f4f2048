import type { Words } from '../../words/index.ts';
import { makeAxis } from '../axis.ts';
import type { BarChart } from '../spec.ts';

interface SegmentNumber {
  readonly id: number;
  readonly value: number;
}

/** One bar a segment, in the segment's colour. */
function segmentBars(
  numbers: readonly SegmentNumber[],
  overall: number | null,
  options: { readonly label: string; readonly unit: 'number' | 'percent'; readonly words: Words },
): Omit<BarChart, 'title' | 'subtitle' | 'caption'> {
  const { label, unit, words } = options;
  const { charts, format } = words;
  const text = (value: number): string => (unit === 'percent' ? format.percent(value) : format.number(value));
  const values = numbers.map(({ value }) => value);
  return {
    kind: 'bar',
    layout: 'grouped',
    direction: 'horizontal',
    categoryLabel: charts.heads.segment,
    categories: numbers.map(({ id }) => charts.segment(id)),
    axis: makeAxis(overall === null ? values : [...values, overall], { label, unit, format, fromZero: true }),
    series: [
      {
        name: label,
        values: values.map((value) => ({ value: Number.isFinite(value) ? value : null, text: text(value) })),
        color: numbers.map(({ id }) => ({ segment: id })),
      },
    ],
    reference:
      overall === null
        ? null
        : { name: charts.allClients, values: values.map(() => ({ value: overall, text: text(overall) })) },
  };
}

export interface SegmentSizesData {
  readonly segments: readonly { readonly id: number; readonly share: number }[];
  readonly nRows: number;
}

/** The share of clients in each segment. */
export function segmentSizesChart(data: SegmentSizesData, words: Words): BarChart {
  const numbers = data.segments.map(({ id, share }) => ({ id, value: share }));
  const largest = extreme(numbers, (a, b) => a > b);
  const { charts } = words;
  return {
    ...segmentBars(numbers, null, { label: charts.axes.shareOfClients, unit: 'percent', words }),
    title: charts.sizes.title({ id: largest.id, share: largest.value }),
    subtitle: charts.sizes.subtitle({ nRows: data.nRows }),
    caption: charts.sizes.caption,
  };
}

export interface OutcomeChartData {
  readonly outcome: string;
  readonly positive: string;
  readonly rate: number;
  readonly segments: readonly { readonly id: number; readonly rate: number }[];
  readonly nRows: number;
}

/** The rate of the outcome in each segment beside the rate of all clients. */
export function outcomeChart(data: OutcomeChartData, words: Words): BarChart {
  const numbers = data.segments.map(({ id, rate }) => ({ id, value: rate }));
  const low = extreme(numbers, (a, b) => a < b);
  const high = extreme(numbers, (a, b) => a > b);
  const { outcome, positive } = data;
  const { charts } = words;
  return {
    ...segmentBars(numbers, data.rate, { label: `${outcome} = ${positive}`, unit: 'percent', words }),
    title: charts.outcome.title({
      outcome,
      positive,
      low: low.value,
      lowId: low.id,
      high: high.value,
      highId: high.id,
    }),
    subtitle: charts.outcome.subtitle({ outcome: `${outcome} = ${positive}`, nRows: data.nRows }),
    caption: charts.outcome.caption,
  };
}

export interface MeansChartData {
  readonly column: string;
  readonly overall: number;
  readonly segments: readonly { readonly id: number; readonly mean: number }[];
  readonly nRows: number;
}

/** The mean of a numeric column in each segment beside the mean of all clients. */
export function meansChart(data: MeansChartData, words: Words): BarChart {
  const { column, overall } = data;
  const numbers = data.segments.map(({ id, mean }) => ({ id, value: mean }));
  const far = extreme(numbers, (a, b) => Math.abs(a - overall) > Math.abs(b - overall));
  const { charts } = words;
  return {
    ...segmentBars(numbers, overall, { label: `${charts.axes.mean}, ${column}`, unit: 'number', words }),
    title: charts.means.title({ column, id: far.id, mean: far.value, overall }),
    subtitle: charts.means.subtitle({ column, nRows: data.nRows }),
    caption: charts.means.caption,
  };
}

/** The first segment whose number beats all others. */
function extreme(numbers: readonly SegmentNumber[], beats: (a: number, b: number) => boolean): SegmentNumber {
  return numbers.reduce<SegmentNumber>(
    (best, one) => (Number.isNaN(best.value) || beats(one.value, best.value) ? one : best),
    { id: 0, value: Number.NaN },
  );
}
