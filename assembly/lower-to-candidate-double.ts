/**
 * The squared distance of every row to row `candidate` in f64, or `nearest` where that is smaller.
 *
 * @param x f64 [nCols][nPadded], columns one after the other; nPadded is a multiple of 4
 * @param weights f64 [nPadded], 0 on the padding
 * @param nearest f64 [nPadded]
 * @param out f64 [nPadded] OUT
 * @returns Σ weight × out: even and odd rows apart, then both
 */
export function lowerToCandidateDouble(
  x: usize,
  nPadded: i32,
  nCols: i32,
  weights: usize,
  candidate: i32,
  nearest: usize,
  out: usize,
): f64 {
  const stride = (<usize>nPadded) << 3;
  let total = f64x2.splat(0);
  for (let i = 0; i < nPadded; i += 4) {
    let low = f64x2.splat(0);
    let high = low;
    let column = x + ((<usize>i) << 3);
    let own = x + ((<usize>candidate) << 3);
    for (let f = 0; f < nCols; f++) {
      const m = v128.load64_splat(own);
      let t = f64x2.sub(v128.load(column), m);
      low = f64x2.add(low, f64x2.mul(t, t));
      t = f64x2.sub(v128.load(column, 16), m);
      high = f64x2.add(high, f64x2.mul(t, t));
      column += stride;
      own += stride;
    }
    const at = (<usize>i) << 3;
    low = f64x2.pmin(low, v128.load(nearest + at));
    high = f64x2.pmin(high, v128.load(nearest + at, 16));
    v128.store(out + at, low);
    v128.store(out + at, high, 16);
    total = f64x2.add(total, f64x2.mul(v128.load(weights + at), low));
    total = f64x2.add(total, f64x2.mul(v128.load(weights + at, 16), high));
  }
  return f64x2.extract_lane(total, 0) + f64x2.extract_lane(total, 1);
}
