import { checkInteger } from '../validate.ts';

export interface Histogram {
  /** Length nBins + 1, rising. Each bin holds its lower edge and not its upper; the last holds both. */
  readonly edges: readonly number[];
  /** Length nBins. */
  readonly counts: readonly number[];
}

/**
 * Counts of the known values in bins of equal width between the least and the largest.
 *
 * NaN values are left out. A constant column has its value in the middle of a range of width 1; without any value the
 * range is 0 to 1. O(nRows). As numpy.histogram.
 *
 * @param values length nRows, finite or NaN
 */
export function histogram(values: ArrayLike<number>, nBins: number): Histogram {
  checkInteger(nBins, 'nBins', 1);
  return countBins(values, nBins);
}

function countBins(values: ArrayLike<number>, nBins: number): Histogram {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  if (low > high) [low, high] = [0, 1];
  if (low === high) {
    const half = Math.max(0.5, Math.abs(low) * 1e-9);
    [low, high] = [low - half, high + half];
  }
  // Divided before they are subtracted: the range of doubles is twice what one holds.
  const step = high / nBins - low / nBins;
  const edges = Array.from({ length: nBins + 1 }, (_, b) => {
    if (b === nBins) return high;
    const edge = low + b * step;
    return Number.isFinite(edge) ? edge : low * (1 - b / nBins) + high * (b / nBins);
  });
  const counts = new Array<number>(nBins).fill(0);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (Number.isNaN(value)) continue;
    let bin = Math.min(nBins - 1, Math.floor((value / nBins - low / nBins) / (step / nBins)) || 0);
    // Rounding may put a value that lies on an edge into the bin beside its own.
    if (value < edges[bin]) bin--;
    else if (bin < nBins - 1 && value >= edges[bin + 1]) bin++;
    counts[bin]++;
  }
  return { edges, counts };
}
