import { type Matrix, selectRows } from './matrix.ts';
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
  return collapseRows(x, checkWeights(weights, x.nRows));
}

/** `distinctRows` of rows and weights that are checked already. */
export function collapseRows(x: Matrix, weights: Float64Array): DistinctRows {
  const { nRows, nCols } = x;
  const plain = { data: withoutNegativeZero(x.data), nRows, nCols };
  const hashes = hashRows(plain);
  let nBuckets = 16;
  while (nBuckets < nRows * 2) nBuckets *= 2;
  // Pairs side by side: the hash of a row and its place among the distinct ones, from 1; 0 is an empty bucket.
  const buckets = new Int32Array(nBuckets * 2);
  const first = new Int32Array(nRows);
  const inverse = new Int32Array(nRows);
  const totals = new Float64Array(nRows);
  let nDistinct = 0;
  for (let i = 0; i < nRows; i++) {
    const hash = hashes[i];
    let at = (hash & (nBuckets - 1)) * 2;
    let place = buckets[at + 1];
    while (place > 0 && (buckets[at] !== hash || !rowsEqual(plain, first[place - 1], i))) {
      at = (at + 2) & (nBuckets * 2 - 1);
      place = buckets[at + 1];
    }
    if (place === 0) {
      first[nDistinct++] = i;
      place = nDistinct;
      buckets[at] = hash;
      buckets[at + 1] = place;
    }
    inverse[i] = place - 1;
    totals[place - 1] += weights[i];
  }
  if (nDistinct === nRows) return { rows: plain, weights: totals, inverse };
  const rows = selectRows(plain, first.subarray(0, nDistinct));
  return { rows, weights: totals.slice(0, nDistinct), inverse };
}

/** The data itself when there is no −0 in it, else a copy. */
function withoutNegativeZero(data: Float64Array): Float64Array {
  for (let p = 0; p < data.length; p++) {
    if (data[p] === 0 && Object.is(data[p], -0)) return data.map((value) => value + 0);
  }
  return data;
}

/** A number of 32 bits for every row, the same for equal rows. */
function hashRows({ data, nRows, nCols }: Matrix): Int32Array {
  const words = new Int32Array(data.buffer, data.byteOffset, data.length * 2);
  const factors = oddFactors(nCols * 2);
  const hashes = new Int32Array(nRows);
  for (let i = 0, p = 0; i < nRows; i++) {
    let hash = 0;
    for (let w = 0; w < factors.length; w++, p++) {
      // Plain numbers differ in the upper bits alone, and a product carries upwards only.
      hash = (hash + Math.imul(words[p] ^ (words[p] >>> 15), factors[w])) | 0;
    }
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hashes[i] = hash ^ (hash >>> 13);
  }
  return hashes;
}

function oddFactors(n: number): Int32Array {
  const out = new Int32Array(n);
  for (let w = 0, factor = 1; w < n; w++) {
    factor = Math.imul(factor, 0x9e3779b1);
    out[w] = factor;
  }
  return out;
}

function rowsEqual({ data, nCols }: Matrix, i: number, j: number): boolean {
  for (let f = 0, p = i * nCols, q = j * nCols; f < nCols; f++, p++, q++) {
    if (data[p] !== data[q]) return false;
  }
  return true;
}
