import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRows } from '../../../src/ml/matrix.ts';
import { scoreSeparation } from '../../../src/ml/metrics/index.ts';

describe('scoreSeparation', () => {
  it('scoreSeparation(column) is 1 where it is constant within clusters, 0 where the clusters agree or it is constant', () => {
    const x = fromRows([
      [0, 1, 5],
      [0, 2, 5],
      [1, 1, 5],
      [1, 2, 5],
    ]);
    const got = scoreSeparation(x, [0, 0, 1, 1], { nClusters: 2, sources: ['a', 'b', 'c'] });
    expect(Object.fromEntries(got)).toEqual({ a: 1, b: 0, c: 0 });
  });

  it('scoreSeparation(one column) is the share of variance between clusters', () => {
    // Clusters {0, 2} and {4, 6}: within 4 × 1, in all 9 + 1 + 1 + 9.
    const x = fromRows([[0], [2], [4], [6]]);
    const got = scoreSeparation(x, [0, 0, 1, 1], { nClusters: 2, sources: ['a'] });
    expect(got.get('a')).toBeCloseTo(1 - 4 / 20, 12);
  });

  it('scoreSeparation(weights) equals that of repeated rows, in [0, 1]', () => {
    const rows = fc.array(
      fc.tuple(
        fc.integer({ min: -5, max: 5 }),
        fc.integer({ min: 0, max: 2 }),
        fc.integer({ min: 1, max: 3 }),
      ),
      { minLength: 2, maxLength: 20 },
    );
    fc.assert(
      fc.property(rows, (cells) => {
        const repeated = cells.flatMap(([value, label, weight]) =>
          Array.from({ length: weight }, () => [value, label]),
        );
        const of = (list: readonly (readonly number[])[], weights: readonly number[]) =>
          scoreSeparation(
            fromRows(list.map(([value]) => [value])),
            list.map(([, label]) => label),
            { nClusters: 3, weights, sources: ['a'] },
          ).get('a')!;
        const a = of(
          cells,
          cells.map(([, , weight]) => weight),
        );
        expect(a).toBeCloseTo(
          of(
            repeated,
            repeated.map(() => 1),
          ),
          9,
        );
        expect(a >= 0 && a <= 1).toBe(true);
      }),
    );
  });
});
