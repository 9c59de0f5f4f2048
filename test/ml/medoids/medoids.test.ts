import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createRandom,
  type Distances,
  type Frame,
  fitMedoidsPath,
  fitPamPath,
  fromRows,
  gowerDistances,
  keepDistances,
  type MedoidFit,
  scoreCalinskiHarabasz,
  scoreMedoids,
  scoreSilhouette,
} from '../../../src/ml/index.ts';

/** Two numbers, of which one may be missing, and a category that may be. */
const cells = fc.array(
  fc.tuple(
    fc.option(fc.integer({ min: 0, max: 9 }), { nil: Number.NaN, freq: 5 }),
    fc.integer({ min: 0, max: 50 }),
    fc.integer({ min: -1, max: 2 }),
  ),
  { minLength: 4, maxLength: 12 },
);

function frameOf(rows: readonly (readonly [number, number, number])[]): Frame {
  return {
    nRows: rows.length,
    columns: [
      { kind: 'numeric', name: 'age', values: Float64Array.from(rows, (row) => row[0]) },
      { kind: 'numeric', name: 'pay', values: Float64Array.from(rows, (row) => row[1]) },
      {
        kind: 'category',
        name: 'job',
        codes: Int32Array.from(rows, (row) => row[2]),
        categories: ['a', 'b', 'c'],
      },
    ],
  };
}

const tables = fc.record({
  frame: cells.map(frameOf),
  weights: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 12, maxLength: 12 }),
});

/** Single precision of distances from 0 to 1. */
const single = 6;

function costOf(distances: Distances, weights: readonly number[], medoids: readonly number[]): number {
  let cost = 0;
  for (let o = 0; o < distances.nRows; o++) {
    cost += weights[o] * Math.min(...medoids.map((medoid) => distances.from(medoid)[o]));
  }
  return cost;
}

/** All sets of k of the numbers from `first` to n − 1. */
function subsets(n: number, k: number, first = 0): number[][] {
  if (k === 0) return [[]];
  return Array.from({ length: Math.max(0, n - first) }, (_, i) => first + i).flatMap((one) =>
    subsets(n, k - 1, one + 1).map((rest) => [one, ...rest]),
  );
}

describe('gowerDistances(frame)', () => {
  it('is the mean over the columns that both rows know', () => {
    fc.assert(
      fc.property(cells, (rows) => {
        const distances = gowerDistances(frameOf(rows));
        const ranges = [0, 1].map((f) => {
          const known = rows.map((row) => row[f]).filter((value) => !Number.isNaN(value));
          return known.length === 0 ? 0 : Math.max(...known) - Math.min(...known);
        });
        rows.forEach((a, i) => {
          const from = distances.from(i).slice();
          rows.forEach((b, j) => {
            const parts: number[] = [];
            for (const f of [0, 1] as const) {
              if (Number.isNaN(a[f]) || Number.isNaN(b[f])) continue;
              parts.push(ranges[f] > 0 ? Math.abs(a[f] - b[f]) / ranges[f] : 0);
            }
            if (a[2] >= 0 && b[2] >= 0) parts.push(Number(a[2] !== b[2]));
            expect(from[j]).toBeCloseTo(parts.reduce((sum, part) => sum + part, 0) / parts.length, single);
          });
        });
      }),
    );
  });

  it('is 1 for two rows that know no column in common', () => {
    const frame: Frame = {
      nRows: 2,
      columns: [
        { kind: 'numeric', name: 'age', values: Float64Array.of(30, Number.NaN) },
        { kind: 'category', name: 'job', codes: Int32Array.of(-1, 0), categories: ['a'] },
      ],
    };
    expect([...gowerDistances(frame).from(0)]).toEqual([0, 1]);
  });
});

