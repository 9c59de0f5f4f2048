import type { Random } from '../random.ts';

/** The sum of the shares up to and with each: what `drawIndex` draws from. O(n). */
export function runningSums(shares: ArrayLike<number>): Float64Array {
  const sums = new Float64Array(shares.length);
  let sum = 0;
  for (let i = 0; i < sums.length; i++) {
    sum += shares[i];
    sums[i] = sum;
  }
  return sums;
}

/** An index drawn with probability ∝ its share. O(log n). @param sums of shares of at least 0, one over 0 */
export function drawIndex(sums: Float64Array, random: Random): number {
  const total = sums[sums.length - 1];
  const target = random.next() * total;
  // The first index whose sum is above the target; rounding can leave none, then the last that has a share.
  const isPast = target < total ? (sum: number) => sum > target : (sum: number) => sum >= total;
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isPast(sums[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}
