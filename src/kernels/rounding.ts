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

/** Offsets and a scale that put every cell of x into [−1, 1]: no square overflows, few vanish. */
export function roundingOf({ data, nRows, nCols }: Matrix): Rounding {
  const offsets = new Float64Array(nCols);
  let widest = 0;
  for (let f = 0; f < nCols; f++) {
    let min = Number.POSITIVE_INFINITY;
    let max = Number.NEGATIVE_INFINITY;
    for (let i = 0, p = f; i < nRows; i++, p += nCols) {
      min = Math.min(min, data[p]);
      max = Math.max(max, data[p]);
    }
    if (nRows === 0) continue;
    offsets[f] = min / 2 + max / 2;
    widest = Math.max(widest, max / 2 - min / 2);
  }
  const scale = widest > 0 ? 2 ** -Math.ceil(Math.log2(widest)) : 1;
  return { offsets, scale, factor: 1 / (scale * scale) };
}
