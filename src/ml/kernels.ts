import type { Matrix } from './matrix.ts';

/** f32 distances suffice to search; what is reported is f64. The reference is f64 throughout. */
export type Precision = 'single' | 'double';

/**
 * The hot loops, behind an interface: `referenceKernels` is the readable f64 version, which is the test oracle of
 * every faster one.
 */
export interface Kernels {
  /**
   * Takes weighted rows to where the loops of k-means run, and gives them back when `use` ends.
   *
   * @param x shape (nRows, nCols), finite
   */
  withRows<Result>(
    x: Matrix,
    weights: Float64Array,
    precision: Precision,
    use: (rows: LoadedRows) => Result,
  ): Result;
  /**
   * Weighted sums of Euclidean distances between rows of the cells `from` to `to` (exclusive) and those of the same
   * or later cells, each pair once for both ends. O(pairs × nCols).
   *
   * @param x shape (nRows, nCols), rows sorted by cell
   * @returns shape (nColumns, nRows): entry (p, i) is Σ weight × distance of row i to the rows of all cells in
   *   column p, as far as one end lies in the cells asked for and the other in the same or a later one
   */
  sumCellDistances(x: Matrix, weights: Float64Array, cells: Cells, from: number, to: number): Float64Array;
}

/** Rows sorted by cell, and the clusters that each cell belongs to. */
export interface Cells {
  /** Cell c is the rows `starts[c]` to `starts[c + 1]` (exclusive); length nCells + 1. */
  readonly starts: Int32Array;
  /** Shape (nCells, nLabelings): the column that the cell's cluster has in each labeling. */
  readonly columns: Int32Array;
  readonly nLabelings: number;
  /** Clusters of all labelings together. */
  readonly nColumns: number;
}

/** Rows of a k-means with the state of its last assignment. */
export interface LoadedRows {
  readonly x: Matrix;
  readonly weights: Float64Array;
  /** Of the last assignment, −1 before it; length nRows. Overwritten by the next one: copy what is to stay. */
  readonly labels: Int32Array;
  /** Squared distance of every row to its centroid, as `labels`. */
  readonly distances: Float64Array;
  /** Forgets the last assignment. */
  reset(): void;
  /**
   * Gives every row its nearest centroid by squared Euclidean distance, ties to the lowest index.
   * O(nRows × nClusters × nCols).
   *
   * @returns how many labels changed
   */
  assignNearest(centroids: Matrix): number;
  /** Σ weight × distance of the last assignment. */
  inertia(): number;
  /**
   * Weighted sums of rows and of weights by label. O(nRows × nCols).
   *
   * @param sums OUT, shape (nClusters, nCols)
   * @param totals OUT, length nClusters
   */
  sumByLabel(sums: Matrix, totals: Float64Array): void;
  /** One of three arrays of length nRows for distances; live. */
  buffer(which: BufferIndex): Float64Array;
  /**
   * The squared distance of every row to row `candidate`, or that of buffer `from` where it is smaller, into buffer
   * `to`. O(nRows × nCols).
   *
   * @returns Σ weight × what buffer `to` then has
   */
  lowerToCandidate(candidate: number, from: BufferIndex, to: BufferIndex): number;
}

export type BufferIndex = 0 | 1 | 2;
