import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../../src/ml/errors.ts';
import { fromRows, type Matrix, selectRows, toRows } from '../../../src/ml/matrix.ts';

export interface ClassifierFitOptions {
  readonly nClasses: number;
  readonly weights?: ArrayLike<number>;
  readonly classWeights?: 'balanced' | readonly number[];
}

/** What the contract suite needs to know of a classifier. */
export interface Classifier<Model> {
  train(x: Matrix, labels: ArrayLike<number>, options: ClassifierFitOptions): Model;
  predict(model: Model, x: Matrix): Int32Array;
  probabilities(model: Model, x: Matrix): Matrix;
  /** Fails when two models differ by more than the order of their sums allows. */
  expectSame(actual: Model, expected: Model): void;
}

export interface Table {
  readonly x: Matrix;
  readonly labels: number[];
  readonly weights: number[];
  readonly nClasses: number;
}

/** Small tables on a grid, so that equal rows, equal values and constant columns are common. */
export const tables: fc.Arbitrary<Table> = fc
  .record({
    nRows: fc.integer({ min: 2, max: 24 }),
    nCols: fc.integer({ min: 1, max: 4 }),
    nClasses: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ nRows, nCols, nClasses }) => {
    const many = <T>(one: fc.Arbitrary<T>, n: number) => fc.array(one, { minLength: n, maxLength: n });
    return fc.record({
      x: many(many(fc.integer({ min: -3, max: 3 }), nCols), nRows).map((rows) => fromRows(rows)),
      labels: many(fc.integer({ min: 0, max: nClasses - 1 }), nRows),
      weights: many(fc.integer({ min: 0, max: 3 }), nRows).filter((weights) => weights.some((w) => w > 0)),
      nClasses: fc.constant(nClasses),
    });
  });

/** Row i, as often as its weight says. */
export function repeatedIndices(weights: readonly number[]): number[] {
  return weights.flatMap((weight, i) => new Array<number>(weight).fill(i));
}

const runs = { numRuns: 60 };
const balancing: fc.Arbitrary<{ classWeights?: 'balanced' }> = fc.constantFrom(
  {},
  { classWeights: 'balanced' },
);

