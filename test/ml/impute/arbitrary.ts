import fc from 'fast-check';
import type { Frame, FrameColumn } from '../../../src/ml/frame.ts';
import { fromRows, type Matrix } from '../../../src/ml/matrix.ts';

/** Small whole numbers (sums are exact, ties are many) with holes; row 0 is complete. */
export const holedMatrix: fc.Arbitrary<Matrix> = fc
  .record({ nRows: fc.integer({ min: 3, max: 14 }), nCols: fc.integer({ min: 2, max: 5 }) })
  .chain(({ nRows, nCols }) => {
    const known = fc.integer({ min: -4, max: 4 });
    const cell = fc.option(known, { nil: Number.NaN, freq: 3 });
    return fc.tuple(
      fc.array(known, { minLength: nCols, maxLength: nCols }),
      fc.array(fc.array(cell, { minLength: nCols, maxLength: nCols }), {
        minLength: nRows - 1,
        maxLength: nRows - 1,
      }),
    );
  })
  .map(([first, rest]) => fromRows([first, ...rest]));

/** A frame of two category and two numeric columns with holes; row 0 is complete. */
export const holedFrame: fc.Arbitrary<Frame> = fc.integer({ min: 3, max: 16 }).chain((nRows) => {
  const codes = (nCategories: number) =>
    fc
      .array(fc.integer({ min: -1, max: nCategories - 1 }), { minLength: nRows, maxLength: nRows })
      .map((list) => Int32Array.from(list, (code, i) => (i === 0 ? Math.max(0, code) : code)));
  const values = fc
    .array(fc.option(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { nil: Number.NaN, freq: 4 }), {
      minLength: nRows,
      maxLength: nRows,
    })
    .map((list) => Float64Array.from(list, (value, i) => (i === 0 && Number.isNaN(value) ? 1 : value)));
  return fc.tuple(codes(4), codes(2), values, values).map(([job, loan, age, debt]): Frame => {
    const columns: FrameColumn[] = [
      { kind: 'numeric', name: 'age', values: age },
      { kind: 'category', name: 'job', codes: job, categories: ['clerk', 'driver', 'nurse', 'welder'] },
      { kind: 'category', name: 'loan', codes: loan, categories: ['no', 'yes'] },
      { kind: 'numeric', name: 'debt', values: debt },
    ];
    return { nRows, columns };
  });
});

/** What a model file does to a fitted imputer. */
export function reload<T>(fitted: T): T {
  return JSON.parse(JSON.stringify(fitted)) as T;
}
