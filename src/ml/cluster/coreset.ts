import { type Matrix, selectRows } from '../matrix.ts';
import { createRandom } from '../random.ts';

export interface DrawCoresetOptions {
  /** Draws, at least 1; rows that are drawn twice stand once, with twice the weight. */
  readonly nRows: number;
  /** An integer of at least 0. */
  readonly seed: number;
}

/**
 * A lightweight coreset (Bachem, Lucic and Krause 2018): few weighted rows on which any centroids have nearly the
 * inertia that they have on all rows.
 *
 * Row i is drawn with probability q = ½ w ÷ Σ w + ½ w d² ÷ Σ w d², d its distance to the weighted mean, and stands
 * for w ÷ (draws × q) rows: rows far out, which move inertia most, are hardly ever missed. All rows are given back
 * where there are no more than asked for. O(nRows × nCols).
 *
 * @param x shape (nRows, nCols), finite
 * @param weights over 0, length nRows
 */
export function drawCoreset(
  x: Matrix,
  weights: Float64Array,
  options: DrawCoresetOptions,
): { readonly x: Matrix; readonly weights: Float64Array } {
  if (options.nRows >= x.nRows) return { x, weights };
  return _drawCoreset(x, weights, options);
}

function _drawCoreset(
  x: Matrix,
  weights: Float64Array,
  { nRows, seed }: DrawCoresetOptions,
): { readonly x: Matrix; readonly weights: Float64Array } {
  const shares = shareOfRows(x, weights);
  const random = createRandom(seed);
  // Systematic draws: one from each of nRows equal steps through the shares, so that none is drawn by luck alone.
  const start = random.next();
  const rows: number[] = [];
  const drawn: number[] = [];
  let passed = 0;
  let nDrawn = 0;
  for (let i = 0; i < x.nRows; i++) {
    passed += shares[i];
    let times = 0;
    while (nDrawn < nRows && (nDrawn + start) / nRows < passed) {
      nDrawn++;
      times++;
    }
    if (times === 0) continue;
    rows.push(i);
    drawn.push((times * weights[i]) / (nRows * shares[i]));
  }
  return { x: selectRows(x, rows), weights: Float64Array.from(drawn) };
}

/** The probability of each row; their sum is 1. */
function shareOfRows({ data, nRows, nCols }: Matrix, weights: Float64Array): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const means = new Float64Array(nCols);
  for (let i = 0, p = 0; i < nRows; i++) {
    for (let f = 0; f < nCols; f++, p++) means[f] += (weights[i] / total) * data[p];
  }
  const shares = new Float64Array(nRows);
  let spread = 0;
  for (let i = 0, p = 0; i < nRows; i++) {
    let squared = 0;
    for (let f = 0; f < nCols; f++, p++) {
      const centred = data[p] - means[f];
      squared += centred * centred;
    }
    shares[i] = weights[i] * squared;
    spread += shares[i];
  }
  for (let i = 0; i < nRows; i++) {
    shares[i] = weights[i] / total / 2 + (spread > 0 ? shares[i] / spread / 2 : weights[i] / total / 2);
  }
  return shares;
}
