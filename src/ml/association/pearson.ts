import { checkSameLength } from './complete-pairs.ts';
import { asFloats } from './number-values.ts';

/** A coefficient and the rows it was computed on. */
export interface Correlation {
  /** In [−1, 1]; NaN where it does not exist. */
  readonly value: number;
  /** Rows where both are known. */
  readonly nRows: number;
}

/**
 * Pearson's r: covariance ÷ (standard deviations), how far two columns lie on a straight line.
 *
 * In [−1, 1]; symmetric. Rows where either is NaN are left out. NaN where fewer than two rows are left or one column is
 * constant on them. Two passes, O(nRows). As scipy.stats.pearsonr.
 *
 * @param x length nRows, finite or NaN
 * @param y length nRows, finite or NaN
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): Correlation {
  checkSameLength(x, y);
  return pearsonOfPairs(asFloats(x), asFloats(y));
}

/** Pearson's r of checked columns. */
export function pearsonOfPairs(x: Float64Array, y: Float64Array): Correlation {
  let n = 0;
  let meanX = 0;
  let meanY = 0;
  let firstX = Number.NaN;
  let firstY = Number.NaN;
  let variesX = false;
  let variesY = false;
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]) || Number.isNaN(y[i])) continue;
    if (n === 0) {
      firstX = x[i];
      firstY = y[i];
    }
    n++;
    meanX += x[i];
    meanY += y[i];
    variesX ||= x[i] !== firstX;
    variesY ||= y[i] !== firstY;
  }
  // A constant column's sum of squares is rounding noise and not always 0.
  if (!variesX || !variesY) return { value: Number.NaN, nRows: n };
  meanX /= n;
  meanY /= n;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]) || Number.isNaN(y[i])) continue;
    const dx = x[i] - meanX;
    const dy = y[i] - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  const r = xy / (Math.sqrt(xx) * Math.sqrt(yy));
  return { value: Math.max(-1, Math.min(1, r)), nRows: n };
}
