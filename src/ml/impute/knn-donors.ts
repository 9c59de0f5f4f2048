import type { Matrix } from '../matrix.ts';
import { groupByMissing } from './patterns.ts';

/** The training rows that miss the same columns. */
export interface DonorGroup {
  readonly present: readonly boolean[];
  readonly rows: Int32Array;
  /** Per column, the same rows in ascending order of that column; sorted when first asked for. */
  readonly sortedRows: (Int32Array | undefined)[];
}

/** Donors packed for receivers that miss the same columns: only the coordinates that both sides know. */
export interface DonorBlock {
  /** The shared columns; the rows ascend in the first of them. */
  readonly columns: readonly number[];
  /** Row-major, rows.length × columns.length. */
  readonly data: Float64Array;
  /** Training row of each packed row. */
  readonly rows: Int32Array;
  /** nCols / columns.length: what the missing coordinates add to a squared distance. */
  readonly factor: number;
  /** Which of the receiver's missing columns (by place in its list) these donors know. */
  readonly slots: readonly number[];
}

export function groupDonors(training: Matrix): DonorGroup[] {
  return groupByMissing(training).map(({ present, rows }) => {
    const isPresent = new Array<boolean>(training.nCols).fill(false);
    for (const j of present) isPresent[j] = true;
    return { present: isPresent, rows, sortedRows: [] };
  });
}

/**
 * The donors of a receiver that knows `present` and misses `missing`, without those that share no column.
 *
 * @param present in the order in which distances are summed
 * @param groups IN/OUT: sorted orders are kept for the next call
 */
export function packDonors(
  training: Matrix,
  groups: readonly DonorGroup[],
  present: readonly number[],
  missing: readonly number[],
): DonorBlock[] {
  const blocks: DonorBlock[] = [];
  for (const group of groups) {
    const slots = missing.map((_, s) => s).filter((s) => group.present[missing[s]]);
    const columns = present.filter((j) => group.present[j]);
    if (slots.length === 0 || columns.length === 0) continue;
    const rows = sortedBy(training, group, columns[0]);
    const data = new Float64Array(rows.length * columns.length);
    for (let r = 0, p = 0; r < rows.length; r++) {
      const offset = rows[r] * training.nCols;
      for (let c = 0; c < columns.length; c++) data[p++] = training.data[offset + columns[c]];
    }
    blocks.push({ columns, data, rows, factor: training.nCols / columns.length, slots });
  }
  return blocks;
}

function sortedBy(training: Matrix, group: DonorGroup, column: number): Int32Array {
  const known = group.sortedRows[column];
  if (known) return known;
  const { data, nCols } = training;
  const sorted = Int32Array.from(group.rows).sort(
    (a, b) => data[a * nCols + column] - data[b * nCols + column] || a - b,
  );
  group.sortedRows[column] = sorted;
  return sorted;
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
