import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  distinctFrameRows,
  type Frame,
  fitKMeans,
  fitKPrototypes,
  fitKPrototypesPath,
  fitTypeFirst,
  mixedRows,
  predictKMeans,
  rowOf,
  selectFrameColumns,
  selectRows,
  squaredDistance,
  transformColumns,
} from '../../../src/ml/index.ts';

const gamma = 0.5;

/** Rows of two numbers and two categories; weights from 1 to 3. */
const tables = fc
  .array(
    fc.tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 5 }),
      fc.nat(2),
      fc.nat(3),
      fc.integer({ min: 1, max: 3 }),
    ),
    { minLength: 6, maxLength: 30 },
  )
  .map((cells) => {
    const frame: Frame = {
      nRows: cells.length,
      columns: [
        { kind: 'numeric', name: 'age', values: Float64Array.from(cells, (row) => row[0]) },
        {
          kind: 'category',
          name: 'job',
          codes: Int32Array.from(cells, (row) => row[2]),
          categories: ['a', 'b', 'c'],
        },
        { kind: 'numeric', name: 'calls', values: Float64Array.from(cells, (row) => row[1]) },
        {
          kind: 'category',
          name: 'town',
          codes: Int32Array.from(cells, (row) => row[3]),
          categories: ['p', 'q', 'r', 's'],
        },
      ],
    };
    return distinctFrameRows(
      frame,
      cells.map((row) => row[4]),
    );
  })
  .filter(({ rows }) => rows.nRows >= 4);

