import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../src/ml/errors.ts';
import {
  columnOf,
  concatColumns,
  fromColumns,
  fromRows,
  rowOf,
  selectColumns,
  selectRows,
  squaredDistance,
  toRows,
  zeros,
} from '../../src/ml/matrix.ts';

const tables = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 5 }))
  .chain(([nRows, nCols]) =>
    fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: nCols, maxLength: nCols }), {
      minLength: nRows,
      maxLength: nRows,
    }),
  );

describe('matrix', () => {
  it('toRows(fromRows(rows)) is rows; rowOf and columnOf are its rows and columns', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const x = fromRows(rows);
        expect(toRows(x)).toEqual(rows);
        rows.forEach((row, i) => {
          expect(Array.from(rowOf(x, i))).toEqual(row);
        });
        rows[0].forEach((_, j) => {
          expect(Array.from(columnOf(x, j))).toEqual(rows.map((row) => row[j]));
        });
      }),
    );
  });

  it('fromColumns(columns of x) and concatColumns(columns of x) are x', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        const x = fromRows(rows);
        const columns = rows[0].map((_, j) => columnOf(x, j));
        expect(fromColumns(columns)).toEqual(x);
        expect(concatColumns(rows[0].map((_, j) => selectColumns(x, [j])))).toEqual(x);
      }),
    );
  });

  it('selectRows and selectColumns take indices in any order, repeats too', () => {
    fc.assert(
      fc.property(tables, fc.array(fc.nat(), { maxLength: 6 }), (rows, picks) => {
        const x = fromRows(rows);
        const at = picks.map((pick) => pick % rows.length);
        expect(toRows(selectRows(x, at))).toEqual(at.map((i) => rows[i]));
        const places = picks.map((pick) => pick % rows[0].length);
        expect(toRows(selectColumns(x, places))).toEqual(rows.map((row) => places.map((j) => row[j])));
      }),
    );
  });

  it('squaredDistance(a, i, b, j) is Σ (a − b)², the same both ways and 0 to itself', () => {
    fc.assert(
      fc.property(tables, fc.nat(), fc.nat(), (rows, p, q) => {
        const x = fromRows(rows);
        const [i, j] = [p % rows.length, q % rows.length];
        const want = rows[i].reduce((sum, value, f) => sum + (value - rows[j][f]) * (value - rows[j][f]), 0);
        expect(squaredDistance(x, i, x, j)).toBe(want);
        expect(squaredDistance(x, j, x, i)).toBe(want);
        expect(squaredDistance(x, i, x, i)).toBe(0);
      }),
    );
  });

  it('rowOf(x, i) is a view; columnOf, selectRows and selectColumns are copies', () => {
    const x = fromRows([
      [1, 2],
      [3, 4],
    ]);
    const copies = [columnOf(x, 0), selectRows(x, [0]).data, selectColumns(x, [0]).data];
    rowOf(x, 0)[0] = 7;
    expect(x.data[0]).toBe(7);
    expect(copies.map((copy) => copy[0])).toEqual([1, 1, 1]);
  });

  it('zeros(2, 3), fromRows([]) and fromColumns([], 4) have the shapes they say', () => {
    expect(zeros(2, 3)).toEqual({ data: new Float64Array(6), nRows: 2, nCols: 3 });
    expect(fromRows([])).toMatchObject({ nRows: 0, nCols: 0 });
    expect(fromColumns([], 4)).toMatchObject({ nRows: 4, nCols: 0 });
  });

  it('rows, columns or parts of different length are refused naming both lengths', () => {
    expect(() => fromRows([[1, 2], [3]])).toThrow('every row must have 2 cells, as row 0 has; row 1 has 1');
    expect(() => fromColumns([[1, 2], [3]])).toThrow('column 1 must have 2 cells; got 1');
    expect(() => concatColumns([fromRows([[1], [2]]), fromRows([[1]])])).toThrow(ArgumentError);
    expect(() => concatColumns([fromRows([[1], [2]]), fromRows([[1]])])).toThrow('must have 2 rows; got 1');
  });
});
