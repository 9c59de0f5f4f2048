import type { WeightedRows } from './kmeans-model.ts';

/** How far weighted rows lie from their mean. */
export interface Spread {
  /** Σ weight. */
  readonly total: number;
  /** Squared Euclidean distance of each row to the weighted mean, length nRows. */
  readonly squared: Float64Array;
  /** Σ weight × squared: the inertia of one cluster. */
  readonly inertia: number;
}

/** O(nRows × nCols), two passes. */
export function spreadOf({ x, weights }: WeightedRows): Spread {
  const { data, nRows, nCols } = x;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const means = new Float64Array(nCols);
  for (let i = 0, p = 0; i < nRows; i++) {
    const share = weights[i] / total;
    for (let f = 0; f < nCols; f++, p++) means[f] += share * data[p];
  }
  const squared = new Float64Array(nRows);
  let inertia = 0;
  for (let i = 0, p = 0; i < nRows; i++) {
    let sum = 0;
    for (let f = 0; f < nCols; f++, p++) {
      const centred = data[p] - means[f];
      sum += centred * centred;
    }
    squared[i] = sum;
    inertia += weights[i] * sum;
  }
  return { total, squared, inertia };
}
