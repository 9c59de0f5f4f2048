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
  const { hashes, hasNegativeZero } = hashRows(x);
  const plain = hasNegativeZero ? { data: x.data.map((value) => value + 0), nRows, nCols } : x;
  const firstEqual = firstEqualRows(plain, hashes);
  const kept = new Int32Array(nRows);
  const inverse = new Int32Array(nRows);
  const totals = new Float64Array(nRows);
  let nDistinct = 0;
  for (let i = 0; i < nRows; i++) {
    const first = firstEqual[i];
    if (first === i) {
      kept[nDistinct] = i;
      inverse[i] = nDistinct++;
    } else inverse[i] = inverse[first];
    totals[inverse[i]] += weights[i];
  }
  if (nDistinct === nRows) return { rows: plain, weights: totals, inverse };
  const rows = selectRows(plain, kept.subarray(0, nDistinct));
  return { rows, weights: totals.slice(0, nDistinct), inverse };
}

/** A number of 32 bits for every row, the same for equal rows. */
function hashRows({ data, nRows, nCols }: Matrix): { hashes: Int32Array; hasNegativeZero: boolean } {
  const words = new Int32Array(data.buffer, data.byteOffset, data.length * 2);
  const factors = oddFactors(nCols * 2);
  const hashes = new Int32Array(nRows);
  let hasNegativeZero = false;
  for (let i = 0, p = 0; i < nRows; i++) {
    let hash = 0;
    for (let w = 0; w < factors.length; w += 2, p += 2) {
      const low = words[p];
      const high = words[p + 1];
      if ((low | high) === signBit && Object.is(data[p >> 1], -0)) {
        hasNegativeZero = true;
        continue;
      }
      // Plain numbers differ in the upper bits alone, and a product carries upwards only.
      hash = (hash + Math.imul(low ^ (low >>> 15), factors[w])) | 0;
      hash = (hash + Math.imul(high ^ (high >>> 15), factors[w + 1])) | 0;
    }
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    hashes[i] = hash ^ (hash >>> 13);
  }
  return { hashes, hasNegativeZero };
}

/** What the two words of −0 come to, joined by "or". */
const signBit = -(2 ** 31);

function oddFactors(n: number): Int32Array {
  const out = new Int32Array(n);
  for (let w = 0, factor = 1; w < n; w++) {
    factor = Math.imul(factor, 0x9e3779b1);
    out[w] = factor;
  }
  return out;
}

/** Rows that are looked at together, about: what they were found to be equal to stays near. */
const partRows = 4096;

/** For every row the first one that is equal to it. Rows are taken part by part of the hashes, ascending in each. */
function firstEqualRows(x: Matrix, hashes: Int32Array): Int32Array {
  const { nRows } = x;
  const nBits = Math.max(0, Math.ceil(Math.log2(nRows / partRows)));
  const { order, ends } = sortByPart(hashes, nBits);
  const firstEqual = new Int32Array(nRows);
  // Pairs side by side: the hash of a row and the row, from 1; 0 is an empty bucket.
  let buckets = new Int32Array(0);
  for (let part = 0, begin = 0; part < ends.length; begin = ends[part], part++) {
    let nBuckets = 16;
    while (nBuckets < (ends[part] - begin) * 2) nBuckets *= 2;
    if (buckets.length < nBuckets * 2) buckets = new Int32Array(nBuckets * 2);
    else buckets.fill(0, 0, nBuckets * 2);
    for (let o = begin; o < ends[part]; o++) {
      const row = order[o];
      const hash = hashes[row];
      let at = (hash & (nBuckets - 1)) * 2;
      while (buckets[at + 1] > 0 && (buckets[at] !== hash || !rowsEqual(x, buckets[at + 1] - 1, row))) {
        at = (at + 2) & (nBuckets * 2 - 1);
      }
      if (buckets[at + 1] === 0) {
        buckets[at] = hash;
        buckets[at + 1] = row + 1;
      }
      firstEqual[row] = buckets[at + 1] - 1;
    }
  }
  return firstEqual;
}

/** Rows by the upper bits of their hashes, ascending within a part, and where in the order each part ends. */
function sortByPart(hashes: Int32Array, nBits: number): { order: Int32Array; ends: Int32Array } {
  // A shift by 32 is one by 0.
  const partOf = (hash: number): number => (nBits === 0 ? 0 : hash >>> (32 - nBits));
  const ends = new Int32Array(1 << nBits);
  for (let i = 0; i < hashes.length; i++) ends[partOf(hashes[i])]++;
  for (let part = 0, sum = 0; part < ends.length; part++) {
    const count = ends[part];
    ends[part] = sum;
    sum += count;
  }
  const order = new Int32Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) order[ends[partOf(hashes[i])]++] = i;
  return { order, ends };
}

function rowsEqual({ data, nCols }: Matrix, i: number, j: number): boolean {
  for (let f = 0, p = i * nCols, q = j * nCols; f < nCols; f++, p++, q++) {
    if (data[p] !== data[q]) return false;
  }
  return true;
}
