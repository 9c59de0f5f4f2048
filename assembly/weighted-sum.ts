/** Σ weight × value in row order, as the reference does it, bit for bit; both f64 [n]. */
export function weightedSum(weights: usize, values: usize, n: i32): f64 {
  let sum: f64 = 0;
  const end = (<usize>n) << 3;
  for (let at: usize = 0; at < end; at += 8) sum += load<f64>(weights + at) * load<f64>(values + at);
  return sum;
}
