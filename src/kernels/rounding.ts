import type { Matrix } from '../ml/index.ts';

/** How numbers become f32: single = (value − offset) × scale. */
export interface Rounding {
  /** Middle of each column: what is rounded is then small. */
  readonly offsets: Float64Array;
  /** A power of two, so that nothing but the rounding to f32 changes a distance. */
  readonly scale: number;
  /** Squared distances times this are in the unit of x again. */
  readonly factor: number;
}

/** Rows looked at together, a column after the other: they stay near, and so do the two extremes. */
const blockRows = 128;

/** Offsets and a scale that put every cell of x into [−1, 1]: no square overflows, few vanish. */
export function roundingOf({ data, nRows, nCols }: Matrix): Rounding {
  const least = new Float64Array(nCols).fill(Number.POSITIVE_INFINITY);
  const most = new Float64Array(nCols).fill(Number.NEGATIVE_INFINITY);
  for (let first = 0; first < nRows; first += blockRows) {
    const end = Math.min(first + blockRows, nRows) * nCols;
    for (let f = 0; f < nCols; f++) {
      let low = least[f];
      let high = most[f];
      for (let p = first * nCols + f; p < end; p += nCols) {
        const value = data[p];
        if (value < low) low = value;
        if (value > high) high = value;
      }
      least[f] = low;
      most[f] = high;
    }
  }
  const offsets = new Float64Array(nCols);
  let widest = 0;
  for (let f = 0; f < nCols && nRows > 0; f++) {
    offsets[f] = least[f] / 2 + most[f] / 2;
    widest = Math.max(widest, most[f] / 2 - least[f] / 2);
  }
  const scale = widest > 0 ? 2 ** -Math.ceil(Math.log2(widest)) : 1;
  return { offsets, scale, factor: 1 / (scale * scale) };
}
