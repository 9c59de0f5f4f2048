import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawOrders, matchClusters, reorderCategories } from '../../../src/ml/order/index.ts';

describe('drawOrders', () => {
  it('drawOrders(n) gives permutations that differ from each other and from 0 … n − 1, forwards and backwards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), (n, seed) => {
        const orders = drawOrders(n, { nOrders: 20, seed });
        let nWays = 1;
        for (let i = 3; i <= n; i++) nWays *= i;
        expect(orders.length).toBe(Math.min(20, nWays - 1));
        const keys = [Array.from({ length: n }, (_, i) => i), ...orders.map((order) => [...order])].flatMap(
          (order) => (n < 2 ? [order.join()] : [order.join(), order.reverse().join()]),
        );
        expect(new Set(keys).size).toBe(keys.length);
        for (const order of orders) expect([...order].sort((a, b) => a - b)).toEqual([...order.keys()]);
      }),
    );
  });

  it('drawOrders(3) knows the two other orders of three things', () => {
    expect(drawOrders(3, { nOrders: 20, seed: 1 })).toHaveLength(2);
  });
});

describe('reorderCategories', () => {
  const column = { kind: 'category', name: 'a', categories: ['x', 'y', 'z'], codes: Int32Array.of(0, 2, -1, 1) } as const; // biome-ignore format: a table

  it('reorderCategories(column, order) keeps every cell and puts the categories in the order', () => {
    const made = reorderCategories(column, [2, 0, 1]);
    expect(made.categories).toEqual(['z', 'x', 'y']);
    expect([...made.codes]).toEqual([1, 0, -1, 2]);
  });

  it('reorderCategories(column, order) refuses what is no permutation', () => {
    expect(() => reorderCategories(column, [0, 0, 1])).toThrow('each of 0 … 2 once');
    expect(() => reorderCategories(column, [0, 1])).toThrow('each of 0 … 2 once');
  });
});

describe('matchClusters', () => {
  it('matchClusters(reference, other) gives the best Jaccard and the cluster that holds more than half', () => {
    // Cluster 0 has weight 6; other's 7 holds all of it and 2 more: 6 ÷ 8. Cluster 1 is halved: 2 ÷ (4 + 8 − 2), 2 ÷ 4.
    const matches = matchClusters([0, 0, 1, 1], [7, 7, 7, 5], { nClusters: 3, weights: [2, 4, 2, 2] });
    expect(matches).toEqual([
      { jaccard: 6 / 8, home: 7 },
      { jaccard: 2 / 4, home: null },
      { jaccard: 0, home: null },
    ]);
  });

  it('matchClusters(labels, labels) finds every cluster whole, under any names', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 }), (labels) => {
        const renamed = labels.map((label) => 10 - label);
        matchClusters(labels, renamed, { nClusters: 4 }).forEach((match, c) => {
          expect(match).toEqual(
            labels.includes(c) ? { jaccard: 1, home: 10 - c } : { jaccard: 0, home: null },
          );
        });
      }),
    );
  });
});
