import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRandom,
  distinctRows,
  fitKMeans,
  fitThresholdTree,
  fromRows,
  partitionCost,
  predictKMeans,
  predictTree,
  referenceKernels,
  scoreInertia,
  totalSpread,
  treeRules,
} from '../../../src/ml/index.ts';

/** Random distinct rows, clustered. */
function clustered(nRows: number, nCols: number, k: number, seed: number) {
  const random = createRandom(seed);
  const all = fromRows(
    Array.from({ length: nRows }, () => Array.from({ length: nCols }, () => random.nextInt(12) / 4)),
  );
  const { rows, weights } = distinctRows(all);
  const nClusters = Math.min(k, rows.nRows);
  const model = fitKMeans(rows, { weights, nClusters, nStarts: 4, seed, kernels: referenceKernels });
  return { rows, weights, labels: predictKMeans(model, rows), centroids: fromRows(model.centroids), model };
}

const cases = fc.record({
  nRows: fc.integer({ min: 6, max: 60 }),
  nCols: fc.integer({ min: 1, max: 4 }),
  k: fc.integer({ min: 1, max: 6 }),
  seed: fc.nat(1e6),
});

describe('fitThresholdTree', () => {
  it('fitThresholdTree(x, labels, centroids) has one leaf a cluster, and its centroid falls into it', () => {
    fc.assert(
      fc.property(cases, ({ nRows, nCols, k, seed }) => {
        const { rows, weights, labels, centroids } = clustered(nRows, nCols, k, seed);
        const tree = fitThresholdTree(rows, labels, centroids, { weights });
        const rules = treeRules(tree);
        expect(rules.map(({ label }) => label).sort((a, b) => a - b)).toEqual(
          Array.from({ length: centroids.nRows }, (_, c) => c),
        );
        expect([...predictTree(tree, centroids)]).toEqual([...Array(centroids.nRows).keys()]);
      }),
      { numRuns: 60 },
    );
  });

  it('fitThresholdTree(x, labels, centroids) on three blocks on a line cuts half way between them, at price 1', () => {
    const x = fromRows([[0], [1], [10], [11], [20], [21]]);
    const labels = [0, 0, 1, 1, 2, 2];
    const tree = fitThresholdTree(x, labels, fromRows([[0.5], [10.5], [20.5]]));
    expect([...predictTree(tree, x)]).toEqual(labels);
    // Between the last value of a block, 1 and 11, and the first of the next, 10 and 20.
    expect(tree.nodes.flatMap((node) => (node.kind === 'split' ? [node.threshold] : []))).toEqual([
      (1 + 10) / 2,
      (11 + 20) / 2,
    ]);
  });

  it('fitThresholdTree(x, labels, centroids) takes the feature that parts the least weight from its centroid', () => {
    // Feature 0 would part one row of weight 1 from its centroid; feature 1 one of weight 5.
    const x = fromRows([[0, 0], [6, 0], [10, 10], [10, 4]]); // biome-ignore format: a table
    const labels = [0, 0, 1, 1];
    const centroids = fromRows([[3, 0], [10, 7]]); // biome-ignore format: a table
    const swapped = fromRows([[0, 0], [6, 9], [10, 10], [10, 4]]); // biome-ignore format: a table
    expect(fitThresholdTree(x, labels, centroids).nodes[0]).toMatchObject({ feature: 0, threshold: 8 });
    // Row 1 lies beyond every row of the other cluster in feature 1 but not in feature 0.
    expect(
      fitThresholdTree(swapped, labels, fromRows([[3, 4.5], [10, 7]]), { weights: [1, 5, 1, 1] }).nodes[0],
    ).toMatchObject({ feature: 0, threshold: 8 }); // biome-ignore format: a table
  });

  it('the first cut of fitThresholdTree makes as few mistakes as any threshold', () => {
    fc.assert(
      fc.property(cases, ({ nRows, nCols, seed }) => {
        const { rows, weights, labels, centroids } = clustered(nRows, nCols, 2, seed);
        fc.pre(centroids.nRows === 2);
        const [root] = fitThresholdTree(rows, labels, centroids, { weights }).nodes;
        if (root.kind !== 'split') throw new Error('two centroids make a split');
        const mistakes = (feature: number, threshold: number): number =>
          labels.reduce((sum, label, i) => {
            const row = rows.data[i * nCols + feature] <= threshold;
            const centre = centroids.data[label * nCols + feature] <= threshold;
            return sum + (row === centre ? 0 : weights[i]);
          }, 0);
        let least = Number.POSITIVE_INFINITY;
        for (let f = 0; f < nCols; f++) {
          const [low, high] = [centroids.data[f], centroids.data[nCols + f]].sort((a, b) => a - b);
          const values = [...rows.data.filter((_, p) => p % nCols === f), low];
          for (const t of values) if (t >= low && t < high) least = Math.min(least, mistakes(f, t));
        }
        expect(mistakes(root.feature, root.threshold)).toBe(least);
      }),
      { numRuns: 60 },
    );
  });

  it('partitionCost(x, labels) is the inertia of settled k-means; that of the tree is at most that of one cluster', () => {
    fc.assert(
      fc.property(cases, ({ nRows, nCols, k, seed }) => {
        const { rows, weights, labels, centroids, model } = clustered(nRows, nCols, k, seed);
        const tree = fitThresholdTree(rows, labels, centroids, { weights });
        const options = { weights, nClusters: centroids.nRows };
        const own = partitionCost(rows, labels, options);
        expect(own).toBeLessThanOrEqual(model.inertia * (1 + 1e-9) + 1e-9);
        expect(own).toBeLessThanOrEqual(scoreInertia(rows, centroids, labels, weights) + 1e-9);
        expect(partitionCost(rows, predictTree(tree, rows), options)).toBeLessThanOrEqual(
          totalSpread(rows, weights) + 1e-9,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('fitThresholdTree refuses equal centroids', () => {
    expect(() => fitThresholdTree(fromRows([[0], [1]]), [0, 1], fromRows([[1], [1]]))).toThrow(
      'centroids must differ from each other; two are equal',
    );
  });
});
