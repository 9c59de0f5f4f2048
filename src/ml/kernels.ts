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

/** Four rows at a time against each centroid: four independent sums keep the processor busy. */
function assignNearest(x: Matrix, centroids: Matrix, labels: Int32Array, distances: Float64Array): number {
  const { data, nRows, nCols } = x;
  const nClusters = centroids.nRows;
  const centres = centroids.data;
  let nChanged = 0;
  for (let i = 0; i < nRows; i += 4) {
    // The last group repeats its last row, which is written again with the same values.
    const i1 = Math.min(i + 1, nRows - 1);
    const i2 = Math.min(i + 2, nRows - 1);
    const i3 = Math.min(i + 3, nRows - 1);
    let b0 = Number.POSITIVE_INFINITY;
    let b1 = b0;
    let b2 = b0;
    let b3 = b0;
    let l0 = 0;
    let l1 = 0;
    let l2 = 0;
    let l3 = 0;
    for (let c = 0; c < nClusters; c++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (
        let f = 0, q = c * nCols, p0 = i * nCols, p1 = i1 * nCols, p2 = i2 * nCols, p3 = i3 * nCols;
        f < nCols;
        f++, q++, p0++, p1++, p2++, p3++
      ) {
        const centre = centres[q];
        const t0 = data[p0] - centre;
        const t1 = data[p1] - centre;
        const t2 = data[p2] - centre;
        const t3 = data[p3] - centre;
        s0 += t0 * t0;
        s1 += t1 * t1;
        s2 += t2 * t2;
        s3 += t3 * t3;
      }
      if (s0 < b0) {
        b0 = s0;
        l0 = c;
      }
      if (s1 < b1) {
        b1 = s1;
        l1 = c;
      }
      if (s2 < b2) {
        b2 = s2;
        l2 = c;
      }
      if (s3 < b3) {
        b3 = s3;
        l3 = c;
      }
    }
    nChanged += Number(labels[i] !== l0);
    if (i1 > i) nChanged += Number(labels[i1] !== l1);
    if (i2 > i1) nChanged += Number(labels[i2] !== l2);
    if (i3 > i2) nChanged += Number(labels[i3] !== l3);
    labels[i] = l0;
    labels[i1] = l1;
    labels[i2] = l2;
    labels[i3] = l3;
    distances[i] = b0;
    distances[i1] = b1;
    distances[i2] = b2;
    distances[i3] = b3;
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
  sums.data.fill(0);
  totals.fill(0);
  for (let i = 0, p = 0; i < nRows; i++) {
    const weight = weights[i];
    totals[labels[i]] += weight;
    for (let f = 0, q = labels[i] * nCols; f < nCols; f++, p++, q++) sums.data[q] += weight * data[p];
  }
}

function lowerToCandidate(
  x: Matrix,
  weights: Float64Array,
  candidate: number,
  nearest: Float64Array,
  out: Float64Array,
): number {
  const { data, nRows, nCols } = x;
  let total = 0;
  for (let i = 0, p = 0; i < nRows; i++) {
    let sum = 0;
    for (let f = 0, q = candidate * nCols; f < nCols; f++, p++, q++) {
      const t = data[p] - data[q];
      sum += t * t;
    }
    out[i] = Math.min(sum, nearest[i]);
    total += weights[i] * out[i];
  }
  return total;
}

/** Four rows of the cell go against each later row at a time: four independent sums keep the processor busy. */
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
  columnSums.fill(0);
  for (let i = from; i < to; i += 4) {
    // The last group repeats its last row; the repeats carry weight 0 and are not written.
    const i1 = Math.min(i + 1, to - 1);
    const i2 = Math.min(i + 2, to - 1);
    const i3 = Math.min(i + 3, to - 1);
    const n = Math.min(4, to - i);
    const w0 = weights[i];
    const w1 = n > 1 ? weights[i1] : 0;
    const w2 = n > 2 ? weights[i2] : 0;
    const w3 = n > 3 ? weights[i3] : 0;
    for (let c = cell; c < nCells; c++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let j = starts[c]; j < starts[c + 1]; j++) {
        let d0 = 0;
        let d1 = 0;
        let d2 = 0;
        let d3 = 0;
        for (
          let f = 0, q = j * nCols, p0 = i * nCols, p1 = i1 * nCols, p2 = i2 * nCols, p3 = i3 * nCols;
          f < nCols;
          f++, q++, p0++, p1++, p2++, p3++
        ) {
          const value = data[q];
          const t0 = value - data[p0];
          const t1 = value - data[p1];
          const t2 = value - data[p2];
          const t3 = value - data[p3];
          d0 += t0 * t0;
          d1 += t1 * t1;
          d2 += t2 * t2;
          d3 += t3 * t3;
        }
        d0 = Math.sqrt(d0);
        d1 = Math.sqrt(d1);
        d2 = Math.sqrt(d2);
        d3 = Math.sqrt(d3);
        const weight = weights[j];
        s0 += weight * d0;
        s1 += weight * d1;
        s2 += weight * d2;
        s3 += weight * d3;
        if (c > cell) columnSums[j] += w0 * d0 + w1 * d1 + w2 * d2 + w3 * d3;
      }
      const row = (i - from) * nCells + c;
      rowSums[row] = s0;
      if (n > 1) rowSums[row + nCells] = s1;
      if (n > 2) rowSums[row + 2 * nCells] = s2;
      if (n > 3) rowSums[row + 3 * nCells] = s3;
    }
  }
}
