import type { Matrix } from '../matrix.ts';

/**
 * Squared Euclidean distances of row i to rows `from` … `to` − 1, with the bits of `squaredDistance`.
 *
 * Four rows at a time: each cell of row i is read once for four, and the four sums do not wait for each other.
 * O((to − from) × nCols).
 *
 * @param out OUT, the distance to row j at `offset` + j − `from`
 */
export function squaredDistances(
  x: Matrix,
  i: number,
  from: number,
  to: number,
  out: Float64Array,
  offset: number,
): void {
  const { data, nCols } = x;
  const start = i * nCols;
  const second = 2 * nCols;
  const third = 3 * nCols;
  let p = offset;
  let j = from;
  for (; j + 3 < to; j += 4, p += 4) {
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    for (let f = 0, q = j * nCols; f < nCols; f++, q++) {
      const value = data[start + f];
      const t0 = value - data[q];
      const t1 = value - data[q + nCols];
      const t2 = value - data[q + second];
      const t3 = value - data[q + third];
      s0 += t0 * t0;
      s1 += t1 * t1;
      s2 += t2 * t2;
      s3 += t3 * t3;
    }
    out[p] = s0;
    out[p + 1] = s1;
    out[p + 2] = s2;
    out[p + 3] = s3;
  }
  for (; j < to; j++, p++) {
    let sum = 0;
    for (let f = 0, q = j * nCols; f < nCols; f++, q++) {
      const t = data[start + f] - data[q];
      sum += t * t;
    }
    out[p] = sum;
  }
}