describe('fitPamPath(distances, options)', () => {
  const fitted = fc.tuple(tables, fc.integer({ min: 2, max: 3 }));

  it('cannot be bettered by swapping one medoid for one row', () => {
    fc.assert(
      fc.property(fitted, ({ 0: { frame, weights }, 1: k }) => {
        const distances = keepDistances(gowerDistances(frame));
        const own = weights.slice(0, frame.nRows);
        const [fit] = fitPamPath(distances, { kFrom: k, kTo: k, weights: own });
        const medoids = [...fit.medoids];
        expect(fit.cost).toBeCloseTo(costOf(distances, own, medoids), single);
        expect(fit.converged).toBe(true);
        for (let m = 0; m < k; m++) {
          for (let o = 0; o < frame.nRows; o++) {
            const swapped = medoids.map((medoid, at) => (at === m ? o : medoid));
            expect(costOf(distances, own, swapped)).toBeGreaterThanOrEqual(fit.cost - 1e-6);
          }
        }
      }),
    );
  });

  it('finds the best medoids of nearly all small tables, of more than without random starts', () => {
    const random = createRandom(5);
    const nBest = [0, 0];
    const nTables = 60;
    for (let t = 0; t < nTables; t++) {
      const frame = frameOf(
        Array.from({ length: 9 }, () => [random.nextInt(10), random.nextInt(51), random.nextInt(3)] as const),
      );
      const own = Array.from({ length: 9 }, () => 1 + random.nextInt(5));
      const distances = keepDistances(gowerDistances(frame));
      const best = Math.min(...subsets(9, 3).map((medoids) => costOf(distances, own, medoids)));
      [0, 2].forEach((nStarts, s) => {
        const [fit] = fitPamPath(distances, { kFrom: 3, kTo: 3, weights: own, nStarts });
        expect(fit.cost).toBeLessThan(1.25 * best);
        if (fit.cost <= best + 1e-6) nBest[s]++;
      });
    }
    expect(nBest[0]).toBeGreaterThan(0.8 * nTables);
    expect(nBest[1]).toBeGreaterThan(Math.max(nBest[0], 0.95 * nTables));
  });

  it('never costs more with random starts, and the same for the same seed', () => {
    fc.assert(
      fc.property(tables, fc.nat(), ({ frame, weights }, seed) => {
        const distances = keepDistances(gowerDistances(frame));
        const options = { kFrom: 2, kTo: 2, weights: weights.slice(0, frame.nRows), seed };
        const [grown] = fitPamPath(distances, { ...options, nStarts: 0 });
        const [best] = fitPamPath(distances, options);
        expect(best.cost).toBeLessThanOrEqual(grown.cost);
        expect(fitPamPath(distances, options)).toEqual([best]);
      }),
      { numRuns: 50 },
    );
  });

  it('finds the best single medoid, and costs nothing with a medoid a row', () => {
    fc.assert(
      fc.property(tables, ({ frame, weights }) => {
        const distances = keepDistances(gowerDistances(frame));
        const own = weights.slice(0, frame.nRows);
        const fits = fitPamPath(distances, { kFrom: 1, kTo: frame.nRows, weights: own });
        const singles = Array.from({ length: frame.nRows }, (_, o) => costOf(distances, own, [o]));
        expect(fits[0].cost).toBeCloseTo(Math.min(...singles), single);
        expect(fits[frame.nRows - 1].cost).toBe(0);
        for (let k = 1; k < fits.length; k++)
          expect(fits[k].cost).toBeLessThanOrEqual(fits[k - 1].cost + 1e-6);
      }),
      { numRuns: 50 },
    );
  });

  it('counts a weight as repeated rows', () => {
    const frame = frameOf([
      [0, 0, 0],
      [1, 5, 0],
      [8, 40, 1],
      [9, 50, 1],
    ]);
    const repeated = frameOf([
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, 0],
      [1, 5, 0],
      [8, 40, 1],
      [9, 50, 1],
    ]);
    const options = { kFrom: 2, kTo: 2 };
    const [fit] = fitPamPath(gowerDistances(frame), { ...options, weights: [3, 1, 1, 1] });
    const [again] = fitPamPath(gowerDistances(repeated), options);
    expect(again.cost).toBeCloseTo(fit.cost, single);
    expect([...fit.labels]).toEqual([0, 0, 1, 1]);
  });
});

describe('fitMedoidsPath(distances, options)', () => {
  it('comes close to PAM from samples, and is the same for the same seed', () => {
    const random = createRandom(2);
    const rows = Array.from({ length: 400 }, (_, i) => {
      const group = i % 3;
      return [3 * group + random.nextInt(3), 15 * group + random.nextInt(15), group] as const;
    });
    const distances = gowerDistances(frameOf(rows));
    const range = { kFrom: 2, kTo: 4, seed: 1 };
    const pam = fitMedoidsPath(keepDistances(distances), range);
    const clara = fitMedoidsPath(distances, { ...range, exactRows: 100, sampleRows: 60 });
    clara.forEach((fit, f) => {
      expect(fit.cost).toBeGreaterThanOrEqual(pam[f].cost - 1e-6);
      expect(fit.cost).toBeLessThan(1.15 * pam[f].cost);
    });
    expect(fitMedoidsPath(distances, { ...range, exactRows: 100, sampleRows: 60 })).toEqual(clara);
    // Three groups were made: both find them.
    expect(new Set(Array.from(clara[1].labels, (label, i) => `${label}/${rows[i][2]}`)).size).toBe(3);
  });
});

describe('scoreMedoids(distances, fits, weights)', () => {
  it('has the silhouette and the Calinski-Harabasz of Euclidean rows where the distances are Euclidean', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), {
          minLength: 6,
          maxLength: 14,
        }),
        (points) => {
          const x = fromRows(points);
          const distances: Distances = {
            nRows: x.nRows,
            from: (i) =>
              Float32Array.from(points, (point) =>
                Math.hypot(point[0] - points[i][0], point[1] - points[i][1]),
              ),
          };
          const weights = Float64Array.from(points, (_, i) => 1 + (i % 3));
          const fits: MedoidFit[] = fitPamPath(distances, { kFrom: 2, kTo: 3, weights });
          const scores = scoreMedoids(distances, fits, weights);
          fits.forEach((fit, f) => {
            expect(scores[f].silhouette).toBeCloseTo(scoreSilhouette(x, fit.labels, { weights }).mean, 5);
            const expected = scoreCalinskiHarabasz(x, fit.labels, { weights });
            expect(scores[f].calinskiHarabasz / expected).toBeCloseTo(1, 4);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
