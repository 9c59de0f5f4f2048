import { promoteHigh, sumLanes } from './lanes';

/** f32 sums go over to f64 after so many rows of a cell on either side: it bounds what their rounding can add up to. */
const chunk: i32 = 256;

/**
 * Weighted sums of Euclidean distances between the rows of cells `from` to `to` (exclusive) and those of the same or
 * later cells, each pair of cells once for both ends, added to the clusters that the cells belong to.
 *
 * Distances are f32. Squared, they are Σ (x − y)² over the plain columns and, for each coded column in which two
 * rows differ, the sum of their values: a one-hot block in one step.
 *
 * @param x f32 [nCols][nPadded], rows sorted by cell; each cell starts and ends at a multiple of 4
 * @param codes f32 [nCoded][nPadded], category of each row
 * @param values f32 [nCoded][nPadded], squared height of that category's one-hot column
 * @param starts i32 [nCells + 1], the first row of each cell
 * @param weights f32 [nPadded], 0 on the padding
 * @param columns i32 [nCells][nLabelings], the row of `sums` that a cell's cluster has in each labeling
 * @param sums f64 [nClusters of all labelings][nPadded] IN/OUT
 * @param rowSums f64 [nCells][4] scratch
 * @param columnSums f32 [nPadded] scratch
 */
export function sumCellDistances(
  x: usize,
  nPadded: i32,
  nCols: i32,
  codes: usize,
  values: usize,
  nCoded: i32,
  starts: usize,
  nCells: i32,
  from: i32,
  to: i32,
  weights: usize,
  columns: usize,
  nLabelings: i32,
  sums: usize,
  rowSums: usize,
  columnSums: usize,
): void {
  const stride = (<usize>nPadded) << 2;
  const zero = f32x4.splat(0);
  for (let a = from; a < to; a++) {
    const first = load<i32>(starts + ((<usize>a) << 2));
    const end = load<i32>(starts + ((<usize>a) << 2), 4);
    for (let i0 = first; i0 < end; i0 += chunk) {
      const i1 = min(i0 + chunk, end);
      memory.fill(columnSums + ((<usize>end) << 2), 0, (<usize>(nPadded - end)) << 2);
      for (let i = i0; i < i1; i += 4) {
        const own = (<usize>i) << 2;
        const w0 = v128.load32_splat(weights + own);
        const w1 = v128.load32_splat(weights + own, 4);
        const w2 = v128.load32_splat(weights + own, 8);
        const w3 = v128.load32_splat(weights + own, 12);
        for (let b = a; b < nCells; b++) {
          const last = load<i32>(starts + ((<usize>b) << 2), 4);
          let sum0: f64 = 0;
          let sum1: f64 = 0;
          let sum2: f64 = 0;
          let sum3: f64 = 0;
          for (let j0 = load<i32>(starts + ((<usize>b) << 2)); j0 < last; j0 += chunk) {
            const j1 = min(j0 + chunk, last);
            let s0 = zero;
            let s1 = zero;
            let s2 = zero;
            let s3 = zero;
            for (let j = j0; j < j1; j += 4) {
              const other = (<usize>j) << 2;
              let d0 = zero;
              let d1 = zero;
              let d2 = zero;
              let d3 = zero;
              let p = x + other;
              let q = x + own;
              for (let f = 0; f < nCols; f++) {
                const v = v128.load(p);
                let t = f32x4.sub(v, v128.load32_splat(q));
                d0 = f32x4.add(d0, f32x4.mul(t, t));
                t = f32x4.sub(v, v128.load32_splat(q, 4));
                d1 = f32x4.add(d1, f32x4.mul(t, t));
                t = f32x4.sub(v, v128.load32_splat(q, 8));
                d2 = f32x4.add(d2, f32x4.mul(t, t));
                t = f32x4.sub(v, v128.load32_splat(q, 12));
                d3 = f32x4.add(d3, f32x4.mul(t, t));
                p += stride;
                q += stride;
              }
              let at: usize = 0;
              for (let f = 0; f < nCoded; f++) {
                const code = v128.load(codes + at + other);
                const value = v128.load(values + at + other);
                const c = codes + at + own;
                const v = values + at + own;
                d0 = f32x4.add(
                  d0,
                  v128.and(f32x4.ne(code, v128.load32_splat(c)), f32x4.add(value, v128.load32_splat(v))),
                );
                d1 = f32x4.add(
                  d1,
                  v128.and(
                    f32x4.ne(code, v128.load32_splat(c, 4)),
                    f32x4.add(value, v128.load32_splat(v, 4)),
                  ),
                );
                d2 = f32x4.add(
                  d2,
                  v128.and(
                    f32x4.ne(code, v128.load32_splat(c, 8)),
                    f32x4.add(value, v128.load32_splat(v, 8)),
                  ),
                );
                d3 = f32x4.add(
                  d3,
                  v128.and(
                    f32x4.ne(code, v128.load32_splat(c, 12)),
                    f32x4.add(value, v128.load32_splat(v, 12)),
                  ),
                );
                at += stride;
              }
              d0 = f32x4.sqrt(d0);
              d1 = f32x4.sqrt(d1);
              d2 = f32x4.sqrt(d2);
              d3 = f32x4.sqrt(d3);
              const w = v128.load(weights + other);
              s0 = f32x4.add(s0, f32x4.mul(w, d0));
              s1 = f32x4.add(s1, f32x4.mul(w, d1));
              s2 = f32x4.add(s2, f32x4.mul(w, d2));
              s3 = f32x4.add(s3, f32x4.mul(w, d3));
              if (b > a) {
                const column = columnSums + other;
                const both = f32x4.add(
                  f32x4.add(f32x4.mul(w0, d0), f32x4.mul(w1, d1)),
                  f32x4.add(f32x4.mul(w2, d2), f32x4.mul(w3, d3)),
                );
                v128.store(column, f32x4.add(v128.load(column), both));
              }
            }
            sum0 += sumLanes(s0);
            sum1 += sumLanes(s1);
            sum2 += sumLanes(s2);
            sum3 += sumLanes(s3);
          }
          const row = rowSums + ((<usize>b) << 5);
          store<f64>(row, sum0);
          store<f64>(row, sum1, 8);
          store<f64>(row, sum2, 16);
          store<f64>(row, sum3, 24);
        }
        addRowSums(rowSums, a, nCells, columns, nLabelings, sums + ((<usize>i) << 3), (<usize>nPadded) << 3);
      }
      addColumnSums(columnSums, end, nPadded, columns + ((<usize>(a * nLabelings)) << 2), nLabelings, sums);
    }
  }
}

