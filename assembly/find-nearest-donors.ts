/** Donors of a leaf, side by side; as `donorsPerLeaf` of src/ml/impute/donor-tree.ts. */
const leafSize: i32 = 8;
/** Columns summed between two looks at the limit. */
const stride: i32 = 4;
/** 2^17 + 1 cuts a double to 36 bits; beyond `largestSplit` that would overflow. */
const split: f64 = 131073;
const largestSplit: f64 = 1e300;
/** Slack of the limit over the 36 bits and the rounding of limit ÷ factor. */
const slack: f64 = 1 + 1e-10;

/**
 * The nearest donors of receivers among one tree of donors, added to those found before; nan-euclidean distances in
 * f64, each sum over the columns in order, as the reference does it, bit for bit.
 *
 * Goes down the tree, nearer box first, and leaves out boxes that lie beyond the worst donor kept.
 *
 * @param leaves f64 [2^nLevels][nCols][leafSize], NaN where a leaf has fewer donors
 * @param rows i32 [2^nLevels][leafSize], training rows
 * @param boxes f64 [2^nLevels − 1][nCols][4]: of the two boxes below a node, least left, least right, most left, most
 *   right
 * @param columns i32 [nShared], the columns that both sides know, in the order of the sum
 * @param factor what the other columns add: a squared distance is factor × sum
 * @param receivers f64 [nReceivers][nCols]
 * @param slots i32 [nKnown], which of the nSlots lists of a receiver these donors enter
 * @param distances f64 [nReceivers][nSlots][size] IN/OUT, squared, to 36 bits, ascending
 * @param found i32 [nReceivers][nSlots][size] IN/OUT, training rows, ascending where distances are equal; −1 if none
 * @param stack f64 [2 × nLevels + 2] scratch: boxes still to see, as bound and node
 */
