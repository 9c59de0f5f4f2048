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
  /**
   * Takes donors to where the loops of imputation run, and gives them back when `use` ends.
   *
   * @param use is given the donors of each tree, in their order
   */
  withDonors<Result>(trees: readonly DonorTree[], use: (donors: readonly LoadedDonors[]) => Result): Result;
}

/** The donors of one tree. */
export interface LoadedDonors {
  /**
   * Looks for nearer donors than those found before, by the squared distance factor × Σ (a − b)² over `columns`, cut
   * to 36 significant bits. O(nReceivers × nDonors × nShared) at worst, far less where donors lie in clumps.
   *
   * @param receivers shape (nReceivers, nCols)
   * @param nearest IN/OUT
   */
  findNearest(sharing: Sharing, receivers: Matrix, nearest: NearestDonors): void;
}

/** Training rows that know the same columns, in a balanced tree of boxes. Node n has the children 2 n + 1 and 2 n + 2. */
export interface DonorTree {
  /** 2^nLevels leaves. */
  readonly nLevels: number;
  readonly donorsPerLeaf: number;
  readonly nCols: number;
  /** Shape (leaves, nCols, donorsPerLeaf), NaN where there is no donor or the donors do not know the column. */
  readonly leaves: Float64Array;
  /** Shape (leaves, donorsPerLeaf): training rows, −1 where there is no donor. */
  readonly rows: Int32Array;
  /** Shape (leaves − 1, nCols, 4): of the two boxes below a node, least left, least right, most left, most right. */
  readonly boxes: Float64Array;
}

/** What receivers that miss the same columns and the donors of a tree have to do with each other. */
export interface Sharing {
  /** The columns that both know, at least one, in the order in which squares are summed. */
  readonly columns: Int32Array;
  /** nCols ÷ columns: what the columns that are not shared add to a squared distance. */
  readonly factor: number;
  /** Which of the receivers' lists these donors enter, at least one. */
  readonly slots: Int32Array;
}

/** For each receiver and each column that it misses, a slot: its nearest donors so far, ascending by distance, then row. */
export interface NearestDonors {
  readonly nSlots: number;
  readonly size: number;
  /** Shape (nReceivers, nSlots, size): squared, to 36 bits; Infinity where there is none. */
  readonly distances: Float64Array;
  /** The same shape: training rows; −1 where there is none. */
  readonly rows: Int32Array;
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
  /** One of two arrays of length nRows for distances: live until the next `lowerToBest`. */
  buffer(which: BufferIndex): Float64Array;
  /**
   * The squared distance of every row to row `candidate`, or that of buffer `from` where it is smaller, into buffer
   * `to`. O(nRows × nCols).
   *
   * @returns Σ weight × what buffer `to` then has
   */
  lowerToCandidate(candidate: number, from: BufferIndex, to: BufferIndex): number;
  /**
   * `lowerToCandidate` of that candidate which leaves the least Σ weight × buffer `to`, the first of equal ones.
   * O(candidates × nRows × nCols).
   *
   * @param candidates rows, at least one
   * @returns which of them it is, from 0
   */
  lowerToBest(candidates: ArrayLike<number>, from: BufferIndex, to: BufferIndex): number;
}

export type BufferIndex = 0 | 1;
