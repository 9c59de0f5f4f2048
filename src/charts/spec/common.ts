/** Whose mark it is: a segment by its lasting id (from 1), the thing the chart is about, a plain number, or context. */
export type MarkColor = { readonly segment: number } | 'highlight' | 'plain' | 'context';

/** A number and how it reads; null is absent. */
export interface Value {
  readonly value: number | null;
  readonly text: string;
}

export interface Tick {
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
export interface ChartText {
  /** The finding with its number. */
  readonly title: string;
  /** The variables and the rows counted. */
  readonly subtitle: string;
  /** What the chart cannot show. */
  readonly caption: string;
}
