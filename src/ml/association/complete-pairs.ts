import { ArgumentError } from '../errors.ts';

/** Refuses two columns of different length. */
export function checkSameLength(a: ArrayLike<unknown>, b: ArrayLike<unknown>): void {
  if (a.length === b.length) return;
  throw new ArgumentError(
    'E_SHAPE',
    `both columns must have the same length; got ${a.length} and ${b.length}`,
  );
}

/** The rows where both are known, in order; the columns themselves where that is every row. */
export function completePairs(x: Float64Array, y: Float64Array): readonly [Float64Array, Float64Array] {
  let nKnown = 0;
  for (let i = 0; i < x.length; i++) nKnown += Number(!(Number.isNaN(x[i]) || Number.isNaN(y[i])));
  if (nKnown === x.length) return [x, y];
  const xs = new Float64Array(nKnown);
  const ys = new Float64Array(nKnown);
  for (let i = 0, at = 0; i < x.length; i++) {
    if (Number.isNaN(x[i]) || Number.isNaN(y[i])) continue;
    xs[at] = x[i];
    ys[at++] = y[i];
  }
  return [xs, ys];
}
