import { distinctRows } from './distinct.ts';
import { type Frame, selectFrameRows } from './frame.ts';
import { fromColumns } from './matrix.ts';

/** The distinct rows of a frame with the weight that each stands for. */
export interface DistinctFrameRows {
  /** In order of first appearance. */
  readonly rows: Frame;
  /** Sum of the weights of the equal rows; counts when there were no weights. */
  readonly weights: Float64Array;
  /** For every row of the input, its row in `rows`. */
  readonly inverse: Int32Array;
}

/** A cell that no number has: missing cells are equal. */
const missing = Number.MAX_VALUE;

/**
 * Collapses the equal rows of a frame into weighted ones. O(nRows × nColumns) expected.
 *
 * @param weights length nRows; defaults to ones
 */
export function distinctFrameRows(frame: Frame, weights?: ArrayLike<number>): DistinctFrameRows {
  const cells = frame.columns.map((column) =>
    column.kind === 'numeric'
      ? column.values.map((value) => (Number.isNaN(value) ? missing : value))
      : Float64Array.from(column.codes),
  );
  const { inverse, weights: totals } = distinctRows(fromColumns(cells, frame.nRows), weights);
  const firsts = new Int32Array(totals.length).fill(-1);
  inverse.forEach((place, row) => {
    if (firsts[place] < 0) firsts[place] = row;
  });
  return { rows: selectFrameRows(frame, firsts), weights: totals, inverse };
}
