import type { KMeansPathFit } from '../cluster/index.ts';
import type { Kernels } from '../kernels.ts';
import type { Matrix } from '../matrix.ts';
import {
  daviesBouldinOf,
  scoreCalinskiHarabasz,
  scoreDaviesBouldin,
  scoreSilhouettes,
  totalSpread,
} from '../metrics/index.ts';

/** The three statistics of one fit. */
export interface FitScores {
  readonly silhouette: number;
  readonly calinskiHarabasz: number;
  readonly daviesBouldin: number;
}

/** Scores by k, from kFrom; NaN where there are fewer distinct rows. */
export interface ScoresByK {
  readonly silhouette: Float64Array;
  readonly calinskiHarabasz: Float64Array;
  readonly daviesBouldin: Float64Array;
}

/** Scores of fits of k = kFrom, kFrom + 1, … */
export function scoresByK(fits: readonly FitScores[], nKs: number): ScoresByK {
  const byK = (score: keyof FitScores): Float64Array =>
    Float64Array.from({ length: nKs }, (_, f) => (f < fits.length ? fits[f][score] : Number.NaN));
  return {
    silhouette: byK('silhouette'),
    calinskiHarabasz: byK('calinskiHarabasz'),
    daviesBouldin: byK('daviesBouldin'),
  };
}

/** Every score of each fit of the same rows; silhouettes in one pass. */
export function scorePath(
  rows: Matrix,
  weights: Float64Array,
  fits: readonly KMeansPathFit[],
  kernels: Kernels,
): FitScores[] {
  const silhouettes = scoreSilhouettes(
    rows,
    fits.map(({ labels }) => labels),
    { weights, kernels },
  );
  const spread = totalSpread(rows, weights);
  const nRows = weights.reduce((sum, weight) => sum + weight, 0);
  return fits.map((fit, f) => ({
    silhouette: silhouettes[f].mean,
    ...(fit.converged
      ? {
          calinskiHarabasz: calinskiHarabaszOf(fit, spread, nRows),
          daviesBouldin: daviesBouldinOfFit(fit, weights),
        }
      : {
          // Its centroids are not yet the means of its labels.
          calinskiHarabasz: scoreCalinskiHarabasz(rows, fit.labels, { weights }),
          daviesBouldin: scoreDaviesBouldin(rows, fit.labels, { weights }),
        }),
  }));
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
