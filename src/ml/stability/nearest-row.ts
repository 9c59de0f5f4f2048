import { type Matrix, squaredDistance } from '../matrix.ts';

/** For each row, the nearest of the centres; ties to the first. O(nRows × nCentres × nCols). */
export function nearestRow(x: Matrix, centres: Matrix): Int32Array {
  const labels = new Int32Array(x.nRows);
  for (let i = 0; i < x.nRows; i++) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let c = 0; c < centres.nRows; c++) {
      const d = squaredDistance(x, i, centres, c);
      if (d < nearest) {
        nearest = d;
        labels[i] = c;
      }
    }
  }
  return labels;
}
