import type { Words } from '../../words/index.ts';
import { makeAxis } from '../axis.ts';
import type { BarChart } from '../spec.ts';

export interface RowOrderChartData {
  /** Ids of the segments. */
  readonly segments: readonly number[];
  /** Shape (nParts, nSegments): shares in equal stretches of rows, in the order of the file. */
  readonly shares: readonly (readonly number[])[];
  readonly nRows: number;
  /** How often the segment changes from row to row, and how often in a random order. */
  readonly nChanges: number;
  readonly nExpected: number;
  /** Whether it changes as seldom as a date. */
  readonly isCalendar: boolean;
}

/** A strip of the segments along the rows of the table: segments that are the calendar stand one after the other. */
export function rowOrderChart(data: RowOrderChartData, words: Words): BarChart {
  const { segments, shares, nRows, nChanges, nExpected, isCalendar } = data;
  const { charts, rowOrder: said, format } = words;
  return {
    kind: 'bar',
    layout: 'stacked',
    direction: 'vertical',
    title: said.title({ nChanges, nExpected, isCalendar }),
    subtitle: said.subtitle({ nRows, nParts: shares.length }),
    caption: said.caption,
    categoryLabel: said.upTo,
    categories: shares.map((_, part) => format.percent((part + 1) / shares.length, 0)),
    axis: makeAxis([1], { label: said.share, unit: 'percent', format, fromZero: true }),
    series: segments.map((id, s) => ({
      name: charts.segment(id),
      values: shares.map((part) => ({ value: part[s] ?? 0, text: format.percent(part[s] ?? 0) })),
      color: { segment: id },
    })),
    reference: null,
  };
}
