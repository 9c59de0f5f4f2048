/**
 * The squared distances in f32 of every value of a block of columns to every centroid.
 *
 * @param values f32 [nValues][nColumns]
 * @param centroids f32 [nColumns][nLanes], the block's columns of the centroids
 * @param table f32 [nValues][nLanes] OUT
 * @param nLanes a multiple of 4
 */
export function fillCentroidTable(
  values: usize,
  nValues: i32,
  nColumns: i32,
  centroids: usize,
  table: usize,
  nLanes: i32,
): void {
  const columnWidth = (<usize>nColumns) << 2;
  const width = (<usize>nLanes) << 2;
  for (let u = 0; u < nValues; u++) {
    for (let at: usize = 0; at < width; at += 16) {
      let squared = f32x4.splat(0);
      let centroid = centroids + at;
      for (let p: usize = 0; p < columnWidth; p += 4) {
        const t = f32x4.sub(v128.load32_splat(values + p), v128.load(centroid));
        squared = f32x4.add(squared, f32x4.mul(t, t));
        centroid += width;
      }
      v128.store(table + at, squared);
    }
    values += columnWidth;
    table += width;
  }
}
