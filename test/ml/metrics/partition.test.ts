import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../../src/ml/errors.ts';
import { fromRows, selectColumns, selectRows } from '../../../src/ml/matrix.ts';
import { scoreCalinskiHarabasz, scoreDaviesBouldin, scoreInertia } from '../../../src/ml/metrics/index.ts';
import { expectClose } from '../../oracles/oracle.ts';
import { repeatedIndices, type Table, tables } from '../linear/classifier-contract.ts';

const centroids = fromRows([
  [0, 0, 0, 0],
  [1, 2, 3, -1],
  [-2, 0, 1, 1],
  [3, 3, -3, 0],
]);

/** Each metric on a table's labels, as one number. */
const metrics = {
  scoreCalinskiHarabasz: (table: Omit<Table, 'weights'>, weights?: readonly number[]) =>
    scoreCalinskiHarabasz(table.x, table.labels, {
      nClusters: table.nClasses,
      ...(weights ? { weights } : {}),
    }),
  scoreDaviesBouldin: (table: Omit<Table, 'weights'>, weights?: readonly number[]) =>
    scoreDaviesBouldin(table.x, table.labels, { nClusters: table.nClasses, ...(weights ? { weights } : {}) }),
  scoreInertia: (table: Omit<Table, 'weights'>, weights?: readonly number[]) =>
    scoreInertia(
      table.x,
      selectColumns(
        centroids,
        Array.from({ length: table.x.nCols }, (_, j) => j),
      ),
      table.labels,
      weights,
    ),
};

function pick({ x, labels, nClasses }: Table, rows: readonly number[]): Omit<Table, 'weights'> {
  return { x: selectRows(x, rows), labels: rows.map((i) => labels[i]), nClasses };
}

describe.each(Object.entries(metrics))('%s', (name, score) => {
  const runs = { numRuns: 100 };

  it(`${name}(x, labels) with weights of ones equals no weights`, () => {
    fc.assert(
      fc.property(tables, (table) => {
        expect(
          score(
            table,
            table.labels.map(() => 1),
          ),
        ).toBe(score(table));
      }),
      runs,
    );
  });

  it(`${name}(x, labels) with integer weights, zeros among them, equals repeated rows`, () => {
    fc.assert(
      fc.property(tables, (table) => {
        const repeated = score(pick(table, repeatedIndices(table.weights)));
        expectClose([score(table, table.weights)], [repeated], 1e-9);
      }),
      runs,
    );
  });

  it(`${name}(x, labels) does not depend on the order of rows and leaves its input as it was`, () => {
    fc.assert(
      fc.property(tables, (table) => {
        const before = JSON.stringify([Array.from(table.x.data), table.labels]);
        const reversed = pick(
          table,
          table.labels.map((_, i) => table.x.nRows - 1 - i),
        );
        expectClose([score(reversed)], [score(table)], 1e-9);
        expect(JSON.stringify([Array.from(table.x.data), table.labels])).toBe(before);
      }),
      runs,
    );
  });

  it(`${name}(x, labels) is at least 0, or NaN`, () => {
    fc.assert(
      fc.property(tables, (table) => {
        expect(score(table, table.weights) < 0).toBe(false);
      }),
      runs,
    );
  });

  it(`${name}(x, labels) refuses NaN, an empty table and bad labels`, () => {
    const table = (rows: number[][], labels: number[]) => ({ x: fromRows(rows), labels, nClasses: 2 });
    expect(() => score(table([[Number.NaN], [1]], [0, 1]))).toThrow(/row 0, column 0/);
    expect(() => score(table([], []))).toThrow(ArgumentError);
    expect(() => score(table([[0], [1]], [0]))).toThrow('labels must have 2 entries, one per row; got 1');
    expect(() => score(table([[0], [1]], [0, -1]))).toThrow('labels[1] is -1');
    expect(() => score(table([[0], [1]], [0, 1]), [0, 0])).toThrow(/weights must have at least one/);
  });
});

describe('the partition metrics by hand', () => {
  // Two clusters on a line: 0 and 2 (centroid 1), 10 and 14 (centroid 12); the mean of all is 6.5.
  const x = fromRows([[0], [2], [10], [14]]);
  const labels = [0, 0, 1, 1];

  it('scoreInertia(x, centroids, labels) sums squared distances', () => {
    expect(scoreInertia(x, fromRows([[1], [12]]), labels)).toBe(1 + 1 + 4 + 4);
    expect(scoreInertia(x, fromRows([[1], [12]]), labels, [1, 1, 1, 3])).toBe(1 + 1 + 4 + 3 * 4);
    expect(() => scoreInertia(x, fromRows([[1, 2]]), [0, 0, 0, 0])).toThrow(/1 columns.*got 2/);
  });

  it('scoreCalinskiHarabasz(x, labels) is the ratio of the mean squares', () => {
    const between = 2 * 5.5 * 5.5 + 2 * 5.5 * 5.5;
    expect(scoreCalinskiHarabasz(x, labels)).toBeCloseTo(between / 1 / ((1 + 1 + 4 + 4) / (4 - 2)), 12);
  });

  it('scoreDaviesBouldin(x, labels) is the sum of the spreads over the distance of the centroids', () => {
    expect(scoreDaviesBouldin(x, labels)).toBeCloseTo((1 + 2) / (12 - 1), 12);
  });

  it('scoreCalinskiHarabasz and scoreDaviesBouldin are NaN for one cluster and for rows as clusters', () => {
    for (const score of [scoreCalinskiHarabasz, scoreDaviesBouldin]) {
      expect(score(x, [0, 0, 0, 0])).toBeNaN();
      expect(score(x, [0, 1, 2, 3])).toBeNaN();
      expect(score(x, [0, 1, 2, 3], { weights: [2, 1, 1, 1] })).not.toBeNaN();
      expect(score(x, labels, { weights: [1, 1, 0, 0] })).toBeNaN();
    }
  });

  it('scoreCalinskiHarabasz is 1 and scoreDaviesBouldin 0 when every cluster is one point', () => {
    const points = fromRows([[0], [0], [5], [5]]);
    expect(scoreCalinskiHarabasz(points, labels)).toBe(1);
    expect(scoreDaviesBouldin(points, labels)).toBe(0);
  });

  it('an empty cluster changes nothing', () => {
    const shifted = labels.map((k) => 2 * k);
    expect(scoreCalinskiHarabasz(x, shifted, { nClusters: 5 })).toBe(scoreCalinskiHarabasz(x, labels));
    expect(scoreDaviesBouldin(x, shifted, { nClusters: 5 })).toBe(scoreDaviesBouldin(x, labels));
  });
});
