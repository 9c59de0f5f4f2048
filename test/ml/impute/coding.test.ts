import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../../src/ml/errors.ts';
import { type CategoryColumn, type Frame, isMissing, type NumericColumn } from '../../../src/ml/frame.ts';
import { decodeMatrix, encodeFrame, fitCoding } from '../../../src/ml/impute/index.ts';
import { fromColumns, fromRows } from '../../../src/ml/matrix.ts';
import { expectClose } from '../../oracles/oracle.ts';
import { holedFrame, reload } from './arbitrary.ts';

const hole = Number.NaN;

function numeric(name: string, values: number[]): NumericColumn {
  return { kind: 'numeric', name, values: Float64Array.from(values) };
}

function category(name: string, codes: number[], categories: string[]): CategoryColumn {
  return { kind: 'category', name, codes: Int32Array.from(codes), categories };
}

describe('fitCoding and encodeFrame', () => {
  it('encodeFrame(frame) codes categories by place and numbers as z-scores, missing as NaN', () => {
    const frame: Frame = {
      nRows: 3,
      columns: [category('job', [1, -1, 0], ['clerk', 'nurse']), numeric('age', [20, hole, 40])],
    };
    // mean 30, population standard deviation √((10² + 10²) / 2) = 10
    expect(Array.from(encodeFrame(fitCoding(frame), frame).data)).toEqual([1, -1, hole, hole, 0, 1]);
  });

  it('fitCoding(frame) scales a constant column by 1, also one whose mean rounds', () => {
    const frame: Frame = { nRows: 3, columns: [numeric('rate', [0.1, 0.1, 0.1])] };
    expect(fitCoding(frame).columns[0]).toMatchObject({ scale: 1 });
  });

  it('fitCoding(frame, integer weights) is fitCoding of repeated rows', () => {
    const weighted = fitCoding({ nRows: 3, columns: [numeric('age', [1, 5, 7])] }, { weights: [2, 1, 0] });
    const repeated = fitCoding({ nRows: 3, columns: [numeric('age', [1, 1, 5])] });
    expect(weighted).toEqual(repeated);
  });

  it('encodeFrame(reloaded coding) gives the same bits', () => {
    fc.assert(
      fc.property(holedFrame, (frame) => {
        const coding = fitCoding(frame);
        expect(encodeFrame(reload(coding), frame)).toEqual(encodeFrame(coding, frame));
      }),
    );
  });
});

describe('decodeMatrix', () => {
  it('decodeMatrix(x) truncates a code toward zero and leaves a code outside the list missing', () => {
    const codes = [-1, -1, -1, -1, -1, -1, 0];
    const original: Frame = { nRows: 7, columns: [category('job', codes, ['a', 'b', 'c'])] };
    const x = fromRows([[2.9], [-0.9], [-1], [3], [hole], [1], [2]]);
    const { frame, filled } = decodeMatrix(fitCoding(original), x, original);
    expect(frame.columns[0]).toMatchObject({ codes: Int32Array.from([2, 0, -1, -1, -1, 1, 0]) });
    expect(Array.from(filled[0])).toEqual([1, 1, 0, 0, 0, 1, 0]);
  });

  it('decodeMatrix(x) scales numbers back', () => {
    const original: Frame = { nRows: 3, columns: [numeric('age', [20, hole, 40])] };
    const { frame, filled } = decodeMatrix(fitCoding(original), fromRows([[9], [0.5], [9]]), original);
    expect(frame.columns[0]).toMatchObject({ values: Float64Array.from([20, 0.5 * 10 + 30, 40]) });
    expect(Array.from(filled[0])).toEqual([0, 1, 0]);
  });

  it('decodeMatrix(encodeFrame(frame)) is the frame, bit for bit, with nothing filled', () => {
    fc.assert(
      fc.property(holedFrame, (frame) => {
        const coding = fitCoding(frame);
        const decoded = decodeMatrix(coding, encodeFrame(coding, frame), frame);
        expect(decoded.frame).toEqual(frame);
        expect(decoded.filled.every((flags) => flags.every((flag) => flag === 0))).toBe(true);
      }),
    );
  });

  it('decodeMatrix(encodeFrame(known frame)) restores the cells that were hidden', () => {
    fc.assert(
      fc.property(holedFrame, (frame) => {
        const coding = fitCoding(frame);
        const hidden: Frame = {
          nRows: frame.nRows,
          columns: frame.columns.map((column) =>
            column.kind === 'numeric'
              ? { ...column, values: column.values.map(() => hole) }
              : { ...column, codes: column.codes.map(() => -1) },
          ),
        };
        const decoded = decodeMatrix(coding, encodeFrame(coding, frame), hidden);
        decoded.frame.columns.forEach((column, j) => {
          const want = frame.columns[j];
          if (column.kind === 'category') expect(column).toEqual(want);
          else if (want.kind === 'numeric') expectClose(column.values, want.values, 1e-12);
          for (let i = 0; i < frame.nRows; i++) expect(decoded.filled[j][i]).toBe(isMissing(want, i) ? 0 : 1);
        });
      }),
    );
  });
});

