import { describe, expect, it } from 'vitest';
import {
  createRandom,
  estimateSilhouettes,
  fitKMeans,
  fromRows,
  type Matrix,
  predictKMeans,
  scoreSilhouette,
} from '../../../src/ml/index.ts';

/** Overlapping clumps of unequal size, some rows standing for several clients. */
function population(nRows: number, seed: number): { readonly x: Matrix; readonly weights: Float64Array } {
  const random = createRandom(seed);
  const bell = (): number => random.next() + random.next() + random.next() - 1.5;
  const rows = Array.from({ length: nRows }, () => {
    const clump = random.next() < 0.7 ? 0 : random.next() < 0.8 ? 1 : 2;
    return [clump * 1.1 + bell(), (clump % 2) + bell()];
  });
  return {
    x: fromRows(rows),
    weights: Float64Array.from({ length: nRows }, () => 1 + random.nextInt(4)),
  };
}

const { x, weights } = population(1500, 3);
const labelings = [2, 4].map((nClusters) =>
  predictKMeans(fitKMeans(x, { nClusters, weights, seed: 1, nStarts: 3 }), x),
);
const exact = labelings.map((labels) => scoreSilhouette(x, labels, { weights }));

describe('estimateSilhouettes(x, labelings, { weights, nSampled, seed })', () => {
  it('covers the exact silhouette in at least 0.9 of 200 samples, and has no bias, for every labeling', () => {
    const nTrials = 200;
    const estimates = Array.from({ length: nTrials }, (_, seed) =>
      estimateSilhouettes(x, labelings, { weights, nSampled: 300, seed }),
    );
    labelings.forEach((_, l) => {
      const truth = exact[l].mean;
      const own = estimates.map((one) => one[l]);
      const nCovering = own.filter(({ low, high }) => low <= truth && truth <= high).length;
      expect(nCovering / nTrials).toBeGreaterThanOrEqual(0.9);
      const mean = own.reduce((sum, one) => sum + one.mean, 0) / nTrials;
      const variance = own.reduce((sum, one) => sum + (one.mean - mean) ** 2, 0) / (nTrials - 1);
      // The mean of 200 unbiased estimates lies within four of its standard errors.
      expect(Math.abs(mean - truth)).toBeLessThan(4 * Math.sqrt(variance / nTrials));
      const width = own.reduce((sum, { low, high }) => sum + (high - low), 0) / nTrials;
      // 2 × 1.96 standard errors, and not far wider.
      expect(width / (2 * 1.96 * Math.sqrt(variance))).toBeGreaterThan(0.8);
      expect(width / (2 * 1.96 * Math.sqrt(variance))).toBeLessThan(1.25);
    });
  });

  it('is exact, with an interval of no width, when every client is sampled', () => {
    const nClients = weights.reduce((sum, weight) => sum + weight, 0);
    const all = estimateSilhouettes(x, labelings, { weights, nSampled: 2 * nClients, seed: 1 });
    all.forEach((one, l) => {
      expect(one.nSampled).toBe(nClients);
      expect(one.mean).toBeCloseTo(exact[l].mean, 12);
      expect(one.high - one.low).toBeCloseTo(0, 12);
      one.perCluster.forEach((value, c) => {
        expect(value).toBeCloseTo(exact[l].perCluster[c], 12);
      });
    });
  });

  it('gives equal estimates for equal seeds', () => {
    const once = () => estimateSilhouettes(x, labelings, { weights, nSampled: 200, seed: 5 });
    expect(once()).toEqual(once());
  });

  it('is NaN with one cluster', () => {
    const [one] = estimateSilhouettes(x, [new Int32Array(x.nRows)], { weights, nSampled: 100, seed: 1 });
    expect([one.mean, one.low, one.high]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it('refuses parts of clients and samples below 100', () => {
    const halves = weights.map((weight) => weight / 2);
    expect(() => estimateSilhouettes(x, labelings, { weights: halves, nSampled: 100, seed: 1 })).toThrow(
      'weights must be whole numbers',
    );
    expect(() => estimateSilhouettes(x, labelings, { weights, nSampled: 99, seed: 1 })).toThrow('nSampled');
  });
});
