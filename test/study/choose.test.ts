import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRows } from '../../src/ml/index.ts';
import { separationByColumn } from '../../src/study/index.ts';

describe('separationByColumn', () => {
  it('separationByColumn(column) is 1 where it is constant within clusters, 0 where the clusters agree or it is constant', () => {
    const x = fromRows([
      [0, 1, 5],
      [0, 2, 5],
      [1, 1, 5],
      [1, 2, 5],
    ]);
    const got = separationByColumn(x, Float64Array.of(1, 1, 1, 1), Int32Array.of(0, 0, 1, 1), 2, [
      'a',
      'b',
      'c',
    ]);
    expect(Object.fromEntries(got)).toEqual({ a: 1, b: 0, c: 0 });
  });

  it('separationByColumn(one column) is the share of variance between clusters', () => {
    // Clusters {0, 2} and {4, 6}: within 4 × 1, in all 9 + 1 + 1 + 9.
    const x = fromRows([[0], [2], [4], [6]]);
    const got = separationByColumn(x, Float64Array.of(1, 1, 1, 1), Int32Array.of(0, 0, 1, 1), 2, ['a']);
    expect(got.get('a')).toBeCloseTo(1 - 4 / 20, 12);
  });

  it('separationByColumn(weights) equals that of repeated rows, in [0, 1]', () => {
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
        const of = (list: readonly (readonly number[])[], weights: Float64Array) =>
          separationByColumn(
            fromRows(list.map(([value]) => [value])),
            weights,
            Int32Array.from(list, ([, label]) => label),
            3,
            ['a'],
          ).get('a')!;
        const a = of(
          cells,
          Float64Array.from(cells, ([, , weight]) => weight),
        );
        expect(a).toBeCloseTo(of(repeated, new Float64Array(repeated.length).fill(1)), 9);
        expect(a >= 0 && a <= 1).toBe(true);
      }),
    );
  });
});
