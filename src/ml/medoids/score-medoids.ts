import { refine, silhouetteOfRow } from '../metrics/silhouette.ts';
import type { Distances } from './distances.ts';
import type { MedoidFit } from './faster-pam.ts';

/** How well medoids separate the rows, in their own distance. */
export interface MedoidScores {
  /** Mean over rows; see `scoreSilhouettes`. NaN with fewer than 2 clusters. */
  readonly silhouette: number;
  /**
   * Calinski-Harabasz from distances alone: the pseudo-F of Anderson (2001), where the sum of squares of a group is
   * its sum of squared distances between pairs ÷ its size. With Euclidean distances it is the usual score.
   */
  readonly calinskiHarabasz: number;
  /** Davies-Bouldin with medoids for centroids. Lower is better. */
  readonly daviesBouldin: number;
}

/**
 * Scores of several fits in one pass over the distances. O(nRows² + nRows × cells × fits) beside the distances.
 *
 * @param weights over 0, one per row
 */
export function scoreMedoids(
  distances: Distances,
  fits: readonly MedoidFit[],
  weights: Float64Array,
): MedoidScores[] {
  const { nRows } = distances;
  const { order, starts } = refine(
    fits.map(({ labels }) => labels),
    nRows,
  );
  const nCells = starts.length - 1;
  const cellOf = new Int32Array(nRows);
  for (let c = 0; c < nCells; c++) for (let p = starts[c]; p < starts[c + 1]; p++) cellOf[order[p]] = c;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const states = fits.map((fit) => stateOf(fit, weights, order, starts));
  const sums = new Float64Array(nCells);
  const squares = new Float64Array(nCells);
  for (let i = 0; i < nRows; i++) {
    const row = distances.from(i);
    sums.fill(0);
    squares.fill(0);
    for (let j = 0; j < nRows; j++) {
      const weighted = weights[j] * row[j];
      sums[cellOf[j]] += weighted;
      squares[cellOf[j]] += weighted * row[j];
    }
    for (const state of states) addRow(state, i, weights[i], sums, squares);
  }
  return states.map((state, f) => {
    const k = state.totals.length;
    const between = state.spread / (2 * total) - state.within;
    const isScored = k > 1 && total > k;
    return {
      silhouette: k > 1 ? state.silhouette / total : Number.NaN,
      calinskiHarabasz: !isScored
        ? Number.NaN
        : state.within > 0
          ? (between * (total - k)) / (state.within * (k - 1))
          : 1,
      daviesBouldin: isScored ? daviesBouldin(distances, fits[f], state.totals, weights) : Number.NaN,
    };
  });
}

/** Sums of one fit while the rows go by. */
interface ScoreState {
  readonly labels: Int32Array;
  /** Cluster of each cell. */
  readonly clusterOf: Int32Array;
  readonly totals: Float64Array;
  readonly byCluster: Float64Array;
  silhouette: number;
  within: number;
  spread: number;
}

function stateOf(
  { labels, medoids }: MedoidFit,
  weights: Float64Array,
  order: Int32Array,
  starts: Int32Array,
): ScoreState {
  const totals = new Float64Array(medoids.length);
  for (let i = 0; i < labels.length; i++) totals[labels[i]] += weights[i];
  return {
    labels,
    clusterOf: starts.subarray(0, -1).map((start) => labels[order[start]]),
    totals,
    byCluster: new Float64Array(medoids.length),
    silhouette: 0,
    within: 0,
    spread: 0,
  };
}

/** @param state IN/OUT */
function addRow(
  state: ScoreState,
  i: number,
  weight: number,
  sums: Float64Array,
  squares: Float64Array,
): void {
  const { labels, clusterOf, totals, byCluster } = state;
  const own = labels[i];
  byCluster.fill(0);
  let near = 0;
  let all = 0;
  for (let c = 0; c < clusterOf.length; c++) {
    byCluster[clusterOf[c]] += sums[c];
    all += squares[c];
    if (clusterOf[c] === own) near += squares[c];
  }
  state.silhouette += weight * silhouetteOfRow(own, totals, byCluster, 0, 1);
  state.within += (weight * near) / (2 * totals[own]);
  state.spread += weight * all;
}

function daviesBouldin(
  distances: Distances,
  { medoids, labels, distances: own }: MedoidFit,
  totals: Float64Array,
  weights: Float64Array,
): number {
  const k = medoids.length;
  const spread = new Float64Array(k);
  for (let i = 0; i < labels.length; i++) spread[labels[i]] += (weights[i] * own[i]) / totals[labels[i]];
  let sum = 0;
  for (let a = 0; a < k; a++) {
    const row = distances.from(medoids[a]);
    let worst = 0;
    for (let b = 0; b < k; b++) {
      const apart = row[medoids[b]];
      if (a !== b && apart > 0) worst = Math.max(worst, (spread[a] + spread[b]) / apart);
    }
    sum += worst;
  }
  return sum / k;
}
