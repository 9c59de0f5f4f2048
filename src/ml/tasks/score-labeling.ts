import type { TaskContext } from '../compute.ts';
import type { Matrix } from '../matrix.ts';
import { estimateSilhouettes, scoreSilhouette } from '../metrics/index.ts';

/** When and how a silhouette is estimated. */
export interface SilhouetteBudget {
  /** Exact up to so many distinct rows. */
  readonly exactRows: number;
  /** Clients to sample above that. */
  readonly sampleRows: number;
  readonly seed: number;
}

/** 95 % interval of an estimated silhouette. */
export interface SilhouetteInterval {
  readonly low: number;
  readonly high: number;
  /** Clients that were sampled. */
  readonly nSampled: number;
}

/** Distinct rows with weights and one labeling of them. */
export interface ScoreLabelingInput {
  readonly x: Matrix;
  readonly weights: Float64Array;
  readonly labels: Int32Array;
  /** Defaults to an exact silhouette of any number of rows. */
  readonly budget?: SilhouetteBudget;
}

export interface ScoreLabelingOutput {
  readonly mean: number;
  readonly perCluster: readonly number[];
  /** Null where the silhouette is exact. */
  readonly interval: SilhouetteInterval | null;
}

/** The silhouette of one labeling, estimated where there are more distinct rows than the budget has. */
export function scoreLabeling(
  { x, weights, labels, budget }: ScoreLabelingInput,
  { kernels }: TaskContext,
): ScoreLabelingOutput {
  if (budget && x.nRows > budget.exactRows) {
    const { sampleRows: nSampled, seed } = budget;
    const [{ mean, perCluster, ...interval }] = estimateSilhouettes(x, [labels], {
      weights,
      nSampled,
      seed,
      kernels,
    });
    return { mean, perCluster, interval };
  }
  const { mean, perCluster } = scoreSilhouette(x, labels, { weights, kernels });
  return { mean, perCluster, interval: null };
}