/** Four rows' sums by cell go to the clusters of the cells. */
function addRowSums(
  rowSums: usize,
  from: i32,
  nCells: i32,
  columns: usize,
  nLabelings: i32,
  sums: usize,
  stride: usize,
): void {
  for (let b = from; b < nCells; b++) {
    const row = rowSums + ((<usize>b) << 5);
    const low = v128.load(row);
    const high = v128.load(row, 16);
    let column = columns + ((<usize>(b * nLabelings)) << 2);
    for (let l = 0; l < nLabelings; l++) {
      const sum = sums + <usize>load<i32>(column) * stride;
      v128.store(sum, f64x2.add(v128.load(sum), low));
      v128.store(sum, f64x2.add(v128.load(sum, 16), high), 16);
      column += 4;
    }
  }
}

/** What the rows of one cell added to each later row goes to the clusters of that cell. */
function addColumnSums(
  columnSums: usize,
  from: i32,
  nPadded: i32,
  columns: usize,
  nLabelings: i32,
  sums: usize,
): void {
  for (let l = 0; l < nLabelings; l++) {
    const sum = sums + ((<usize>load<i32>(columns + ((<usize>l) << 2)) * <usize>nPadded) << 3);
    for (let j = from; j < nPadded; j += 4) {
      const v = v128.load(columnSums + ((<usize>j) << 2));
      const at = sum + ((<usize>j) << 3);
      v128.store(at, f64x2.add(v128.load(at), f64x2.promote_low_f32x4(v)));
      v128.store(at, f64x2.add(v128.load(at, 16), promoteHigh(v)), 16);
    }
  }
}
