import type { ChartText, Value } from './common.ts';

export interface MapGroup {
  /** From 1; gives colour and shape. */
  readonly id: number;
  readonly name: string;
  /** Points shown, in words. */
  readonly text: string;
  /** Share of its points whose nearest point is of the same group. */
  readonly own: Value;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

/** Points on a plane whose axes mean nothing. */
export interface MapChart extends ChartText {
  readonly kind: 'map';
  readonly groups: readonly MapGroup[];
  readonly head: { readonly group: string; readonly points: string; readonly own: string };
}
