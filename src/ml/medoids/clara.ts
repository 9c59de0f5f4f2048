import { drawIndex, runningSums } from '../cluster/draw-index.ts';
import { createRandom, deriveSeed } from '../random.ts';
import { checkInteger, checkWeights } from '../validate.ts';
import { type Distances, distancesOf } from './distances.ts';
import { assignMedoids, type FitPamPathOptions, fitPamPath, type MedoidFit } from './faster-pam.ts';

export interface FitMedoidsPathOptions extends FitPamPathOptions {
  /** Up to so many rows all are searched (PAM), above that samples of them (CLARA); defaults to 5000. */
  readonly exactRows?: number;
  /** Samples; defaults to 5. */
  readonly nSamples?: number;
  /** Rows drawn for each, with probability ∝ weight; defaults to 1000. */
  readonly sampleRows?: number;
  /** An integer of at least 0, of the samples and the random starts. */
  readonly seed: number;
}

/**
 * Medoids for every k of a range: PAM where the rows are few, else CLARA, which fits samples and keeps the medoids
 * that are best over all rows (Kaufman and Rousseeuw 1990).
 *
 * Each sample also has the best medoids so far as candidates, which count for nothing in its cost.
 * O(nRows²), or O(nSamples × (sampleRows² + sampleRows × nRows)), beside the distances.
 */
export function fitMedoidsPath(distances: Distances, options: FitMedoidsPathOptions): MedoidFit[] {
  const { exactRows = 5000, nSamples = 5, sampleRows = 1000 } = options;
  checkInteger(nSamples, 'nSamples', 1);
  checkInteger(sampleRows, 'sampleRows', Math.max(1, options.kTo));
  if (distances.nRows <= exactRows) return fitPamPath(distances, options);
  const weights = checkWeights(options.weights, distances.nRows);
  return fitClara(distances, weights, { ...options, nSamples, sampleRows });
}

function fitClara(
  distances: Distances,
  weights: Float64Array,
  options: FitMedoidsPathOptions & { readonly nSamples: number; readonly sampleRows: number },
): MedoidFit[] {
  const { nSamples, sampleRows, seed } = options;
  const sums = runningSums(weights);
  let best: MedoidFit[] = [];
  for (let s = 0; s < nSamples; s++) {
    const counts = new Map<number, number>(
      best.flatMap(({ medoids }) => Array.from(medoids, (medoid) => [medoid, 0] as const)),
    );
    const random = createRandom(deriveSeed(seed, 'sample', s));
    for (let n = 0; n < sampleRows; n++) {
      const row = drawIndex(sums, random);
      counts.set(row, (counts.get(row) ?? 0) + 1);
    }
    const rows = Int32Array.from(counts.keys()).sort();
    const fits = fitPamPath(distancesOf(distances, rows), {
      ...options,
      kTo: Math.min(options.kTo, rows.length),
      weights: Array.from(rows, (row) => counts.get(row) ?? 0),
      seed: deriveSeed(seed, 'fit', s),
    });
    const found = fits.map(
      (fit): MedoidFit => ({
        ...fit,
        ...assignMedoids(
          distances,
          weights,
          fit.medoids.map((medoid) => rows[medoid]),
        ),
      }),
    );
    best = found.map((fit, f) => (f < best.length && best[f].cost <= fit.cost ? best[f] : fit));
  }
  return best;
}
