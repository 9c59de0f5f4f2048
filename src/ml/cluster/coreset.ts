import { selectRows } from '../matrix.ts';
import { createRandom } from '../random.ts';
import type { WeightedRows } from './kmeans-model.ts';
import type { Spread } from './spread.ts';

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
 * @param spread of these rows
 */
export function drawCoreset(
  rows: WeightedRows,
  spread: Spread,
  { nRows, seed }: DrawCoresetOptions,
): WeightedRows {
  if (nRows >= rows.x.nRows) return rows;
  const random = createRandom(seed);
  // Systematic draws: one from each of nRows equal steps through the shares, so that none is drawn by luck alone.
  const start = random.next();
  const kept: number[] = [];
  const weights: number[] = [];
  let passed = 0;
  let nDrawn = 0;
  for (let i = 0; i < rows.x.nRows; i++) {
    const share = shareOf(rows.weights[i], spread.squared[i], spread);
    passed += share;
    let times = 0;
    while (nDrawn < nRows && (nDrawn + start) / nRows < passed) {
      nDrawn++;
      times++;
    }
    if (times === 0) continue;
    kept.push(i);
    weights.push((times * rows.weights[i]) / (nRows * share));
  }
  return { x: selectRows(rows.x, kept), weights: Float64Array.from(weights) };
}

/** The probability of a row; their sum is 1. */
function shareOf(weight: number, squared: number, { total, inertia }: Spread): number {
  const even = weight / total / 2;
  return even + (inertia > 0 ? (weight * squared) / inertia / 2 : even);
}
