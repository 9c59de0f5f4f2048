import type { Matrix } from '../ml/index.ts';

/** The columns of a matrix, those that together take few values in blocks. */
export interface GroupedColumns {
  /** Columns that are in no block, ascending. */
  readonly plain: readonly number[];
  readonly blocks: readonly ColumnBlock[];
}

/** Columns in which rows take one of few values: a squared distance over them is an entry of a small table. */
export interface ColumnBlock {
  /** Ascending. */
  readonly columns: readonly number[];
  /** Which value each row has, from 0; length nRows. */
  readonly codes: Int32Array;
  /** For each value, a row that has it. */
  readonly rows: readonly number[];
}

/** A table of more values leaves the caches; one of more than this share of the rows is not worth filling. */
const mostValuesOfAny = 512;
const mostShareOfRows = 1 / 8;

/**
 * Puts columns together as long as rows take few combinations of their values: at most 512, and one for every eight
 * rows. Each column joins the first block that has room for it, so the one-hot columns of a category come into one
 * block, which costs no more than one column does. O(nRows × nCols × blocks) at worst.
 */
export function groupColumns(x: Matrix): GroupedColumns {
  const mostValues = Math.min(mostValuesOfAny, Math.ceil(mostShareOfRows * x.nRows));
  const plain: number[] = [];
  const blocks: ColumnBlock[] = [];
  for (let f = 0; f < x.nCols; f++) {
    const column = codeColumn(x, f, mostValues);
    if (!column) {
      plain.push(f);
      continue;
    }
    let joined: ColumnBlock | null = null;
    for (let b = 0; b < blocks.length && !joined; b++) {
      joined = joinBlocks(blocks[b], column, mostValues);
      if (joined) blocks[b] = joined;
    }
    if (!joined) blocks.push(column);
  }
  return { plain, blocks };
}

/** The block of one column; null where it has more values. */
function codeColumn({ data, nRows, nCols }: Matrix, f: number, mostValues: number): ColumnBlock | null {
  const codes = new Int32Array(nRows);
  const rows: number[] = [];
  // Open addressing by the bits of the number: many times as fast as a Map.
  const size = 2 ** Math.ceil(Math.log2(4 * mostValues + 1));
  const places = new Int32Array(size).fill(-1);
  const number = new Float64Array(1);
  const bits = new Int32Array(number.buffer);
  for (let i = 0, p = f; i < nRows; i++, p += nCols) {
    const value = data[p];
    number[0] = value;
    let place = (Math.imul(bits[0] ^ Math.imul(bits[1], 0x9e37_79b1), 0x85eb_ca6b) >>> 7) & (size - 1);
    let code = places[place];
    while (code >= 0 && data[rows[code] * nCols + f] !== value) {
      place = (place + 1) & (size - 1);
      code = places[place];
    }
    if (code < 0) {
      if (rows.length === mostValues) return null;
      code = rows.length;
      places[place] = code;
      rows.push(i);
    }
    codes[i] = code;
  }
  return { columns: [f], codes, rows };
}

/** Both as one block; null where their combinations are more. */
function joinBlocks(a: ColumnBlock, b: ColumnBlock, mostValues: number): ColumnBlock | null {
  const nRows = a.codes.length;
  const width = b.rows.length;
  const places = new Int32Array(a.rows.length * width).fill(-1);
  const codes = new Int32Array(nRows);
  const rows: number[] = [];
  for (let i = 0; i < nRows; i++) {
    const place = a.codes[i] * width + b.codes[i];
    let code = places[place];
    if (code < 0) {
      if (rows.length === mostValues) return null;
      code = rows.length;
      places[place] = code;
      rows.push(i);
    }
    codes[i] = code;
  }
  return { columns: [...a.columns, ...b.columns], codes, rows };
}
