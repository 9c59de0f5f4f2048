import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupColumns } from '../../src/kernels/group-columns.ts';
import { createRandom } from '../../src/ml/index.ts';
import type { Matrix } from '../../src/ml/matrix.ts';

/** Columns of 1 to `mostValues` values each. */
function matrixOf(nRows: number, nCols: number, mostValues: number, seed: number): Matrix {
  const random = createRandom(seed);
  const nValues = Array.from({ length: nCols }, () => 1 + random.nextInt(mostValues));
  const data = Float64Array.from(
    { length: nRows * nCols },
    (_, p) => random.nextInt(nValues[p % nCols]!) / 7 - 1,
  );
  return { data, nRows, nCols };
}

describe('groupColumns(x)', () => {
  it('every column is in one place, and codes stand for the values of a block', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(),
        (nRows, nCols, mostValues, seed) => {
          const x = matrixOf(nRows, nCols, mostValues, seed);
          const { plain, blocks } = groupColumns(x);
          const places = [...plain, ...blocks.flatMap(({ columns }) => columns)].sort((a, b) => a - b);
          expect(places).toEqual([...Array(nCols).keys()]);
          for (const { columns, codes, rows } of blocks) {
            expect(rows.length).toBeLessThanOrEqual(Math.ceil(nRows / 8));
            const valuesOf = (row: number) => columns.map((f) => x.data[row * nCols + f]);
            const distinct = new Set(Array.from(codes, (_, i) => valuesOf(i).join()));
            expect(rows.length).toBe(distinct.size);
            for (let i = 0; i < nRows; i++) expect(valuesOf(rows[codes[i]!]!)).toEqual(valuesOf(i));
          }
        },
      ),
    );
  });

  it('one-hot columns of a category come into one block with no more values than it has', () => {
    const random = createRandom(3);
    const rows = Array.from({ length: 400 }, () => {
      const category = random.nextInt(30);
      return Array.from({ length: 30 }, (_, c) => (c === category ? 1 : 0));
    });
    const x = { data: Float64Array.from(rows.flat()), nRows: 400, nCols: 30 };
    const { plain, blocks } = groupColumns(x);
    expect(plain).toEqual([]);
    expect(blocks.map(({ rows: values }) => values.length)).toEqual([30]);
  });

  it('a column of more values than a table may have stays plain', () => {
    const data = Float64Array.from({ length: 8000 }, (_, p) => (p % 2 === 0 ? p : p % 3));
    const { plain, blocks } = groupColumns({ data, nRows: 4000, nCols: 2 });
    expect(plain).toEqual([0]);
    expect(blocks.map(({ columns }) => columns)).toEqual([[1]]);
  });
});
