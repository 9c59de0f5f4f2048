import type { Words } from '../../words/index.ts';
import { makeAxis } from '../axis.ts';
import type { LineChart, LinePanel, Value } from '../spec.ts';

export interface ElbowChartData {
  readonly imputation: string;
  readonly pipeline: number;
  readonly withContext: boolean;
  readonly ks: readonly number[];
  readonly inertias: readonly number[];
  readonly silhouettes: readonly number[];
  /** The k at which inertia bends; null where it does not. */
  readonly knee: number | null;
  readonly nRows: number;
}

/** Inertia with its knee, and silhouette with its peak, over k. */
export function elbowChart(data: ElbowChartData, words: Words): LineChart {
  const { ks, inertias, silhouettes, knee } = data;
  const { charts, format } = words;
  const name = charts.dataSet(data.imputation, data.pipeline);
  const peak = silhouettes.reduce(
    (best, value, i) => (value > (silhouettes[best] ?? Number.NEGATIVE_INFINITY) ? i : best),
    0,
  );
  const kneeAt = knee === null ? -1 : ks.indexOf(knee);
  const values = (numbers: readonly number[]): Value[] =>
    numbers.map((value) => ({ value: Number.isFinite(value) ? value : null, text: format.number(value) }));
  const panel = (label: string, numbers: readonly number[], mark: LinePanel['mark']): LinePanel => ({
    title: label,
    xLabel: charts.axes.k,
    xs: ks.map(String),
    y: makeAxis(numbers, { label, unit: 'number', format, fromZero: true }),
    series: [{ name: label, values: values(numbers), color: 'highlight', isHighlighted: false }],
    mark,
  });
  return {
    kind: 'line',
    title: charts.elbow.title({
      dataSet: name,
      withContext: data.withContext,
      knee,
      bestK: ks[peak] ?? 0,
      best: silhouettes[peak] ?? Number.NaN,
    }),
    subtitle: charts.elbow.subtitle({ nRows: data.nRows }),
    caption: charts.elbow.caption,
    panels: [
      panel(
        charts.axes.inertia,
        inertias,
        kneeAt < 0 ? null : { at: kneeAt, label: charts.elbow.knee(ks[kneeAt] ?? 0) },
      ),
      panel(charts.axes.silhouette, silhouettes, { at: peak, label: charts.elbow.peak(ks[peak] ?? 0) }),
    ],
  };
}
