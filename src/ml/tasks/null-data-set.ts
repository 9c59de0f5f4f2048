import { fitKMeansPath, type KMeansPathFit } from '../cluster/index.ts';
import type { TaskContext } from '../compute.ts';
import { distinctRows } from '../distinct.ts';
import type { Frame } from '../frame.ts';
import type { Kernels } from '../kernels.ts';
import type { Matrix } from '../matrix.ts';
import { daviesBouldinOf, scoreSilhouettes, totalSpread } from '../metrics/index.ts';
import { shuffleColumns } from '../null/index.ts';
import { type ColumnTransformer, transformColumns } from '../preprocess/index.ts';
import { deriveSeed } from '../random.ts';

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
   * Copies after the first start from the first one's centroids instead of swaps: encoded columns of all copies hold
   * the same values, so their best centroids are much alike. Cheaper, and good for a band; for a p the rows as they
   * are and the copies must be searched alike.
   */
  readonly sharesStarts: boolean;
  /** Of the shuffles: data sets of the same rows and the same seed have the same copies. */
  readonly shuffleSeed: number;
  readonly fitSeed: number;
}

/** Scores by k, from kFrom; NaN where there are fewer distinct rows. */
export interface ScoresByK {
  readonly silhouette: Float64Array;
  readonly calinskiHarabasz: Float64Array;
  readonly daviesBouldin: Float64Array;
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
  const silhouettes = scoreSilhouettes(
    rows,
    fits.map(({ labels }) => labels),
    { weights, kernels },
  );
  const spread = totalSpread(rows, weights);
  const byK = (score: (f: number) => number): Float64Array =>
    Float64Array.from({ length: kTo - kFrom + 1 }, (_, f) => (f < fits.length ? score(f) : Number.NaN));
  const scores = {
    silhouette: byK((f) => silhouettes[f].mean),
    calinskiHarabasz: byK((f) => calinskiHarabaszOf(fits[f], spread, frame.nRows)),
    daviesBouldin: byK((f) => daviesBouldinOfFit(fits[f], weights)),
  };
  return { scores, centroids: fits.map(({ centroids }) => centroids) };
}

/** `scoreCalinskiHarabasz` of a fit, from its inertia: O(1). */
function calinskiHarabaszOf({ centroids, inertia }: KMeansPathFit, spread: number, nRows: number): number {
  const k = centroids.nRows;
  if (k < 2 || nRows <= k) return Number.NaN;
  if (inertia <= 0) return 1;
  return ((spread - inertia) * (nRows - k)) / (inertia * (k - 1));
}

/** `scoreDaviesBouldin` of a fit, from its distances: O(nRows). */
function daviesBouldinOfFit({ centroids, labels, distances }: KMeansPathFit, weights: Float64Array): number {
  const totals = new Float64Array(centroids.nRows);
  const spread = new Float64Array(centroids.nRows);
  for (let i = 0; i < labels.length; i++) {
    totals[labels[i]] += weights[i];
    spread[labels[i]] += weights[i] * Math.sqrt(distances[i]);
  }
  return daviesBouldinOf(
    centroids,
    spread.map((sum, c) => (totals[c] > 0 ? sum / totals[c] : 0)),
    totals,
  );
}
