import { squaredDistances } from './linalg/squared-distances.ts';
import type { Matrix } from './matrix.ts';

/**
 * The hot loops, behind an interface: this file holds the readable f64 version, which is the test oracle of
 * every faster one. All work on weighted rows in the caller's memory.
 */
export interface Kernels {
  /**
   * For every row its nearest centroid by squared Euclidean distance, ties to the lowest index.
   * O(nRows × nClusters × nCols).
   *
   * @param labels OUT, length nRows
   * @param distances OUT, length nRows, squared
   * @returns how many labels changed
   */
  assignNearest(x: Matrix, centroids: Matrix, labels: Int32Array, distances: Float64Array): number;
  /**
   * Weighted sums of rows and of weights by label. O(nRows × nCols).
   *
   * @param sums OUT, shape (nClusters, nCols)
   * @param totals OUT, length nClusters
   */
  sumByLabel(x: Matrix, weights: Float64Array, labels: Int32Array, sums: Matrix, totals: Float64Array): void;
  /**
   * The squared distance of every row to row `candidate`, or `nearest` where that is smaller.
   * O(nRows × nCols).
   *
   * @param nearest IN, length nRows
   * @param out OUT, length nRows
   * @returns Σ weight × out
   */
  lowerToCandidate(
    x: Matrix,
    weights: Float64Array,
    candidate: number,
    nearest: Float64Array,
    out: Float64Array,
  ): number;
  /**
   * Weighted sums of Euclidean distances between one cell of rows and all rows from `start` on, each pair once.
   *
   * Rows are sorted by cell: cell c is the rows `starts[c]` to `starts[c + 1]` (exclusive).
   * O((nRows − starts[cell]) × rows of the cell × nCols).
   *
   * @param rowSums OUT, shape (rows of the cell, nCells): entry (i, c) is Σ weight × distance of row i to the
   *   rows of cell c, for c ≥ cell
   * @param columnSums OUT, length nRows: entry j is Σ weight × distance of row j to the rows of the cell, for
   *   rows j of later cells
   */
  sumCellDistances(
    x: Matrix,
    weights: Float64Array,
    starts: Int32Array,
    cell: number,
    rowSums: Float64Array,
    columnSums: Float64Array,
  ): void;
}

/** The plain f64 version. */
export const referenceKernels: Kernels = Object.freeze({
  assignNearest,
  sumByLabel,
  lowerToCandidate,
  sumCellDistances,
});

/** How many rows a tile has on its one side; on the other it has two. */
const tileRows = 4;

/**
 * Packs up to four rows for `tileDistances`: cell (row r, column f) goes to `packed[4 f + r]`. Where the matrix
 * ends, or `to` is reached, the last row is repeated.
 *
 * @param packed OUT, length 4 × nCols
 */
function packRows(x: Matrix, from: number, to: number, packed: Float64Array): void {
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
function tileDistances(
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

function assignNearest(x: Matrix, centroids: Matrix, labels: Int32Array, distances: Float64Array): number {
  const { nRows, nCols } = x;
  const nClusters = centroids.nRows;
  const packed = new Float64Array(tileRows * nCols);
  const tile = new Float64Array(2 * tileRows);
  const best = new Float64Array(tileRows);
  const nearest = new Int32Array(tileRows);
  let nChanged = 0;
  for (let i = 0; i < nRows; i += tileRows) {
    packRows(x, i, nRows, packed);
    best.fill(Number.POSITIVE_INFINITY);
    for (let c = 0; c < nClusters; c += 2) {
      const other = Math.min(c + 1, nClusters - 1);
      tileDistances(packed, centroids.data, c * nCols, other * nCols, nCols, tile);
      for (let r = 0; r < tileRows; r++) {
        if (tile[r] < best[r]) {
          best[r] = tile[r];
          nearest[r] = c;
        }
        if (tile[tileRows + r] < best[r]) {
          best[r] = tile[tileRows + r];
          nearest[r] = other;
        }
      }
    }
    for (let r = 0; r < tileRows && i + r < nRows; r++) {
      if (labels[i + r] !== nearest[r]) nChanged++;
      labels[i + r] = nearest[r];
      distances[i + r] = best[r];
    }
  }
  return nChanged;
}

function sumByLabel(
  x: Matrix,
  weights: Float64Array,
  labels: Int32Array,
  sums: Matrix,
  totals: Float64Array,
): void {
  const { data, nRows, nCols } = x;
  const out = sums.data;
  out.fill(0);
  totals.fill(0);
  for (let i = 0; i < nRows; i++) {
    const weight = weights[i];
    const from = i * nCols;
    const to = labels[i] * nCols;
    totals[labels[i]] += weight;
    for (let f = 0; f < nCols; f++) out[to + f] += weight * data[from + f];
  }
}

function lowerToCandidate(
  x: Matrix,
  weights: Float64Array,
  candidate: number,
  nearest: Float64Array,
  out: Float64Array,
): number {
  squaredDistances(x, candidate, 0, x.nRows, out, 0);
  let total = 0;
  for (let i = 0; i < x.nRows; i++) {
    out[i] = Math.min(out[i], nearest[i]);
    total += weights[i] * out[i];
  }
  return total;
}

function sumCellDistances(
  x: Matrix,
  weights: Float64Array,
  starts: Int32Array,
  cell: number,
  rowSums: Float64Array,
  columnSums: Float64Array,
): void {
  const { data, nCols } = x;
  const nCells = starts.length - 1;
  const from = starts[cell];
  const to = starts[cell + 1];
  const packed = new Float64Array(tileRows * nCols);
  const tile = new Float64Array(2 * tileRows);
  const sums = new Float64Array(tileRows);
  const own = new Float64Array(tileRows);
  columnSums.fill(0);
  for (let i = from; i < to; i += tileRows) {
    packRows(x, i, to, packed);
    // A row that is repeated to fill the tile weighs nothing.
    for (let r = 0; r < tileRows; r++) own[r] = i + r < to ? weights[i + r] : 0;
    for (let c = cell; c < nCells; c++) {
      const end = starts[c + 1];
      sums.fill(0);
      for (let j = starts[c]; j < end; j += 2) {
        const next = Math.min(j + 1, end - 1);
        tileDistances(packed, data, j * nCols, next * nCols, nCols, tile);
        const weight = weights[j];
        const nextWeight = j + 1 < end ? weights[next] : 0;
        let toFirst = 0;
        let toNext = 0;
        for (let r = 0; r < tileRows; r++) {
          const first = Math.sqrt(tile[r]);
          const second = Math.sqrt(tile[tileRows + r]);
          sums[r] += weight * first + nextWeight * second;
          toFirst += own[r] * first;
          toNext += own[r] * second;
        }
        if (c > cell) {
          columnSums[j] += toFirst;
          if (j + 1 < end) columnSums[next] += toNext;
        }
      }
      for (let r = 0; r < tileRows && i + r < to; r++) rowSums[(i - from + r) * nCells + c] = sums[r];
    }
  }
}
