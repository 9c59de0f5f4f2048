import { fitDistinctRange } from '../cluster/index.ts';
import type { TaskContext } from '../compute.ts';
import type { Matrix } from '../matrix.ts';
import { scorePath } from './score-path.ts';

/** One data set and what to fit on it: distinct rows with weights over 0. */
export interface SweepDataSetInput {
  readonly x: Matrix;
  readonly weights: Float64Array;
  readonly kFrom: number;
  readonly kTo: number;
  readonly nStarts: number;
  readonly nSwaps: number;
  readonly searchRows: number;
  readonly seed: number;
  /** Labels of the rows of x for each k in a data set much like this one, which the search goes on from; none if empty. */
  readonly like: readonly ArrayLike<number>[];
}

export interface SweepDataSetOutput {
  readonly fits: readonly SweepFit[];
  /** Labels of the rows of x, one entry a fit. */
  readonly labelings: readonly Int32Array[];
}

/** One fit of the sweep with its metrics. */
export interface SweepFit {
  readonly k: number;
  readonly inertia: number;
  readonly silhouette: number;
  readonly calinskiHarabasz: number;
  readonly daviesBouldin: number;
  /** Weight of each cluster, largest first. */
  readonly sizes: readonly number[];
  readonly nDistinct: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/** The share of a data set's time that its fits take; the rest is the silhouettes. */
const fitShare = 0.7;

/** k-means for each k, all of one search, then every metric; silhouettes in one pass. */
export function sweepDataSet(input: SweepDataSetInput, { kernels, report }: TaskContext): SweepDataSetOutput {
  const { x, weights, kFrom, nStarts, nSwaps, searchRows, seed, like } = input;
  const kTo = Math.min(input.kTo, x.nRows);
  const found =
    kTo < kFrom
      ? []
      : fitDistinctRange(x, weights, {
          kFrom,
          kTo,
          seed,
          nStarts,
          nSwaps,
          searchRows,
          like,
          kernels,
          onProgress: (fraction) => report(fitShare * fraction),
        });
  const scores = scorePath(x, weights, found, kernels);
  const fits = found.map(({ model }, f) => ({
    k: model.centroids.length,
    inertia: model.inertia,
    ...scores[f],
    sizes: model.totals,
    nDistinct: model.nDistinct,
    iterations: model.nIterations,
    converged: model.converged,
  }));
  return { fits, labelings: found.map(({ labels }) => labels) };
}
