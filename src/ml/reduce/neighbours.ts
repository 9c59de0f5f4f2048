import { squaredDistances } from '../linalg/squared-distances.ts';
import type { Matrix } from '../matrix.ts';

/** The nearest other rows of every row, in no particular order within a row; shape (nRows, size). */
export interface Neighbours {
  readonly size: number;
  readonly rows: Int32Array;
  /** Squared Euclidean. */
  readonly distances: Float64Array;
}

/** Rows a tile: with 16 columns two tiles fit the first-level cache. */
const TILE = 128;

/**
 * The `size` nearest other rows of every row, exactly; ties go to the lowest row.
 *
 * Tile by tile, each pair once, offered to both its rows. O(nRows² × nCols) and O(nRows × size) memory.
 *
 * @param x shape (nRows, nCols), finite
 * @param size from 1 to nRows − 1
 */
export function findNeighbours(x: Matrix, size: number): Neighbours {
  const { nRows } = x;
  const rows = new Int32Array(nRows * size).fill(nRows);
  const distances = new Float64Array(nRows * size).fill(Number.POSITIVE_INFINITY);
  const tile = new Float64Array(TILE);
  for (let top = 0; top < nRows; top += TILE) {
    for (let left = top; left < nRows; left += TILE) {
      const end = Math.min(left + TILE, nRows);
      for (let i = top; i < Math.min(top + TILE, nRows); i++) {
        const from = Math.max(left, i + 1);
        squaredDistances(x, i, from, end, tile, 0);
        for (let j = from; j < end; j++) {
          const distance = tile[j - from];
          if (distance <= distances[i * size]) offer(rows, distances, i * size, size, j, distance);
          if (distance <= distances[j * size]) offer(rows, distances, j * size, size, i, distance);
        }
      }
    }
  }
  return { size, rows, distances };
}

/**
 * Puts a row into a heap in place of its farthest, if it is nearer, by (distance, row).
 *
 * @param rows IN/OUT, the heap is the `size` entries from `start`, farthest first
 * @param distances IN/OUT, likewise
 */
function offer(
  rows: Int32Array,
  distances: Float64Array,
  start: number,
  size: number,
  row: number,
  distance: number,
): void {
  if (distance === distances[start] && row > rows[start]) return;
  let at = 0;
  for (;;) {
    let child = 2 * at + 1;
    if (child >= size) break;
    if (child + 1 < size && isFarther(rows, distances, start + child + 1, start + child)) child++;
    const q = start + child;
    if (distances[q] < distance || (distances[q] === distance && rows[q] < row)) break;
    distances[start + at] = distances[q];
    rows[start + at] = rows[q];
    at = child;
  }
  distances[start + at] = distance;
  rows[start + at] = row;
}

function isFarther(rows: Int32Array, distances: Float64Array, p: number, q: number): boolean {
  return distances[p] > distances[q] || (distances[p] === distances[q] && rows[p] > rows[q]);
}
