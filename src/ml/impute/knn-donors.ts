import { distinctRows } from '../distinct.ts';
import type { DonorTree } from '../kernels.ts';
import { type Matrix, selectColumns, selectRows } from '../matrix.ts';
import { plantDonors } from './donor-tree.ts';
import { groupByMissing } from './patterns.ts';

/** The training rows that miss the same columns. */
export interface DonorGroup {
  readonly present: readonly boolean[];
  readonly nRows: number;
  readonly tree: DonorTree;
}

/**
 * The training rows by the columns they miss, most rows first; those without a known cell are no donors.
 *
 * @param size of equal rows only the first so many can be among that many nearest: the others are left out
 */
export function groupDonors(training: Matrix, size: number): DonorGroup[] {
  return groupByMissing(training)
    .filter(({ present }) => present.length > 0)
    .sort((a, b) => b.rows.length - a.rows.length)
    .map(({ present, rows }) => {
      const isPresent = new Array<boolean>(training.nCols).fill(false);
      for (const j of present) isPresent[j] = true;
      const kept = firstOfEqual(training, rows, present, size);
      return { present: isPresent, nRows: rows.length, tree: plantDonors(training, kept, present) };
    });
}

/** The rows without those that equal `size` earlier ones. */
function firstOfEqual(x: Matrix, rows: Int32Array, columns: readonly number[], size: number): Int32Array {
  const { inverse } = distinctRows(selectColumns(selectRows(x, rows), columns));
  const counts = new Int32Array(rows.length);
  return rows.filter((_, r) => counts[inverse[r]]++ < size);
}

/**
 * The order in which the squares of a distance are summed: widest column first, so that most sums pass the
 * limit early. It depends on the training rows alone, so a distance has the same bits in every grouping.
 */
export function columnsBySpread(training: Matrix): number[] {
  const { data, nRows, nCols } = training;
  const spread = new Float64Array(nCols);
  for (let j = 0; j < nCols; j++) {
    let n = 0;
    let mean = 0;
    let squares = 0;
    for (let i = 0; i < nRows; i++) {
      const value = data[i * nCols + j];
      if (Number.isNaN(value)) continue;
      const step = value - mean;
      mean += step / ++n;
      squares += step * (value - mean);
    }
    spread[j] = squares / n;
  }
  return Array.from(spread, (_, j) => j).sort((a, b) => spread[b] - spread[a] || a - b);
}