describe('fitKPrototypes(rows, options)', () => {
  it('has the cost that its formula gives, which is squared distance between one-hot × √(γ/2) rows', () => {
    fc.assert(
      fc.property(
        tables,
        fc.integer({ min: 1, max: 4 }),
        fc.nat(99),
        ({ rows, weights }, nClusters, seed) => {
          const mixed = mixedRows(rows, weights);
          const fit = fitKPrototypes(mixed, { nClusters, weights, gamma, seed });
          const nNominal = 2;
          let cost = 0;
          for (let i = 0; i < rows.nRows; i++) {
            const c = fit.labels[i];
            let d = 0;
            for (let f = 0; f < 2; f++) d += (rowOf(mixed.numbers, i)[f] - rowOf(fit.means, c)[f]) ** 2;
            for (let j = 0; j < nNominal; j++) {
              if (mixed.places[i * nNominal + j] !== fit.modes[c * nNominal + j]) d += gamma;
            }
            cost += weights[i] * d;
          }
          expect(fit.cost).toBeCloseTo(cost, 9);
          const x = transformColumns(fitTypeFirst(rows, 'z-score', { weights, mismatch: gamma }), rows);
          const apart = [0, 1, 2, 3].map((j) => squaredDistance(x, 0, x, j));
          const byFormula = [0, 1, 2, 3].map((j) => {
            let d = 0;
            for (let f = 0; f < 2; f++) d += (rowOf(mixed.numbers, 0)[f] - rowOf(mixed.numbers, j)[f]) ** 2;
            for (let p = 0; p < nNominal; p++) {
              if (mixed.places[p] !== mixed.places[j * nNominal + p]) d += gamma;
            }
            return d;
          });
          for (const [j, d] of apart.entries()) expect(d).toBeCloseTo(byFormula[j], 9);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('never costs more after another iteration, nor with a cluster more that is grown', () => {
    fc.assert(
      fc.property(tables, fc.nat(99), ({ rows, weights }, seed) => {
        const mixed = mixedRows(rows, weights);
        const costs = [1, 2, 3, 4, 5].map(
          (maxIterations) =>
            fitKPrototypes(mixed, { nClusters: 3, weights, gamma, seed, init: [0, 1, 2], maxIterations })
              .cost,
        );
        for (let n = 1; n < costs.length; n++) expect(costs[n]).toBeLessThanOrEqual(costs[n - 1] + 1e-9);
        const path = fitKPrototypesPath(mixed, { kFrom: 1, kTo: 4, weights, gamma, seed });
        for (let k = 1; k < path.length; k++)
          expect(path[k].cost).toBeLessThanOrEqual(path[k - 1].cost + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('is k-means where there are no categories', () => {
    fc.assert(
      fc.property(tables, ({ rows, weights }) => {
        const numbers = distinctFrameRows(selectFrameColumns(rows, ['age', 'calls']), weights);
        if (numbers.rows.nRows < 3) return;
        const mixed = mixedRows(numbers.rows, numbers.weights);
        const init = [0, 1, 2];
        const fit = fitKPrototypes(mixed, { nClusters: 3, weights: numbers.weights, seed: 1, init });
        const model = fitKMeans(mixed.numbers, {
          nClusters: 3,
          weights: numbers.weights,
          seed: 1,
          init: selectRows(mixed.numbers, init),
          tolerance: 0,
        });
        expect(fit.cost).toBeCloseTo(model.inertia, 9);
        const labels = predictKMeans(model, mixed.numbers);
        expect(new Set(Array.from(labels, (label, i) => `${label}/${fit.labels[i]}`)).size).toBe(
          new Set(labels).size,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('is k-modes where there are no numbers', () => {
    fc.assert(
      fc.property(tables, ({ rows, weights }) => {
        const named = distinctFrameRows(selectFrameColumns(rows, ['job', 'town']), weights);
        if (named.rows.nRows < 3) return;
        const codes = named.rows.columns.map((column) =>
          column.kind === 'category' ? [...column.codes] : [],
        );
        const expected = kModes(codes, [...named.weights], [0, 1, 2]);
        const fit = fitKPrototypes(mixedRows(named.rows, named.weights), {
          nClusters: 3,
          weights: named.weights,
          gamma: 1,
          seed: 1,
          init: [0, 1, 2],
        });
        expect([...fit.labels]).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('counts a weight as repeated rows and is the same for the same seed', () => {
    fc.assert(
      fc.property(tables, fc.nat(99), ({ rows, weights }, seed) => {
        const mixed = mixedRows(rows, weights);
        const fit = fitKPrototypes(mixed, { nClusters: 3, weights, seed });
        expect(fitKPrototypes(mixed, { nClusters: 3, weights, seed })).toEqual(fit);
        const doubled = fitKPrototypes(mixed, { nClusters: 3, weights: weights.map((w) => 2 * w), seed });
        expect(doubled.cost).toBeCloseTo(2 * fit.cost, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses more clusters than rows, a γ below 0 and a missing cell', () => {
    const frame: Frame = {
      nRows: 2,
      columns: [{ kind: 'numeric', name: 'age', values: Float64Array.of(1, 2) }],
    };
    const rows = mixedRows(frame, Float64Array.of(1, 1));
    expect(() => fitKPrototypes(rows, { nClusters: 3, seed: 1 })).toThrow(/from 1 to 2; got 3/);
    expect(() => fitKPrototypes(rows, { nClusters: 1, gamma: -1, seed: 1 })).toThrow(/gamma/);
    const gap: Frame = {
      nRows: 1,
      columns: [{ kind: 'category', name: 'job', codes: Int32Array.of(-1), categories: ['a'] }],
    };
    expect(() => mixedRows(gap, Float64Array.of(1))).toThrow(/"job" must have no missing cells/);
  });
});

/** k-modes in its plainest form: assign to the nearest mode, take the most frequent category, until nothing moves. */
function kModes(columns: readonly number[][], weights: readonly number[], init: readonly number[]): number[] {
  let modes = init.map((row) => columns.map((codes) => codes[row]));
  let labels = weights.map(() => -1);
  const nearest = (): number[] =>
    weights.map((_, i) => {
      const far = modes.map((mode) => columns.filter((codes, j) => codes[i] !== mode[j]).length);
      return far.indexOf(Math.min(...far));
    });
  for (let next = nearest(); next.join() !== labels.join(); next = nearest()) {
    labels = next;
    // Three distinct rows to begin with, each nearest to itself: no cluster is ever empty in the first round.
    modes = modes.map((mode, c) =>
      columns.map((codes, j) => {
        const counts = new Map<number, number>();
        codes.forEach((code, i) => {
          if (labels[i] === c) counts.set(code, (counts.get(code) ?? 0) + weights[i]);
        });
        const most = Math.max(...counts.values());
        const ties = [...counts].filter(([, count]) => count === most).map(([code]) => code);
        return ties.length > 0 ? Math.min(...ties) : mode[j];
      }),
    );
  }
  return labels;
}
