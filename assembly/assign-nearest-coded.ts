import { leastLane, sumOfFour } from './lanes';

/**
 * For every row its nearest centroid in f32, ties to the lowest index, where columns come in blocks of few values. A
 * squared distance is what the table says of the row's value in each block, and Σ (x − c)² over the plain columns.
 *
 * @param codes i32 [nRows][nBlocks], the value that each row has in each block, counted through all blocks
 * @param nBlocks a multiple of 4
 * @param plain f32 [nRows][nPlain]
 * @param centroids f32 [nPlain][nLanes], the plain columns of the centroids
 * @param table f32 [nValues of all blocks][nLanes], from `fillCentroidTable`
 * @param nLanes a multiple of 4, at most 64; lanes after the last centroid repeat it
 * @param squared f32 [nLanes] scratch
 * @param factor multiplies the squared distances on their way out
 * @param labels i32 [nRows] IN/OUT
 * @param distances f64 [nRows] OUT, squared
 * @returns how many labels changed
 */
export function assignNearestCoded(
  codes: usize,
  nRows: i32,
  nBlocks: i32,
  plain: usize,
  nPlain: i32,
  centroids: usize,
  table: usize,
  nLanes: i32,
  squared: usize,
  factor: f64,
  labels: usize,
  distances: usize,
): i32 {
  const codeWidth = (<usize>nBlocks) << 2;
  const plainWidth = (<usize>nPlain) << 2;
  const width = (<usize>nLanes) << 2;
  const isShort = codeWidth === 16 && plainWidth === 0 && width <= 64;
  let nChanged = 0;
  for (let i = 0; i < nRows; i++) {
    let a = table + <usize>load<i32>(codes) * width;
    let b = table + <usize>load<i32>(codes, 4) * width;
    let c = table + <usize>load<i32>(codes, 8) * width;
    let d = table + <usize>load<i32>(codes, 12) * width;
    let least: v128;
    // Which lanes have the least: without a branch, which could not be foreseen.
    let lanes: u64;
    if (isShort) {
      const s0 = sumOfFour(a, b, c, d);
      let s1 = f32x4.splat(f32.POSITIVE_INFINITY);
      let s2 = s1;
      let s3 = s1;
      if (width > 16) s1 = sumOfFour(a + 16, b + 16, c + 16, d + 16);
      if (width > 32) s2 = sumOfFour(a + 32, b + 32, c + 32, d + 32);
      if (width > 48) s3 = sumOfFour(a + 48, b + 48, c + 48, d + 48);
      least = leastLane(f32x4.pmin(f32x4.pmin(s0, s1), f32x4.pmin(s2, s3)));
      lanes =
        <u64>i32x4.bitmask(f32x4.eq(s0, least)) |
        ((<u64>i32x4.bitmask(f32x4.eq(s1, least))) << 4) |
        ((<u64>i32x4.bitmask(f32x4.eq(s2, least))) << 8) |
        ((<u64>i32x4.bitmask(f32x4.eq(s3, least))) << 12);
    } else {
      for (let at: usize = 0; at < width; at += 16) {
        v128.store(squared + at, sumOfFour(a + at, b + at, c + at, d + at));
      }
      for (let p: usize = 16; p < codeWidth; p += 16) {
        a = table + <usize>load<i32>(codes + p) * width;
        b = table + <usize>load<i32>(codes + p, 4) * width;
        c = table + <usize>load<i32>(codes + p, 8) * width;
        d = table + <usize>load<i32>(codes + p, 12) * width;
        for (let at: usize = 0; at < width; at += 16) {
          const sum = sumOfFour(a + at, b + at, c + at, d + at);
          v128.store(squared + at, f32x4.add(v128.load(squared + at), sum));
        }
      }
      let centroid = centroids;
      for (let p: usize = 0; p < plainWidth; p += 4) {
        const v = v128.load32_splat(plain + p);
        for (let at: usize = 0; at < width; at += 16) {
          const t = f32x4.sub(v, v128.load(centroid));
          v128.store(squared + at, f32x4.add(v128.load(squared + at), f32x4.mul(t, t)));
          centroid += 16;
        }
      }
      least = f32x4.splat(f32.POSITIVE_INFINITY);
      for (let at: usize = 0; at < width; at += 16) least = f32x4.pmin(least, v128.load(squared + at));
      least = leastLane(least);
      lanes = 0;
      for (let at = width; at > 0; ) {
        at -= 16;
        lanes = (lanes << 4) | <u64>i32x4.bitmask(f32x4.eq(v128.load(squared + at), least));
      }
    }
    const found = <i32>ctz(lanes);
    nChanged += i32(found !== load<i32>(labels));
    store<i32>(labels, found);
    store<f64>(distances, factor * <f64>f32x4.extract_lane(least, 0));
    codes += codeWidth;
    plain += plainWidth;
    labels += 4;
    distances += 8;
  }
  return nChanged;
}
