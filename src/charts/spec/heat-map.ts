import type { ChartText } from './common.ts';

export interface HeatMapCell {
  readonly text: string;
  /** Small, below the text. */
  readonly shareText: string;
  /** How strongly the cell is shaded: [0, 1], or [−1, 1] where shades diverge. */
  readonly share: number;
}

/** A matrix of numbers, shaded by a share, or to both sides of zero. */
export interface HeatMapChart extends ChartText {
  readonly kind: 'heat-map';
  readonly shading: 'share' | 'diverging';
  readonly rowLabel: string;
  readonly columnLabel: string;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** Shape (rows, columns). */
  readonly cells: readonly (readonly HeatMapCell[])[];
}
