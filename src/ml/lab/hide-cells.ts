import { ArgumentError } from '../errors.ts';
import { type Frame, frameColumn, isMissing } from '../frame.ts';
import { createRandom, shuffledIndices } from '../random.ts';
import { checkFrame, checkInteger } from '../validate.ts';

export interface HideCellsOptions {
  /** An integer of at least 0; equal seeds hide equal cells. */
  readonly seed: number;
  /** Share of the rows that know all the columns, in (0, 1]; defaults to 0.05. */
  readonly share?: number;
  /** Rows hidden at least; never more than half of those that know the columns; defaults to 300. */
  readonly minCells?: number;
  /** Rows hidden at most; defaults to 2,000. */
  readonly maxCells?: number;
}

export interface HiddenCells {
  /** The frame with the cells missing. */
  readonly frame: Frame;
  /** The rows whose cells were hidden, ascending. */
  readonly rows: Int32Array;
}

/**
 * Hides known cells at random, to see how well they are filled: in each drawn row all of `columns` together.
 *
 * Columns that go missing together are hidden together, or each would be filled from the other as it never is in use.
 * O(nRows).
 */
export function hideCells(frame: Frame, columns: readonly string[], options: HideCellsOptions): HiddenCells {
  checkFrame(frame);
  if (columns.length === 0) throw new ArgumentError('E_EMPTY', 'columns must name at least one; got none');
  const { seed, share = 0.05, minCells = 300, maxCells = 2000 } = options;
  checkInteger(seed, 'seed', 0);
  checkInteger(minCells, 'minCells', 0);
  checkInteger(maxCells, 'maxCells', minCells);
  if (!(share > 0 && share <= 1))
    throw new ArgumentError('E_RANGE', `share must be over 0 and at most 1; got ${share}`);
  const hidden = columns.map((name) => frameColumn(frame, name));
  const known = Int32Array.from({ length: frame.nRows }, (_, i) => i).filter((i) =>
    hidden.every((column) => !isMissing(column, i)),
  );
  const wanted = Math.max(minCells, Math.round(share * known.length));
  const nHidden = Math.min(wanted, maxCells, Math.floor(known.length / 2));
  const drawn = shuffledIndices(known.length, createRandom(seed)).slice(0, nHidden).sort();
  const rows = drawn.map((place) => known[place]);
  return {
    frame: {
      nRows: frame.nRows,
      columns: frame.columns.map((column) => {
        if (!columns.includes(column.name)) return column;
        return column.kind === 'numeric'
          ? { ...column, values: blanked(column.values, rows, Number.NaN) }
          : { ...column, codes: blanked(column.codes, rows, -1) };
      }),
    },
    rows,
  };
}

function blanked<A extends Float64Array | Int32Array>(cells: A, rows: Int32Array, missing: number): A {
  const out = cells.slice() as A;
  for (const row of rows) out[row] = missing;
  return out;
}
