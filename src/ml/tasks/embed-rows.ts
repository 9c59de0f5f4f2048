import type { TaskContext } from '../compute.ts';
import type { Matrix } from '../matrix.ts';
import { embedTsne } from '../reduce/index.ts';

/** Rows and how to draw their map. */
export interface EmbedRowsInput {
  readonly x: Matrix;
  readonly perplexity: number;
  readonly nIterations: number;
  readonly seed: number;
}

export interface EmbedRowsOutput {
  /** Length nRows each. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly klDivergence: number;
}

/** Coordinates are kept to so many digits: a map means nothing beyond a pixel. */
const decimals = 3;

/** A t-SNE map of rows. */
export function embedRows(
  { x, perplexity, nIterations, seed }: EmbedRowsInput,
  { report }: TaskContext,
): EmbedRowsOutput {
  const { embedding, klDivergence } = embedTsne(x, { perplexity, nIterations, seed, onProgress: report });
  const axis = (j: number): number[] =>
    Array.from({ length: x.nRows }, (_, i) => Number(embedding.data[2 * i + j].toFixed(decimals)));
  return { xs: axis(0), ys: axis(1), klDivergence };
}
