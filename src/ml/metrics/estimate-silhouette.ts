import { ArgumentError } from '../errors.ts';
import type { Kernels } from '../kernels.ts';
import { type Matrix, selectRows } from '../matrix.ts';
import { createRandom, deriveSeed, type Random } from '../random.ts';
import { referenceKernels } from '../reference/index.ts';
import { checkInteger, checkMatrix, checkWeights } from '../validate.ts';
import { refine, silhouetteOfRow } from './silhouette.ts';

/** A silhouette known from a sample of the rows. */
export interface EstimatedSilhouette {
  /** Of all rows, in [−1, 1]; NaN with fewer than 2 clusters. */
  readonly mean: number;
  /** Of the sampled rows of each cluster, by label; NaN for a label that none of them has. */
  readonly perCluster: readonly number[];
  /** 95 % confidence interval of `mean`: mean ± 1.96 standard errors, cut to [−1, 1]. */
  readonly low: number;
  readonly high: number;
  /** Rows (by weight) whose silhouette was computed. */
  readonly nSampled: number;
}

export interface EstimateSilhouettesOptions {
  /** Whole numbers: how many clients each row stands for; defaults to ones. */
  readonly weights?: ArrayLike<number>;
  /** About how many clients to sample, at least 100. */
  readonly nSampled: number;
  /** An integer of at least 0; equal seeds give equal samples. */
  readonly seed: number;
  /** Defaults to the reference. */
  readonly kernels?: Kernels;
}

/** Of each stratum at least so many are drawn: the normal interval needs them. */
const minPerStratum = 50;
/** The 97.5 % quantile of the normal distribution. */
const normalQuantile = 1.96;

/**
 * Silhouettes of several labelings from one sample, with 95 % intervals.
 *
 * The strata are the clusters of the labeling that has the most. From stratum h of N_h clients n_h are drawn without
 * replacement, in proportion to N_h. The silhouette of a drawn client is exact: its distances go to all rows. So the
 * estimate Σ N_h ÷ N × mean_h has no bias, for any labeling, and the variance Σ (N_h ÷ N)² × (1 − n_h ÷ N_h) × s_h² ÷ n_h,
 * where s_h² is the sample variance (Cochran 1977, 5.3–5.5). O(nSampled × nRows × nCols).
 *
 * @param x shape (nRows, nCols), finite
 * @param labelings each of length nRows with labels of 0 … nClusters − 1
 */
export function estimateSilhouettes(
  x: Matrix,
  labelings: readonly ArrayLike<number>[],
  options: EstimateSilhouettesOptions,
): EstimatedSilhouette[] {
  checkMatrix(x);
  const weights = checkWeights(options.weights, x.nRows);
  if (!weights.every(Number.isInteger)) {
    throw new ArgumentError('E_RANGE', 'weights must be whole numbers: clients are drawn one by one');
  }
  checkInteger(options.nSampled, 'nSampled', 100);
  for (const { length } of labelings) {
    if (length === x.nRows) continue;
    throw new ArgumentError('E_LABELS', `labels must have ${x.nRows} entries, one per row; got ${length}`);
  }
  const { order, starts } = refine(labelings, x.nRows);
  return estimate(
    selectRows(x, order),
    labelings.map((labels) => Int32Array.from(order, (i) => labels[i])),
    Float64Array.from(order, (i) => weights[i]),
    starts,
    options,
  );
}

/** Drawn clients of one stratum. */
interface Stratum {
  readonly nClients: number;
  /** The rows of the drawn clients; a row of several clients may come several times. */
  readonly rows: readonly number[];
}

/** @param starts of the cells in which every labeling is constant */
function estimate(
  x: Matrix,
  labelings: readonly Int32Array[],
  weights: Float64Array,
  starts: Int32Array,
  { nSampled, seed, kernels = referenceKernels }: EstimateSilhouettesOptions,
): EstimatedSilhouette[] {
  const totals = labelings.map((labels) => totalsOf(labels, weights));
  const finest = totals.reduce((most, own, l) => (own.length > totals[most].length ? l : most), 0);
  const strata = drawStrata(labelings[finest], weights, totals[finest], nSampled, seed);
  const drawn = [...new Set(strata.flatMap(({ rows }) => rows))];
  const nCells = starts.length - 1;
  const sums = totals.map((own) => new Float64Array(own.length));
  const values = labelings.map(() => new Map<number, number>());
  kernels.withRows(x, weights, 'double', (loaded) => {
    const none = loaded.buffer(0);
    none.fill(Number.POSITIVE_INFINITY);
    for (const row of drawn) {
      loaded.lowerToCandidate(row, 0, 1);
      const squares = loaded.buffer(1);
      for (const own of sums) own.fill(0);
      for (let c = 0; c < nCells; c++) {
        let sum = 0;
        for (let j = starts[c]; j < starts[c + 1]; j++) sum += weights[j] * Math.sqrt(squares[j]);
        for (let l = 0; l < labelings.length; l++) sums[l][labelings[l][starts[c]]] += sum;
      }
      for (let l = 0; l < labelings.length; l++) {
        const own = sums[l];
        values[l].set(row, silhouetteOfRow(labelings[l][row], totals[l], own, 0, 1));
      }
    }
  });
  return labelings.map((labels, l) => {
    const nFilled = totals[l].filter((total) => total > 0).length;
    if (nFilled < 2) return nothing(totals[l].length, strata);
    return summarize(strata, (row) => values[l].get(row) ?? Number.NaN, labels, totals[l].length);
  });
}

