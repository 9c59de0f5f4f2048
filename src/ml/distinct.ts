import type { Matrix } from './matrix.ts';
import { checkMatrix, checkWeights } from './validate.ts';

/** The distinct rows of a matrix with the weight that each stands for. */
export interface DistinctRows {
  /** Shape (nDistinct, nCols), in order of first appearance. */
  readonly rows: Matrix;
  /** Sum of the weights of the equal rows; counts when there were no weights. */
  readonly weights: Float64Array;
  /** For every row of the input, its row in `rows`. */
  readonly inverse: Int32Array;
}

/**
 * Collapses equal rows (−0 equals 0) into weighted ones: every weighted statistic stays exact.
 *
 * O(nRows × nCols) expected, by hashing.
 *
 * @param x shape (nRows, nCols), finite
 * @param weights length nRows; defaults to ones
 */
export function distinctRows(x: Matrix, weights?: ArrayLike<number>): DistinctRows {
  checkMatrix(x);
  return collapse(x, checkWeights(weights, x.nRows));
}

function collapse(x: Matrix, weights: Float64Array): DistinctRows {
  const { nRows, nCols } = x;
  const normalized = x.data.map((value) => value + 0);
  const words = new Int32Array(normalized.buffer);
  const wordsPerRow = nCols * 2;
  let nBuckets = 16;
  while (nBuckets < nRows * 2) nBuckets *= 2;
  const buckets = new Int32Array(nBuckets).fill(-1);
  const first = new Int32Array(nRows);
  const inverse = new Int32Array(nRows);
  const totals = new Float64Array(nRows);
  let nDistinct = 0;
  for (let i = 0; i < nRows; i++) {
    let hash = 0x811c9dc5;
    for (let w = i * wordsPerRow; w < (i + 1) * wordsPerRow; w++) {
      hash = Math.imul(hash ^ words[w], 0x01000193);
      hash ^= hash >>> 15;
    }
    let bucket = (hash ^ (hash >>> 13)) & (nBuckets - 1);
    while (buckets[bucket] >= 0 && !rowsEqual(words, wordsPerRow, first[buckets[bucket]], i)) {
      bucket = (bucket + 1) & (nBuckets - 1);
    }
    if (buckets[bucket] < 0) {
      buckets[bucket] = nDistinct;
      first[nDistinct++] = i;
    }
    inverse[i] = buckets[bucket];
    totals[buckets[bucket]] += weights[i];
  }
  const data = new Float64Array(nDistinct * nCols);
  for (let r = 0; r < nDistinct; r++) {
    data.set(normalized.subarray(first[r] * nCols, (first[r] + 1) * nCols), r * nCols);
  }
  return { rows: { data, nRows: nDistinct, nCols }, weights: totals.slice(0, nDistinct), inverse };
}

function rowsEqual(words: Int32Array, wordsPerRow: number, i: number, j: number): boolean {
  for (let w = 0, p = i * wordsPerRow, q = j * wordsPerRow; w < wordsPerRow; w++, p++, q++) {
    if (words[p] !== words[q]) return false;
  }
  return true;
}
