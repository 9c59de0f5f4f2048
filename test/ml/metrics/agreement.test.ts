import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRows, toRows } from '../../../src/ml/matrix.ts';
import { accuracy, adjustedRand, confusionMatrix, precisionRecall } from '../../../src/ml/metrics/index.ts';
import { repeatedIndices } from '../linear/classifier-contract.ts';

interface Pair {
  readonly a: number[];
  readonly b: number[];
  readonly weights: number[];
}

const pairs: fc.Arbitrary<Pair> = fc
  .array(
    fc.record({
      a: fc.integer({ min: 0, max: 3 }),
      b: fc.integer({ min: 0, max: 3 }),
      w: fc.integer({ min: 0, max: 4 }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .filter((rows) => rows.some(({ w }) => w > 0))
  .map((rows) => ({ a: rows.map((r) => r.a), b: rows.map((r) => r.b), weights: rows.map((r) => r.w) }));

describe('adjustedRand', () => {
  it('adjustedRand(a, b) is symmetric, at most 1 and at least −0.5', () => {
    fc.assert(
      fc.property(pairs, ({ a, b, weights }) => {
        const score = adjustedRand(a, b, weights);
        expect(adjustedRand(b, a, weights)).toBeCloseTo(score, 12);
        expect(score).toBeLessThanOrEqual(1 + 1e-12);
        expect(score).toBeGreaterThanOrEqual(-0.5 - 1e-12);
      }),
    );
  });

  it('adjustedRand(a, b) is 1 for equal partitions under other names', () => {
    fc.assert(
      fc.property(pairs, ({ a, weights }) => {
        expect(
          adjustedRand(
            a,
            a.map((label) => 7 - 3 * label),
            weights,
          ),
        ).toBe(1);
      }),
    );
  });

  it('adjustedRand(a, b, weights) equals repeated rows; ones equal none', () => {
    fc.assert(
      fc.property(pairs, ({ a, b, weights }) => {
        const rows = repeatedIndices(weights);
        const repeated = adjustedRand(
          rows.map((i) => a[i]),
          rows.map((i) => b[i]),
        );
        expect(adjustedRand(a, b, weights)).toBeCloseTo(repeated, 12);
        expect(
          adjustedRand(
            a,
            b,
            a.map(() => 1),
          ),
        ).toBe(adjustedRand(a, b));
      }),
    );
  });

  it('adjustedRand(a, b) by hand: one of six pairs kept of two and two', () => {
    // Pairs together in a: 01, 23; in b: 01, 02, 12; in both: 01. Expected by chance 2·3/6 = 1, so 0.
    expect(adjustedRand([0, 0, 1, 1], [0, 0, 0, 1])).toBe(0);
    // Pairs in a and in b: 2 each, in both: none. (0 − 2·2/6) / (2 − 2·2/6) = −1/2.
    expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-1 / 2, 12);
  });

  it('adjustedRand(a, b) refuses unequal lengths, fractions and nothing', () => {
    expect(() => adjustedRand([0, 1], [0])).toThrow('b must have 2 entries, as a has; got 1');
    expect(() => adjustedRand([0, 0.5], [0, 1])).toThrow('a must hold integers; a[1] is 0.5');
    expect(() => adjustedRand([], [])).toThrow('a must have at least one label; got 0');
  });
});

describe('accuracy, confusionMatrix and precisionRecall', () => {
  const truth = [0, 0, 0, 1, 1, 2];
  const predicted = [0, 0, 1, 1, 0, 1];

  it('confusionMatrix(truth, predicted) has the truth in its rows', () => {
    expect(toRows(confusionMatrix(truth, predicted, { nClasses: 3 }))).toEqual([
      [2, 1, 0],
      [1, 1, 0],
      [0, 1, 0],
    ]);
    expect(toRows(confusionMatrix([0, 1], [1, 1], { nClasses: 2, weights: [5, 0.5] }))).toEqual([
      [0, 5],
      [0, 0.5],
    ]);
  });

  it('accuracy(truth, predicted, weights) is the trace of the confusion matrix over its sum', () => {
    fc.assert(
      fc.property(pairs, ({ a, b, weights }) => {
        const rows = toRows(confusionMatrix(a, b, { nClasses: 4, weights }));
        const trace = rows.reduce((sum, row, k) => sum + row[k], 0);
        const total = rows.flat().reduce((sum, cell) => sum + cell, 0);
        expect(accuracy(a, b, weights)).toBe(trace / total);
        expect(total).toBe(weights.reduce((sum, w) => sum + w, 0));
      }),
    );
    expect(accuracy(truth, predicted)).toBe(3 / 6);
  });

  it('precisionRecall(confusion) divides the hits by the columns and by the rows', () => {
    expect(precisionRecall(confusionMatrix(truth, predicted, { nClasses: 3 }))).toEqual({
      precision: [2 / 3, 1 / 3, Number.NaN],
      recall: [2 / 3, 1 / 2, 0 / 1],
      f1: [(2 * 2) / (3 + 3), (2 * 1) / (2 + 3), 0 / 1],
      support: [3, 2, 1],
    });
  });

  it('precisionRecall(confusion) of a class that no row has or is given is NaN, saved as null', () => {
    const result = precisionRecall(
      fromRows([
        [4, 0],
        [0, 0],
      ]),
    );
    expect(JSON.parse(JSON.stringify(result))).toEqual({
      precision: [1, null],
      recall: [1, null],
      f1: [1, null],
      support: [4, 0],
    });
  });

  it('confusionMatrix, accuracy and precisionRecall name what is wrong with their input', () => {
    expect(() => accuracy([0, 1], [0])).toThrow('predicted must have 2 entries, as truth has; got 1');
    expect(() => accuracy([], [])).toThrow('truth must have at least one label; got 0');
    expect(() => confusionMatrix([0, 3], [0, 1], { nClasses: 3 })).toThrow(
      'truth must be integers from 0 to 2; truth[1] is 3',
    );
    expect(() => confusionMatrix([0, 1], [0, -1], { nClasses: 3 })).toThrow('predicted[1] is -1');
    expect(() => precisionRecall(fromRows([[1, 2]]))).toThrow('confusion must be square; got 1 × 2');
  });
});
