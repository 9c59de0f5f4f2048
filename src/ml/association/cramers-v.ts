import { asCodes, checkCodes, compactCodes, isComplete } from './codes.ts';
import { checkSameLength } from './complete-pairs.ts';

export interface CramersV {
  /** In [0, 1]; NaN where it does not exist. */
  readonly value: number;
  /** Bergsma's bias-corrected V, in [0, 1]: about 0 for unrelated columns also where categories are many. */
  readonly corrected: number;
  /** Rows where both are known. */
  readonly nRows: number;
}

/** Up to so many cells a row the table of counts is an array; beyond, only cells that occur are held. */
const denseCellsPerRow = 16;

/**
 * Cramér's V of two columns of categories: √(φ² ÷ min(r − 1, c − 1)), φ² = χ² ÷ n over the r × c categories that occur.
 *
 * 0 for independent counts, 1 where the column with more categories decides the other;
 * symmetric, and the same whatever the categories are called. No continuity correction. Unrelated columns have a V above
 * 0, the more so the more categories and the fewer rows: `corrected` takes off what is expected of them. Rows where
 * either code is −1 are left out. Both NaN where fewer than two categories of either are left; `corrected` also where
 * its denominator is not positive. O(nRows + cells). As scipy.stats.contingency.association(method='cramer');
 * Bergsma (2013) for the correction.
 *
 * @param a codes, length nRows; −1 is missing
 * @param b codes, length nRows; −1 is missing
 */
export function cramersV(a: ArrayLike<number>, b: ArrayLike<number>): CramersV {
  checkSameLength(a, b);
  checkCodes(a, 'a');
  checkCodes(b, 'b');
  return vOfCodes(asCodes(a), asCodes(b));
}

function vOfCodes(a: Int32Array, b: Int32Array): CramersV {
  const rows = compactCodes(a, isComplete(b) ? null : b);
  const columns = compactCodes(b, isComplete(a) ? null : a);
  const n = rows.nKnown;
  const r = rows.sizes.length;
  const c = columns.sizes.length;
  if (r < 2 || c < 2) return { value: Number.NaN, corrected: Number.NaN, nRows: n };

  // Σ (observed − expected)² ÷ expected; a cell that never occurs adds its expected count.
  let chiSquared = 0;
  let nOccupied = 0;
  let expectedOccupied = 0;
  const isDense = r * c <= denseCellsPerRow * n;
  for (const [cell, observed] of countCells(rows.codes, columns.codes, r * c, c, isDense)) {
    if (observed === 0) continue;
    const expected = (rows.sizes[Math.floor(cell / c)] * columns.sizes[cell % c]) / n;
    chiSquared += ((observed - expected) * (observed - expected)) / expected;
    expectedOccupied += expected;
    nOccupied++;
  }
  if (nOccupied < r * c) chiSquared += Math.max(0, n - expectedOccupied);

  const phi2 = chiSquared / n;
  const expectedPhi2 = ((r - 1) * (c - 1)) / (n - 1);
  const rCorrected = r - ((r - 1) * (r - 1)) / (n - 1);
  const cCorrected = c - ((c - 1) * (c - 1)) / (n - 1);
  return {
    value: Math.min(1, Math.sqrt(phi2 / (Math.min(r, c) - 1))),
    corrected: rootOrNaN(Math.max(0, phi2 - expectedPhi2), Math.min(rCorrected, cCorrected) - 1),
    nRows: n,
  };
}

function rootOrNaN(above: number, below: number): number {
  return below > 0 ? Math.min(1, Math.sqrt(above / below)) : Number.NaN;
}

/** How often each pair of codes occurs, by `row × nColumns + column`; rows of −1 are left out. */
function countCells(
  rows: Int32Array,
  columns: Int32Array,
  nCells: number,
  nColumns: number,
  isDense: boolean,
): Iterable<readonly [number, number]> {
  if (isDense) {
    const counts = new Float64Array(nCells);
    for (let i = 0; i < rows.length; i++) if (rows[i] >= 0) counts[rows[i] * nColumns + columns[i]]++;
    return counts.entries();
  }
  const counts = new Map<number, number>();
  for (let i = 0; i < rows.length; i++) {
    if (rows[i] < 0) continue;
    const cell = rows[i] * nColumns + columns[i];
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  return counts;
}
