import fc from 'fast-check';
import { expect } from 'vitest';
import { fitKMeans, type KMeansModel, predictKMeans } from '../../../src/ml/cluster/index.ts';
import { distinctRows } from '../../../src/ml/distinct.ts';
import type { Frame } from '../../../src/ml/frame.ts';
import { fromRows, type Matrix } from '../../../src/ml/matrix.ts';
import { describeEstimator } from './describe-estimator.ts';
import { classifiersOnly } from './items.ts';
import { type FitHow, matrixOf, type Row, rescaled } from './subject.ts';
import { numericTables } from './tables.ts';

const search = { seed: 7, nStarts: 2, nSwaps: 3 };

/** Three clusters, or as many as there are distinct rows that count. */
function cluster(frame: Frame, how: FitHow = {}): KMeansModel {
  const x = matrixOf(frame);
  return fitKMeans(x, { ...search, ...how, nClusters: Math.min(3, Math.max(1, nDistinct(x, how))) });
}

function nDistinct(x: Matrix, { weights }: FitHow): number {
  if (x.nRows === 0 || !x.data.every(Number.isFinite)) return 1;
  return distinctRows(x, weights).weights.filter((weight) => weight > 0).length;
}

/** Labels renamed by first appearance: equal exactly when the partitions are. */
function partition(rows: readonly Row[]): Row[] {
  const names = new Map<unknown, number>();
  return rows.map(({ label }) => {
    if (!names.has(label)) names.set(label, names.size);
    return { label: names.get(label) ?? null };
  });
}

function onTables(check: (x: Matrix, frame: Frame) => void): () => void {
  return () =>
    fc.assert(
      fc.property(numericTables, (frame) => check(matrixOf(frame), frame)),
      { numRuns: 40 },
    );
}

describeEstimator<KMeansModel>({
  name: 'fitKMeans',
  tables: numericTables,
  fit: cluster,
  apply: (model, frame) => Array.from(predictKMeans(model, matrixOf(frame)), (label) => ({ label })),
  columns: 'unnamed',
  takesMissing: false,
  tolerance: 0,
  withoutNames: partition,
  own: {
    24: onTables((x, frame) => {
      const model = cluster(frame);
      const labels = predictKMeans(model, x);
      const k = model.centroids.length;
      expect([...new Set(labels)].sort((a, b) => a - b)).toEqual(Array.from({ length: k }, (_, c) => c));
    }),
    25: onTables((x, frame) => {
      // The model keeps no labels; what it keeps of them is the weight of each cluster.
      const model = cluster(frame);
      const totals = new Array<number>(model.centroids.length).fill(0);
      for (const label of predictKMeans(model, x)) totals[label]++;
      expect(model.totals).toEqual(totals);
    }),
    32: onTables((x) => {
      const distinct = nDistinct(x, {});
      expect(() => fitKMeans(x, { ...search, nClusters: distinct + 1 })).toThrow(
        `nClusters must be an integer from 1 to ${distinct} (the number of distinct rows); got ${distinct + 1}`,
      );
      expect(fitKMeans(x, { ...search, nClusters: distinct }).inertia).toBeCloseTo(0, 9);
    }),
    33: onTables((x, frame) => {
      // A factor that is a power of two is exact: the same draws, the same labels, 16 times the inertia.
      const model = cluster(frame);
      const larger = cluster(rescaled(frame, 4, 0));
      expect(larger.inertia).toBe(16 * model.inertia);
      expect(predictKMeans(larger, matrixOf(rescaled(frame, 4, 0)))).toEqual(predictKMeans(model, x));
    }),
    36: onTables((x, frame) => {
      expect(cluster(structuredClone(frame))).toEqual(cluster(frame));
      expect(Object.isFrozen(cluster(frame))).toBe(true);
      // Another seed may lead elsewhere, yet to a fit of the same shape.
      const k = Math.min(3, nDistinct(x, {}));
      expect(fitKMeans(x, { ...search, seed: 8, nClusters: k }).centroids.length).toBe(k);
    }),
    38: onTables((x, frame) => {
      const model = cluster(frame);
      expect(model.nIterations).toBeGreaterThanOrEqual(1);
      expect(model.converged).toBe(true);
      const init = fromRows(model.centroids);
      const given = { ...search, nClusters: init.nRows, init, maxIterations: 1 };
      expect(fitKMeans(x, given).nIterations).toBe(1);
    }),
  },
  notApplicable: {
    ...classifiersOnly,
    12: 'a matrix has no names',
    19: 'starts are drawn by row; from given centres it holds: test/ml/cluster/kmeans.test.ts',
    42: 'a step, not a pipeline',
  },
});
