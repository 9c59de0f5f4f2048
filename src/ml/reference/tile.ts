import type { Matrix } from '../matrix.ts';

/** How many rows a tile has on its one side; on the other it has two. */
export const tileRows = 4;

/**
 * Packs up to four rows for `tileDistances`: cell (row r, column f) goes to `packed[4 f + r]`. Where the matrix
 * ends, or `to` is reached, the last row is repeated.
 *
 * @param packed OUT, length 4 × nCols
 */
export function packRows(x: Matrix, from: number, to: number, packed: Float64Array): void {
  for (let r = 0; r < tileRows; r++) {
    const start = Math.min(from + r, to - 1) * x.nCols;
    for (let f = 0; f < x.nCols; f++) packed[tileRows * f + r] = x.data[start + f];
  }
}

/**
 * Squared distances of four packed rows to two rows of `data` that start at p and q: eight independent sums keep
 * the processor busy, and every sum goes over the columns in order.
 *
 * @param out OUT, length 8: four distances to the row at p, then four to the row at q
 */
export function tileDistances(
  packed: Float64Array,
  data: Float64Array,
  p: number,
  q: number,
  nCols: number,
  out: Float64Array,
): void {
  let p0 = 0;
  let p1 = 0;
  let p2 = 0;
  let p3 = 0;
  let q0 = 0;
  let q1 = 0;
  let q2 = 0;
  let q3 = 0;
  for (let f = 0; f < nCols; f++) {
    const atP = data[p + f];
    const atQ = data[q + f];
    const r0 = packed[4 * f];
    const r1 = packed[4 * f + 1];
    const r2 = packed[4 * f + 2];
    const r3 = packed[4 * f + 3];
    let t = atP - r0;
    p0 += t * t;
    t = atP - r1;
    p1 += t * t;
    t = atP - r2;
    p2 += t * t;
    t = atP - r3;
    p3 += t * t;
    t = atQ - r0;
    q0 += t * t;
    t = atQ - r1;
    q1 += t * t;
    t = atQ - r2;
    q2 += t * t;
    t = atQ - r3;
    q3 += t * t;
  }
  out[0] = p0;
  out[1] = p1;
  out[2] = p2;
  out[3] = p3;
  out[4] = q0;
  out[5] = q1;
  out[6] = q2;
  out[7] = q3;
}
