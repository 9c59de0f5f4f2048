import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitDistinctRange,
  fitKMeans,
  fitKMeansPath,
  fitKMeansRange,
  predictKMeans,
} from '../../../src/ml/cluster/index.ts';
import { cheapestMerges, mergeCentroids } from '../../../src/ml/cluster/merges.ts';
import { distinctRows } from '../../../src/ml/distinct.ts';
import { fromRows, selectRows, squaredDistance, toRows } from '../../../src/ml/matrix.ts';
import { scoreInertia } from '../../../src/ml/metrics/index.ts';
import { referenceKernels } from '../../../src/ml/reference/index.ts';
import { expectClose, type OracleDataset, readOracle } from '../../oracles/oracle.ts';
import { tolerances } from '../../oracles/tolerances.ts';

interface KMeansRun {
  readonly k: number;
  readonly weighted: boolean;
  readonly init: number[][];
  readonly labels: number[];
  readonly centroids: number[][] | null;
  readonly inertia: number;
}

const datasets = readOracle<OracleDataset>('datasets').cases;
const oracle = Object.entries(readOracle<KMeansRun[]>('cluster').cases);

/** Labels renamed by first appearance: equal exactly when the partitions are. */
function partition(labels: ArrayLike<number>): number[] {
  const names = new Map<number, number>();
  return Array.from(labels, (label) => {
    if (!names.has(label)) names.set(label, names.size);
    return names.get(label)!;
  });
}

describe.each(oracle)('fitKMeans(init) on %s', (name, runs) => {
  it.each(runs.map((run) => [run.k, run.weighted ? 'weighted' : 'unweighted', run] as const))(
    'k = %i, %s, has the labels, centroids and inertia of KMeans',
    (k, _, run) => {
      const x = fromRows(datasets[name].x);
      const model = fitKMeans(x, {
        nClusters: k,
        seed: 1,
        init: fromRows(run.init),
        ...(run.weighted && { weights: datasets[name].w }),
      });
      expect(partition(predictKMeans(model, x))).toEqual(partition(run.labels));
      expectClose([model.inertia], [run.inertia], tolerances.f64);
      if (run.centroids) {
        const labels = predictKMeans(model, x);
        run.centroids.forEach((centroid, c) => {
          expectClose(model.centroids[labels[run.labels.indexOf(c)]], centroid, tolerances.f64);
        });
      }
    },
  );
});

const tables = fc
  .tuple(fc.integer({ min: 4, max: 40 }), fc.integer({ min: 1, max: 4 }))
  .chain(([n, d]) =>
    fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: d, maxLength: d }), {
      minLength: n,
      maxLength: n,
    }),
  )
  .filter((rows) => new Set(rows.map((row) => row.join())).size >= 4);

const options = { nClusters: 3, seed: 5, nStarts: 2, nSwaps: 3 };

