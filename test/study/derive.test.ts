import { describe, expect, it } from 'vitest';
import type { DerivedColumn } from '../../src/contract/index.ts';
import type { FrameColumn } from '../../src/ml/index.ts';
import { deriveColumn } from '../../src/study/derive.ts';

const ages: FrameColumn = { kind: 'numeric', name: 'age', values: Float64Array.of(20, 30, 31, Number.NaN) };
const jobs: FrameColumn = {
  kind: 'category',
  name: 'job',
  codes: Int32Array.of(0, 1, 2, -1),
  categories: ['a', 'b', 'c'],
};
const spec = (rest: Partial<DerivedColumn>): DerivedColumn => ({
  name: 'd',
  from: 'x',
  role: 'profile',
  ...rest,
});
const words = (column: ReturnType<typeof deriveColumn>) =>
  Array.from(column.codes, (code) => (code < 0 ? null : column.categories[code]));

describe('deriveColumn', () => {
  it('deriveColumn(bucket) has inclusive upper bounds and keeps missing cells', () => {
    const bucket = { edges: [20, 30], labels: ['low', 'middle', 'high'] };
    expect(words(deriveColumn(spec({ bucket }), ages))).toEqual(['low', 'middle', 'high', null]);
  });

  it('deriveColumn(recode) merges categories and leaves the others', () => {
    expect(words(deriveColumn(spec({ recode: { a: 'z', b: 'z' } }), jobs))).toEqual(['z', 'z', 'c', null]);
  });

  it('deriveColumn(flag) compares numbers and words', () => {
    expect(words(deriveColumn(spec({ flag: { equals: 30, yes: 'y', no: 'n' } }), ages))).toEqual([
      'n',
      'y',
      'n',
      null,
    ]);
    expect(words(deriveColumn(spec({ flag: { equals: 'c', yes: 'y', no: 'n' } }), jobs))).toEqual([
      'n',
      'n',
      'y',
      null,
    ]);
  });

  it('deriveColumn(bucket of categories) is refused', () => {
    const bucket = { edges: [1], labels: ['a', 'b'] };
    expect(() => deriveColumn(spec({ bucket }), jobs)).toThrow('derived.d: column "job" must hold numbers');
  });
});
