import type { ChartText, Tick } from './common.ts';

/** From where a space of three axes is looked at, in degrees. */
export interface SpaceView {
  /** Around the upright axis, from the first axis towards the second. */
  readonly azimuth: number;
  /** Above the floor: 0 is level, 90 straight down. */
  readonly elevation: number;
}

export interface SpaceAxis {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly Tick[];
}

export interface SpacePoint {
  /** One per axis. */
  readonly at: readonly number[];
  /** How each of these reads, from the axis' ticks where one stands there. */
  readonly texts: readonly string[];
  readonly weight: number;
  readonly weightText: string;
  /** Id of the segment, from 1. */
  readonly segment: number;
}

/** Points in one, two or three axes; the last axis is upright. */
export interface SpaceChart extends ChartText {
  readonly kind: 'space';
  readonly axes: readonly SpaceAxis[];
  /** The heaviest first. */
  readonly points: readonly SpacePoint[];
  readonly segments: readonly { readonly id: number; readonly name: string; readonly text: string }[];
  readonly view: SpaceView;
  /** A weight and how it reads, for the legend of sizes. */
  readonly sizes: readonly Tick[];
  readonly head: { readonly segment: string; readonly rows: string };
}