function totalsOf(labels: Int32Array, weights: Float64Array): Float64Array {
  const totals = new Float64Array(labels.reduce((a, b) => Math.max(a, b), 0) + 1);
  for (let i = 0; i < labels.length; i++) totals[labels[i]] += weights[i];
  return totals;
}

function drawStrata(
  labels: Int32Array,
  weights: Float64Array,
  totals: Float64Array,
  nSampled: number,
  seed: number,
): Stratum[] {
  const all = totals.reduce((sum, total) => sum + total, 0);
  const members = Array.from(totals, (): number[] => []);
  for (let i = 0; i < labels.length; i++) members[labels[i]].push(i);
  return members.flatMap((rows, h): Stratum[] => {
    const nClients = totals[h];
    if (nClients === 0) return [];
    const nWanted = Math.max(minPerStratum, Math.round((nSampled * nClients) / all));
    const clients = drawWithoutReplacement(
      Math.min(nWanted, nClients),
      nClients,
      createRandom(deriveSeed(seed, h)),
    );
    const drawn: number[] = [];
    let r = 0;
    let before = 0;
    for (const client of clients) {
      while (client >= before + weights[rows[r]]) before += weights[rows[r++]];
      drawn.push(rows[r]);
    }
    return [{ nClients, rows: drawn }];
  });
}

/** `n` different integers from 0 to `of` (exclusive), ascending; every set is as likely. O(n log n). Floyd's algorithm. */
function drawWithoutReplacement(n: number, of: number, random: Random): Float64Array {
  const drawn = new Set<number>();
  for (let at = of - n; at < of; at++) {
    const one = random.nextInt(at + 1);
    drawn.add(drawn.has(one) ? at : one);
  }
  return Float64Array.from(drawn).sort();
}

function summarize(
  strata: readonly Stratum[],
  scoreOf: (row: number) => number,
  labels: Int32Array,
  nClusters: number,
): EstimatedSilhouette {
  const all = strata.reduce((sum, { nClients }) => sum + nClients, 0);
  const byCluster = new Float64Array(nClusters);
  const clusterTotals = new Float64Array(nClusters);
  let mean = 0;
  let variance = 0;
  let nSampled = 0;
  for (const { nClients, rows } of strata) {
    const n = rows.length;
    const own = rows.map(scoreOf);
    const ownMean = own.reduce((sum, value) => sum + value, 0) / n;
    const squares = own.reduce((sum, value) => sum + (value - ownMean) * (value - ownMean), 0);
    const share = nClients / all;
    mean += share * ownMean;
    if (n > 1) variance += share * share * (1 - n / nClients) * (squares / (n - 1) / n);
    nSampled += n;
    for (let i = 0; i < n; i++) {
      const cluster = labels[rows[i]];
      byCluster[cluster] += (nClients / n) * own[i];
      clusterTotals[cluster] += nClients / n;
    }
  }
  const margin = normalQuantile * Math.sqrt(variance);
  return {
    mean,
    perCluster: Array.from(byCluster, (sum, c) =>
      clusterTotals[c] > 0 ? sum / clusterTotals[c] : Number.NaN,
    ),
    low: Math.max(-1, mean - margin),
    high: Math.min(1, mean + margin),
    nSampled,
  };
}

function nothing(nClusters: number, strata: readonly Stratum[]): EstimatedSilhouette {
  return {
    mean: Number.NaN,
    perCluster: Array.from({ length: nClusters }, () => Number.NaN),
    low: Number.NaN,
    high: Number.NaN,
    nSampled: strata.reduce((sum, { rows }) => sum + rows.length, 0),
  };
}
