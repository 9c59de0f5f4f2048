import { promoteHigh } from './lanes';

/**
 * The squared distance of every row to row `candidate` in f32, or `nearest` where that is smaller.
 *
 * @param x f32 [nCols][nPadded], columns one after the other; nPadded is a multiple of 4
 * @param weights f64 [nPadded], 0 on the padding
 * @param factor multiplies the squared distances on their way out
 * @param nearest f64 [nPadded]
 * @param out f64 [nPadded] OUT
 * @returns Σ weight × out: even and odd rows apart, then both
 */
export function lowerToCandidateSingle(
  x: usize,
  nPadded: i32,
  nCols: i32,
  weights: usize,
  candidate: i32,
  factor: f64,
  nearest: usize,
  out: usize,
): f64 {
  const stride = (<usize>nPadded) << 2;
  const scale = f64x2.splat(factor);
  let total = f64x2.splat(0);
  for (let i = 0; i < nPadded; i += 4) {
    let sum = f32x4.splat(0);
    let column = x + ((<usize>i) << 2);
    let own = x + ((<usize>candidate) << 2);
    for (let f = 0; f < nCols; f++) {
      const t = f32x4.sub(v128.load(column), v128.load32_splat(own));
      sum = f32x4.add(sum, f32x4.mul(t, t));
      column += stride;
      own += stride;
    }
    const at = (<usize>i) << 3;
    const low = f64x2.pmin(f64x2.mul(scale, f64x2.promote_low_f32x4(sum)), v128.load(nearest + at));
    const high = f64x2.pmin(f64x2.mul(scale, promoteHigh(sum)), v128.load(nearest + at, 16));
    v128.store(out + at, low);
    v128.store(out + at, high, 16);
    total = f64x2.add(total, f64x2.mul(v128.load(weights + at), low));
    total = f64x2.add(total, f64x2.mul(v128.load(weights + at, 16), high));
  }
  return f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1);
}
