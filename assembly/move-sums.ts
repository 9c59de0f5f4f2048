/**
 * Weighted sums by label after labels have changed: each changed row leaves the sums of its former label and enters
 * those of its label. Rows that have not changed cost a comparison.
 *
 * @param rows f64 [nRows][nCols]
 * @param weights f64 [nRows]
 * @param before i32 [nRows] IN/OUT: the labels that the sums are of, then those that they are of now
 * @param labels i32 [nRows]
 * @param sums f64 [nClusters][nCols] IN/OUT
 * @param totals f64 [nClusters] IN/OUT
 */
export function moveSums(
  rows: usize,
  nRows: i32,
  nCols: i32,
  weights: usize,
  before: usize,
  labels: usize,
  sums: usize,
  totals: usize,
): void {
  const width = (<usize>nCols) << 3;
  for (let i = 0; i < nRows; i++) {
    const at = (<usize>i) << 2;
    const from = <usize>load<i32>(before + at);
    const to = <usize>load<i32>(labels + at);
    if (from === to) continue;
    store<i32>(before + at, <i32>to);
    const weight = load<f64>(weights + ((<usize>i) << 3));
    const less = totals + (from << 3);
    const more = totals + (to << 3);
    store<f64>(less, load<f64>(less) - weight);
    store<f64>(more, load<f64>(more) + weight);
    const row = rows + <usize>i * width;
    const left = sums + from * width;
    const entered = sums + to * width;
    for (let f: usize = 0; f < width; f += 8) {
      const part = weight * load<f64>(row + f);
      store<f64>(left + f, load<f64>(left + f) - part);
      store<f64>(entered + f, load<f64>(entered + f) + part);
    }
  }
}