describe('bad input', () => {
  const frame: Frame = {
    nRows: 2,
    columns: [category('job', [0, 1], ['clerk', 'nurse']), numeric('age', [20, 30])],
  };
  const [job, age] = frame.columns;
  const coding = fitCoding(frame);

  it('encodeFrame(frame) refuses another number, order, kind or list of categories, and names both', () => {
    expect(() => encodeFrame(coding, { nRows: 2, columns: [job] })).toThrow(
      'frame must have the 2 columns of fit (job, age); got 1 (job)',
    );
    expect(() => encodeFrame(coding, { nRows: 2, columns: [age, job] })).toThrow(
      'frame column 0 must be category "job", as in fit; got numeric "age"',
    );
    const other = category('job', [0, 1], ['clerk', 'pilot']);
    expect(() => encodeFrame(coding, { nRows: 2, columns: [other, age] })).toThrow(
      'frame column "job" must have the categories of fit (clerk, nurse); got clerk, pilot',
    );
  });

  it('fitCoding(frame) refuses a column without a known cell, by name', () => {
    const empty = numeric('debt', [hole, hole]);
    expect(() => fitCoding({ nRows: 2, columns: [job, empty] })).toThrow('column "debt" has none');
    expect(() =>
      fitCoding({ nRows: 2, columns: [category('loan', [-1, 0], ['no'])] }, { weights: [1, 0] }),
    ).toThrow('column "loan" has none');
  });

  it.each([
    ['no rows', { nRows: 0, columns: [] }, 'at least one row and one column'],
    ['a repeated name', { nRows: 2, columns: [age, age] }, '"age" comes twice'],
    ['a short column', { nRows: 3, columns: [age] }, 'column "age" must have 3 cells; got 2'],
    [
      'a code outside',
      { nRows: 1, columns: [category('job', [2], ['a'])] },
      'codes from -1 to 0; row 0 is 2',
    ],
    [
      'infinity',
      { nRows: 1, columns: [numeric('age', [1 / 0])] },
      'finite numbers or NaN; row 0 is Infinity',
    ],
  ] as [string, Frame, string][])('fitCoding(frame with %s) is refused', (_, bad, message) => {
    expect(() => fitCoding(bad)).toThrow(ArgumentError);
    expect(() => fitCoding(bad)).toThrow(message);
  });

  it('decodeMatrix(x) refuses another shape than the frame', () => {
    expect(() => decodeMatrix(coding, fromRows([[1], [2]]), frame)).toThrow('x must have 2 columns');
    expect(() => decodeMatrix(coding, fromColumns([[1], [2]]), frame)).toThrow('x must have 2 rows');
  });
});
