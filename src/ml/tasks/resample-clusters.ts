import { fitKMeans } from '../cluster/index.ts';
import type { TaskContext } from '../compute.ts';
import { distinctRows } from '../distinct.ts';
import type { Frame } from '../frame.ts';
import type { Kernels } from '../kernels.ts';
import { fromRows, type Matrix, selectRows } from '../matrix.ts';
import { adjustedRand } from '../metrics/index.ts';
import { shuffleColumns } from '../null/index.ts';
import { type ColumnTransformer, transformColumns } from '../preprocess/index.ts';
import { deriveSeed } from '../random.ts';
import { clusterJaccard, nearestRow, resampleWeights } from '../stability/index.ts';

/** Rows, what they are clustered into, and how often to try again. */
export interface ResampleClustersInput {
  /** One row a client, no cell missing. */
  readonly rows: Frame;
  readonly transformer: ColumnTransformer;
  readonly k: number;
  /** The clustering that is tried; null makes one of the rows first. */
  readonly centroids: Matrix | null;
  /** Shuffles the columns first: blocks together, by the seed; null leaves the rows as they are. */
  readonly shuffled: { readonly blocks: readonly (readonly string[])[]; readonly seed: number } | null;
  readonly nResamples: number;
  /** Fits of one start on the rows as they are. */
  readonly nSingles: number;
  /** Starts of k-means on a resample. */
  readonly nStarts: number;
  /** Random swaps of a centroid tried on the best start. */
  readonly nSwaps: number;
  readonly seed: number;
}

export interface ResampleClustersOutput {
  /** One entry a resample: for each cluster, heaviest first unless centroids came in, how much of it came again. */
  readonly jaccards: readonly (readonly number[])[];
  /** Adjusted Rand index of each fit of one start with the clustering. */
  readonly singles: readonly number[];
}

/** Clusters bootstrap resamples of the rows, and the rows from single starts, and compares with the clustering. */
export function resampleClusters(
  input: ResampleClustersInput,
  { kernels, report }: TaskContext,
): ResampleClustersOutput {
  const { rows: frame, transformer, shuffled, k, nStarts, nSwaps, nResamples, nSingles, seed } = input;
  const { rows, weights } = distinctRows(
    transformColumns(transformer, shuffled ? shuffleColumns(frame, shuffled) : frame),
  );
  const nClusters = Math.min(k, rows.nRows);
  const refit = (part: string, n: number, own: Float64Array, isSingle = false): Matrix => {
    const search = isSingle ? { nStarts: 1, nSwaps: 0 } : { nStarts, nSwaps };
    return fitOnce(rows, own, nClusters, { ...search, seed: deriveSeed(seed, part, n) }, kernels);
  };
  const centroids = input.centroids ?? refit('reference', 0, weights);
  const labels = nearestRow(rows, centroids);
  const jaccards = Array.from({ length: nResamples }, (_, n) => {
    report(n / nResamples);
    const again = refit('resample', n, resampleWeights(weights, deriveSeed(seed, 'weights', n)));
    return clusterJaccard(labels, nearestRow(rows, again), { nClusters: centroids.nRows, weights });
  });
  const singles = Array.from({ length: nSingles }, (_, n) =>
    adjustedRand(labels, nearestRow(rows, refit('single', n, weights, true)), weights),
  );
  return { jaccards, singles };
}

/** Centroids of one fit, heaviest first; rows without weight are left out. */
function fitOnce(
  x: Matrix,
  weights: Float64Array,
  k: number,
  search: { readonly nStarts: number; readonly nSwaps: number; readonly seed: number },
  kernels: Kernels,
): Matrix {
  const kept = Int32Array.from(weights.keys()).filter((i) => weights[i] > 0);
  const { centroids } = fitKMeans(selectRows(x, kept), {
    ...search,
    weights: Float64Array.from(kept, (i) => weights[i]),
    nClusters: Math.min(k, kept.length),
    kernels,
  });
  return fromRows(centroids);
}
