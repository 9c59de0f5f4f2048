import type { Cells } from '../kernels.ts';
import type { Matrix } from '../matrix.ts';
import { packRows, tileDistances, tileRows } from './tile.ts';

/** The sums of distances by cell in plain f64; what they are stands at `Kernels`. */
export function referenceCells(
  x: Matrix,
  weights: Float64Array,
  cells: Cells,
  from: number,
  to: number,
): Float64Array {
  const { nRows } = x;
  const { starts, columns, nLabelings, nColumns } = cells;
  const nCells = starts.length - 1;
  const sums = new Float64Array(nColumns * nRows);
  const columnSums = new Float64Array(nRows);
  let largest = 0;
  for (let c = from; c < to; c++) largest = Math.max(largest, starts[c + 1] - starts[c]);
  const rowSums = new Float64Array(largest * nCells);
  for (let cell = from; cell < to; cell++) {
    sumCell(x, weights, starts, cell, rowSums, columnSums);
    const first = starts[cell];
    const end = starts[cell + 1];
    for (let l = 0; l < nLabelings; l++) {
      for (let i = first; i < end; i++) {
        for (let c = cell, p = (i - first) * nCells + cell; c < nCells; c++, p++) {
          sums[columns[c * nLabelings + l] * nRows + i] += rowSums[p];
        }
      }
      const at = columns[cell * nLabelings + l] * nRows;
      for (let j = end; j < nRows; j++) sums[at + j] += columnSums[j];
    }
  }
  return sums;
}

/**
 * One cell against itself and all later ones.
 *
 * @param rowSums OUT, shape (rows of the cell, nCells), set for cells from `cell` on
 * @param columnSums OUT, length nRows: of each row of a later cell, the sum over the rows of the cell
 */
function sumCell(
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
