/**
 * The rank of each value from 1, equal values sharing the mean of their places; NaN stays NaN and takes no place.
 *
 * Finite values only beside NaN. O(nRows log nRows). As scipy.stats.rankdata(method='average').
 */
export function averageRanks(values: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort();
  const rankOf = new Map<number, number>();
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    // Places from + 1 … to, counted from 1.
    rankOf.set(sorted[from], (from + 1 + to) / 2);
    from = to;
  }
  return Float64Array.from(values, (value) => rankOf.get(value) ?? Number.NaN);
}
