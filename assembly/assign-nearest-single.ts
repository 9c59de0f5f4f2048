import { promoteHigh } from './lanes';

/**
 * For every row its nearest centroid in f32, ties to the lowest index. Eight rows by four centroids at a time.
 *
 * @param x f32 [nCols][nPadded], columns one after the other; nPadded is a multiple of 8
 * @param centroids f32 [nClusters][nCols]
 * @param factor multiplies the squared distances on their way out
 * @param labels i32 [nPadded] IN/OUT
 * @param distances f64 [nPadded] OUT, squared
 * @returns how many of the first nRows labels changed
 */
export function assignNearestSingle(
  x: usize,
  nPadded: i32,
  nRows: i32,
  nCols: i32,
  centroids: usize,
  nClusters: i32,
  factor: f64,
  labels: usize,
  distances: usize,
): i32 {
  const stride = (<usize>nPadded) << 2;
  const width = (<usize>nCols) << 2;
  const scale = f64x2.splat(factor);
  let nChanged = 0;
  for (let i = 0; i < nPadded; i += 8) {
    const rows = x + ((<usize>i) << 2);
    let best0 = f32x4.splat(f32.MAX_VALUE);
    let best1 = best0;
    let label0 = i32x4.splat(0);
    let label1 = label0;
    for (let c = 0; c < nClusters; c += 4) {
      // Where the centroids end, the last one is repeated: it is never nearer than itself.
      const c1 = min(c + 1, nClusters - 1);
      const c2 = min(c + 2, nClusters - 1);
      const c3 = min(c + 3, nClusters - 1);
      let p0 = centroids + <usize>c * width;
      let p1 = centroids + <usize>c1 * width;
      let p2 = centroids + <usize>c2 * width;
      let p3 = centroids + <usize>c3 * width;
      let a0 = f32x4.splat(0);
      let a1 = a0;
      let a2 = a0;
      let a3 = a0;
      let b0 = a0;
      let b1 = a0;
      let b2 = a0;
      let b3 = a0;
      let column = rows;
      for (let f = 0; f < nCols; f++) {
        const u = v128.load(column);
        const v = v128.load(column, 16);
        let m = v128.load32_splat(p0);
        let t = f32x4.sub(u, m);
        a0 = f32x4.add(a0, f32x4.mul(t, t));
        t = f32x4.sub(v, m);
        b0 = f32x4.add(b0, f32x4.mul(t, t));
        m = v128.load32_splat(p1);
        t = f32x4.sub(u, m);
        a1 = f32x4.add(a1, f32x4.mul(t, t));
        t = f32x4.sub(v, m);
        b1 = f32x4.add(b1, f32x4.mul(t, t));
        m = v128.load32_splat(p2);
        t = f32x4.sub(u, m);
        a2 = f32x4.add(a2, f32x4.mul(t, t));
        t = f32x4.sub(v, m);
        b2 = f32x4.add(b2, f32x4.mul(t, t));
        m = v128.load32_splat(p3);
        t = f32x4.sub(u, m);
        a3 = f32x4.add(a3, f32x4.mul(t, t));
        t = f32x4.sub(v, m);
        b3 = f32x4.add(b3, f32x4.mul(t, t));
        column += stride;
        p0 += 4;
        p1 += 4;
        p2 += 4;
        p3 += 4;
      }
      let closer = f32x4.lt(a0, best0);
      best0 = v128.bitselect(a0, best0, closer);
      label0 = v128.bitselect(i32x4.splat(c), label0, closer);
      closer = f32x4.lt(a1, best0);
      best0 = v128.bitselect(a1, best0, closer);
      label0 = v128.bitselect(i32x4.splat(c1), label0, closer);
      closer = f32x4.lt(a2, best0);
      best0 = v128.bitselect(a2, best0, closer);
      label0 = v128.bitselect(i32x4.splat(c2), label0, closer);
      closer = f32x4.lt(a3, best0);
      best0 = v128.bitselect(a3, best0, closer);
      label0 = v128.bitselect(i32x4.splat(c3), label0, closer);
      closer = f32x4.lt(b0, best1);
      best1 = v128.bitselect(b0, best1, closer);
      label1 = v128.bitselect(i32x4.splat(c), label1, closer);
      closer = f32x4.lt(b1, best1);
      best1 = v128.bitselect(b1, best1, closer);
      label1 = v128.bitselect(i32x4.splat(c1), label1, closer);
      closer = f32x4.lt(b2, best1);
      best1 = v128.bitselect(b2, best1, closer);
      label1 = v128.bitselect(i32x4.splat(c2), label1, closer);
      closer = f32x4.lt(b3, best1);
      best1 = v128.bitselect(b3, best1, closer);
      label1 = v128.bitselect(i32x4.splat(c3), label1, closer);
    }
    const at = labels + ((<usize>i) << 2);
    let changed =
      i32x4.bitmask(i32x4.ne(v128.load(at), label0)) |
      (i32x4.bitmask(i32x4.ne(v128.load(at, 16), label1)) << 4);
    if (i + 8 > nRows) changed &= (1 << max(nRows - i, 0)) - 1;
    nChanged += popcnt(changed);
    v128.store(at, label0);
    v128.store(at, label1, 16);
    const out = distances + ((<usize>i) << 3);
    v128.store(out, f64x2.mul(scale, f64x2.promote_low_f32x4(best0)));
    v128.store(out, f64x2.mul(scale, promoteHigh(best0)), 16);
    v128.store(out, f64x2.mul(scale, f64x2.promote_low_f32x4(best1)), 32);
    v128.store(out, f64x2.mul(scale, promoteHigh(best1)), 48);
  }
  return nChanged;
}
