import { ArgumentError } from '../errors.ts';
import { checkWeights } from '../validate.ts';

/**
 * Adjusted Rand index of two partitions of the same rows: their agreement over pairs of rows, corrected for chance.
 *
 * 1 for equal partitions (whatever the labels are called), about 0 for unrelated ones, least −0.5. Symmetric.
 * 1 when both put all rows in one cluster or each row in its own, as in scikit-learn. Pairs are counted as if a row of
 * weight w were w equal rows, so weights must be counts. O(nRows). Hubert and Arabie (1985).
 *
 * @param a length nRows, any integers
 * @param b length nRows, any integers
 * @param weights length nRows; defaults to ones
 */
export function adjustedRand(
  a: ArrayLike<number>,
  b: ArrayLike<number>,
  weights?: ArrayLike<number>,
): number {
  if (a.length === 0) throw new ArgumentError('E_EMPTY', 'a must have at least one label; got 0');
  if (a.length !== b.length) {
    throw new ArgumentError('E_LABELS', `b must have ${a.length} entries, as a has; got ${b.length}`);
  }
  const rowWeights = checkWeights(weights, a.length);
  return agreementOverPairs(compact(a, 'a'), compact(b, 'b'), rowWeights);
}

/** Labels renumbered 0, 1, … in order of appearance. */
function compact(labels: ArrayLike<number>, name: string): Int32Array {
  const ids = new Map<number, number>();
  const out = new Int32Array(labels.length);
  for (let i = 0; i < labels.length; i++) {
    if (!Number.isInteger(labels[i])) {
      throw new ArgumentError('E_LABELS', `${name} must hold integers; ${name}[${i}] is ${labels[i]}`);
    }
    let id = ids.get(labels[i]);
    if (id === undefined) {
      id = ids.size;
      ids.set(labels[i], id);
    }
    out[i] = id;
  }
  return out;
}

function agreementOverPairs(a: Int32Array, b: Int32Array, weights: Float64Array): number {
  const nRows = a.length;
  const sizesA = new Float64Array(nRows);
  const sizesB = new Float64Array(nRows);
  const cells = new Map<number, number>();
  let n = 0;
  for (let i = 0; i < nRows; i++) {
    const cell = a[i] * nRows + b[i];
    cells.set(cell, (cells.get(cell) ?? 0) + weights[i]);
    sizesA[a[i]] += weights[i];
    sizesB[b[i]] += weights[i];
    n += weights[i];
  }
  let squares = 0;
  for (const size of cells.values()) squares += size * size;
  let squaresA = 0;
  let squaresB = 0;
  for (let k = 0; k < nRows; k++) {
    squaresA += sizesA[k] * sizesA[k];
    squaresB += sizesB[k] * sizesB[k];
  }
  const together = squares - n;
  const onlyA = squaresA - squares;
  const onlyB = squaresB - squares;
  const apart = n * n - squaresA - squaresB + squares;
  if (onlyA === 0 && onlyB === 0) return 1;
  return (
    (2 * (together * apart - onlyA * onlyB)) /
    ((together + onlyA) * (onlyA + apart) + (together + onlyB) * (onlyB + apart))
  );
}
