/**
 * The nearest other point of each point on a plane, −1 of a lone one; of equally near ones the first. A grid of
 * about two points a cell is searched in rings: O(n) where points are spread, O(n²) where they coincide.
 */
export function nearestNeighbours(xs: readonly number[], ys: readonly number[]): Int32Array {
  const n = xs.length;
  const nearest = new Int32Array(n).fill(-1);
  if (n < 2) return nearest;
  const [x0, x1] = bounds(xs);
  const [y0, y1] = bounds(ys);
  const side = Math.max(x1 - x0, y1 - y0) / Math.max(1, Math.floor(Math.sqrt(n / 2))) || 1;
  const nCols = Math.floor((x1 - x0) / side) + 1;
  const nRows = Math.floor((y1 - y0) / side) + 1;
  const col = (i: number): number => Math.floor(((xs[i] ?? 0) - x0) / side);
  const row = (i: number): number => Math.floor(((ys[i] ?? 0) - y0) / side);
  const cells: number[][] = Array.from({ length: nCols * nRows }, () => []);
  for (let i = 0; i < n; i++) cells[row(i) * nCols + col(i)]?.push(i);
  for (let i = 0; i < n; i++) {
    let best = Number.POSITIVE_INFINITY;
    // What lies beyond ring r is farther than r sides away.
    for (let ring = 0; ring <= Math.max(nCols, nRows) && best > ((ring - 1) * side) ** 2; ring++) {
      for (let r = row(i) - ring; r <= row(i) + ring; r++) {
        const isEdge = Math.abs(r - row(i)) === ring;
        for (let c = col(i) - ring; c <= col(i) + ring; c += isEdge || ring === 0 ? 1 : 2 * ring) {
          if (r < 0 || c < 0 || r >= nRows || c >= nCols) continue;
          for (const j of cells[r * nCols + c] ?? []) {
            const distance = ((xs[i] ?? 0) - (xs[j] ?? 0)) ** 2 + ((ys[i] ?? 0) - (ys[j] ?? 0)) ** 2;
            if (j !== i && (distance < best || (distance === best && j < (nearest[i] ?? 0)))) {
              best = distance;
              nearest[i] = j;
            }
          }
        }
      }
    }
  }
  return nearest;
}

function bounds(values: readonly number[]): [number, number] {
  return values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
}
