import { ArgumentError } from '../errors.ts';
import { asFloats, type OrderedValues } from './number-values.ts';

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
  checkProbabilities(probabilities);
  const sorted = asFloats(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  return probabilities.map((p) => quantileAt(sorted.length, p, (place) => sorted[place]));
}

/** As `quantiles`, of distinct values with the rows of each. O(nDistinct) each. */
export function quantilesOfOrdered(
  { values, counts }: OrderedValues,
  probabilities: readonly number[],
): number[] {
  checkProbabilities(probabilities);
  const n = counts.reduce((sum, count) => sum + count, 0);
  const valueAt = (place: number): number => {
    let at = 0;
    for (let left = place - counts[0]; left >= 0; left -= counts[++at]);
    return values[at];
  };
  return probabilities.map((p) => quantileAt(n, p, valueAt));
}

function checkProbabilities(probabilities: readonly number[]): void {
  for (const p of probabilities) {
    if (p >= 0 && p <= 1) continue;
    throw new ArgumentError('E_RANGE', `probabilities must lie in [0, 1]; got ${p}`);
  }
}

/** @param valueAt the value at a place of the sorted rows, from 0 */
function quantileAt(n: number, p: number, valueAt: (place: number) => number): number {
  if (n === 0) return Number.NaN;
  const place = (n - 1) * p;
  const below = Math.floor(place);
  const low = valueAt(below);
  const high = valueAt(Math.min(below + 1, n - 1));
  const share = place - below;
  // From the nearer end, so that the result never leaves [low, high].
  return share < 0.5 ? low + (high - low) * share : high - (high - low) * (1 - share);
}
