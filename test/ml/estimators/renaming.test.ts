import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitKMeans, predictKMeans } from '../../../src/ml/cluster/index.ts';
import { distinctRows } from '../../../src/ml/distinct.ts';
import { type Frame, type FrameColumn, sortCategories } from '../../../src/ml/frame.ts';
import { fitFrameImputer, imputeFrame } from '../../../src/ml/impute/index.ts';
import { fitPipeline, transformColumns } from '../../../src/ml/preprocess/index.ts';

/** Categories in any order, with holes; row 0 is complete. */
const frames: fc.Arbitrary<Frame> = fc.integer({ min: 6, max: 24 }).chain((nRows) => {
  const rows = <T>(cell: fc.Arbitrary<T>) => fc.array(cell, { minLength: nRows, maxLength: nRows });
  const words = (name: string, all: readonly string[]) =>
    fc
      .tuple(
        rows(fc.integer({ min: -1, max: all.length - 1 })),
        fc.shuffledSubarray([...all], { minLength: all.length }),
      )
      .map(([codes, categories]): FrameColumn => {
        const known = codes.map((code, i) => (i === 0 ? Math.max(0, code) : code));
        return { kind: 'category', name, codes: Int32Array.from(known), categories };
      });
  const numbers = (name: string) =>
    rows(fc.option(fc.integer({ min: 18, max: 90 }), { nil: null, freq: 6 })).map(
      (values): FrameColumn => ({
        kind: 'numeric',
        name,
        values: Float64Array.from(values, (value, i) => value ?? (i === 0 ? 40 : Number.NaN)),
      }),
    );
  return fc
    .tuple(
      words('job', ['admin.', 'nurse', 'welder', 'учитель']),
      words('loan', ['no', 'yes']),
      numbers('age'),
    )
    .map((columns) => ({ nRows, columns }));
});

/** Every category and every column under another name; the alphabet of each column's categories stays. */
function renamed(frame: Frame, columnNames: readonly string[], stem: string): Frame {
  return {
    ...frame,
    columns: frame.columns.map((column, j): FrameColumn => {
      if (column.kind === 'numeric') return { ...column, name: columnNames[j] };
      const alphabet = column.categories.toSorted((a, b) => (a < b ? -1 : 1));
      const categories = column.categories.map(
        (category) => `${stem}${alphabet.indexOf(category)}-${category.length}`,
      );
      return { ...column, name: columnNames[j], categories };
    }),
  };
}

/** The whole way from words to labels. */
function clusterTable(raw: Frame, pipeline: number) {
  const frame = sortCategories(raw);
  const { frame: filled } = imputeFrame(fitFrameImputer(frame, { method: 'knn' }), frame);
  const x = transformColumns(fitPipeline(pipeline, filled), filled);
  const nClusters = Math.min(3, distinctRows(x).rows.nRows);
  const model = fitKMeans(x, { nClusters, seed: 4, nStarts: 3, nSwaps: 5 });
  return { x, labels: predictKMeans(model, x), inertia: model.inertia };
}

const columnNames = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { minLength: 3, maxLength: 3 });
const stems = fc.constantFrom('', 'Z', 'категория ', '__proto__', '\u{1f600}');

describe('names', () => {
  it.each([1, 8])(
    'renaming every category (the alphabet kept) and every column changes no label and no inertia: knn, pipeline %i',
    (pipeline) => {
      fc.assert(
        fc.property(frames, columnNames, stems, (frame, names, stem) => {
          expect(clusterTable(renamed(frame, names, stem), pipeline)).toEqual(clusterTable(frame, pipeline));
        }),
        { numRuns: 60 },
      );
    },
  );

  it('the order in which categories are listed changes nothing, since they are sorted first', () => {
    fc.assert(
      fc.property(frames, (frame) => {
        expect(clusterTable(sortCategories(frame), 8)).toEqual(clusterTable(frame, 8));
      }),
      { numRuns: 30 },
    );
  });

  it('a name that changes the alphabet does change ordinal codes: the test above can fail', () => {
    const frame: Frame = {
      nRows: 4,
      columns: [
        { kind: 'category', name: 'job', codes: Int32Array.of(0, 1, 2, 2), categories: ['a', 'b', 'c'] },
        { kind: 'numeric', name: 'age', values: Float64Array.of(20, 30, 40, 50) },
      ],
    };
    const other = {
      ...frame,
      columns: [{ ...frame.columns[0], categories: ['z', 'b', 'c'] } as FrameColumn, frame.columns[1]],
    };
    expect(clusterTable(other, 8).x).not.toEqual(clusterTable(frame, 8).x);
  });
});
