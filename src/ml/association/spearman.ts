import { checkSameLength, completePairs } from './complete-pairs.ts';
import { asFloats } from './number-values.ts';
import { type Correlation, pearsonOfPairs } from './pearson.ts';
import { averageRanks } from './ranks.ts';

/**
 * Spearman's ρ: Pearson's r of the average ranks, how far one column rises with the other.
 *
 * In [−1, 1]; symmetric; the same after any strictly rising map of either column. Rows where either is NaN are left out
 * before ranking. NaN where fewer than two rows are left or one column is constant on them. O(nRows log nRows).
 * As scipy.stats.spearmanr.
 *
 * @param x length nRows, finite or NaN
 * @param y length nRows, finite or NaN
 */
export function spearman(x: ArrayLike<number>, y: ArrayLike<number>): Correlation {
  checkSameLength(x, y);
  const [xs, ys] = completePairs(asFloats(x), asFloats(y));
  return pearsonOfPairs(averageRanks(xs), averageRanks(ys));
}
