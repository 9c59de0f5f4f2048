/**
 * For every row its nearest centroid in f64, ties to the lowest index: each sum over the columns in order, as the
 * reference does it, bit for bit. Four rows by two centroids at a time.
 *
 * @param x f64 [nCols][nPadded], columns one after the other; nPadded is a multiple of 8
 * @param centroids f64 [nClusters][nCols]
 * @param labels i32 [nPadded] IN/OUT
 * @param distances f64 [nPadded] OUT, squared
 * @returns how many of the first nRows labels changed
 */
export function assignNearestDouble(
  x: usize,
  nPadded: i32,
  nRows: i32,
  nCols: i32,
  centroids: usize,
  nClusters: i32,
  labels: usize,
  distances: usize,
): i32 {
  const stride = (<usize>nPadded) << 3;
  const width = (<usize>nCols) << 3;
  let nChanged = 0;
  for (let i = 0; i < nPadded; i += 4) {
    const rows = x + ((<usize>i) << 3);
    let best0 = f64x2.splat(f64.MAX_VALUE);
    let best1 = best0;
    let label0 = i64x2.splat(0);
    let label1 = label0;
    for (let c = 0; c < nClusters; c += 2) {
      // Where the centroids end, the last one is repeated: it is never nearer than itself.
      const c1 = min(c + 1, nClusters - 1);
      let p0 = centroids + <usize>c * width;
      let p1 = centroids + <usize>c1 * width;
      let a0 = f64x2.splat(0);
      let a1 = a0;
      let b0 = a0;
      let b1 = a0;
      let column = rows;
      for (let f = 0; f < nCols; f++) {
        const u = v128.load(column);
        const v = v128.load(column, 16);
        let m = v128.load64_splat(p0);
        let t = f64x2.sub(u, m);
        a0 = f64x2.add(a0, f64x2.mul(t, t));
        t = f64x2.sub(v, m);
        b0 = f64x2.add(b0, f64x2.mul(t, t));
        m = v128.load64_splat(p1);
        t = f64x2.sub(u, m);
        a1 = f64x2.add(a1, f64x2.mul(t, t));
        t = f64x2.sub(v, m);
        b1 = f64x2.add(b1, f64x2.mul(t, t));
        column += stride;
        p0 += 8;
        p1 += 8;
      }
      let closer = f64x2.lt(a0, best0);
      best0 = v128.bitselect(a0, best0, closer);
      label0 = v128.bitselect(i64x2.splat(c), label0, closer);
      closer = f64x2.lt(a1, best0);
      best0 = v128.bitselect(a1, best0, closer);
      label0 = v128.bitselect(i64x2.splat(c1), label0, closer);
      closer = f64x2.lt(b0, best1);
      best1 = v128.bitselect(b0, best1, closer);
      label1 = v128.bitselect(i64x2.splat(c), label1, closer);
      closer = f64x2.lt(b1, best1);
      best1 = v128.bitselect(b1, best1, closer);
      label1 = v128.bitselect(i64x2.splat(c1), label1, closer);
    }
    const found = v128.shuffle<i32>(label0, label1, 0, 2, 4, 6);
    const at = labels + ((<usize>i) << 2);
    let changed = i32x4.bitmask(i32x4.ne(v128.load(at), found));
    if (i + 4 > nRows) changed &= (1 << max(nRows - i, 0)) - 1;
    nChanged += popcnt(changed);
    v128.store(at, found);
    const out = distances + ((<usize>i) << 3);
    v128.store(out, best0);
    v128.store(out, best1, 16);
  }
  return nChanged;
}
