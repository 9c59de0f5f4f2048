import { fitKMeansPath, fitKPrototypesPath, mixedRows } from '../cluster/index.ts';
import type { TaskContext } from '../compute.ts';
import { distinctRows } from '../distinct.ts';
import { type DistinctFrameRows, distinctFrameRows } from '../distinct-frame.ts';
import { assertUnreachable } from '../errors.ts';
import type { Frame } from '../frame.ts';
import type { Kernels } from '../kernels.ts';
import { fitMedoidsPath, gowerDistances, keepDistances, scoreMedoids } from '../medoids/index.ts';
import { scoreCalinskiHarabasz, scoreDaviesBouldin, scoreSilhouettes } from '../metrics/index.ts';
import { shuffleColumns } from '../null/index.ts';
import { fitTypeFirst, transformColumns } from '../preprocess/index.ts';
import { deriveSeed } from '../random.ts';
import { type FitScores, scorePath } from './score-path.ts';

/** Ways to cluster that take every column by its type. */
export const alternativeMethods = Object.freeze(['one-hot', 'k-prototypes', 'gower-pam'] as const);
export type AlternativeMethod = (typeof alternativeMethods)[number];

/** Rows, how they are clustered, and which of their shuffled copies. */
export interface AlternativeDataSetInput {
  readonly method: AlternativeMethod;
  /** One row a client; only Gower's distance takes missing cells. */
  readonly rows: Frame;
  /** Columns that are shuffled together: see `shuffleColumns`. */
  readonly blocks: readonly (readonly string[])[];
  /** Numbers of copies; null are the rows as they are. */
  readonly tables: readonly (number | null)[];
  readonly kFrom: number;
  readonly kTo: number;
  /** Of k-means and k-prototypes. */
  readonly nStarts: number;
  /** Of k-means. */
  readonly nSwaps: number;
  readonly shuffleSeed: number;
  readonly fitSeed: number;
}

/** One fit with its scores, all in the distance of the method. */
export interface AlternativeFit extends FitScores {
  readonly k: number;
  /** What the method minimizes: see `clusterByType`. */
  readonly cost: number;
  /** Clients of each cluster, largest first. */
  readonly sizes: readonly number[];
  readonly nDistinct: number;
  /** Iterations, or swaps of a medoid. */
  readonly iterations: number;
  readonly converged: boolean;
}

/** For each of the tables, a fit of each k; fewer where there are fewer distinct rows. */
export function alternativeDataSet(
  input: AlternativeDataSetInput,
  { kernels, report }: TaskContext,
): AlternativeFit[][] {
  const { rows, blocks, tables, shuffleSeed } = input;
  return tables.map((table, t) => {
    report(t / tables.length);
    const seed = deriveSeed(shuffleSeed, table ?? 0);
    return clusterByType(table === null ? rows : shuffleColumns(rows, { blocks, seed }), input, kernels);
  });
}

/**
 * - one-hot: k-means on min-max numbers and one-hot × 1/√2 categories; inertia; Euclidean distances.
 * - k-prototypes: z-scored numbers, γ = ½; its cost; scores in the distance √(Σ (a − b)² + γ × categories that differ),
 *   which is Euclidean between one-hot × √(γ/2) rows.
 * - gower-pam: Σ of Gower distances to medoids; scores in Gower distance.
 */
function clusterByType(frame: Frame, input: AlternativeDataSetInput, kernels: Kernels): AlternativeFit[] {
  const distinct = distinctFrameRows(frame);
  const range = { kFrom: input.kFrom, kTo: Math.min(input.kTo, distinct.rows.nRows), seed: input.fitSeed };
  switch (input.method) {
    case 'one-hot':
      return byOneHot(distinct, { ...range, nStarts: input.nStarts, nSwaps: input.nSwaps }, kernels);
    case 'k-prototypes':
      return byPrototypes(distinct, { ...range, nStarts: input.nStarts }, kernels);
    case 'gower-pam':
      return byMedoids(distinct, range);
    default:
      return assertUnreachable(input.method);
  }
}

interface Range {
  readonly kFrom: number;
  readonly kTo: number;
  readonly seed: number;
}

function byOneHot(
  { rows: frame, weights: counts }: DistinctFrameRows,
  options: Range & { readonly nStarts: number; readonly nSwaps: number },
  kernels: Kernels,
): AlternativeFit[] {
  const coded = transformColumns(fitTypeFirst(frame, 'min-max'), frame);
  // Numbers that differ by less than rounding may be scaled to the same.
  const { rows, weights } = distinctRows(coded, counts);
  const { kFrom } = options;
  const fits = fitKMeansPath(rows, {
    ...options,
    kTo: Math.min(options.kTo, rows.nRows),
    weights,
    kernels,
  });
  const scores = scorePath(rows, weights, fits, kernels);
  return fits.map(({ inertia, labels, nIterations, converged }, f) => ({
    k: kFrom + f,
    cost: inertia,
    ...scores[f],
    sizes: sizesOf(labels, weights, kFrom + f),
    nDistinct: rows.nRows,
    iterations: nIterations,
    converged,
  }));
}

const gamma = 0.5;

function byPrototypes(
  { rows: frame, weights }: DistinctFrameRows,
  options: Range & { readonly nStarts: number },
  kernels: Kernels,
): AlternativeFit[] {
  const fits = fitKPrototypesPath(mixedRows(frame, weights), { ...options, weights, gamma });
  const x = transformColumns(fitTypeFirst(frame, 'z-score', { weights, mismatch: gamma }), frame);
  const silhouettes = scoreSilhouettes(
    x,
    fits.map(({ labels }) => labels),
    { weights, kernels },
  );
  return fits.map(({ labels, cost, nIterations, converged }, f) => ({
    k: options.kFrom + f,
    cost,
    silhouette: silhouettes[f].mean,
    calinskiHarabasz: scoreCalinskiHarabasz(x, labels, { weights }),
    daviesBouldin: scoreDaviesBouldin(x, labels, { weights }),
    sizes: sizesOf(labels, weights, options.kFrom + f),
    nDistinct: frame.nRows,
    iterations: nIterations,
    converged,
  }));
}

/** Up to so many distinct rows their distances are kept: 4 bytes a pair. */
const keptRows = 5000;

function byMedoids({ rows: frame, weights }: DistinctFrameRows, range: Range): AlternativeFit[] {
  const made = gowerDistances(frame);
  const distances = frame.nRows <= keptRows ? keepDistances(made) : made;
  const fits = fitMedoidsPath(distances, { ...range, weights, exactRows: keptRows });
  const scores = scoreMedoids(distances, fits, weights);
  return fits.map(({ labels, cost, nSwaps, converged }, f) => ({
    k: range.kFrom + f,
    cost,
    ...scores[f],
    sizes: sizesOf(labels, weights, range.kFrom + f),
    nDistinct: frame.nRows,
    iterations: nSwaps,
    converged,
  }));
}

function sizesOf(labels: Int32Array, weights: Float64Array, k: number): number[] {
  const sizes = new Float64Array(k);
  for (let i = 0; i < labels.length; i++) sizes[labels[i]] += weights[i];
  return Array.from(sizes.sort().reverse());
}
