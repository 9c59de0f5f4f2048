import { ArgumentError } from '../errors.ts';

/** Distances nearer than this, in parts of the curve's height, are equal: rounding. */
const ROUNDING = 1e-9;

/**
 * The elbow of a falling inertia curve: the k whose point lies farthest below the chord, or null.
 *
 * Both axes are brought to [0, 1] by their least and greatest value; the distance is `(1 − k̂) − inertiâ`, the height
 * of the falling diagonal over the point. Ties go to the lowest k. Null where no elbow can be seen: fewer than 3
 * points, a flat curve, or none below the diagonal. It names a point of nearly every curve, also of one without
 * clusters, and moves with the range of k. O(n).
 *
 * Satopaa, Albrecht, Irwin and Raghavan (2011), Finding a "Kneedle" in a haystack: the offline knee of a convex falling
 * curve, without smoothing and with the greatest of its local knees.
 *
 * @param ks ascending, finite
 * @param inertias same length, finite
 */
export function findElbow(ks: readonly number[], inertias: readonly number[]): number | null {
  if (ks.length !== inertias.length) {
    throw new ArgumentError(
      'E_SHAPE',
      `inertias must have ${ks.length} entries, as ks has; got ${inertias.length}`,
    );
  }
  ks.forEach((k, i) => {
    if (!Number.isFinite(k) || (i > 0 && k <= ks[i - 1])) {
      throw new ArgumentError('E_RANGE', `ks must be finite and ascending; ks[${i}] is ${k}`);
    }
    if (!Number.isFinite(inertias[i])) {
      throw new ArgumentError('E_NONFINITE', `inertias must be finite; inertias[${i}] is ${inertias[i]}`);
    }
  });
  return ks.length < 3 ? null : farthestBelowDiagonal(ks, inertias);
}

function farthestBelowDiagonal(ks: readonly number[], inertias: readonly number[]): number | null {
  const width = ks[ks.length - 1] - ks[0];
  let least = inertias[0];
  let greatest = inertias[0];
  for (const value of inertias) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  const height = greatest - least;
  if (height === 0) return null;
  let best = 0;
  let elbow: number | null = null;
  for (let i = 0; i < ks.length; i++) {
    const distance = 1 - (ks[i] - ks[0]) / width - (inertias[i] - least) / height;
    if (distance <= best + ROUNDING) continue;
    best = distance;
    elbow = ks[i];
  }
  return elbow;
}
