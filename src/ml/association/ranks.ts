import { asFloats, type NumberedValues, numberValues, risingOrder } from './number-values.ts';

/**
 * The rank of each value from 1, equal values sharing the mean of their places; NaN stays NaN and takes no place.
 *
 * Finite values only beside NaN. O(nRows + nDistinct log nDistinct). As scipy.stats.rankdata(method='average').
 */
export function averageRanks(values: ArrayLike<number>): Float64Array {
  return ranksOfNumbered(numberValues(asFloats(values)));
}

/** As `averageRanks`, of a column whose values are numbered. */
export function ranksOfNumbered({ codes, values, counts }: NumberedValues): Float64Array {
  const rankOf = new Float64Array(values.length);
  let nBelow = 0;
  for (const code of risingOrder(values)) {
    // Places nBelow + 1 … nBelow + count, counted from 1.
    rankOf[code] = nBelow + (1 + counts[code]) / 2;
    nBelow += counts[code];
  }
  const ranks = new Float64Array(codes.length);
  for (let i = 0; i < codes.length; i++) ranks[i] = codes[i] < 0 ? Number.NaN : rankOf[codes[i]];
  return ranks;
}
