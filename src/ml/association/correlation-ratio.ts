import { asCodes, checkCodes, compactCodes } from './codes.ts';
import { checkSameLength } from './complete-pairs.ts';
import { asFloats } from './number-values.ts';
import type { Correlation } from './pearson.ts';

/**
 * Correlation ratio η of numbers by category: √(sum of squares between the categories' means ÷ total sum of squares).
 *
 * In [0, 1]. 0: all categories have the same mean; 1: the number is constant within each. Numbers that have nothing to
 * do with the categories have an η² of about (categories − 1) ÷ (rows − 1), not 0. Rows where the number is NaN or the
 * code −1 are left out. NaN where the numbers left are constant or fall into fewer than two categories. Two passes,
 * O(nRows). Pearson (1905); η² is scikit-learn's r2_score of the category means.
 *
 * @param values length nRows, finite or NaN
 * @param codes length nRows; −1 is missing
 */
export function correlationRatio(values: ArrayLike<number>, codes: ArrayLike<number>): Correlation {
  checkSameLength(values, codes);
  checkCodes(codes, 'codes');
  return etaOfCodes(asFloats(values), asCodes(codes));
}

function etaOfCodes(values: Float64Array, given: Int32Array): Correlation {
  const { codes, sizes, nKnown } = compactCodes(given, knownRows(values));
  const sums = new Float64Array(sizes.length);
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (codes[i] < 0) continue;
    sums[codes[i]] += value;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (sizes.length < 2 || low === high) return { value: Number.NaN, nRows: nKnown };
  const mean = sums.reduce((sum, value) => sum + value, 0) / nKnown;
  const means = sums.map((sum, g) => sum / sizes[g]);
  let within = 0;
  for (let i = 0; i < values.length; i++) {
    if (codes[i] < 0) continue;
    const own = values[i] - means[codes[i]];
    within += own * own;
  }
  // Total = between + within, so η lies in [0, 1] by construction and keeps small values exact.
  let between = 0;
  for (let g = 0; g < sizes.length; g++) between += sizes[g] * (means[g] - mean) * (means[g] - mean);
  return { value: Math.sqrt(between / (between + within)), nRows: nKnown };
}

/** −1 where the number is NaN; null where none is. */
function knownRows(values: Float64Array): Int32Array | null {
  let at = 0;
  while (at < values.length && !Number.isNaN(values[at])) at++;
  if (at === values.length) return null;
  const known = new Int32Array(values.length);
  for (; at < values.length; at++) known[at] = Number.isNaN(values[at]) ? -1 : 0;
  return known;
}
