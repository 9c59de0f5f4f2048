import type { Words } from '../../words/index.ts';
import { makeAxis } from '../axis.ts';
import type { BarChart } from '../spec.ts';

export interface UnknownChartData {
  /** Columns with at least one unknown cell. */
  readonly columns: readonly { readonly name: string; readonly nUnknown: number }[];
  readonly nRows: number;
}

/** Unknown cells by column, most first. */
export function unknownChart(data: UnknownChartData, words: Words): BarChart {
  const { charts, format } = words;
  const columns = [...data.columns].sort((a, b) => b.nUnknown - a.nUnknown);
  const most = columns[0] ?? { name: '', nUnknown: 0 };
  return {
    kind: 'bar',
    layout: 'grouped',
    direction: 'horizontal',
    title: charts.unknown.title({ column: most.name, nUnknown: most.nUnknown, nRows: data.nRows }),
    subtitle: charts.unknown.subtitle({ nRows: data.nRows }),
    caption: charts.unknown.caption,
    categoryLabel: charts.heads.column,
    categories: columns.map(({ name }) => name),
    axis: makeAxis(
      columns.map(({ nUnknown }) => nUnknown),
      { label: charts.axes.unknownRows, unit: 'number', format, fromZero: true },
    ),
    series: [
      {
        name: charts.axes.unknownRows,
        values: columns.map(({ nUnknown }) => ({
          value: nUnknown,
          text: `${format.count(nUnknown)} (${format.percent(nUnknown / data.nRows)})`,
        })),
        color: columns.map((_, i) => (i === 0 ? 'highlight' : 'context')),
      },
    ],
    reference: null,
  };
}
