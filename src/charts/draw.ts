import type { ChartSpec } from './spec.ts';

interface DrawOptions {
  /** Pixels; defaults to 1200. */
  readonly width?: number;
  /** Pixels of the whole picture; defaults to what the chart needs. */
  readonly height?: number;
  /** Defaults to 'light'. */
  readonly theme?: 'light' | 'dark';
}

/** Draws a chart as one SVG element, with the finding as its name. Equal input gives equal text. */
export type Draw = (spec: ChartSpec, options?: DrawOptions) => string;
