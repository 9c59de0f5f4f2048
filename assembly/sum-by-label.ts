/**
 * Weighted sums of rows and of weights by label, in row order, as the reference does it, bit for bit.
 *
 * @param rows f64 [nRows][nCols]
 * @param weights f64 [nRows]
 * @param labels i32 [nRows]
 * @param sums f64 [nClusters][nCols] OUT
 * @param totals f64 [nClusters] OUT
 */
export function sumByLabel(
  rows: usize,
  nRows: i32,
  nCols: i32,
  weights: usize,
  labels: usize,
  nClusters: i32,
  sums: usize,
  totals: usize,
): void {
  const width = (<usize>nCols) << 3;
  const paired = (<usize>(nCols & ~1)) << 3;
  memory.fill(sums, 0, <usize>nClusters * width);
  memory.fill(totals, 0, (<usize>nClusters) << 3);
  let row = rows;
  for (let i = 0; i < nRows; i++) {
    const label = <usize>load<i32>(labels + ((<usize>i) << 2));
    const weight = load<f64>(weights + ((<usize>i) << 3));
    const total = totals + (label << 3);
    store<f64>(total, load<f64>(total) + weight);
    const factor = f64x2.splat(weight);
    const sum = sums + label * width;
    let at: usize = 0;
    for (; at < paired; at += 16) {
      v128.store(sum + at, f64x2.add(v128.load(sum + at), f64x2.mul(factor, v128.load(row + at))));
    }
    if (at < width) store<f64>(sum + at, load<f64>(sum + at) + weight * load<f64>(row + at));
    row += width;
  }
}
