import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  correlationRatio,
  cramersV,
  histogram,
  labelChanges,
  pearson,
  quantiles,
  rocAuc,
  spearman,
} from '../../../src/ml/association/index.ts';

const number = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: -8e6, max: 8e6 }).map((eighths) => eighths / 8) },
  { weight: 4, arbitrary: fc.integer({ min: -3, max: 3 }) },
  { weight: 1, arbitrary: fc.constant(Number.NaN) },
);
const code = fc.integer({ min: -1, max: 4 });
const pairsOf = <A, B>(a: fc.Arbitrary<A>, b: fc.Arbitrary<B>) =>
  fc
    .array(fc.tuple(a, b), { maxLength: 60 })
    .map((rows) => [rows.map(([x]) => x), rows.map(([, y]) => y)] as [A[], B[]]);

/** The coefficient of every measure on a pair of columns that suits it. */
const measures = [
  ['pearson', pairsOf(number, number), pearson, -1],
  ['spearman', pairsOf(number, number), spearman, -1],
  ['cramersV', pairsOf(code, code), cramersV, 0],
  ['correlationRatio', pairsOf(number, code), correlationRatio, 0],
] as const;

describe.each(measures)('%s', (name, columns, measure, least) => {
  it(`lies in [${least}, 1] or is NaN`, () => {
    fc.assert(
      fc.property(columns, ([a, b]) => {
        const { value } = measure(a, b);
        return Number.isNaN(value) || (value >= least && value <= 1);
      }),
    );
  });

  it('does not hang on the order of the rows', () => {
    fc.assert(
      fc.property(columns, fc.integer(), ([a, b], turn) => {
        const rotate = (cells: number[]) => cells.map((_, i) => cells[(i + Math.abs(turn)) % cells.length]);
        const [here, there] = [measure(a, b), measure(rotate(a), rotate(b))];
        expect(there.nRows).toBe(here.nRows);
        if (Number.isNaN(here.value)) expect(there.value).toBeNaN();
        else expect(Math.abs(there.value - here.value)).toBeLessThan(1e-7);
      }),
    );
  });

  it('is that of the rows where both are known', () => {
    fc.assert(
      fc.property(columns, ([a, b]) => {
        const isKnown = (i: number) =>
          !Number.isNaN(a[i]) &&
          !Number.isNaN(b[i]) &&
          (name !== 'cramersV' || a[i] >= 0) &&
          (!/cramersV|Ratio/.test(name) || b[i] >= 0);
        const known = (cells: number[]) => cells.filter((_, i) => isKnown(i));
        expect(measure(a, b)).toEqual(measure(known(a), known(b)));
        expect(measure(a, b).nRows).toBe(known(a).length);
      }),
    );
  });

  it('refuses columns of different length', () => {
    expect(() => measure([1, 2], [1])).toThrow('both columns must have the same length; got 2 and 1');
  });
});

describe('pearson(x, y), spearman(x, y) and cramersV(a, b)', () => {
  it.each([
    ['pearson', pairsOf(number, number), pearson],
    ['spearman', pairsOf(number, number), spearman],
    ['cramersV', pairsOf(code, code), cramersV],
  ] as const)('%s is symmetric', (_, columns, measure) => {
    fc.assert(
      fc.property(columns, ([a, b]) => {
        const [one, other] = [measure(a, b).value, measure(b, a).value];
        expect(Object.is(one, other) || Math.abs(one - other) < 1e-12).toBe(true);
      }),
    );
  });

  it('spearman(x, y) is the same after a strictly rising map of x', () => {
    fc.assert(
      fc.property(pairsOf(fc.integer({ min: -50, max: 50 }), number), ([x, y]) => {
        const mapped = x.map((value) => Math.exp(value / 10) * 7 - 3);
        expect(spearman(mapped, y)).toEqual(spearman(x, y));
      }),
    );
  });

  it('pearson(x, y) of a falling line is −1', () => {
    expect(pearson([1, 2, 4], [3, 1, -3]).value).toBeCloseTo(-1, 15);
  });

  it('cramersV(a, b) does not ask what categories are called', () => {
    fc.assert(
      fc.property(pairsOf(code, code), ([a, b]) => {
        const renamed = a.map((one) => (one < 0 ? -1 : 1000 - 7 * one));
        expect(cramersV(renamed, b)).toEqual(cramersV(a, b));
      }),
    );
  });

  it('cramersV(a, b) of very many categories is that of the plain table', () => {
    // 900 × 900 cells over 900 rows are counted sparsely: each code meets itself alone, so V is 1.
    const codes = Array.from({ length: 900 }, (_, i) => i);
    expect(cramersV(codes, codes).value).toBeCloseTo(1, 12);
    // Every code of `codes` meets one of three: χ² ÷ n is 2, its largest, over min(r − 1, c − 1) = 2.
    expect(
      cramersV(
        codes,
        codes.map((one) => one % 3),
      ).value,
    ).toBeCloseTo(1, 12);
  });

  it('corrected is 0 and the plain V is not, where counts are less related than chance', () => {
    // 2 × 2 with cells 2, 1, 1, 2: φ² = (2·2 − 1·1)² ÷ 3⁴ = 1/9; chance is expected to give 1/5 of 6 rows.
    const { value, corrected } = cramersV([0, 0, 0, 1, 1, 1], [0, 0, 1, 0, 1, 1]);
    expect(value).toBeCloseTo(1 / 3, 12);
    expect(corrected).toBe(0);
  });

  it('all are NaN where a column is constant', () => {
    const constant = [0.1, 0.1, 0.1];
    expect(pearson(constant, [1, 2, 3])).toEqual({ value: Number.NaN, nRows: 3 });
    expect(spearman([1, 2, 3], constant).value).toBeNaN();
    expect(cramersV([0, 0, 0], [0, 1, 2])).toEqual({ value: Number.NaN, corrected: Number.NaN, nRows: 3 });
    expect(correlationRatio(constant, [0, 1, 2]).value).toBeNaN();
    expect(correlationRatio([1, 2, 3], [1, 1, 1]).value).toBeNaN();
    expect(pearson([], []).value).toBeNaN();
  });
});

