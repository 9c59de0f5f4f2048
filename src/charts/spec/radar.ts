import type { ChartText, MarkColor, Value } from './common.ts';

export interface RadarAxis {
  readonly name: string;
  /** What the centre and the rim stand for. */
  readonly minText: string;
  readonly maxText: string;
}

/** One per axis: `value` is the place between centre and rim, from 0 to 1; null is absent. */
export interface RadarLine {
  readonly name: string;
  readonly values: readonly Value[];
}

export interface RadarPanel extends RadarLine {
  /** Small, below the name. */
  readonly detail: string;
  readonly color: MarkColor;
}

/** A panel a group, each with the same grey line of the whole. Every axis has a scale of its own. */
export interface RadarChart extends ChartText {
  readonly kind: 'radar';
  readonly axes: readonly RadarAxis[];
  readonly baseline: RadarLine;
  readonly panels: readonly RadarPanel[];
  readonly head: { readonly axis: string; readonly scale: string };
}
