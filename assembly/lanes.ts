/** The upper two f32 lanes as f64. */
export function promoteHigh(v: v128): v128 {
  return f64x2.promote_low_f32x4(v128.shuffle<f32>(v, v, 2, 3, 2, 3));
}

/** The four f32 lanes added in f64, first to last. */
export function sumLanes(v: v128): f64 {
  return (
    <f64>f32x4.extract_lane(v, 0) +
    <f64>f32x4.extract_lane(v, 1) +
    <f64>f32x4.extract_lane(v, 2) +
    <f64>f32x4.extract_lane(v, 3)
  );
}

/** Four vectors added: (a + b) + (c + d). */
export function sumOfFour(a: usize, b: usize, c: usize, d: usize): v128 {
  return f32x4.add(f32x4.add(v128.load(a), v128.load(b)), f32x4.add(v128.load(c), v128.load(d)));
}

/** The least of four lanes, in all of them. */
export function leastLane(v: v128): v128 {
  const halves = f32x4.pmin(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1));
  return f32x4.pmin(halves, v128.shuffle<f32>(halves, halves, 1, 0, 3, 2));
}
