import type { Matrix } from '../matrix.ts';

/** The rows that miss the same columns. */
export interface MissingPattern {
  /** Column indices, ascending. */
  readonly missing: readonly number[];
  /** Column indices, ascending. */
  readonly present: readonly number[];
  /** Row indices, ascending. */
  readonly rows: Int32Array;
}

/** The rows from … to − 1 of `x` grouped by the columns they miss, in order of first appearance. */
export function groupByMissing(x: Matrix, from = 0, to = x.nRows): MissingPattern[] {
  const rowsByKey = new Map<string, number[]>();
  for (let i = from; i < to; i++) {
    let key = '';
    for (let j = 0; j < x.nCols; j++) key += Number.isNaN(x.data[i * x.nCols + j]) ? '?' : '.';
    const rows = rowsByKey.get(key);
    if (rows) rows.push(i);
    else rowsByKey.set(key, [i]);
  }
  return Array.from(rowsByKey, ([key, rows]) => {
    const columns = Array.from(key, (_, j) => j);
    return {
      missing: columns.filter((j) => key[j] === '?'),
      present: columns.filter((j) => key[j] === '.'),
      rows: Int32Array.from(rows),
    };
  });
}
