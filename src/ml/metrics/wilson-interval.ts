/** The 97.5 % quantile of the normal distribution: both tails together leave out 5 %. */
const z = 1.959963984540054;

/**
 * The 95 % Wilson score interval of a rate, [low, high] in [0, 1].
 *
 * Centre (hits + z²/2) ÷ (n + z²), half-width z ÷ (n + z²) × √(hits (n − hits) ÷ n + z²/4). Unlike the interval
 * rate ± z × √(rate (1 − rate) ÷ n) it stays in [0, 1] and is not empty at 0 hits. NaN when n is 0. O(1).
 * Wilson 1927.
 *
 * @param hits from 0 to n
 */
export function wilsonInterval(hits: number, n: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: Number.NaN, high: Number.NaN };
  const centre = (hits + (z * z) / 2) / (n + z * z);
  const half = (z / (n + z * z)) * Math.sqrt((hits * (n - hits)) / n + (z * z) / 4);
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
