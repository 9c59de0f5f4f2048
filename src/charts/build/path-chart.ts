import type { Words } from '../../words/index.ts';
import { makeAxis } from '../axis.ts';
import type { BarChart } from '../spec.ts';

interface PathChartStep {
  readonly nFeatures: number;
  readonly dropped: readonly string[];
  /** Dropped together as the context group: counted rather than named. */
  readonly isContext: boolean;
  readonly silhouette: number;
}

export interface PathChartData {
  /** The first has all features. */
  readonly steps: readonly PathChartStep[];
  readonly k: number;
  readonly nRows: number;
}

/** Silhouette along the way from all features to the chosen ones: a bar a step, the last in front. */
export function pathChart(data: PathChartData, words: Words): BarChart {
  const { steps } = data;
  const { charts, format } = words;
  const first = steps[0] ?? { nFeatures: 0, silhouette: Number.NaN };
  const last = steps[steps.length - 1] ?? first;
  const name = (step: PathChartStep, i: number): string => {
    if (i === 0) return charts.path.all(step.nFeatures);
    return step.isContext
      ? charts.path.withoutGroup({ nDropped: step.dropped.length, nLeft: step.nFeatures })
      : charts.path.without({ dropped: step.dropped, nLeft: step.nFeatures });
  };
  return {
    kind: 'bar',
    layout: 'grouped',
    direction: 'horizontal',
    title: charts.path.title({
      from: first.silhouette,
      to: last.silhouette,
      nFrom: first.nFeatures,
      nTo: last.nFeatures,
    }),
    subtitle: charts.path.subtitle({ k: data.k, nRows: data.nRows }),
    caption: charts.path.caption,
    categoryLabel: charts.heads.step,
    categories: steps.map(name),
    axis: makeAxis(
      steps.map((step) => step.silhouette),
      { label: charts.axes.silhouette, unit: 'number', format, fromZero: true },
    ),
    series: [
      {
        name: charts.axes.silhouette,
        values: steps.map(({ silhouette }) => ({
          value: Number.isFinite(silhouette) ? silhouette : null,
          text: format.number(silhouette),
        })),
        color: steps.map((_, i) => (i === steps.length - 1 ? 'highlight' : 'context')),
      },
    ],
    reference: null,
  };
}
