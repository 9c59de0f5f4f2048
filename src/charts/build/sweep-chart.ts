import type { Words } from '../../words/index.ts';
import { makeAxis } from '../axis.ts';
import type { Axis, LineChart, LinePanel } from '../spec.ts';

/** One data set's scores over k. */
interface SweepLine {
  readonly imputation: string;
  readonly pipeline: number;
  readonly withContext: boolean;
  /** One per k; NaN where a fit has none. */
  readonly silhouettes: readonly number[];
}

export interface SweepChartData {
  readonly ks: readonly number[];
  readonly lines: readonly SweepLine[];
  readonly chosen: { readonly imputation: string; readonly pipeline: number; readonly k: number };
  readonly nRows: number;
}

/** Silhouette by k of every data set, the chosen one in front, with and without context side by side. */
export function sweepChart(data: SweepChartData, words: Words): LineChart {
  const { ks, lines, chosen } = data;
  const { charts, format } = words;
  const name = charts.dataSet(chosen.imputation, chosen.pipeline);
  const at = ks.indexOf(chosen.k);
  const isChosen = (line: SweepLine): boolean =>
    line.imputation === chosen.imputation && line.pipeline === chosen.pipeline;
  const chosenScore = (withContext: boolean): number | null => {
    const line = lines.find((one) => one.withContext === withContext && isChosen(one));
    const score = line?.silhouettes[at];
    return score !== undefined && Number.isFinite(score) ? score : null;
  };
  const y = makeAxis(
    lines.flatMap((line) => line.silhouettes),
    {
      label: charts.axes.silhouette,
      unit: 'number',
      format,
      fromZero: true,
    },
  );
  const contexts = [true, false].filter((withContext) =>
    lines.some((line) => line.withContext === withContext),
  );
  const panels = contexts.map((withContext) => {
    const shown = lines.filter((line) => line.withContext === withContext);
    // The chosen line is drawn last, in front of the others.
    const ordered = [...shown.filter((line) => !isChosen(line)), ...shown.filter(isChosen)];
    return panel(ordered, withContext, y);
  });

  function panel(shown: readonly SweepLine[], withContext: boolean, axis: Axis): LinePanel {
    return {
      title: withContext ? charts.withContext : charts.withoutContext,
      xLabel: charts.axes.k,
      xs: ks.map(String),
      y: axis,
      series: shown.map((line) => ({
        name: charts.dataSet(line.imputation, line.pipeline),
        values: line.silhouettes.map((value) => ({
          value: Number.isFinite(value) ? value : null,
          text: format.number(value),
        })),
        color: isChosen(line) ? 'highlight' : 'context',
        isHighlighted: isChosen(line),
      })),
      mark: at < 0 ? null : { at, label: `k = ${chosen.k}` },
    };
  }

  const nDataSets = Math.max(
    0,
    ...contexts.map((withContext) => lines.filter((line) => line.withContext === withContext).length),
  );
  return {
    kind: 'line',
    title: charts.sweep.title({
      dataSet: name,
      k: chosen.k,
      with: chosenScore(true),
      without: chosenScore(false),
    }),
    subtitle: charts.sweep.subtitle({ nDataSets, nRows: data.nRows }),
    caption: charts.sweep.caption,
    panels,
  };
}
