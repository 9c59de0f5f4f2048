import type { Axis, ChartText } from './common.ts';
import type { LinePanel } from './line.ts';

/** Two branches joined: positions along the leaves (0 is the first leaf), heights of the axis. */
export interface DendrogramLink {
  readonly left: number;
  readonly right: number;
  /** Where the left branch starts: 0 for a leaf, else the height of its own link. */
  readonly leftHeight: number;
  readonly rightHeight: number;
  readonly height: number;
  /** The height, and the rows that the link holds. */
  readonly heightText: string;
  readonly rowsText: string;
}

export interface Dendrogram {
  readonly title: string;
  /** What the leaves' labels are. */
  readonly leafLabel: string;
  /** Rows below each leaf, in drawing order. */
  readonly leaves: readonly string[];
  readonly y: Axis;
  /** From the lowest to the highest. */
  readonly links: readonly DendrogramLink[];
  /** Headings of the table of links. */
  readonly head: { readonly link: string; readonly height: string; readonly rows: string };
}

/** A truncated tree of merges. */
export interface DendrogramChart extends ChartText {
  readonly kind: 'dendrogram';
  readonly dendrogram: Dendrogram;
}

/** Line panels and a dendrogram side by side. */
export interface CompositeChart extends ChartText {
  readonly kind: 'composite';
  readonly panels: readonly LinePanel[];
  readonly dendrogram: Dendrogram;
}
