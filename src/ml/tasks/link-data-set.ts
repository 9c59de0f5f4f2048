import type { TaskContext } from '../compute.ts';
import { type LinkageMethod, linkRows, type TruncatedLinkage, truncateLinkage } from '../hierarchy/index.ts';
import type { Matrix } from '../matrix.ts';

/** Distinct rows with weights, and how much of their tree to keep. */
export interface LinkDataSetInput {
  readonly x: Matrix;
  readonly weights: Float64Array;
  readonly method: LinkageMethod;
  /** At least 1; fewer where there are fewer rows. */
  readonly nLeaves: number;
}

/** The top of the dendrogram of a data set; a single row has no tree but a leaf. */
export function linkDataSet(
  { x, weights, method, nLeaves }: LinkDataSetInput,
  { kernels }: TaskContext,
): TruncatedLinkage {
  if (x.nRows < 2) return { method, leafSizes: Array.from(weights), merges: [] };
  return truncateLinkage(linkRows(x, { method, weights, kernels }), {
    nLeaves: Math.min(nLeaves, x.nRows),
    weights,
  });
}
