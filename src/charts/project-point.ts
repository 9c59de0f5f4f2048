import type { SpaceView } from './spec.ts';

export interface ProjectedPoint {
  /** Rightwards and downwards, from the middle of the cube; at most √3 ÷ 2 away. */
  readonly x: number;
  readonly y: number;
  /** Away from the eye: draw the greatest first. */
  readonly depth: number;
}

/**
 * A point of the unit cube as seen from a direction, in orthographic projection: parallel lines stay parallel.
 *
 * With azimuth 0 and elevation 0 the eye looks along the second axis: the first runs right, the third up.
 *
 * @param at in [0, 1] on each of three axes; the third is upright
 */
export function projectPoint(at: readonly [number, number, number], view: SpaceView): ProjectedPoint {
  const azimuth = (view.azimuth * Math.PI) / 180;
  const elevation = (view.elevation * Math.PI) / 180;
  const [x, y, z] = [at[0] - 0.5, at[1] - 0.5, at[2] - 0.5];
  const right = x * Math.cos(azimuth) + y * Math.sin(azimuth);
  const away = y * Math.cos(azimuth) - x * Math.sin(azimuth);
  return {
    x: right,
    y: -(z * Math.cos(elevation) + away * Math.sin(elevation)),
    depth: away * Math.cos(elevation) - z * Math.sin(elevation),
  };
}
