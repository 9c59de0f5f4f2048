import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CategoryColumn,
  compareText,
  type Frame,
  type FrameColumn,
  frameColumn,
  isMissing,
  selectFrameColumns,
  selectFrameRows,
  sortCategories,
} from '../../src/ml/frame.ts';
import { frameOfWords } from './frames.ts';

const wordTables = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 3 }))
  .chain(([nRows, nCols]) => {
    const cell = fc.option(fc.constantFrom('b', 'a', 'Z', 'ё', 'я', '10', '9'), { nil: null, freq: 5 });
    return fc.array(fc.array(cell, { minLength: nCols, maxLength: nCols }), {
      minLength: nRows,
      maxLength: nRows,
    });
  });

function wordsOf(column: FrameColumn): (string | null)[] {
  if (column.kind === 'numeric') throw new Error('a category column was expected');
  return Array.from(column.codes, (code) => column.categories[code] ?? null);
}

const frame: Frame = {
  nRows: 3,
  columns: [
    { kind: 'numeric', name: 'age', values: Float64Array.of(30, Number.NaN, 50) },
    { kind: 'category', name: 'job', codes: Int32Array.of(1, 0, -1), categories: ['nurse', 'clerk'] },
  ],
};

describe('sortCategories', () => {
  it('sortCategories(frame) orders categories by code units and keeps every word', () => {
    fc.assert(
      fc.property(wordTables, (rows) => {
        const before = frameOfWords(rows);
        const after = sortCategories(before);
        after.columns.forEach((column, j) => {
          expect(wordsOf(column)).toEqual(rows.map((row) => row[j]));
          const { categories } = column as CategoryColumn;
          expect(categories.every((name, i) => i === 0 || categories[i - 1] < name)).toBe(true);
        });
        expect(sortCategories(after)).toEqual(after);
      }),
    );
  });

  it('sortCategories(frame) leaves numbers and its input alone', () => {
    const copy = structuredClone(frame);
    expect(sortCategories(frame).columns[0]).toBe(frame.columns[0]);
    expect(frame).toEqual(copy);
  });
});

describe('selecting', () => {
  it('selectFrameRows(frame, indices) takes rows in that order, repeats too', () => {
    fc.assert(
      fc.property(wordTables, fc.array(fc.nat(), { maxLength: 8 }), (rows, picks) => {
        const at = picks.map((pick) => pick % rows.length);
        const part = selectFrameRows(frameOfWords(rows), Int32Array.from(at));
        expect(part.nRows).toBe(at.length);
        part.columns.forEach((column, j) => {
          expect(wordsOf(column)).toEqual(at.map((i) => rows[i][j]));
        });
      }),
    );
  });

  it('selectFrameColumns(frame, names) takes columns in that order', () => {
    expect(selectFrameColumns(frame, ['job', 'age']).columns).toEqual([frame.columns[1], frame.columns[0]]);
  });

  it('frameColumn(frame, unknown name) names the columns that exist', () => {
    expect(() => frameColumn(frame, 'income')).toThrow('no column "income"; the frame has age, job');
  });

  it('isMissing(column, i) knows NaN and code −1', () => {
    const missing = frame.columns.map((column) => [0, 1, 2].map((i) => isMissing(column, i)));
    expect(missing).toEqual([
      [false, true, false],
      [false, false, true],
    ]);
  });
});

describe('compareText', () => {
  it('compareText(a, b) orders by UTF-16 code units: capitals first, ё after я', () => {
    expect(['я', 'b', 'ё', 'B', '10', '9'].sort(compareText)).toEqual(['10', '9', 'B', 'b', 'я', 'ё']);
    expect(compareText('a', 'a')).toBe(0);
  });
});
