import type { Axis, ChartText, MarkColor, Value } from './common.ts';

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

/** A grey ribbon behind the lines, such as what chance gives. */
interface LineBand {
  readonly name: string;
  /** One per entry of the panel's `xs`; a value of null leaves a gap. */
  readonly low: readonly Value[];
  readonly high: readonly Value[];
}

export interface LinePanel {
  /** Empty where the axis says enough. */
  readonly title: string;
  readonly xLabel: string;
  readonly xs: readonly string[];
  readonly y: Axis;
  readonly series: readonly LineSeries[];
  /** Defaults to none. */
  readonly band?: LineBand;
  /** A vertical line, such as the knee. */
  readonly mark: LineMark | null;
}

/** Lines over an ordered scale, in one panel or several side by side. */
export interface LineChart extends ChartText {
  readonly kind: 'line';
  readonly panels: readonly LinePanel[];
}
