import { promoteHigh, sumLanes } from './lanes';

/** f32 sums go over to f64 after so many rows of a cell on either side: it bounds what their rounding can add up to. */
const chunk: i32 = 256;
/** Bytes of four lanes. */
const vector: usize = 16;

/**
 * Weighted sums of Euclidean distances between the rows of cells `from` to `to` (exclusive) and those of the same or
 * later cells, each pair of cells once for both ends, added to the clusters that the cells belong to.
 *
 * Eight rows, one a lane, with every other row. Distances are f32. Squared, they are what the blocks of columns say,
 * each read from the table of its pairs of values, and Σ (x − y)² over the plain columns.
 *
 * @param starts i32 [nCells + 1], the first row of each cell, a multiple of 8
 * @param ends i32 [nCells], after the last row of each cell: up to the next start stand rows of weight 0
 * @param codes i32 [nPadded][nBlocks], byte of `table` where the row's value of each block stands
 * @param firstValues i32 [nBlocks + 1], how many values the blocks before have, multiples of 4
 * @param nBlocks an even number over 0
 * @param pairs f32 [nValues of the block][nValues of the block], block after block: squared distances of values
 * @param plain f32 [nPadded][nPlain]
 * @param weights f32 [nPadded], 0 on the padding
 * @param columns i32 [nCells][nLabelings], the row of `sums` that a cell's cluster has in each labeling
 * @param sums f64 [nClusters of all labelings][nPadded] IN/OUT
 * @param table f32 [nValues of all blocks][8] scratch
 * @param own f32 [nPlain][8] scratch
 * @param plainSquares f32 [256][8] scratch
 * @param rowSums f64 [nCells][8] scratch
 * @param columnSums f32 [nPadded][4] scratch: what eight rows give is added up in four lanes
 * @param columnTotals f64 [nPadded] scratch
 */
