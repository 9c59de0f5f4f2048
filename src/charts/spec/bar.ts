import type { Axis, ChartText, MarkColor, Value } from './common.ts';

export interface BarSeries {
  readonly name: string;
  /** One per category. */
  readonly values: readonly Value[];
  /** One for the series, or one per category. */
  readonly color: MarkColor | readonly MarkColor[];
  /** Of its panel, in a chart of panels; defaults to the chart's. */
  readonly axis?: Axis;
  /** Of its panel, in a chart of panels: marks across its bars; defaults to the chart's. */
  readonly reference?: readonly Value[] | null;
}

/** Bars from zero. */
export interface BarChart extends ChartText {
  readonly kind: 'bar';
  /** `panels` gives each series a panel of its own beside the others. */
  readonly layout: 'grouped' | 'stacked' | 'panels';
  readonly direction: 'horizontal' | 'vertical';
  /** What the categories are, such as "Segment". */
  readonly categoryLabel: string;
  readonly categories: readonly string[];
  readonly axis: Axis;
  readonly series: readonly BarSeries[];
  /** A grey mark across the bars of each category: the whole that they are compared with. */
  readonly reference: { readonly name: string; readonly values: readonly Value[] } | null;
}