describe('k-means properties', () => {
  it('fitKMeans(weights) equals the fit of repeated rows, bit for bit', () => {
    fc.assert(
      fc.property(tables, fc.infiniteStream(fc.integer({ min: 1, max: 4 })), (rows, stream) => {
        const weights = rows.map(() => stream.next().value as number);
        const repeated = rows.flatMap((row, i) => Array.from({ length: weights[i] }, () => row));
        expect(fitKMeans(fromRows(rows), { ...options, weights })).toEqual(
          fitKMeans(fromRows(repeated), options),
        );
      }),
    );
  });

  it('fitKMeans(weights 0) equals the fit without those rows', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const weights = [...rows.map(() => 1), 0, 0];
        const more = fromRows([...rows, rows[0].map(() => 100), rows[0].map(() => -100)]);
        expect(fitKMeans(more, { ...options, weights })).toEqual(fitKMeans(fromRows(rows), options));
      }),
    );
  });

  it('fitKMeans(k + 1, grown from k) never has the higher inertia', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const x = fromRows(rows);
        const small = fitKMeans(x, options);
        const grow = fromRows(small.centroids);
        const large = fitKMeans(x, { ...options, nClusters: 4, nStarts: 0, grow });
        expect(large.inertia).toBeLessThanOrEqual(small.inertia * (1 + 1e-12));
      }),
    );
  });

  it('fitKMeans(maxIterations) never raises the inertia with one more', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const x = fromRows(rows);
        const init = fromRows(
          [...new Set(rows.map((row) => row.join()))].slice(0, 3).map((row) => row.split(',').map(Number)),
        );
        const at = (maxIterations: number): number =>
          fitKMeans(x, { nClusters: 3, seed: 1, init, maxIterations, tolerance: 0 }).inertia;
        for (let n = 1; n < 8; n++) expect(at(n + 1)).toBeLessThanOrEqual(at(n) * (1 + 1e-12));
      }),
    );
  });

  it('fitKMeans(permuted rows) from given centres gives the permuted partition', () => {
    fc.assert(
      fc.property(tables, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (rows, stream) => {
        const x = fromRows(rows);
        const order = rows
          .map((_, i) => [stream.next().value as number, i])
          .sort((a, b) => a[0] - b[0] || a[1] - b[1])
          .map(([, i]) => i);
        const init = fromRows([
          rows[0].map((v) => v + 0.37),
          rows[1].map((v) => v - 0.59),
          rows[2].map((v) => v + 11.13),
        ]);
        const shuffled = selectRows(x, order);
        const given = { nClusters: 3, seed: 1, init };
        const a = predictKMeans(fitKMeans(x, given), x);
        const b = predictKMeans(fitKMeans(shuffled, given), shuffled);
        expect(partition(order.map((i) => a[i]))).toEqual(partition(b));
      }),
      // Integer tables have exact ties, where a sum's rounding may decide: the drawn centres keep clear of them.
      { seed: 1, numRuns: 60 },
    );
  });

  it('fitKMeans labels every cluster, and its inertia and totals are those of its labels', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const x = fromRows(rows);
        const model = fitKMeans(x, options);
        const labels = predictKMeans(model, x);
        expect(new Set(labels).size).toBe(3);
        expectClose([scoreInertia(x, fromRows(model.centroids), labels)], [model.inertia], tolerances.f64);
        expect(model.totals).toEqual([0, 1, 2].map((c) => labels.filter((label) => label === c).length));
        expect([...model.totals].sort((a, b) => b - a)).toEqual(model.totals);
      }),
    );
  });

  it('predictKMeans(subset) is the subset of predictKMeans, row by row', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const x = fromRows(rows);
        const model = fitKMeans(x, options);
        const labels = predictKMeans(model, x);
        rows.forEach((row, i) => {
          expect(predictKMeans(model, fromRows([row]))[0]).toBe(labels[i]);
        });
      }),
    );
  });

  it('JSON of a model predicts the same', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const x = fromRows(rows);
        const model = fitKMeans(x, options);
        const loaded = JSON.parse(JSON.stringify(model)) as typeof model;
        expect(loaded).toEqual(model);
        expect(predictKMeans(loaded, x)).toEqual(predictKMeans(model, x));
      }),
    );
  });

  it('fitKMeans(same seed) gives the same model and leaves its input alone', () => {
    const x = fromRows(datasets.iris.x);
    const before = toRows(x);
    const once = () => fitKMeans(x, { nClusters: 5, seed: 11, nStarts: 3, nSwaps: 5 });
    expect(once()).toEqual(once());
    expect(toRows(x)).toEqual(before);
  });

  it('fitKMeans(nSwaps) leaves a bad local optimum', () => {
    // Four far groups of two; the start has two centres in the first group and one between two others.
    const x = fromRows([[0], [1], [100], [101], [200], [201], [300], [301]]);
    const grow = fromRows([[0], [1], [150], [300]]);
    const stuck = fitKMeans(x, { nClusters: 4, seed: 1, init: grow });
    const swapped = fitKMeans(x, { nClusters: 4, seed: 1, nStarts: 0, grow, nSwaps: 30 });
    expect(stuck.inertia).toBeGreaterThan(1000);
    expect(swapped.inertia).toBe(4 * 2 * 0.25);
  });
});

