import { ArgumentError } from '../errors.ts';

/**
 * Quantiles by linear interpolation between the two nearest order statistics: Hyndman and Fan's type 7.
 *
 * At probability p, place (n − 1) p of the sorted known values. NaN values are left out; without any value every
 * quantile is NaN. O(nRows log nRows). As numpy.quantile.
 *
 * @param values length nRows, finite or NaN
 * @param probabilities each in [0, 1]
 */
export function quantiles(values: ArrayLike<number>, probabilities: readonly number[]): number[] {
  for (const p of probabilities) {
    if (p >= 0 && p <= 1) continue;
    throw new ArgumentError('E_RANGE', `probabilities must lie in [0, 1]; got ${p}`);
  }
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  return probabilities.map((p) => quantileOfSorted(sorted, p));
}

function quantileOfSorted(sorted: Float64Array, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const low = sorted[below];
  const high = sorted[Math.min(below + 1, sorted.length - 1)];
  const share = place - below;
  // From the nearer end, so that the result never leaves [low, high].
  return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);
}
