import { ArgumentError } from '../errors.ts';
import { createRandom } from '../random.ts';

/**
 * A bootstrap resample of weighted rows: as many draws with replacement as the weights count rows, each row drawn in
 * proportion to its weight. O(total weight × log nRows).
 *
 * @param weights counts of equal rows, whole and at least 0
 * @returns how often each row was drawn; the sum is that of the weights
 */
export function resampleWeights(weights: ArrayLike<number>, seed: number): Float64Array {
  const upTo = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    if (!Number.isInteger(weights[i]) || weights[i] < 0) {
      throw new ArgumentError('E_WEIGHTS', `weights must be counts; weights[${i}] is ${weights[i]}`);
    }
    total += weights[i];
    upTo[i] = total;
  }
  const random = createRandom(seed);
  const drawn = new Float64Array(weights.length);
  for (let n = 0; n < total; n++) drawn[firstAbove(upTo, random.next() * total)]++;
  return drawn;
}

/** The first place whose value is above x, of rising values the last of which is. */
function firstAbove(rising: Float64Array, x: number): number {
  let low = 0;
  let high = rising.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle] > x) high = middle;
    else low = middle + 1;
  }
  return low;
}