export function findNearestDonors(
  leaves: usize,
  rows: usize,
  boxes: usize,
  nLevels: i32,
  nCols: i32,
  columns: usize,
  nShared: i32,
  factor: f64,
  receivers: usize,
  nReceivers: i32,
  slots: usize,
  nKnown: i32,
  nSlots: i32,
  size: i32,
  distances: usize,
  found: usize,
  stack: usize,
): void {
  const nInner = (1 << nLevels) - 1;
  const list = <usize>(nSlots * size);
  const zero = f64x2.splat(0);
  for (let r = 0; r < nReceivers; r++) {
    const receiver = receivers + ((<usize>(r * nCols)) << 3);
    const own = distances + ((<usize>r * list) << 3);
    const ownRows = found + ((<usize>r * list) << 2);
    let limit = limitOf(own, slots, nKnown, size, factor);
    store<f64>(stack, 0);
    store<i32>(stack, 0, 8);
    let top = stack + 16;
    while (top > stack) {
      top -= 16;
      if (load<f64>(top) > limit) continue;
      const limits = f64x2.splat(limit);
      let node = load<i32>(top, 8);
      while (node < nInner) {
        const box = boxes + ((<usize>(node * nCols)) << 5);
        let bounds = zero;
        let near: i32 = 1;
        for (let c = 0; c < nShared && near > 0; ) {
          const stop = min(nShared, c + stride);
          for (; c < stop; c++) {
            const column = <usize>load<i32>(columns + ((<usize>c) << 2));
            const v = v128.load64_splat(receiver + (column << 3));
            const at = box + (column << 5);
            const low = f64x2.sub(v128.load(at), v);
            const high = f64x2.sub(v, v128.load(at, 16));
            const gap = f64x2.pmax(f64x2.pmax(low, high), zero);
            bounds = f64x2.add(bounds, f64x2.mul(gap, gap));
          }
          near = i64x2.bitmask(f64x2.le(bounds, limits));
        }
        if (near === 0) {
          node = -1;
          break;
        }
        node = 2 * node + 1;
        // The nearer box is next, the other waits.
        const side = i32(f64x2.extract_lane(bounds, 1) < f64x2.extract_lane(bounds, 0));
        if (near === 3) {
          store<f64>(top, side > 0 ? f64x2.extract_lane(bounds, 0) : f64x2.extract_lane(bounds, 1));
          store<i32>(top, node + 1 - side, 8);
          top += 16;
        }
        node += side;
      }
      if (node < 0) continue;
      const leaf = <usize>(node - nInner);
      const data = leaves + ((leaf * <usize>nCols) << 6);
      let a = zero;
      let b = zero;
      let d = zero;
      let e = zero;
      let within: i32 = 1;
      for (let c = 0; c < nShared && within > 0; ) {
        const stop = min(nShared, c + stride);
        for (; c < stop; c++) {
          const column = <usize>load<i32>(columns + ((<usize>c) << 2));
          const v = v128.load64_splat(receiver + (column << 3));
          const at = data + (column << 6);
          let t = f64x2.sub(v128.load(at), v);
          a = f64x2.add(a, f64x2.mul(t, t));
          t = f64x2.sub(v128.load(at, 16), v);
          b = f64x2.add(b, f64x2.mul(t, t));
          t = f64x2.sub(v128.load(at, 32), v);
          d = f64x2.add(d, f64x2.mul(t, t));
          t = f64x2.sub(v128.load(at, 48), v);
          e = f64x2.add(e, f64x2.mul(t, t));
        }
        within =
          i64x2.bitmask(f64x2.le(a, limits)) |
          (i64x2.bitmask(f64x2.le(b, limits)) << 2) |
          (i64x2.bitmask(f64x2.le(d, limits)) << 4) |
          (i64x2.bitmask(f64x2.le(e, limits)) << 6);
      }
      if (within === 0) continue;
      const sums = top;
      v128.store(sums, a);
      v128.store(sums, b, 16);
      v128.store(sums, d, 32);
      v128.store(sums, e, 48);
      const leafRows = rows + ((leaf * leafSize) << 2);
      for (; within > 0; within &= within - 1) {
        const place = <usize>ctz(within);
        const distance = to36Bits(load<f64>(sums + (place << 3)) * factor);
        const row = load<i32>(leafRows + (place << 2));
        for (let s = 0; s < nKnown; s++) {
          const slot = <usize>(load<i32>(slots + ((<usize>s) << 2)) * size);
          insert(own + (slot << 3), ownRows + (slot << 2), size, distance, row);
        }
      }
      limit = limitOf(own, slots, nKnown, size, factor);
    }
  }
}

/** The largest plain sum of squares that may still enter one of the lists. */
function limitOf(distances: usize, slots: usize, nKnown: i32, size: i32, factor: f64): f64 {
  let worst: f64 = 0;
  for (let s = 0; s < nKnown; s++) {
    const slot = <usize>(load<i32>(slots + ((<usize>s) << 2)) * size);
    worst = max(worst, load<f64>(distances + ((slot + <usize>size - 1) << 3)));
  }
  return (worst / factor) * slack;
}

function to36Bits(distance: f64): f64 {
  if (distance > largestSplit) return distance;
  const t = distance * split;
  return t - (t - distance);
}

/** Puts a donor in its place, ascending by distance, then by row; a list has `size` places. */
function insert(distances: usize, rows: usize, size: i32, distance: f64, row: i32): void {
  let place = size - 1;
  if (!comesBefore(distance, row, distances, rows, place)) return;
  for (; place > 0 && comesBefore(distance, row, distances, rows, place - 1); place--) {
    store<f64>(distances + ((<usize>place) << 3), load<f64>(distances + ((<usize>(place - 1)) << 3)));
    store<i32>(rows + ((<usize>place) << 2), load<i32>(rows + ((<usize>(place - 1)) << 2)));
  }
  store<f64>(distances + ((<usize>place) << 3), distance);
  store<i32>(rows + ((<usize>place) << 2), row);
}

function comesBefore(distance: f64, row: i32, distances: usize, rows: usize, place: i32): bool {
  const other = load<f64>(distances + ((<usize>place) << 3));
  if (distance !== other) return distance < other;
  const otherRow = load<i32>(rows + ((<usize>place) << 2));
  return otherRow < 0 || row < otherRow;
}
