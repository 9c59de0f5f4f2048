import { asCodes, checkCodes, compactCodes } from './codes.ts';

export interface LabelChanges {
  /** Known rows whose label differs from that of the known row before. */
  readonly nChanges: number;
  /** What the same labels in random order are expected to give. */
  readonly nExpected: number;
  readonly nRows: number;
}

/**
 * How often a label changes from row to row, and how often it would if the same rows were shuffled.
 *
 * Expected: (n − 1)(1 − Σ nₖ (nₖ − 1) ÷ (n (n − 1))), exact over all orders. Rows of −1 are left out as if they were
 * not there. Below two rows both are 0. O(nRows).
 *
 * @param codes length nRows; −1 is missing
 */
export function labelChanges(codes: ArrayLike<number>): LabelChanges {
  checkCodes(codes, 'codes');
  const own = asCodes(codes);
  const { codes: labels, sizes, nKnown: n } = compactCodes(own, null);
  let nChanges = 0;
  let before = -1;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] < 0) continue;
    if (before >= 0 && labels[i] !== before) nChanges++;
    before = labels[i];
  }
  let equalPairs = 0;
  for (const size of sizes) equalPairs += size * (size - 1);
  return { nChanges, nExpected: n < 2 ? 0 : n - 1 - equalPairs / n, nRows: n };
}
