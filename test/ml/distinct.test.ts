import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctRows } from '../../src/ml/distinct.ts';
import { fromRows, selectRows, toRows } from '../../src/ml/matrix.ts';
import { createRandom } from '../../src/ml/random.ts';

/** Few values in few columns, so that rows repeat. */
const tables = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 4 }))
  .chain(([nRows, nCols]) =>
    fc.array(fc.array(fc.constantFrom(-1, -0, 0, 0.1, 1e300), { minLength: nCols, maxLength: nCols }), {
      minLength: nRows,
      maxLength: nRows,
    }),
  );

describe('distinctRows', () => {
  it('distinctRows(x) lists each row once in order of appearance, and inverse leads back to x', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const { rows: distinct, inverse } = distinctRows(fromRows(rows));
        const plain = rows.map((row) => row.map((value) => value + 0));
        expect(toRows(distinct)).toEqual([...new Map(plain.map((row) => [row.join(), row])).values()]);
        expect(toRows(selectRows(distinct, inverse))).toEqual(plain);
      }),
    );
  });

  it('distinctRows(x, weights) sums the weights of equal rows; counts them when there are none', () => {
    fc.assert(
      fc.property(tables, fc.infiniteStream(fc.integer({ min: 0, max: 5 })), (rows, stream) => {
        const weights = rows.map((_, i) => (stream.next().value as number) + (i === 0 ? 1 : 0));
        const weighted = distinctRows(fromRows(rows), weights);
        const counted = distinctRows(fromRows(rows));
        const sums = new Float64Array(weighted.rows.nRows);
        const counts = new Float64Array(weighted.rows.nRows);
        weighted.inverse.forEach((at, i) => {
          sums[at] += weights[i];
          counts[at]++;
        });
        expect(weighted.weights).toEqual(sums);
        expect(counted.weights).toEqual(counts);
        expect(counted.inverse).toEqual(weighted.inverse);
      }),
    );
  });

  it('distinctRows(distinct rows, their weights) changes nothing', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const once = distinctRows(fromRows(rows));
        const twice = distinctRows(once.rows, once.weights);
        expect(twice.rows).toEqual(once.rows);
        expect(twice.weights).toEqual(once.weights);
      }),
    );
  });

  it('distinctRows(x) takes −0 for 0 and leaves x as it was', () => {
    const x = fromRows([[-0], [0], [1]]);
    const { rows, weights } = distinctRows(x);
    expect(toRows(rows)).toEqual([[0], [1]]);
    expect(Array.from(weights)).toEqual([2, 1]);
    expect(Object.is(x.data[0], -0)).toBe(true);
  });

  it('distinctRows(x) tells neighbouring doubles apart', () => {
    const x = fromRows([[1], [1 + Number.EPSILON], [1 - Number.EPSILON / 2]]);
    expect(distinctRows(x).rows.nRows).toBe(3);
  });

  it('distinctRows(x) tells 0 from a tiny number whose words are those of −0, turned round', () => {
    const { rows } = distinctRows(fromRows([[0], [2 ** -1043], [-0], [2 ** -1043]]));
    expect(toRows(rows)).toEqual([[0], [2 ** -1043]]);
  });

  it('distinctRows(20,000 rows) lists them in order of appearance', () => {
    const random = createRandom(3);
    const values = Array.from({ length: 20_000 }, () => Math.floor(12_000 * random.next()) / 7);
    const { rows, weights, inverse } = distinctRows(fromRows(values.map((value) => [value, 1])));
    const expected = [...new Set(values)];
    expect(toRows(rows).map(([value]) => value)).toEqual(expected);
    expect(values.every((value, i) => expected[inverse[i]] === value)).toBe(true);
    expect(weights.reduce((sum, weight) => sum + weight)).toBe(20_000);
  });

  it('distinctRows(x) refuses NaN, an empty table and bad weights', () => {
    expect(() => distinctRows(fromRows([[1, Number.NaN]]))).toThrow('row 0, column 1 is NaN');
    expect(() => distinctRows(fromRows([]))).toThrow('at least one row');
    expect(() => distinctRows(fromRows([[1]]), [1, 2])).toThrow('weights must have 1 entries');
  });
});
