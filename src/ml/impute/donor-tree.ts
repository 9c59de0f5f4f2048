import type { DonorTree } from '../kernels.ts';
import type { Matrix } from '../matrix.ts';

/** Donors of a leaf, side by side: a few vectors' width. */
const donorsPerLeaf = 8;
/** Rows of a node that say which column varies most in it. */
const nSampled = 48;

/**
 * Rows in a balanced tree: each node halves its rows along the column in which they vary most.
 * O(nRows × nCols × log nRows).
 *
 * @param rows which rows of `x`, at least one
 * @param columns the columns that all of them know
 */
export function plantDonors(x: Matrix, rows: Int32Array, columns: readonly number[]): DonorTree {
  const { nCols } = x;
  const nLevels = Math.max(0, Math.ceil(Math.log2(rows.length / donorsPerLeaf)));
  const nInner = (1 << nLevels) - 1;
  const order = Int32Array.from(rows);
  const boxes = new Float64Array(nInner * nCols * 4);
  const leaves = new Float64Array((nInner + 1) * nCols * donorsPerLeaf).fill(Number.NaN);
  const leafRows = new Int32Array((nInner + 1) * donorsPerLeaf).fill(-1);

  /** Puts rows into the leaves below a node, and the box of the node into its parent. */
  const plant = (node: number, from: number, to: number): void => {
    if (node < nInner) {
      const middle = (from + to) >> 1;
      halve(x, order, from, to, middle, widestColumn(x, order, from, to, columns));
      plant(2 * node + 1, from, middle);
      plant(2 * node + 2, middle, to);
    } else {
      fillLeaf(x, order, from, to, columns, node - nInner, leaves, leafRows);
    }
    if (node > 0) boxNode(node, nInner, nCols, columns, to - from, leaves, boxes);
  };
  plant(0, 0, order.length);
  return { nLevels, donorsPerLeaf, nCols, leaves, rows: leafRows, boxes };
}

/** @param leaves OUT and @param leafRows OUT: rows from … to − 1 of the order stand side by side in the leaf. */
function fillLeaf(
  { data, nCols }: Matrix,
  order: Int32Array,
  from: number,
  to: number,
  columns: readonly number[],
  leaf: number,
  leaves: Float64Array,
  leafRows: Int32Array,
): void {
  for (let p = from; p < to; p++) {
    const place = p - from;
    leafRows[leaf * donorsPerLeaf + place] = order[p];
    for (const j of columns) {
      leaves[(leaf * nCols + j) * donorsPerLeaf + place] = data[order[p] * nCols + j];
    }
  }
}

/** @param boxes IN/OUT: the box of a node, from those below it or from its leaf, goes to its parent. */
function boxNode(
  node: number,
  nInner: number,
  nCols: number,
  columns: readonly number[],
  nRows: number,
  leaves: Float64Array,
  boxes: Float64Array,
): void {
  const box = ((node - 1) >> 1) * nCols * 4 + ((node - 1) & 1);
  for (const j of columns) {
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    if (node < nInner) {
      const own = (node * nCols + j) * 4;
      least = Math.min(boxes[own], boxes[own + 1]);
      most = Math.max(boxes[own + 2], boxes[own + 3]);
    } else {
      const own = ((node - nInner) * nCols + j) * donorsPerLeaf;
      for (let p = own; p < own + nRows; p++) {
        least = Math.min(least, leaves[p]);
        most = Math.max(most, leaves[p]);
      }
    }
    boxes[box + 4 * j] = least;
    boxes[box + 4 * j + 2] = most;
  }
}

/** The column that varies most over some of the rows; the first of equal ones. */
function widestColumn(
  { data, nCols }: Matrix,
  order: Int32Array,
  from: number,
  to: number,
  columns: readonly number[],
): number {
  const step = Math.ceil((to - from) / nSampled);
  const first = order[from] * nCols;
  let widest = columns[0];
  let largest = -1;
  for (const j of columns) {
    let n = 0;
    let sum = 0;
    let squares = 0;
    for (let p = from; p < to; p += step) {
      const moved = data[order[p] * nCols + j] - data[first + j];
      n++;
      sum += moved;
      squares += moved * moved;
    }
    const spread = (squares - (sum * sum) / n) / n;
    if (spread > largest) {
      largest = spread;
      widest = j;
    }
  }
  return widest;
}

/**
 * Moves the smaller values of a column before `middle` and the larger ones behind it (Hoare's selection).
 *
 * @param order IN/OUT, from … to − 1
 */
function halve(
  { data, nCols }: Matrix,
  order: Int32Array,
  from: number,
  to: number,
  middle: number,
  column: number,
): void {
  const at = (p: number): number => data[order[p] * nCols + column];
  let low = from;
  let high = to - 1;
  while (low < high) {
    const pivot = at((low + high) >> 1);
    let i = low;
    let j = high;
    while (i <= j) {
      while (at(i) < pivot) i++;
      while (at(j) > pivot) j--;
      if (i > j) break;
      const kept = order[i];
      order[i++] = order[j];
      order[j--] = kept;
    }
    if (middle <= j) high = j;
    else if (middle >= i) low = i;
    else return;
  }
}
