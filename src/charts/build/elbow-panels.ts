import type { Words } from '../../words/index.ts';
import { makeAxis } from '../axis.ts';
import type { LinePanel } from '../spec.ts';

/** Where 95 % of the silhouettes of copies with unrelated columns lie: one value per k, NaN where there is none. */
export interface NullRibbon {
  readonly low: readonly number[];
  readonly high: readonly number[];
  /** Rows of each copy. */
  readonly nRows: number;
}

export interface ElbowChartData {
  readonly imputation: string;
  readonly pipeline: number;
  readonly withContext: boolean;
  readonly ks: readonly number[];
  readonly inertias: readonly number[];
  /** One per k; null or NaN where there is none. */
  readonly silhouettes: readonly (number | null)[];
  /** What shuffled copies score, for a grey ribbon; defaults to none. */
  readonly nullBand?: NullRibbon;
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
  const shown = (value: number) => ({
    value: Number.isFinite(value) ? value : null,
    text: format.number(value),
  });
  const panel = (
    label: string,
    numbers: readonly number[],
    mark: LinePanel['mark'],
    ribbon?: NullRibbon,
  ): LinePanel => ({
    title: label,
    xLabel: charts.axes.k,
    xs: ks.map(String),
    y: makeAxis([...numbers, ...(ribbon?.low ?? []), ...(ribbon?.high ?? [])], {
      label,
      unit: 'number',
      format,
      fromZero: true,
    }),
    series: [
      {
        name: label,
        values: numbers.map(shown),
        color: 'highlight',
        isHighlighted: false,
      },
    ],
    ...(ribbon && {
      band: { name: words.verdict.ribbon, low: ribbon.low.map(shown), high: ribbon.high.map(shown) },
    }),
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
      panel(
        charts.axes.silhouette,
        silhouettes,
        { at: peak, label: charts.elbow.peak(ks[peak] ?? 0) },
        data.nullBand,
      ),
    ],
  };
}

/** A caption that says what the grey ribbon is, where there is one. */
export function withRibbon(caption: string, { nullBand }: ElbowChartData, { verdict }: Words): string {
  return nullBand ? `${caption} ${verdict.ribbonNote({ nRows: nullBand.nRows })}` : caption;
}
