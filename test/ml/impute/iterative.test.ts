import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../../src/ml/errors.ts';
import {
  fitIterativeImputer,
  fitTransformIterative,
  transformIterative,
} from '../../../src/ml/impute/index.ts';
import { fromRows, selectRows, toRows } from '../../../src/ml/matrix.ts';
import { createRandom, shuffledIndices } from '../../../src/ml/random.ts';
import { expectClose } from '../../oracles/oracle.ts';
import { tolerances } from '../../oracles/tolerances.ts';
import { holedMatrix, reload } from './arbitrary.ts';
import { fillsOf, readImputeTables } from './oracle-case.ts';

const hole = Number.NaN;

describe('fitIterativeImputer against scikit-learn', () => {
  it.each(readImputeTables())('fitTransformIterative($name) and new rows equal scikit-learn', (table) => {
    for (const { maxRounds, nRounds, fills } of table.iterative) {
      const { imputer, filled } = fitTransformIterative(table.train, { maxRounds });
      const fresh = transformIterative(imputer, table.fresh);
      expect(imputer.nRounds).toBe(nRounds);
      expectClose(fillsOf([table.train, table.fresh], [filled, fresh]), fills, tolerances.imputerIterative);
    }
  });
});

describe('fitIterativeImputer', () => {
  it('fitIterativeImputer(x) visits columns by share of missing cells, equal shares in their order', () => {
    const x = fromRows([
      [1, 2, 3, 4],
      [2, hole, 5, hole],
      [4, 1, hole, 9],
      [3, 3, 1, hole],
    ]);
    const [first] = fitIterativeImputer(x).rounds;
    expect(first.map((step) => step.column)).toEqual([0, 1, 2, 3]);
    const swapped = fromRows(toRows(x).map(([a, b, c, d]) => [d, c, b, a]));
    expect(fitIterativeImputer(swapped).rounds[0].map((step) => step.column)).toEqual([3, 1, 2, 0]);
  });

  it('fitIterativeImputer(x, 0 rounds) and a single column fill with the mean', () => {
    const x = fromRows([
      [1, 4],
      [3, hole],
      [8, 6],
    ]);
    expect(fitTransformIterative(x, { maxRounds: 0 }).filled.data[3]).toBe((4 + 6) / 2);
    const single = fitTransformIterative(fromRows([[1], [hole], [5]]));
    expect(single.filled.data[1]).toBe((1 + 5) / 2);
    expect(single.imputer.nRounds).toBe(0);
  });

  it('fitIterativeImputer(complete x) fills what only new rows miss', () => {
    const x = fromRows(Array.from({ length: 40 }, (_, i) => [i, 2 * i]));
    const imputer = fitIterativeImputer(x);
    expect(imputer.nRounds).toBe(1);
    expectClose(transformIterative(imputer, fromRows([[30, hole]])).data, [30, 60], 1e-4);
  });

  it.each(readImputeTables())('skipComplete fills the training rows of $name the same', ({ train }) => {
    const all = fitTransformIterative(train);
    const fewer = fitTransformIterative(train, { skipComplete: true });
    expect(fewer.filled).toEqual(all.filled);
    const complete = Array.from({ length: train.nCols }, (_, j) => j).filter((j) =>
      toRows(train).every((row) => !Number.isNaN(row[j])),
    );
    const kept = all.imputer.rounds.map((steps) => steps.filter(({ column }) => !complete.includes(column)));
    expect(fewer.imputer.rounds).toEqual(kept);
  });

  it('skipComplete gives the mean to later rows that miss a column without a missing cell', () => {
    const x = fromRows(Array.from({ length: 40 }, (_, i) => [i, 2 * i]));
    const imputer = fitIterativeImputer(x, { skipComplete: true });
    expect(transformIterative(imputer, fromRows([[30, hole]])).data[1]).toBe(39);
  });

  it('fitIterativeImputer(x) says when the rounds ran out', () => {
    const x = fromRows([
      [1, 2, 3],
      [2, hole, 5],
      [hole, 1, 4],
      [3, 3, hole],
      [5, 2, 9],
      [2, hole, 1],
    ]);
    const { converged, nRounds } = fitIterativeImputer(x, { maxRounds: 1, tolerance: 0 });
    expect({ converged, nRounds }).toEqual({ converged: false, nRounds: 1 });
  });
});

describe('transformIterative on any table', () => {
  it('transformIterative(training rows) is what fitting filled; known cells stay', () => {
    fc.assert(
      fc.property(holedMatrix, (x) => {
        const { imputer, filled } = fitTransformIterative(x);
        expect(transformIterative(imputer, x)).toEqual(filled);
        x.data.forEach((value, p) => {
          if (Number.isNaN(value)) expect(filled.data[p]).toSatisfy(Number.isFinite);
          else expect(filled.data[p]).toBe(value);
        });
      }),
    );
  });

  it('transformIterative(permuted x) is the permuted result, and a row alone is filled as in the table', () => {
    fc.assert(
      fc.property(holedMatrix, fc.nat(), (x, seed) => {
        const { imputer, filled } = fitTransformIterative(x);
        const order = shuffledIndices(x.nRows, createRandom(seed));
        expect(transformIterative(imputer, selectRows(x, order))).toEqual(selectRows(filled, order));
        expect(transformIterative(imputer, selectRows(x, [1]))).toEqual(selectRows(filled, [1]));
      }),
    );
  });

  it('transformIterative(reloaded imputer) gives the same bits', () => {
    fc.assert(
      fc.property(holedMatrix, (x) => {
        const imputer = fitIterativeImputer(x);
        expect(transformIterative(reload(imputer), x)).toEqual(transformIterative(imputer, x));
      }),
    );
  });
});

describe('bad input', () => {
  it('fitIterativeImputer(x) refuses a column without a known cell, by name', () => {
    const x = fromRows([
      [1, hole],
      [2, hole],
    ]);
    expect(() => fitIterativeImputer(x, { columns: ['age', 'job'] })).toThrow('column "job" has none');
    expect(() => fitIterativeImputer(x)).toThrow(ArgumentError);
  });

  it('fitIterativeImputer(x) refuses bad options, infinity and other columns than in fit', () => {
    const x = fromRows([
      [1, 2],
      [3, hole],
    ]);
    expect(() => fitIterativeImputer(x, { maxRounds: -1 })).toThrow(
      'maxRounds must be an integer of at least 0',
    );
    expect(() => fitIterativeImputer(x, { tolerance: hole })).toThrow(
      'tolerance must be at least 0; got NaN',
    );
    expect(() => fitIterativeImputer(fromRows([[Number.NEGATIVE_INFINITY]]))).toThrow(ArgumentError);
    expect(() => transformIterative(fitIterativeImputer(x), fromRows([[1]]))).toThrow(
      'x must have 2 columns',
    );
  });
});
