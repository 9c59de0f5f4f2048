import { distinctRows } from '../distinct.ts';
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

/** Columns whose flags go into one number. */
const flagsPerCell = 32;

/** The rows of `x` grouped by the columns they miss, in order of first appearance. */
export function groupByMissing(x: Matrix): MissingPattern[] {
  if (x.nRows === 0) return [];
  const { inverse } = distinctRows(missingFlags(x));
  const rows: number[][] = [];
  for (let i = 0; i < inverse.length; i++) {
    if (inverse[i] === rows.length) rows.push([]);
    rows[inverse[i]].push(i);
  }
  const columns = Array.from({ length: x.nCols }, (_, j) => j);
  return rows.map((own) => {
    const isMissing = (j: number): boolean => Number.isNaN(x.data[own[0] * x.nCols + j]);
    return {
      missing: columns.filter(isMissing),
      present: columns.filter((j) => !isMissing(j)),
      rows: Int32Array.from(own),
    };
  });
}

/** For every row a few whole numbers whose bits are set where a cell is missing. */
function missingFlags({ data, nRows, nCols }: Matrix): Matrix {
  const width = Math.ceil(nCols / flagsPerCell);
  const flags = { data: new Float64Array(nRows * width), nRows, nCols: width };
  for (let i = 0, p = 0; i < nRows; i++) {
    for (let cell = 0; cell < width; cell++) {
      const end = Math.min(nCols, (cell + 1) * flagsPerCell);
      let bits = 0;
      for (let j = cell * flagsPerCell; j < end; j++, p++) bits = (bits << 1) | Number(Number.isNaN(data[p]));
      flags.data[i * width + cell] = bits;
    }
  }
  return flags;
}
