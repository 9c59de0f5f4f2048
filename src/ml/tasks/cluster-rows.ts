import { fitKMeans, type KMeansModel, predictKMeans } from '../cluster/index.ts';
import type { TaskContext } from '../compute.ts';
import type { Matrix } from '../matrix.ts';

/** Distinct rows with weights and how to cluster them. */
export interface ClusterRowsInput {
  readonly x: Matrix;
  readonly weights: Float64Array;
  readonly nClusters: number;
  readonly nStarts: number;
  readonly nSwaps: number;
  readonly searchRows: number;
  readonly seed: number;
}

export interface ClusterRowsOutput {
  readonly model: KMeansModel;
  readonly labels: Int32Array;
}

/** One fit of k-means and its labels. */
export function clusterRows(
  { x, ...options }: ClusterRowsInput,
  { kernels }: TaskContext,
): ClusterRowsOutput {
  const model = fitKMeans(x, { ...options, kernels });
  return { model, labels: predictKMeans(model, x, kernels) };
}
