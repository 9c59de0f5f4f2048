import type { TaskContext } from '../compute.ts';
import type { Matrix } from '../matrix.ts';
import { scoreSilhouette } from '../metrics/index.ts';

/** Distinct rows with weights and one labeling of them. */
export interface ScoreLabelingInput {
  readonly x: Matrix;
  readonly weights: Float64Array;
  readonly labels: Int32Array;
}

export interface ScoreLabelingOutput {
  readonly mean: number;
  readonly perCluster: readonly number[];
}

/** The silhouette of one labeling. */
export function scoreLabeling(input: ScoreLabelingInput, { kernels }: TaskContext): ScoreLabelingOutput {
  const { mean, perCluster } = scoreSilhouette(input.x, input.labels, { weights: input.weights, kernels });
  return { mean, perCluster };
}
