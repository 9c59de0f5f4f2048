/**
 * The squared distance of every row to one of four candidates in f32, or `nearest` where that is smaller; rows whose
 * columns come in blocks of few values. What is in no list here is as in `sumLoweredCoded`.
 *
 * @param lane of the candidate, from 0 to 3
 * @param out f64 [nRows] OUT
 */
export function lowerToLaneCoded(
  codes: usize,
  nRows: i32,
  nBlocks: i32,
  plain: usize,
  nPlain: i32,
  candidates: usize,
  table: usize,
  lane: i32,
  factor: f64,
  nearest: usize,
  out: usize,
): void {
  const end = codes + <usize>nRows * ((<usize>nBlocks) << 2);
  const plainWidth = (<usize>nPlain) << 2;
  const codeWidth = (<usize>nBlocks) << 2;
  table += (<usize>lane) << 2;
  candidates += (<usize>lane) << 2;
  while (codes < end) {
    let squared: f32 = 0;
    for (let p: usize = 0; p < codeWidth; p += 16) {
      const a = load<f32>(table + ((<usize>load<i32>(codes + p)) << 4));
      const b = load<f32>(table + ((<usize>load<i32>(codes + p, 4)) << 4));
      const c = load<f32>(table + ((<usize>load<i32>(codes + p, 8)) << 4));
      const d = load<f32>(table + ((<usize>load<i32>(codes + p, 12)) << 4));
      squared += a + b + (c + d);
    }
    for (let p: usize = 0; p < plainWidth; p += 4) {
      const t = load<f32>(plain + p) - load<f32>(candidates + (p << 2));
      squared += t * t;
    }
    const distance = factor * <f64>squared;
    const near = load<f64>(nearest);
    store<f64>(out, min(distance, near));
    codes += codeWidth;
    plain += plainWidth;
    nearest += 8;
    out += 8;
  }
}