describe('quantiles(values, probabilities)', () => {
  it('rise with the probability and stay within the values', () => {
    fc.assert(
      fc.property(
        fc.array(number, { minLength: 1 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
        (values, ps) => {
          const known = values.filter((value) => !Number.isNaN(value));
          const found = quantiles(
            values,
            [...ps].sort((a, b) => a - b),
          );
          if (known.length === 0) return found.every(Number.isNaN);
          return found.every(
            (value, i) => value >= (found[i - 1] ?? Math.min(...known)) && value <= Math.max(...known),
          );
        },
      ),
    );
  });

  it('refuse a probability outside [0, 1]', () => {
    expect(() => quantiles([1], [1.5])).toThrow('probabilities must lie in [0, 1]; got 1.5');
  });
});

describe('histogram(values, nBins)', () => {
  it('counts every known value once', () => {
    fc.assert(
      fc.property(fc.array(number), fc.integer({ min: 1, max: 30 }), (values, nBins) => {
        const { counts, edges } = histogram(values, nBins);
        expect([counts.length, edges.length]).toEqual([nBins, nBins + 1]);
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(
          values.filter((value) => !Number.isNaN(value)).length,
        );
      }),
    );
  });

  it('refuses no bins', () => {
    expect(() => histogram([1], 0)).toThrow('nBins must be an integer of at least 1; got 0');
  });
});

describe('rocAuc(scores, positives)', () => {
  it('of turned scores is 1 less the area', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 1 }))),
        (rows) => {
          const positives = rows.map(([, positive]) => positive);
          const auc = rocAuc(
            rows.map(([score]) => score),
            positives,
          );
          const turned = rocAuc(
            rows.map(([score]) => -score),
            positives,
          );
          if (auc.nPositive === 0 || auc.nNegative === 0) expect(auc.value).toBeNaN();
          else expect(turned.value).toBeCloseTo(1 - auc.value, 12);
        },
      ),
    );
  });

  it('counts pairs: 3 of 4 in order and none tied is 0.75', () => {
    expect(rocAuc([1, 2, 3, 4], [0, 1, 0, 1]).value).toBe(3 / 4);
    expect(rocAuc([1, 1], [0, 1]).value).toBe(1 / 2);
  });

  it('has the standard error of Hanley and McNeil', () => {
    // A = 3/4 with 2 + 2 rows: Q1 = 0.75 ÷ 1.25 = 0.6, Q2 = 1.125 ÷ 1.75; variance = (A(1−A) + Q1 − A² + Q2 − A²) ÷ 4.
    const variance = (0.75 * 0.25 + (0.6 - 0.5625) + (1.125 / 1.75 - 0.5625)) / 4;
    expect(rocAuc([1, 2, 3, 4], [0, 1, 0, 1]).standardError).toBeCloseTo(Math.sqrt(variance), 14);
  });

  it('refuses scores that are no numbers, and labels beside 0 and 1', () => {
    expect(() => rocAuc([Number.NaN], [1])).toThrow('scores must hold finite numbers; scores[0] is NaN');
    expect(() => rocAuc([1], [2])).toThrow('positives must hold 0 and 1; positives[0] is 2');
  });
});

describe('labelChanges(codes)', () => {
  it('leaves missing rows out', () => {
    expect(labelChanges([0, -1, 0, 1, -1, -1, 1, 0])).toMatchObject({ nChanges: 2, nRows: 5 });
    expect(labelChanges([])).toEqual({ nChanges: 0, nExpected: 0, nRows: 0 });
  });

  it('expects the mean over all orders', () => {
    // All 120 orders of five rows.
    const orders = (items: number[]): number[][] =>
      items.length < 2
        ? [items]
        : items.flatMap((item, i) => orders(items.filter((_, j) => j !== i)).map((rest) => [item, ...rest]));
    const all = orders([0, 0, 1, 2, 2]);
    const mean = all.reduce((sum, order) => sum + labelChanges(order).nChanges, 0) / all.length;
    expect(labelChanges([0, 0, 1, 2, 2]).nExpected).toBeCloseTo(mean, 12);
  });

  it('refuses codes below −1', () => {
    expect(() => labelChanges([0, -2])).toThrow(
      'codes must hold codes, integers of at least -1; codes[1] is -2',
    );
  });
});
