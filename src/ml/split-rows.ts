import { createRandom, shuffledIndices } from './random.ts';
import { checkClasses } from './validate.ts';

/** Row numbers, ascending. */
export interface RowSplit {
  readonly train: Int32Array;
  readonly test: Int32Array;
}

/**
 * Splits rows at random so that every class keeps its share, to the nearest row. O(nRows).
 *
 * A class of one row goes to train. Equal seeds give equal splits.
 *
 * @param labels length nRows, of 0 … nClasses − 1
 * @param testShare in (0, 1)
 */
export function splitStratified(
  labels: Int32Array,
  nClasses: number,
  testShare: number,
  seed: number,
): RowSplit {
  checkClasses(labels, labels.length, nClasses);
  const order = shuffledIndices(labels.length, createRandom(seed));
  const sizes = new Int32Array(nClasses);
  for (const label of labels) sizes[label]++;
  const wanted = sizes.map((size) => (size < 2 ? 0 : Math.round(size * testShare)));
  const isTest = new Uint8Array(labels.length);
  for (const row of order) {
    if (wanted[labels[row]] > 0) {
      wanted[labels[row]]--;
      isTest[row] = 1;
    }
  }
  const rows = Int32Array.from(labels.keys());
  return { train: rows.filter((row) => isTest[row] === 0), test: rows.filter((row) => isTest[row] === 1) };
}
