import fc from 'fast-check';
import type { Frame, FrameColumn } from '../../../src/ml/frame.ts';

/** Eighths: sums of a few are exact, and equal cells are common. */
const number = fc.integer({ min: -400, max: 400 }).map((n) => n / 8);
const nRows = fc.integer({ min: 2, max: 14 });

function numericColumns(n: number, from: number, to: number): fc.Arbitrary<FrameColumn[]> {
  return fc
    .array(fc.array(number, { minLength: n, maxLength: n }), { minLength: from, maxLength: to })
    .map((columns) =>
      columns.map((values, j) => ({ kind: 'numeric', name: `x${j}`, values: Float64Array.from(values) })),
    );
}

function categoryColumns(n: number, from: number, to: number): fc.Arbitrary<FrameColumn[]> {
  const categories = ['admin.', 'nurse', 'welder', 'учитель'];
  return fc
    .array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n }), {
      minLength: from,
      maxLength: to,
    })
    .map((columns) =>
      columns.map((codes, j) => ({
        kind: 'category',
        name: `c${j}`,
        codes: Int32Array.from(codes),
        categories,
      })),
    );
}

/** Two to four numeric columns. */
export const numericTables: fc.Arbitrary<Frame> = nRows.chain((n) =>
  numericColumns(n, 2, 4).map((columns) => ({ nRows: n, columns })),
);

/** Two or three category columns; not every category occurs. */
export const categoryTables: fc.Arbitrary<Frame> = nRows.chain((n) =>
  categoryColumns(n, 2, 3).map((columns) => ({ nRows: n, columns })),
);

/** One or two of each, categories first. */
export const mixedTables: fc.Arbitrary<Frame> = nRows.chain((n) =>
  fc
    .tuple(categoryColumns(n, 1, 2), numericColumns(n, 1, 2))
    .map(([words, numbers]) => ({ nRows: n, columns: [...words, ...numbers] })),
);
