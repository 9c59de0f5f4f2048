import { quantiles } from '../association/index.ts';

/** What a score is worth beside the same score of shuffled copies. All NaN where score or copies have none. */
export interface NullBand {
  /** Mean of the copies. */
  readonly mean: number;
  /** Sample standard deviation of the copies; NaN with fewer than 2. */
  readonly sd: number;
  /** 2.5 % and 97.5 % quantiles of the copies, interpolated; of 20 copies, nearly the lowest and the highest. */
  readonly low: number;
  readonly high: number;
  /** Score − mean, its sign turned where lower is better: positive is better than unrelated columns. */
  readonly excess: number;
  /** (1 + copies that are at least as good) ÷ (1 + copies), in (0, 1]. */
  readonly p: number;
}

export interface NullBandOptions {
  /** Whether a lower score is better, as of Davies-Bouldin; defaults to false. */
  readonly isLowerBetter?: boolean;
}

const tails = [0.025, 0.975];

/**
 * A score beside those of shuffled copies. O(nCopies log nCopies).
 *
 * p is the Monte Carlo p-value of Davison and Hinkley (1997): the score is counted among the copies, so it is never 0,
 * and for unrelated columns p ≤ α comes with probability of at most α.
 *
 * @param copies scores of the same statistic on copies, by the same procedure; those without a score (NaN) are left out
 */
export function nullBand(
  score: number,
  copies: ArrayLike<number>,
  { isLowerBetter = false }: NullBandOptions = {},
): NullBand {
  const known = Array.from(copies).filter((copy) => !Number.isNaN(copy));
  const { mean, sd } = moments(known);
  const [low, high] = quantiles(known, tails);
  const sign = isLowerBetter ? -1 : 1;
  const excess = sign * (score - mean);
  const nAsGood = known.filter((copy) => sign * (copy - score) >= 0).length;
  return {
    mean,
    sd,
    low,
    high,
    excess,
    p: Number.isNaN(excess) ? Number.NaN : (1 + nAsGood) / (1 + known.length),
  };
}

/** Mean and sample standard deviation. */
export function moments(values: readonly number[]): { readonly mean: number; readonly sd: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return { mean, sd: n < 2 ? Number.NaN : Math.sqrt(squares / (n - 1)) };
}