describe('fitKMeans refuses', () => {
  const x = fromRows([
    [1, 2],
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  it.each([
    [
      { nClusters: 4, seed: 1 },
      'nClusters must be an integer from 1 to 3 (the number of distinct rows); got 4',
    ],
    [{ nClusters: 0, seed: 1 }, 'nClusters must be an integer of at least 1; got 0'],
    [
      { nClusters: 2, seed: 1, weights: [1, 1, -1, 1] },
      'weights must be finite and at least 0; weights[2] is -1',
    ],
    [{ nClusters: 2, seed: 1, weights: [1] }, 'weights must have 4 entries, one per row; got 1'],
    [{ nClusters: 2, seed: 1, init: fromRows([[1], [2]]) }, 'init must have 2 columns, as in fit; got 1'],
    [{ nClusters: 2, seed: 1, init: fromRows([[1, 2]]) }, 'init must have nClusters = 2 rows; got 1'],
  ])('%j', (bad, message) => {
    expect(() => fitKMeans(x, bad)).toThrow(message);
  });

  it('NaN, infinity and an empty table, with the place', () => {
    expect(() => fitKMeans(fromRows([[1], [Number.NaN]]), { nClusters: 1, seed: 1 })).toThrow(
      'x must hold finite numbers; row 1, column 0 is NaN',
    );
    expect(() => fitKMeans(fromRows([]), { nClusters: 1, seed: 1 })).toThrow(
      'x must have at least one row and one column; got 0 × 0',
    );
  });

  it('predictKMeans(other number of columns) names both counts', () => {
    const model = fitKMeans(x, { nClusters: 2, seed: 1 });
    expect(() => predictKMeans(model, fromRows([[1]]))).toThrow('x must have 2 columns, as in fit; got 1');
  });
});

/** Five tight groups of four rows on a line, at 0, 1, 10, 11 and 30. */
function groups() {
  return fromRows([0, 1, 10, 11, 30].flatMap((at) => [-0.02, -0.01, 0.01, 0.02].map((off) => [at + off])));
}

describe('fitKMeansRange(x)', () => {
  const options = { kFrom: 1, kTo: 6, seed: 3, nStarts: 1, nSwaps: 5, searchRows: 100 };

  it('fitKMeansRange(x) gives a model of each k, inertia falling', () => {
    const models = fitKMeansRange(groups(), options);
    expect(models.map(({ centroids }) => centroids.length)).toEqual([1, 2, 3, 4, 5, 6]);
    for (let m = 1; m < models.length; m++) expect(models[m].inertia).toBeLessThan(models[m - 1].inertia);
  });

  it('fitKMeansRange(x) finds the planted groups at every k', () => {
    const within = 4 * (2 * 0.01 * 0.01 + 2 * 0.02 * 0.02) + 2 * 0.01 * 0.01 + 2 * 0.02 * 0.02;
    const [, , three, four, five] = fitKMeansRange(groups(), options);
    // Two groups of four, one apart, put together cost 4 × 4 ÷ 8 × 1².
    expect(five.inertia).toBeCloseTo(within, 9);
    expect(four.inertia).toBeCloseTo(within + 2, 9);
    expect(three.inertia).toBeCloseTo(within + 4, 9);
  });

  it('fitKMeansRange(x) on a coreset ends on all rows: labels are of the nearest centroids, inertia of all', () => {
    const x = groups();
    const models = fitKMeansRange(x, { ...options, searchRows: 8 });
    for (const model of models) {
      expect(model.totals.reduce((sum, total) => sum + total, 0)).toBe(20);
      const labels = predictKMeans(model, x);
      expect(scoreInertia(x, fromRows(model.centroids), labels)).toBeCloseTo(model.inertia, 9);
    }
  });

  it('fitDistinctRange(x) gives those models with the labels and distances of every row', () => {
    const { rows, weights } = distinctRows(groups());
    const fits = fitDistinctRange(rows, weights, options);
    expect(fits.map(({ model }) => model)).toEqual(fitKMeansRange(rows, { ...options, weights }));
    for (const { model, centroids, labels, distances } of fits) {
      expect(toRows(centroids)).toEqual(model.centroids);
      expect(labels).toEqual(predictKMeans(model, rows));
      labels.forEach((label, i) => {
        expect(distances[i]).toBe(squaredDistance(rows, i, centroids, label));
      });
    }
  });

  it('fitKMeansRange(weights) is that of repeated rows', () => {
    const x = groups();
    const repeated = selectRows(x, [...Array(20).keys(), 0, 0, 7]);
    const weights = Array.from({ length: 20 }, (_, i) => (i === 0 ? 3 : i === 7 ? 2 : 1));
    expect(fitKMeansRange(repeated, options)).toEqual(fitKMeansRange(x, { ...options, weights }));
  });

  it('fitKMeansRange(like) goes on from the labels given: from the best ones it stays there', () => {
    const x = groups();
    const best = fitKMeansRange(x, options);
    const like = best.map((model) => predictKMeans(model, x));
    const again = fitKMeansRange(x, { ...options, like });
    expect(again.map(({ centroids }) => centroids)).toEqual(best.map(({ centroids }) => centroids));
    // One cluster of all rows and empty ones is a start as good as another.
    const poor = like.map((labels) => new Int32Array(labels.length));
    const found = fitKMeansRange(x, { ...options, like: poor });
    for (const [f, { inertia, centroids }] of found.entries()) {
      expect(centroids).toHaveLength(f + 1);
      expect(inertia).toBeLessThanOrEqual(found[Math.max(0, f - 1)].inertia);
    }
  });

  it('fitKMeansRange(like) of labels that are none of its clusters refuses', () => {
    const like = [1, 2, 3, 4, 5, 6].map(() => new Int32Array(20).fill(1));
    expect(() => fitKMeansRange(groups(), { ...options, like })).toThrow('like');
  });

  it.each([
    ['kFrom', { kFrom: 0 }],
    ['kTo', { kTo: 21 }],
    ['nStarts', { nStarts: 0 }],
    ['nSwaps', { nSwaps: -1 }],
    ['searchRows', { searchRows: 0 }],
  ])('fitKMeansRange(%s) refuses what cannot be', (name, wrong) => {
    expect(() => fitKMeansRange(groups(), { ...options, ...wrong })).toThrow(name);
  });
});

describe('fitKMeansPath(like)', () => {
  it('fitKMeansPath(like) is never worse than the centroids it is given', () => {
    const x = groups();
    const how = { weights: new Float64Array(20).fill(1), kFrom: 2, kTo: 5, nStarts: 1, nSwaps: 0, seed: 1 };
    const first = fitKMeansPath(x, { ...how, nSwaps: 5, kernels: referenceKernels });
    const like = first.map(({ centroids }) => centroids);
    const again = fitKMeansPath(x, { ...how, seed: 2, like, kernels: referenceKernels });
    again.forEach(({ inertia }, f) => {
      expect(inertia).toBeLessThanOrEqual(first[f].inertia + 1e-12);
    });
  });
});

describe('cheapestMerges(centroids, totals)', () => {
  const centroids = fromRows([[0], [4], [1], [10]]);
  const totals = [1, 1, 3, 1];

  it('cheapestMerges(centroids, totals) are by n m ÷ (n + m) × squared distance', () => {
    expect(cheapestMerges(centroids, totals, 2)).toEqual([
      { a: 0, b: 2, cost: (1 * 3) / 4 },
      { a: 1, b: 2, cost: ((1 * 3) / 4) * 9 },
    ]);
  });

  it('mergeCentroids(merge) puts the mean of both in the place of one', () => {
    const [merge] = cheapestMerges(centroids, totals, 1);
    expect(toRows(mergeCentroids(centroids, totals, merge))).toEqual([[3 / 4], [4], [10]]);
  });
});
