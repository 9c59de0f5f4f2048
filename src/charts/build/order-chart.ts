import type { Words } from '../../words/index.ts';
import { makeAxis } from '../axis.ts';
import type { BarChart } from '../spec.ts';

export interface OrderChartData {
  readonly column: string;
  /** Of the fit in each other order, at least one. */
  readonly silhouettes: readonly number[];
  /** With the codes as they stand. */
  readonly silhouette: number;
  readonly k: number;
  readonly nRows: number;
}

/** The silhouette with the codes of a column as they stand, in front, and in other orders. */
export function orderChart(data: OrderChartData, words: Words): BarChart {
  const { column, silhouette, k, nRows } = data;
  const { charts, checks, format } = words;
  const said = checks.order;
  const others = [...data.silhouettes].sort((a, b) => a - b);
  const values = [silhouette, ...others];
  return {
    kind: 'bar',
    layout: 'grouped',
    direction: 'vertical',
    title: said.chartTitle({
      column,
      nOrders: others.length,
      low: others[0] ?? silhouette,
      high: others[others.length - 1] ?? silhouette,
      silhouette,
    }),
    subtitle: said.subtitle({ k, nRows }),
    caption: said.caption,
    categoryLabel: said.order,
    categories: [said.given, ...others.map((_, i) => String(i + 1))],
    axis: makeAxis(values, { label: charts.axes.silhouette, unit: 'number', format, fromZero: true }),
    series: [
      {
        name: charts.axes.silhouette,
        values: values.map((value) => ({
          value: Number.isFinite(value) ? value : null,
          text: format.number(value),
        })),
        color: values.map((_, i) => (i === 0 ? 'highlight' : 'context')),
      },
    ],
    reference: null,
  };
}
