import type { Matrix } from '../ml/index.ts';

/** Columns of a matrix, the one-hot blocks among them apart. */
export interface CodedColumns {
  /** Columns that are no part of a block. */
  readonly plain: readonly number[];
  readonly blocks: readonly OneHotBlock[];
}

/** Neighbouring columns of which each row has exactly one high. */
export interface OneHotBlock {
  /** For each row, which of the block's columns is high. */
  readonly codes: Int32Array;
  /** For each of the block's columns, the square of high − low. */
  readonly values: readonly number[];
}

/**
 * Finds blocks of at least two neighbouring columns with two values each, of which every row has exactly one high:
 * two rows that differ in such a block are apart by the values of their two columns, squared and added.
 * O(nRows × nCols).
 */
export function codeOneHot(x: Matrix): CodedColumns {
  const ranges = Array.from({ length: x.nCols }, (_, f) => twoValues(x, f));
  const plain: number[] = [];
  const blocks: OneHotBlock[] = [];
  for (let f = 0; f < x.nCols; ) {
    const block = blockFrom(x, ranges, f);
    if (block) {
      blocks.push(block);
      f += block.values.length;
    } else {
      plain.push(f);
      f++;
    }
  }
  return { plain, blocks };
}

interface TwoValues {
  readonly low: number;
  readonly high: number;
}

/** The two values of a column, or null where there are more, or one. */
function twoValues({ data, nRows, nCols }: Matrix, f: number): TwoValues | null {
  if (nRows === 0) return null;
  let low = data[f];
  let high = low;
  for (let i = 0, p = f; i < nRows; i++, p += nCols) {
    const value = data[p];
    if (value === low || value === high) continue;
    if (low !== high) return null;
    if (value < low) low = value;
    else high = value;
  }
  return low === high ? null : { low, high };
}

function blockFrom(x: Matrix, ranges: readonly (TwoValues | null)[], first: number): OneHotBlock | null {
  const { data, nRows, nCols } = x;
  const codes = new Int32Array(nRows).fill(-1);
  const values: number[] = [];
  let nCoded = 0;
  for (let f = first; f < nCols; f++) {
    const range = ranges[f];
    if (!range) return null;
    for (let i = 0, p = f; i < nRows; i++, p += nCols) {
      if (data[p] !== range.high) continue;
      // Two high columns in a row: no block begins here.
      if (codes[i] >= 0) return null;
      codes[i] = f - first;
      nCoded++;
    }
    values.push((range.high - range.low) * (range.high - range.low));
    if (nCoded === nRows) return values.length > 1 ? { codes, values } : null;
  }
  return null;
}
