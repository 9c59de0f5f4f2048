import type { Words } from '../../words/index.ts';
import { makeAxis } from '../axis.ts';
import type { LinePanel } from '../spec.ts';

export interface ElbowChartData {
  readonly imputation: string;
  readonly pipeline: number;
  readonly withContext: boolean;
  readonly ks: readonly number[];
  readonly inertias: readonly number[];
  /** One per k; null or NaN where there is none. */
  readonly silhouettes: readonly (number | null)[];
  /** The k at which inertia bends; null where it does not. */
  readonly knee: number | null;
  readonly nRows: number;
}

/** Inertia with its knee, silhouette with its peak, and the finding that both make. */
export function elbowPanels(data: ElbowChartData, words: Words): { title: string; panels: LinePanel[] } {
  const { ks, inertias, knee } = data;
  const { charts, format } = words;
  const silhouettes = data.silhouettes.map((value) => value ?? Number.NaN);
  const peak = silhouettes.reduce(
    (best, value, i) =>
      value > (silhouettes[best] ?? Number.NaN) || Number.isNaN(silhouettes[best]) ? i : best,
    0,
  );
  const kneeAt = knee === null ? -1 : ks.indexOf(knee);
  const panel = (label: string, numbers: readonly number[], mark: LinePanel['mark']): LinePanel => ({
    title: label,
    xLabel: charts.axes.k,
    xs: ks.map(String),
    y: makeAxis(numbers, { label, unit: 'number', format, fromZero: true }),
    series: [
      {
        name: label,
        values: numbers.map((value) => ({
          value: Number.isFinite(value) ? value : null,
          text: format.number(value),
        })),
        color: 'highlight',
        isHighlighted: false,
      },
    ],
    mark,
  });
  return {
    title: charts.elbow.title({
      dataSet: charts.dataSet(data.imputation, data.pipeline),
      withContext: data.withContext,
      knee,
      bestK: ks[peak] ?? 0,
      best: silhouettes[peak] ?? Number.NaN,
    }),
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
