import { promoteHigh, sumOfFour } from './lanes';

/**
 * For each of four candidates Σ weight × the smaller of a row's squared distance to it, in f32, and `nearest`; rows
 * whose columns come in blocks of few values.
 *
 * @param codes i32 [nRows][nBlocks], the value that each row has in each block, counted through all blocks
 * @param nBlocks a multiple of 4
 * @param plain f32 [nRows][nPlain]
 * @param candidates f32 [nPlain][4], their plain columns
 * @param table f32 [nValues of all blocks][4], from `fillCentroidTable`
 * @param factor multiplies the squared distances
 * @param weights f64 [nRows]
 * @param nearest f64 [nRows]
 * @param totals f64 [4] OUT
 */
export function sumLoweredCoded(
  codes: usize,
  nRows: i32,
  nBlocks: i32,
  plain: usize,
  nPlain: i32,
  candidates: usize,
  table: usize,
  factor: f64,
  weights: usize,
  nearest: usize,
  totals: usize,
): void {
  const end = codes + <usize>nRows * ((<usize>nBlocks) << 2);
  const plainWidth = (<usize>nPlain) << 2;
  const codeWidth = (<usize>nBlocks) << 2;
  const scale = f64x2.splat(factor);
  let low = f64x2.splat(0);
  let high = low;
  while (codes < end) {
    let squared = f32x4.splat(0);
    for (let p: usize = 0; p < codeWidth; p += 16) {
      const four = sumOfFour(
        table + ((<usize>load<i32>(codes + p)) << 4),
        table + ((<usize>load<i32>(codes + p, 4)) << 4),
        table + ((<usize>load<i32>(codes + p, 8)) << 4),
        table + ((<usize>load<i32>(codes + p, 12)) << 4),
      );
      squared = f32x4.add(squared, four);
    }
    for (let p: usize = 0; p < plainWidth; p += 4) {
      const t = f32x4.sub(v128.load32_splat(plain + p), v128.load(candidates + (p << 2)));
      squared = f32x4.add(squared, f32x4.mul(t, t));
    }
    const near = v128.load64_splat(nearest);
    const weight = v128.load64_splat(weights);
    const lower = f64x2.promote_low_f32x4(squared);
    const upper = promoteHigh(squared);
    low = f64x2.add(low, f64x2.mul(weight, f64x2.pmin(f64x2.mul(scale, lower), near)));
    high = f64x2.add(high, f64x2.mul(weight, f64x2.pmin(f64x2.mul(scale, upper), near)));
    codes += codeWidth;
    plain += plainWidth;
    nearest += 8;
    weights += 8;
  }
  v128.store(totals, low);
  v128.store(totals, high, 16);
}