export function sumCellDistances(
  starts: usize,
  ends: usize,
  nCells: i32,
  from: i32,
  to: i32,
  codes: usize,
  firstValues: usize,
  nBlocks: i32,
  pairs: usize,
  plain: usize,
  nPlain: i32,
  weights: usize,
  columns: usize,
  nLabelings: i32,
  sums: usize,
  table: usize,
  own: usize,
  plainSquares: usize,
  rowSums: usize,
  columnSums: usize,
  columnTotals: usize,
): void {
  const nPadded = load<i32>(starts + ((<usize>nCells) << 2));
  const codeWidth = (<usize>nBlocks) << 2;
  const plainWidth = (<usize>nPlain) << 2;
  // Without plain columns all rows share eight zeros.
  const squaresWidth: usize = nPlain > 0 ? 32 : 0;
  memory.fill(plainSquares, 0, 32);
  for (let a = from; a < to; a++) {
    const first = load<i32>(starts + ((<usize>a) << 2));
    const end = load<i32>(ends + ((<usize>a) << 2));
    const next = load<i32>(starts + ((<usize>a) << 2), 4);
    for (let i0 = first; i0 < end; i0 += chunk) {
      const i1 = min(i0 + chunk, end);
      memory.fill(columnSums + <usize>next * vector, 0, <usize>(nPadded - next) * vector);
      for (let i = i0; i < i1; i += 8) {
        fillTable(codes + <usize>i * codeWidth, firstValues, nBlocks, pairs, table);
        turnRows(plain + <usize>i * plainWidth, plainWidth, own);
        const weightsLow = v128.load(weights + ((<usize>i) << 2));
        const weightsHigh = v128.load(weights + ((<usize>i) << 2), 16);
        for (let b = a; b < nCells; b++) {
          const j0 = load<i32>(starts + ((<usize>b) << 2));
          const j1 = load<i32>(ends + ((<usize>b) << 2));
          let sum0 = f64x2.splat(0);
          let sum1 = sum0;
          let sum2 = sum0;
          let sum3 = sum0;
          for (let j = j0; j < j1; ) {
            const stop = min(j + chunk, j1);
            let low = f32x4.splat(0);
            let high = low;
            let code = codes + <usize>j * codeWidth;
            let squares = plainSquares;
            if (plainWidth > 0)
              squarePlain(plain + <usize>j * plainWidth, stop - j, plainWidth, own, squares);
            let weight = weights + ((<usize>j) << 2);
            let column = columnSums + <usize>j * vector;
            for (; j < stop; j++) {
              let squaredLow = v128.load(squares);
              let squaredHigh = v128.load(squares, 16);
              squares += squaresWidth;
              for (let p: usize = 0; p < codeWidth; p += 8) {
                const one = table + <usize>load<i32>(code + p);
                const two = table + <usize>load<i32>(code + p, 4);
                squaredLow = f32x4.add(squaredLow, f32x4.add(v128.load(one), v128.load(two)));
                squaredHigh = f32x4.add(squaredHigh, f32x4.add(v128.load(one, 16), v128.load(two, 16)));
              }
              code += codeWidth;
              squaredLow = f32x4.sqrt(squaredLow);
              squaredHigh = f32x4.sqrt(squaredHigh);
              const w = v128.load32_splat(weight);
              low = f32x4.add(low, f32x4.mul(squaredLow, w));
              high = f32x4.add(high, f32x4.mul(squaredHigh, w));
              weight += 4;
              if (b > a) {
                const both = f32x4.add(
                  f32x4.mul(squaredLow, weightsLow),
                  f32x4.mul(squaredHigh, weightsHigh),
                );
                v128.store(column, f32x4.add(v128.load(column), both));
                column += vector;
              }
            }
            sum0 = f64x2.add(sum0, f64x2.promote_low_f32x4(low));
            sum1 = f64x2.add(sum1, promoteHigh(low));
            sum2 = f64x2.add(sum2, f64x2.promote_low_f32x4(high));
            sum3 = f64x2.add(sum3, promoteHigh(high));
          }
          const row = rowSums + ((<usize>b) << 6);
          v128.store(row, sum0);
          v128.store(row, sum1, 16);
          v128.store(row, sum2, 32);
          v128.store(row, sum3, 48);
        }
        addRowSums(rowSums, a, nCells, columns, nLabelings, sums + ((<usize>i) << 3), (<usize>nPadded) << 3);
      }
      for (let j = next; j < nPadded; j++) {
        store<f64>(columnTotals + ((<usize>j) << 3), sumLanes(v128.load(columnSums + <usize>j * vector)));
      }
      addColumnTotals(
        columnTotals,
        next,
        nPadded,
        columns + ((<usize>(a * nLabelings)) << 2),
        nLabelings,
        sums,
      );
    }
  }
}

/** For every value of every block its squared distances to those of eight rows. */
function fillTable(codes: usize, firstValues: usize, nBlocks: i32, pairs: usize, table: usize): void {
  const codeWidth = (<usize>nBlocks) << 2;
  for (let p: usize = 0; p < codeWidth; p += 4) {
    const first = load<i32>(firstValues + p);
    const nValues = load<i32>(firstValues + p, 4) - first;
    const width = (<usize>nValues) << 2;
    for (let half: usize = 0; half < 2; half++) {
      const code = codes + p + half * 4 * codeWidth;
      const a = pairs + <usize>((load<i32>(code) >> 5) - first) * width;
      const b = pairs + <usize>((load<i32>(code + codeWidth) >> 5) - first) * width;
      const c = pairs + <usize>((load<i32>(code + 2 * codeWidth) >> 5) - first) * width;
      const d = pairs + <usize>((load<i32>(code + 3 * codeWidth) >> 5) - first) * width;
      let out = table + ((<usize>first) << 5) + (half << 4);
      for (let at: usize = 0; at < width; at += 16) {
        const ra = v128.load(a + at);
        const rb = v128.load(b + at);
        const rc = v128.load(c + at);
        const rd = v128.load(d + at);
        const abLow = v128.shuffle<f32>(ra, rb, 0, 4, 1, 5);
        const abHigh = v128.shuffle<f32>(ra, rb, 2, 6, 3, 7);
        const cdLow = v128.shuffle<f32>(rc, rd, 0, 4, 1, 5);
        const cdHigh = v128.shuffle<f32>(rc, rd, 2, 6, 3, 7);
        v128.store(out, v128.shuffle<f32>(abLow, cdLow, 0, 1, 4, 5));
        v128.store(out, v128.shuffle<f32>(abLow, cdLow, 2, 3, 6, 7), 32);
        v128.store(out, v128.shuffle<f32>(abHigh, cdHigh, 0, 1, 4, 5), 64);
        v128.store(out, v128.shuffle<f32>(abHigh, cdHigh, 2, 3, 6, 7), 96);
        out += 128;
      }
    }
    pairs += <usize>nValues * width;
  }
}

