/** Whose mark it is: a segment by its lasting id (from 1), the thing the chart is about, or its context. */
export type MarkColor = { readonly segment: number } | 'highlight' | 'context';

/** A number and how it reads; null is absent. */
export interface Value {
  readonly value: number | null;
  readonly text: string;
}

interface Tick {
  readonly value: number;
  readonly text: string;
}

/** A numeric axis with its ticks set; `min` and `max` are ticks too. */
export interface Axis {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly Tick[];
}

/** What every chart says in words: all of it resolved, in one language. */
interface ChartText {
  /** The finding with its number. */
  readonly title: string;
  /** The variables and the rows counted. */
  readonly subtitle: string;
  /** What the chart cannot show. */
  readonly caption: string;
}

interface LineSeries {
  readonly name: string;
  /** One per entry of the panel's `xs`. */
  readonly values: readonly Value[];
  readonly color: MarkColor;
  /** Stands in the front with its name at its end. */
  readonly isHighlighted: boolean;
}

interface LineMark {
  /** Index into the panel's `xs`. */
  readonly at: number;
  readonly label: string;
}

export interface LinePanel {
  /** Empty where the axis says enough. */
  readonly title: string;
  readonly xLabel: string;
  readonly xs: readonly string[];
  readonly y: Axis;
  readonly series: readonly LineSeries[];
  /** A vertical line, such as the knee. */
  readonly mark: LineMark | null;
}

/** Lines over an ordered scale, in one panel or several side by side. */
export interface LineChart extends ChartText {
  readonly kind: 'line';
  readonly panels: readonly LinePanel[];
}

export interface BarSeries {
  readonly name: string;
  /** One per category. */
  readonly values: readonly Value[];
  /** One for the series, or one per category. */
  readonly color: MarkColor | readonly MarkColor[];
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

/** A matrix of counts, shaded by the share of the row. */
export interface HeatMapChart extends ChartText {
  readonly kind: 'heat-map';
  readonly rowLabel: string;
  readonly columnLabel: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Shape (rows, columns). */
  readonly cells: readonly (readonly {
    readonly text: string;
    readonly shareText: string;
    readonly share: number;
  }[])[];
}

/** A question with its two answers, or an end; `yes` and `no` are indices into `nodes`. */
type TreeChartNode =
  | {
      readonly kind: 'split';
      readonly question: string;
      /** The same question as the model asks it, in encoded values. */
      readonly detail: string;
      readonly yes: number;
      readonly no: number;
    }
  | { readonly kind: 'leaf'; readonly title: string; readonly detail: string; readonly segment: number };

/** A decision tree; node 0 is the root. */
export interface TreeChart extends ChartText {
  readonly kind: 'tree';
  readonly yes: string;
  readonly no: string;
  readonly nodes: readonly TreeChartNode[];
  /** Headings of the table of nodes. */
  readonly head: { readonly node: string; readonly question: string };
}

/** A chart as plain data: nothing in it depends on language, theme or size any more. */
export type ChartSpec = LineChart | BarChart | HeatMapChart | TreeChart;
