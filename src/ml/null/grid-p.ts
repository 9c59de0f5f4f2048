import { ArgumentError } from '../errors.ts';
import { moments } from './null-band.ts';

/** One fit of a searched grid: its score, and the score of the same fit on every copy; higher is better. */
export interface GridCell {
  readonly score: number;
  /** Copy c is the same shuffled table in every cell of the grid. */
  readonly copies: ArrayLike<number>;
}

export interface GridWorth {
  /** (score − mean) ÷ sd of every cell, mean and sd over its score and its copies; NaN where there is no score. */
  readonly z: readonly number[];
  /** For every cell, the p-value of its z as the best of the whole grid; NaN where z is. */
  readonly p: readonly number[];
}

/**
 * What the fits of a grid are worth when one of them was picked as the best: the single-step max-T correction of
 * Westfall and Young (1993).
 *
 * In each copy the highest z over the grid is taken; p = (1 + copies whose highest z is at least the fit's) ÷
 * (1 + copies). The score is one of those that mean and sd are made of, just as each copy is: under the null all are
 * exchangeable, so the chance that any fit has p ≤ α is at most α, whatever the grid. z is 0 where all score the same.
 * O(nCells × nCopies).
 */
export function correctForGrid(cells: readonly GridCell[]): GridWorth {
  const nCopies = cells[0]?.copies.length ?? 0;
  for (const { copies } of cells) {
    if (copies.length === nCopies) continue;
    throw new ArgumentError('E_SHAPE', `every cell must have ${nCopies} copies; got ${copies.length}`);
  }
  const highest = new Float64Array(nCopies).fill(Number.NEGATIVE_INFINITY);
  const z = cells.map(({ score, copies }) => {
    const { mean, sd } = moments([score, ...Array.from(copies)].filter((value) => !Number.isNaN(value)));
    const standardize = (value: number): number => (sd > 0 ? (value - mean) / sd : value - mean);
    for (let c = 0; c < nCopies; c++) {
      const own = standardize(copies[c]);
      if (own > highest[c]) highest[c] = own;
    }
    return standardize(score);
  });
  const p = z.map((own) =>
    Number.isNaN(own) ? Number.NaN : (1 + highest.filter((best) => best >= own).length) / (1 + nCopies),
  );
  return { z, p };
}