/** What every classifier of plain data promises; run once per implementation. */
export function describeClassifier<Model>(name: string, classifier: Classifier<Model>): void {
  const { train, predict, probabilities, expectSame } = classifier;

  describe(`${name} as a classifier`, () => {
    it('fit(x, labels, {weights}) with ones equals the fit without weights', () => {
      fc.assert(
        fc.property(tables, ({ x, labels, nClasses }) => {
          const ones = labels.map(() => 1);
          expect(train(x, labels, { nClasses, weights: ones })).toEqual(train(x, labels, { nClasses }));
        }),
        runs,
      );
    });

    it('fit(x, labels, {weights}) with zeros equals the fit without those rows', () => {
      fc.assert(
        fc.property(tables, balancing, ({ x, labels, weights, nClasses }, extra) => {
          const kept = labels.flatMap((_, i) => (weights[i] > 0 ? [i] : []));
          const some = { nClasses, weights: kept.map((i) => weights[i]), ...extra };
          const without = train(
            selectRows(x, kept),
            kept.map((i) => labels[i]),
            some,
          );
          expect(train(x, labels, { nClasses, weights, ...extra })).toEqual(without);
        }),
        runs,
      );
    });

    it('fit(x, labels, {weights}) with integers equals the fit of repeated rows', () => {
      fc.assert(
        fc.property(tables, balancing, ({ x, labels, weights, nClasses }, extra) => {
          const rows = repeatedIndices(weights);
          const repeated = train(
            selectRows(x, rows),
            rows.map((i) => labels[i]),
            { nClasses, ...extra },
          );
          expectSame(train(x, labels, { nClasses, weights, ...extra }), repeated);
        }),
        runs,
      );
    });

    it('fit(x, labels) does not depend on the order of the rows', () => {
      fc.assert(
        fc.property(tables, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (table, keys) => {
          const { x, labels, weights, nClasses } = table;
          const order = labels
            .map((_, i) => ({ i, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ i }) => i);
          const shuffled = train(
            selectRows(x, order),
            order.map((i) => labels[i]),
            {
              nClasses,
              weights: order.map((i) => weights[i]),
            },
          );
          expectSame(shuffled, train(x, labels, { nClasses, weights }));
        }),
        runs,
      );
    });

    it('fit(x, labels) twice gives the same model and leaves its input as it was', () => {
      fc.assert(
        fc.property(tables, ({ x, labels, weights, nClasses }) => {
          const before = JSON.stringify([Array.from(x.data), labels, weights]);
          const first = train(x, labels, { nClasses, weights });
          expect(train(x, labels, { nClasses, weights })).toEqual(first);
          predict(first, x);
          probabilities(first, x);
          expect(JSON.stringify([Array.from(x.data), labels, weights])).toBe(before);
          expect(Object.isFrozen(first)).toBe(true);
        }),
        runs,
      );
    });

    it('predict(model, x) row by row equals the whole, and a subset is the subset of the whole', () => {
      fc.assert(
        fc.property(tables, ({ x, labels, nClasses }) => {
          const model = train(x, labels, { nClasses });
          const all = predict(model, x);
          const shares = toRows(probabilities(model, x));
          for (let i = 0; i < x.nRows; i++) {
            expect(predict(model, selectRows(x, [i]))[0]).toBe(all[i]);
            expect(toRows(probabilities(model, selectRows(x, [i])))[0]).toEqual(shares[i]);
          }
          const odd = labels.flatMap((_, i) => (i % 2 === 1 ? [i] : []));
          expect(Array.from(predict(model, selectRows(x, odd)))).toEqual(odd.map((i) => all[i]));
        }),
        runs,
      );
    });

    it('probabilities(model, x) sum to 1 within 1e-12 and their first maximum is the predicted class', () => {
      fc.assert(
        fc.property(tables, balancing, ({ x, labels, weights, nClasses }, extra) => {
          const model = train(x, labels, { nClasses, weights, ...extra });
          const predicted = predict(model, x);
          toRows(probabilities(model, x)).forEach((row, i) => {
            expect(Math.abs(row.reduce((a, b) => a + b, 0) - 1)).toBeLessThanOrEqual(1e-12);
            expect(row.every((p) => p >= 0)).toBe(true);
            expect(row.indexOf(Math.max(...row))).toBe(predicted[i]);
          });
        }),
        runs,
      );
    });

    it('JSON.parse(JSON.stringify(model)) predicts the same bit for bit', () => {
      fc.assert(
        fc.property(tables, ({ x, labels, nClasses }) => {
          const model = train(x, labels, { nClasses });
          const loaded = JSON.parse(JSON.stringify(model)) as Model;
          expect(predict(loaded, x)).toEqual(predict(model, x));
          expect(probabilities(loaded, x)).toEqual(probabilities(model, x));
        }),
        runs,
      );
    });

    it('fit(x, labels) on rows of one class answers that class with probability 1', () => {
      const x = fromRows([
        [0, 1],
        [2, 5],
        [4, 4],
      ]);
      for (const nClasses of [3, 4]) {
        const model = train(x, [2, 2, 2], { nClasses, classWeights: 'balanced' });
        expect(Array.from(predict(model, x))).toEqual([2, 2, 2]);
        expect(toRows(probabilities(model, x)).map((row) => row[2])).toEqual([1, 1, 1]);
      }
    });

    it('fit(x, labels) on equal rows answers the shares of the classes', () => {
      const x = fromRows([
        [7, 7],
        [7, 7],
        [7, 7],
        [7, 7],
      ]);
      const model = train(x, [1, 0, 1, 1], { nClasses: 2 });
      const [share] = toRows(probabilities(model, x));
      expect(share[0]).toBeCloseTo(1 / 4, 8);
      expect(share[1]).toBeCloseTo(3 / 4, 8);
      expect(Array.from(predict(model, x))).toEqual([1, 1, 1, 1]);
    });

    it('fit(x, labels) takes one row, one column and a constant column', () => {
      expect(Array.from(predict(train(fromRows([[3]]), [0], { nClasses: 1 }), fromRows([[-8]])))).toEqual([
        0,
      ]);
      const x = fromRows([
        [5, 0],
        [5, 1],
        [5, 10],
        [5, 11],
      ]);
      const model = train(x, [0, 0, 1, 1], { nClasses: 2 });
      expect(Array.from(predict(model, x))).toEqual([0, 0, 1, 1]);
    });

    it('fit(x, labels, {classWeights}) with a number per class equals weighting the rows of that class', () => {
      fc.assert(
        fc.property(tables, ({ x, labels, nClasses }) => {
          const classWeights = Array.from({ length: nClasses }, (_, k) => k + 1);
          const a = probabilities(train(x, labels, { nClasses, classWeights }), x);
          const b = probabilities(train(x, labels, { nClasses, weights: labels.map((k) => k + 1) }), x);
          for (let p = 0; p < a.data.length; p++) expect(a.data[p]).toBeCloseTo(b.data[p], 6);
        }),
        runs,
      );
    });

    it('predict(model, x) with another number of columns is refused naming both counts', () => {
      const model = train(
        fromRows([
          [0, 1],
          [2, 3],
        ]),
        [0, 1],
        { nClasses: 2 },
      );
      const call = () => predict(model, fromRows([[0, 1, 2]]));
      expect(call).toThrow(ArgumentError);
      expect(call).toThrow(/2 columns.*got 3/);
    });

    it('fit and predict refuse NaN, infinity and an empty table', () => {
      const model = train(fromRows([[0], [1]]), [0, 1], { nClasses: 2 });
      for (const bad of [Number.NaN, Number.POSITIVE_INFINITY]) {
        expect(() => train(fromRows([[0], [bad]]), [0, 1], { nClasses: 2 })).toThrow(/row 1, column 0/);
        expect(() => predict(model, fromRows([[bad]]))).toThrow(/row 0, column 0/);
        expect(() => probabilities(model, fromRows([[bad]]))).toThrow(ArgumentError);
      }
      expect(() => train(fromRows([]), [], { nClasses: 2 })).toThrow(/at least one row/);
      expect(() => predict(model, fromRows([]))).toThrow(/at least one row/);
    });

    it('fit(x, labels, options) names the bad label, weight or class weight', () => {
      const x = fromRows([[0], [1]]);
      expect(() => train(x, [0, 2], { nClasses: 2 })).toThrow(
        'labels must be integers from 0 to 1; labels[1] is 2',
      );
      expect(() => train(x, [0, 0.5], { nClasses: 2 })).toThrow('labels[1] is 0.5');
      expect(() => train(x, [0], { nClasses: 2 })).toThrow('labels must have 2 entries, one per row; got 1');
      expect(() => train(x, [0, 0], { nClasses: 0 })).toThrow(
        'nClasses must be an integer of at least 1; got 0',
      );
      expect(() => train(x, [0, 1], { nClasses: 2, weights: [1] })).toThrow('weights must have 2 entries');
      expect(() => train(x, [0, 1], { nClasses: 2, weights: [1, -1] })).toThrow('weights[1] is -1');
      expect(() => train(x, [0, 1], { nClasses: 2, classWeights: [1] })).toThrow(
        'classWeights must have 2 entries, one per class; got 1',
      );
      expect(() => train(x, [0, 1], { nClasses: 2, classWeights: [1, 0] })).toThrow('classWeights[1] is 0');
    });
  });
}