/**
 * Squared distances of eight rows to each of some others over the plain columns; two others at a time, whose sums do not
 * wait for each other.
 *
 * @param out f32 [n][8] OUT
 */
function squarePlain(others: usize, n: i32, width: usize, own: usize, out: usize): void {
  for (let j = 0; j < n; j += 2) {
    // Where they are odd, the last one is its own neighbour, and is written twice.
    const next = j + 1 < n ? width : 0;
    const zero = f32x4.splat(0);
    let low = zero;
    let high = zero;
    let nextLow = zero;
    let nextHigh = zero;
    let lanes = own;
    for (let p: usize = 0; p < width; p += 4) {
      const a = v128.load(lanes);
      const b = v128.load(lanes, 16);
      const v = v128.load32_splat(others + p);
      let t = f32x4.sub(v, a);
      low = f32x4.add(low, f32x4.mul(t, t));
      t = f32x4.sub(v, b);
      high = f32x4.add(high, f32x4.mul(t, t));
      const w = v128.load32_splat(others + next + p);
      t = f32x4.sub(w, a);
      nextLow = f32x4.add(nextLow, f32x4.mul(t, t));
      t = f32x4.sub(w, b);
      nextHigh = f32x4.add(nextHigh, f32x4.mul(t, t));
      lanes += 32;
    }
    v128.store(out, low);
    v128.store(out, high, 16);
    const nextOut = out + (next > 0 ? 32 : 0);
    v128.store(nextOut, nextLow);
    v128.store(nextOut, nextHigh, 16);
    others += 2 * width;
    out += 64;
  }
}

/** Eight rows become eight lanes. */
function turnRows(rows: usize, width: usize, own: usize): void {
  for (let p: usize = 0; p < width; p += 4) {
    let row = rows + p;
    for (let lane: usize = 0; lane < 32; lane += 4) {
      store<f32>(own + (p << 3) + lane, load<f32>(row));
      row += width;
    }
  }
}

/** Eight rows' sums by cell go to the clusters of the cells. */
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
    const row = rowSums + ((<usize>b) << 6);
    const sum0 = v128.load(row);
    const sum1 = v128.load(row, 16);
    const sum2 = v128.load(row, 32);
    const sum3 = v128.load(row, 48);
    let column = columns + ((<usize>(b * nLabelings)) << 2);
    for (let l = 0; l < nLabelings; l++) {
      const sum = sums + <usize>load<i32>(column) * stride;
      v128.store(sum, f64x2.add(v128.load(sum), sum0));
      v128.store(sum, f64x2.add(v128.load(sum, 16), sum1), 16);
      v128.store(sum, f64x2.add(v128.load(sum, 32), sum2), 32);
      v128.store(sum, f64x2.add(v128.load(sum, 48), sum3), 48);
      column += 4;
    }
  }
}

/** What the rows of one cell added to each later row goes to the clusters of that cell. */
function addColumnTotals(
  columnTotals: usize,
  from: i32,
  nPadded: i32,
  columns: usize,
  nLabelings: i32,
  sums: usize,
): void {
  for (let l = 0; l < nLabelings; l++) {
    const sum = sums + ((<usize>load<i32>(columns + ((<usize>l) << 2)) * <usize>nPadded) << 3);
    for (let j = from; j < nPadded; j += 2) {
      const at = (<usize>j) << 3;
      v128.store(sum + at, f64x2.add(v128.load(sum + at), v128.load(columnTotals + at)));
    }
  }
}
