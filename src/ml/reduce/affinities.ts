import type { Neighbours } from './neighbours.ts';

/**
 * Joint probabilities of pairs of rows, each pair once: row i with `columns[p]` > i, p from `starts[i]` to
 * `starts[i + 1]`. They sum to ½, as (i, j) and (j, i) are both pairs.
 */
export interface Affinities {
  readonly nRows: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** Of the logarithm of the perplexity, as in scikit-learn. */
const ENTROPY_TOLERANCE = 1e-5;
const MAX_SEARCH_STEPS = 100;

/**
 * Conditional probabilities p(j | i) ∝ exp(−β(i) d²(i, j)) over the neighbours of i, with β(i) such that their
 * entropy is log(perplexity), by bisection.
 *
 * Where more neighbours than the perplexity are equally near, no β is steep enough, and those share evenly.
 * O(nRows × size) for each of at most 100 steps.
 */
export function conditionalProbabilities({ size, distances }: Neighbours, perplexity: number): Float64Array {
  const target = Math.log(perplexity);
  const out = new Float64Array(distances.length);
  for (let start = 0; start < distances.length; start += size) {
    let nearest = Number.POSITIVE_INFINITY;
    for (let k = 0; k < size; k++) nearest = Math.min(nearest, distances[start + k]);
    let beta = 1;
    let low = 0;
    let high = Number.POSITIVE_INFINITY;
    let sum = 1;
    for (let step = 0; step < MAX_SEARCH_STEPS; step++) {
      sum = 0;
      let energy = 0;
      for (let k = 0; k < size; k++) {
        const excess = beta * (distances[start + k] - nearest);
        const p = Math.exp(-excess);
        out[start + k] = p;
        sum += p;
        // Beyond the reach of exp the product is 0 × a large number.
        if (p > 0) energy += p * excess;
      }
      const tooMuch = Math.log(sum) + energy / sum - target;
      if (Math.abs(tooMuch) <= ENTROPY_TOLERANCE) break;
      if (tooMuch > 0) {
        low = beta;
        beta = high === Number.POSITIVE_INFINITY ? beta * 2 : (beta + high) / 2;
      } else {
        high = beta;
        beta = (beta + low) / 2;
      }
    }
    for (let k = 0; k < size; k++) out[start + k] /= sum;
  }
  return out;
}

/**
 * p(i, j) = (p(j | i) + p(i | j)) ÷ (2 nRows), over pairs where either is a neighbour of the other.
 *
 * O(nRows × size), by two passes of sorting by place.
 */
export function symmetrize(neighbours: Neighbours, conditional: Float64Array): Affinities {
  const { size, rows } = neighbours;
  const nRows = rows.length / size;
  const starts = new Int32Array(nRows + 1);
  for (let p = 0; p < rows.length; p++) starts[Math.min(Math.floor(p / size), rows[p]) + 1]++;
  for (let i = 0; i < nRows; i++) starts[i + 1] += starts[i];
  const columns = new Int32Array(rows.length);
  const values = new Float64Array(rows.length);
  // By ascending other end, so that a pair's two halves come to lie side by side.
  const byHigh = sortByHighEnd(rows, size);
  const next = starts.slice(0, nRows);
  for (const p of byHigh) {
    const i = Math.floor(p / size);
    const low = Math.min(i, rows[p]);
    columns[next[low]] = Math.max(i, rows[p]);
    values[next[low]++] = conditional[p] / (2 * nRows);
  }
  return joinHalves({ nRows, starts, columns, values });
}

function sortByHighEnd(rows: Int32Array, size: number): Int32Array {
  const nRows = rows.length / size;
  const next = new Int32Array(nRows + 1);
  for (let p = 0; p < rows.length; p++) next[Math.max(Math.floor(p / size), rows[p]) + 1]++;
  for (let i = 0; i < nRows; i++) next[i + 1] += next[i];
  const order = new Int32Array(rows.length);
  for (let p = 0; p < rows.length; p++) order[next[Math.max(Math.floor(p / size), rows[p])]++] = p;
  return order;
}

/** Adds neighbouring entries of equal column. */
function joinHalves({ nRows, starts, columns, values }: Affinities): Affinities {
  const joined = new Int32Array(nRows + 1);
  let n = 0;
  for (let i = 0; i < nRows; i++) {
    for (let p = starts[i]; p < starts[i + 1]; p++) {
      if (n > joined[i] && columns[n - 1] === columns[p]) {
        values[n - 1] += values[p];
      } else {
        columns[n] = columns[p];
        values[n++] = values[p];
      }
    }
    joined[i + 1] = n;
  }
  return { nRows, starts: joined, columns: columns.slice(0, n), values: values.slice(0, n) };
}
