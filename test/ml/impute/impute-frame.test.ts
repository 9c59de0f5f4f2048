import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CategoryColumn, type Frame, isMissing, selectFrameRows } from '../../../src/ml/frame.ts';
import {
  fitFrameImputer,
  type ImputationMethod,
  imputationMethods,
  imputeFrame,
} from '../../../src/ml/impute/index.ts';
import { holedFrame, reload } from './arbitrary.ts';

function jobs(codes: number[], categories: string[]): Frame {
  return {
    nRows: codes.length,
    columns: [{ kind: 'category', name: 'job', codes: Int32Array.from(codes), categories }],
  };
}

/** The words of a category column; null is missing. */
function words({ codes, categories }: CategoryColumn): (string | null)[] {
  return Array.from(codes, (code) => categories[code] ?? null);
}

describe.each(imputationMethods)('imputeFrame by %s', (method: ImputationMethod) => {
  it('imputeFrame(frame) changes missing cells only and flags those that are filled', () => {
    fc.assert(
      fc.property(holedFrame, (frame) => {
        const { frame: out, filled } = imputeFrame(fitFrameImputer(frame, { method }), frame);
        out.columns.forEach((column, j) => {
          const before = frame.columns[j];
          const was = before.kind === 'numeric' ? before.values : words(before);
          const is = column.kind === 'numeric' ? column.values : words(column);
          for (let i = 0; i < frame.nRows; i++) {
            if (!isMissing(before, i)) expect(is[i]).toBe(was[i]);
            expect(filled[j][i]).toBe(isMissing(before, i) && !isMissing(column, i) ? 1 : 0);
          }
        });
      }),
      { numRuns: 50 },
    );
  });

  it('imputeFrame(one row) is that row of imputeFrame(all rows)', () => {
    fc.assert(
      fc.property(holedFrame, fc.nat(), (frame, at) => {
        const imputer = fitFrameImputer(frame, { method });
        const row = Int32Array.of(at % frame.nRows);
        const all = imputeFrame(imputer, frame);
        const alone = imputeFrame(imputer, selectFrameRows(frame, row));
        expect(alone.frame).toEqual(selectFrameRows(all.frame, row));
        expect(alone.filled.map((flags) => flags[0])).toEqual(all.filled.map((flags) => flags[row[0]]));
      }),
      { numRuns: 50 },
    );
  });

  it('imputeFrame(frame) refuses other columns than in fit', () => {
    const imputer = fitFrameImputer(jobs([0, 1, -1], ['a', 'b']), { method });
    expect(() => imputeFrame(imputer, jobs([0], ['a', 'c']))).toThrow(
      'the categories of fit (a, b); got a, c',
    );
  });
});

describe('fitFrameImputer', () => {
  it('fitFrameImputer(frame, raw) puts the unknown category at its place in the alphabet', () => {
    const frame = jobs([1, -1, 0, 2], ['admin.', 'student', 'welder']);
    const { frame: out, filled } = imputeFrame(fitFrameImputer(frame, { method: 'raw' }), frame);
    expect(out.columns[0]).toMatchObject({
      categories: ['admin.', 'student', 'unknown', 'welder'],
      codes: Int32Array.from([1, 2, 0, 3]),
    });
    expect(Array.from(filled[0])).toEqual([0, 1, 0, 0]);
  });

  it('fitFrameImputer(frame, raw) puts it last when the order is declared, and takes its name from the caller', () => {
    const frame = jobs([1, -1], ['primary', 'middle', 'higher']);
    const imputer = fitFrameImputer(frame, { method: 'raw', unknownCategory: 'n/a' });
    expect(imputeFrame(imputer, frame).frame.columns[0]).toMatchObject({
      categories: ['primary', 'middle', 'higher', 'n/a'],
      codes: Int32Array.from([1, 3]),
    });
  });

  it('fitFrameImputer(frame, raw) leaves missing what fit never saw missing', () => {
    const imputer = fitFrameImputer(jobs([1, 0], ['a', 'b']), { method: 'raw' });
    const { frame, filled } = imputeFrame(imputer, jobs([-1, 1], ['a', 'b']));
    expect(frame).toEqual(jobs([-1, 1], ['a', 'b']));
    expect(Array.from(filled[0])).toEqual([0, 0]);
  });

  it('fitFrameImputer(frame, knn) averages codes where knn-vote takes a code of a neighbour', () => {
    const age = {
      kind: 'numeric',
      name: 'age',
      values: Float64Array.of(1, 1.1, 1.2, 1.3, 1.4, 1.5, 9),
    } as const;
    const [job] = jobs([0, 3, 3, 0, 3, -1, 1], ['a', 'b', 'c', 'd']).columns;
    const frame: Frame = { nRows: 7, columns: [age, job] };
    const fill = (method: ImputationMethod) =>
      imputeFrame(fitFrameImputer(frame, { method }), frame).frame.columns[1];
    expect(fill('knn')).toMatchObject({ codes: Int32Array.of(0, 3, 3, 0, 3, Math.trunc(9 / 5), 1) });
    expect(fill('knn-vote')).toMatchObject({ codes: Int32Array.of(0, 3, 3, 0, 3, 3, 1) });
  });

  it.each(['raw', 'iterative', 'mode'] as const)(
    'imputeFrame(reloaded %s imputer) gives the same bits',
    (method) => {
      fc.assert(
        fc.property(holedFrame, (frame) => {
          const imputer = fitFrameImputer(frame, { method });
          expect(imputeFrame(reload(imputer), frame)).toEqual(imputeFrame(imputer, frame));
        }),
        { numRuns: 50 },
      );
    },
  );

  it('fitFrameImputer(frame) passes its options on', () => {
    const frame = jobs([0, 1, -1], ['a', 'b']);
    expect(() => fitFrameImputer(frame, { method: 'knn', neighbours: 0 })).toThrow('neighbours must be');
    expect(() => fitFrameImputer(frame, { method: 'iterative', maxRounds: -1 })).toThrow('maxRounds must be');
    expect(() => fitFrameImputer(frame, { method: 'iterative', tolerance: -1 })).toThrow('tolerance must be');
  });

  it('fitFrameImputer(frame, unknown method) names those that exist', () => {
    expect(() => fitFrameImputer(jobs([0], ['a']), { method: 'median' as ImputationMethod })).toThrow(
      'method must be one of raw, knn, knn-vote, iterative, mode; got "median"',
    );
  });
});
