import { describe, expect, it } from 'vitest';
import { loadKernels } from '../../../src/kernels/index.ts';
import { fitKMeansPath } from '../../../src/ml/cluster/index.ts';
import {
  createRandom,
  distinctRows,
  type Kernels,
  referenceKernels,
  scoreCalinskiHarabasz,
  scoreDaviesBouldin,
  scoreSilhouette,
} from '../../../src/ml/index.ts';
import { scorePath } from '../../../src/ml/tasks/score-path.ts';
import { sweepDataSet } from '../../../src/ml/tasks/sweep-data-set.ts';

function clients(nRows: number) {
  const random = createRandom(4);
  const data = Float64Array.from({ length: nRows * 3 }, (_, p) => random.nextInt(3 + (p % 3) * 4) / 3);
  return distinctRows({ data, nRows, nCols: 3 });
}

const implementations: [string, Kernels][] = [
  ['referenceKernels', referenceKernels],
  ['wasm kernels', loadKernels()],
];

describe.each(implementations)('sweepDataSet by %s', (_, kernels) => {
  it('gives each fit the scores of its labels, by their definitions', () => {
    const { rows, weights } = clients(400);
    const input = {
      ...{ x: rows, weights, kFrom: 2, kTo: 9, nStarts: 3, nSwaps: 8, searchRows: 60, seed: 5, like: [] },
    };
    const { fits, labelings } = sweepDataSet(input, { kernels, report: () => {} });
    expect(fits.map(({ k }) => k)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    fits.forEach((fit, f) => {
      const labels = labelings[f]!;
      expect(fit.silhouette).toBeCloseTo(scoreSilhouette(rows, labels, { weights }).mean, 6);
      expect(fit.calinskiHarabasz).toBeCloseTo(scoreCalinskiHarabasz(rows, labels, { weights }), 7);
      expect(fit.daviesBouldin).toBeCloseTo(scoreDaviesBouldin(rows, labels, { weights }), 9);
      expect(fit.sizes.reduce((sum, size) => sum + size, 0)).toBe(400);
    });
  });
});

describe('scorePath', () => {
  it('scores a fit whose centroids are not yet the means of its labels by its labels', () => {
    const { rows, weights } = clients(300);
    const [fit] = fitKMeansPath(rows, {
      ...{ weights, kFrom: 4, kTo: 4, nStarts: 1, nSwaps: 0, seed: 1, kernels: referenceKernels },
    });
    if (!fit) throw new Error('no fit');
    const moved = { ...fit.centroids, data: fit.centroids.data.map((value) => value + 0.1) };
    const [scores] = scorePath(
      rows,
      weights,
      [{ ...fit, centroids: moved, inertia: 2 * fit.inertia, converged: false }],
      referenceKernels,
    );
    expect(scores?.calinskiHarabasz).toBe(scoreCalinskiHarabasz(rows, fit.labels, { weights }));
    expect(scores?.daviesBouldin).toBe(scoreDaviesBouldin(rows, fit.labels, { weights }));
  });
});
