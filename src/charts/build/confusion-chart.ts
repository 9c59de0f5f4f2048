import type { Words } from '../../words/index.ts';
import type { HeatMapChart } from '../spec.ts';

export interface ConfusionChartData {
  /** Ids, in the order of the counts. */
  readonly segments: readonly number[];
  readonly classifier: string;
  /** Which rows were tested, in words. */
  readonly test: string;
  /** Shape (nSegments, nSegments): rows the clustering's segment, columns the classifier's. */
  readonly counts: readonly (readonly number[])[];
}

/** How often a classifier gives the segment of the clustering. */
export function confusionChart(data: ConfusionChartData, words: Words): HeatMapChart {
  const { classifier, test, counts } = data;
  const { charts, format } = words;
  const nRows = counts.reduce((sum, row) => sum + total(row), 0);
  const nAgree = counts.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const names = data.segments.map(charts.segment);
  return {
    kind: 'heat-map',
    shading: 'share',
    title: charts.confusion.title({ classifier, nAgree, nRows }),
    subtitle: charts.confusion.subtitle({ test }),
    caption: charts.confusion.caption,
    rowLabel: charts.confusion.truth,
    columnLabel: charts.confusion.predicted,
    rows: names,
    columns: names,
    cells: counts.map((row) => {
      const sum = total(row);
      return row.map((count) => {
        const share = sum === 0 ? 0 : count / sum;
        return { text: format.count(count), shareText: format.percent(share), share };
      });
    }),
  };
}

function total(row: readonly number[]): number {
  return row.reduce((sum, count) => sum + count, 0);
}
