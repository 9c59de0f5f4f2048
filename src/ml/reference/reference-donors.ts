import type { DonorTree, LoadedDonors, NearestDonors, Sharing } from '../kernels.ts';
import type { Matrix } from '../matrix.ts';

/** 2^17 + 1 cuts a double to 53 − 17 = 36 bits (Veltkamp's split). */
const split = 131_073;
/** Beyond this the split would overflow. */
const largestSplit = 1e300;
/** Slack of the early exit over the 36 bits and the rounding of limit ÷ factor. */
const slack = 1 + 1e-10;

/** The search of donors in plain f64, one after the other; what it is stands at `Kernels`. */
export function referenceDonors(donors: DonorTree): LoadedDonors {
  return {
    findNearest(sharing, receivers, nearest) {
      for (let r = 0; r < receivers.nRows; r++) findNearest(donors, sharing, receivers, r, nearest);
    },
  };
}

function findNearest(
  { donorsPerLeaf, leaves, nCols, rows }: DonorTree,
  sharing: Sharing,
  receivers: Matrix,
  receiver: number,
  nearest: NearestDonors,
): void {
  const { columns, factor, slots } = sharing;
  const start = receiver * nCols;
  let limit = limitOf(nearest, receiver, sharing);
  for (let p = 0; p < rows.length; p++) {
    if (rows[p] < 0) continue;
    const place = p % donorsPerLeaf;
    const leaf = (p - place) * nCols + place;
    let sum = 0;
    for (let c = 0; c < columns.length && sum <= limit; c++) {
      const t = leaves[leaf + columns[c] * donorsPerLeaf] - receivers.data[start + columns[c]];
      sum += t * t;
    }
    if (sum > limit) continue;
    const distance = to36Bits(sum * factor);
    for (const slot of slots) insert(nearest, receiver * nearest.nSlots + slot, distance, rows[p]);
    limit = limitOf(nearest, receiver, sharing);
  }
}

/**
 * The distance to 36 significant bits (1.5e-11 relative): sums that differ by rounding alone become equal, so
 * the lowest row decides between donors that are equally near, whatever the order of the sum.
 */
function to36Bits(distance: number): number {
  if (distance > largestSplit) return distance;
  const t = distance * split;
  return t - (t - distance);
}

/** The largest plain sum of squares that may still enter one of the slots. */
function limitOf(
  { distances, nSlots, size }: NearestDonors,
  receiver: number,
  { slots, factor }: Sharing,
): number {
  let worst = 0;
  for (const slot of slots) worst = Math.max(worst, distances[(receiver * nSlots + slot + 1) * size - 1]);
  return (worst / factor) * slack;
}

/** @param nearest IN/OUT: the donor goes to its place in the list, if it has one. */
function insert({ distances, rows, size }: NearestDonors, list: number, distance: number, row: number): void {
  const first = list * size;
  let place = first + size - 1;
  if (!comesBefore(distance, row, distances[place], rows[place])) return;
  while (place > first && comesBefore(distance, row, distances[place - 1], rows[place - 1])) {
    distances[place] = distances[place - 1];
    rows[place] = rows[place - 1];
    place--;
  }
  distances[place] = distance;
  rows[place] = row;
}

function comesBefore(distance: number, row: number, otherDistance: number, otherRow: number): boolean {
  return distance < otherDistance || (distance === otherDistance && (otherRow < 0 || row < otherRow));
}
