import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, isMissing, selectFrameRows } from '../../../src/ml/frame.ts';
import { fitModeImputer, transformMode } from '../../../src/ml/impute/index.ts';
import { holedFrame, reload } from './arbitrary.ts';

const hole = Number.NaN;

function numericFrame(values: number[]): Frame {
  return {
    nRows: values.length,
    columns: [{ kind: 'numeric', name: 'age', values: Float64Array.from(values) }],
  };
}

function categoryFrame(codes: number[]): Frame {
  const categories = ['a', 'b', 'c'];
  return {
    nRows: codes.length,
    columns: [{ kind: 'category', name: 'job', codes: Int32Array.from(codes), categories }],
  };
}

describe('fitModeImputer', () => {
  it('fitModeImputer(frame) takes the most frequent category, ties to the lowest code', () => {
    expect(fitModeImputer(categoryFrame([2, 1, 2, -1, -1, -1, 0])).columns[0].fill).toBe(2);
    expect(fitModeImputer(categoryFrame([2, 1, 2, 1, 0])).columns[0].fill).toBe(1);
    expect(fitModeImputer(categoryFrame([2, 1, 0]), { weights: [1, 1, 1.5] }).columns[0].fill).toBe(0);
  });

  it('fitModeImputer(frame) takes the median of numbers', () => {
    expect(fitModeImputer(numericFrame([9, 1, hole, 4])).columns[0].fill).toBe(4);
    expect(fitModeImputer(numericFrame([9, 1, hole, 4, 6])).columns[0].fill).toBe((4 + 6) / 2);
    expect(fitModeImputer(numericFrame([9, 1, 4]), { weights: [3, 1, 1] }).columns[0].fill).toBe(9);
    expect(fitModeImputer(numericFrame([5])).columns[0].fill).toBe(5);
  });

  it('fitModeImputer(frame, integer weights) is that of repeated rows', () => {
    fc.assert(
      fc.property(
        holedFrame,
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 16, maxLength: 16 }),
        (frame, w) => {
          const weights = w.slice(0, frame.nRows).map((weight, i) => (i === 0 ? weight + 1 : weight));
          const repeats = Int32Array.from(weights.flatMap((weight, i) => new Array<number>(weight).fill(i)));
          expect(fitModeImputer(frame, { weights })).toEqual(fitModeImputer(selectFrameRows(frame, repeats)));
        },
      ),
    );
  });

  it('fitModeImputer(frame) refuses a column without a known cell, by name', () => {
    expect(() => fitModeImputer(numericFrame([hole]))).toThrow('column "age" has none');
  });
});

describe('transformMode', () => {
  it('transformMode(reloaded imputer, frame) fills every missing cell, and only those', () => {
    fc.assert(
      fc.property(holedFrame, (frame) => {
        const imputer = reload(fitModeImputer(frame));
        const { frame: out, filled } = transformMode(imputer, frame);
        expect(transformMode(fitModeImputer(frame), frame)).toEqual({ frame: out, filled });
        out.columns.forEach((column, j) => {
          const before = frame.columns[j];
          const was = before.kind === 'numeric' ? before.values : before.codes;
          const is = column.kind === 'numeric' ? column.values : column.codes;
          for (let i = 0; i < frame.nRows; i++) {
            const wasMissing = isMissing(before, i);
            expect(is[i]).toBe(wasMissing ? imputer.columns[j].fill : was[i]);
            expect(filled[j][i]).toBe(wasMissing ? 1 : 0);
          }
        });
      }),
    );
  });

  it('transformMode(frame) refuses other columns than in fit', () => {
    expect(() => transformMode(fitModeImputer(numericFrame([1])), categoryFrame([0]))).toThrow(
      'frame column 0 must be numeric "age", as in fit; got category "job"',
    );
  });
});
