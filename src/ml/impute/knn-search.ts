import type { DonorBlock } from './knn-donors.ts';

/**
 * For each column that a receiver misses, its nearest donors so far: `size` places, ascending by distance,
 * then by training row. Empty places have distance Infinity and row −1.
 */
export interface Nearest {
  readonly size: number;
  /** Scaled squared distances to 36 bits, nSlots × size. */
  readonly distances: Float64Array;
  /** Training rows, nSlots × size. */
  readonly rows: Int32Array;
}

/** 2^17 + 1 cuts a double to 53 − 17 = 36 bits (Veltkamp's split). */
const SPLIT = 131_073;
/** Beyond this the split would overflow. */
const LARGEST_SPLIT = 1e300;
/** Slack of the early exit over the 36 bits and the rounding of limit / factor. */
const LIMIT_SLACK = 1 + 1e-10;
/** Squares summed between two looks at the limit. */
const STRIDE = 4;

export function createNearest(nSlots: number, size: number): Nearest {
  return {
    size,
    distances: new Float64Array(nSlots * size),
    rows: new Int32Array(nSlots * size),
  };
}

/**
 * The nearest donors of one receiver, by the nan-euclidean distance √(nCols / nShared · Σ (a − b)²).
 *
 * Walks outward from the receiver's place in the first shared column, and stops where that coordinate alone
 * is too far. Exact: the early exits skip only donors that cannot enter.
 *
 * @param receiver length nCols
 * @param scratch OUT, at least nCols long
 * @param nearest OUT
 */
export function searchDonors(
  receiver: Float64Array,
  blocks: readonly DonorBlock[],
  scratch: Float64Array,
  nearest: Nearest,
): void {
  nearest.distances.fill(Number.POSITIVE_INFINITY);
  nearest.rows.fill(-1);
  for (const block of blocks) {
    for (let c = 0; c < block.columns.length; c++) scratch[c] = receiver[block.columns[c]];
    const start = lowerBound(block, scratch[0]);
    scan(block, scratch, nearest, start, block.rows.length, 1);
    scan(block, scratch, nearest, start - 1, -1, -1);
  }
}

/**
 * The distance to 36 significant bits (1.5e-11 relative): sums that differ by rounding alone become equal, so
 * the lowest row decides between donors that are equally near, whatever the order of the sum.
 */
function to36Bits(distance: number): number {
  if (distance > LARGEST_SPLIT) return distance;
  const t = distance * SPLIT;
  return t - (t - distance);
}

/** The first packed row whose first coordinate is at least `value`. */
function lowerBound(block: DonorBlock, value: number): number {
  const stride = block.columns.length;
  let low = 0;
  let high = block.rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (block.data[middle * stride] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param nearest IN/OUT */
function scan(
  block: DonorBlock,
  receiver: Float64Array,
  nearest: Nearest,
  from: number,
  end: number,
  step: 1 | -1,
): void {
  const { data, rows, factor, slots } = block;
  const n = block.columns.length;
  let limit = rawLimit(nearest, slots, factor);
  for (let r = from; r !== end; r += step) {
    const offset = r * n;
    const first = data[offset] - receiver[0];
    let sum = first * first;
    if (sum > limit) return;
    for (let c = 1; c < n && sum <= limit; ) {
      const stop = Math.min(n, c + STRIDE);
      for (; c < stop; c++) {
        const t = data[offset + c] - receiver[c];
        sum += t * t;
      }
    }
    if (sum > limit) continue;
    const distance = to36Bits(sum * factor);
    let isChanged = false;
    for (let s = 0; s < slots.length; s++) {
      if (insert(nearest, slots[s], distance, rows[r])) isChanged = true;
    }
    if (isChanged) limit = rawLimit(nearest, slots, factor);
  }
}

/** The largest plain sum of squares that may still enter one of the slots. */
function rawLimit(nearest: Nearest, slots: readonly number[], factor: number): number {
  let worst = 0;
  for (let s = 0; s < slots.length; s++) {
    worst = Math.max(worst, nearest.distances[(slots[s] + 1) * nearest.size - 1]);
  }
  return (worst / factor) * LIMIT_SLACK;
}

/** @param nearest IN/OUT */
function insert(nearest: Nearest, slot: number, distance: number, row: number): boolean {
  const { distances, rows, size } = nearest;
  const first = slot * size;
  let place = first + size - 1;
  if (!comesBefore(distance, row, distances[place], rows[place])) return false;
  while (place > first && comesBefore(distance, row, distances[place - 1], rows[place - 1])) {
    distances[place] = distances[place - 1];
    rows[place] = rows[place - 1];
    place--;
  }
  distances[place] = distance;
  rows[place] = row;
  return true;
}

function comesBefore(distance: number, row: number, otherDistance: number, otherRow: number): boolean {
  return distance < otherDistance || (distance === otherDistance && (otherRow < 0 || row < otherRow));
}
