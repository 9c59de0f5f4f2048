import type { ChartText } from './common.ts';

/** What the rows of a node are. */
export interface TreeChartRows {
  /** Impurity and the number of rows, in words. */
  readonly text: string;
  /** One per segment, by its id. */
  readonly counts: readonly { readonly segment: number; readonly count: number; readonly text: string }[];
}

/** A question with its two answers, or an end; `yes` and `no` are indices into `nodes`. */
export type TreeChartNode =
  | {
      readonly kind: 'split';
      readonly question: string;
      /** The same question as the model asks it, in encoded values. */
      readonly detail: string;
      readonly yes: number;
      readonly no: number;
      /** Null where they are not known. */
      readonly rows: TreeChartRows | null;
    }
  | {
      readonly kind: 'leaf';
      readonly title: string;
      readonly detail: string;
      readonly segment: number;
      readonly rows: TreeChartRows | null;
    };

/** A decision tree; node 0 is the root. */
export interface TreeChart extends ChartText {
  readonly kind: 'tree';
  readonly yes: string;
  readonly no: string;
  readonly nodes: readonly TreeChartNode[];
  /** Headings of the table of nodes. */
  readonly head: { readonly node: string; readonly question: string; readonly rows: string };
}
