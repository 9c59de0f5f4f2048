import { fitKMeansPath } from '../cluster/index.ts';
import type { TaskContext } from '../compute.ts';
import { distinctRows } from '../distinct.ts';
import type { Frame } from '../frame.ts';
import type { Kernels } from '../kernels.ts';
import type { Matrix } from '../matrix.ts';
import { shuffleColumns } from '../null/index.ts';
import { type ColumnTransformer, transformColumns } from '../preprocess/index.ts';
import { deriveSeed } from '../random.ts';
import { type ScoresByK, scorePath, scoresByK } from './score-path.ts';

/** Rows of a data set, how they are encoded, and what to fit on them and on their shuffled copies. */
export interface NullDataSetInput {
  /** One row a client, no cell missing. */
  readonly rows: Frame;
  readonly transformer: ColumnTransformer;
  /** Columns that are shuffled together: see `shuffleColumns`. */
  readonly blocks: readonly (readonly string[])[];
  readonly kFrom: number;
  readonly kTo: number;
  readonly nCopies: number;
  readonly nStarts: number;
  readonly nSwaps: number;
  /**
   * Copies after the first start from the first one's centroids alone, without swaps: encoded columns of all copies hold
   * the same values, so their best centroids are much alike. Cheaper, and good for a band; for a p the rows as they
   * are and the copies must be searched alike.
   */
  readonly sharesStarts: boolean;
  /** Of the shuffles: data sets of the same rows and the same seed have the same copies. */
  readonly shuffleSeed: number;
  readonly fitSeed: number;
}

export interface NullDataSetOutput {
  /** Of the rows as they are. */
  readonly observed: ScoresByK;
  /** One entry a copy. */
  readonly copies: readonly ScoresByK[];
}

/** The same fits and scores on rows as they are and on copies with shuffled columns. */
export function nullDataSet(input: NullDataSetInput, { kernels, report }: TaskContext): NullDataSetOutput {
  const { rows, blocks, nCopies, sharesStarts, shuffleSeed } = input;
  const observed = scoreRows(rows, input, kernels).scores;
  const copies: ScoresByK[] = [];
  let like: readonly Matrix[] | undefined;
  for (let c = 0; c < nCopies; c++) {
    report((1 + c) / (1 + nCopies));
    const copy = shuffleColumns(rows, { blocks, seed: deriveSeed(shuffleSeed, c) });
    const { scores, centroids } = scoreRows(copy, input, kernels, like);
    copies.push(scores);
    if (sharesStarts) like ??= centroids;
  }
  return { observed, copies };
}

/**
 * k-means for each k with every score; silhouettes in one pass.
 *
 * @param like centroids of each k of rows much like these
 */
function scoreRows(
  frame: Frame,
  input: NullDataSetInput,
  kernels: Kernels,
  like: readonly Matrix[] = [],
): { readonly scores: ScoresByK; readonly centroids: readonly Matrix[] } {
  const { transformer, kFrom, kTo, nStarts, nSwaps, fitSeed } = input;
  const { rows, weights } = distinctRows(transformColumns(transformer, frame));
  const last = Math.min(kTo, rows.nRows);
  const fits = fitKMeansPath(rows, {
    weights,
    kFrom,
    kTo: last,
    nStarts,
    nSwaps,
    seed: fitSeed,
    kernels,
    ...(like.length > last - kFrom && { like }),
  });
  const scores = scoresByK(scorePath(rows, weights, fits, kernels), kTo - kFrom + 1);
  return { scores, centroids: fits.map(({ centroids }) => centroids) };
}
