import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnSubsets,
  createRandom,
  distinctRows,
  dominates,
  type Frame,
  fitTypeFirst,
  paretoLayers,
  restrictColumns,
  selectFrameColumns,
  selectFrameRows,
  subsetRows,
  toRows,
  transformColumns,
  valueCodes,
} from '../../../src/ml/index.ts';

describe('columnSubsets(names, most, excluded)', () => {
  it('has every set of 2 to most columns once: n choose 2 + … + n choose most', () => {
    const sets = columnSubsets(['a', 'b', 'c', 'd', 'e', 'f'], 4);
    expect(sets).toHaveLength(15 + 20 + 15);
    expect(new Set(sets.map((set) => set.join())).size).toBe(50);
    expect(sets[0]).toEqual(['a', 'b']);
  });

  it('leaves out the sets that hold an excluded pair', () => {
    const sets = columnSubsets(['a', 'b', 'c', 'd'], 3, [['a', 'c']]);
    // Of 6 pairs one, of 4 triples the two with both.
    expect(sets).toHaveLength(5 + 2);
    expect(sets.filter((set) => set.includes('a') && set.includes('c'))).toEqual([]);
  });
});

describe('paretoLayers(points)', () => {
  it('puts no point into a layer with one that beats it, and each below one of the layer before', () => {
    const points = fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)), { maxLength: 20 });
    fc.assert(
      fc.property(points, (given) => {
        const layers = paretoLayers(given);
        given.forEach((point, i) => {
          const better = given
            .filter((other) => dominates(other, point))
            .map((other) => layers[given.indexOf(other)]!);
          expect(layers[i]).toBe(1 + Math.max(0, ...better));
        });
      }),
    );
  });
});

describe('subsetRows(rows, codes, names, transformer)', () => {
  const random = createRandom(3);
  const nRows = 300;
  const all: Frame = {
    nRows,
    columns: [
      {
        kind: 'numeric',
        name: 'age',
        values: Float64Array.from({ length: nRows }, () => random.nextInt(90)),
      },
      {
        kind: 'category',
        name: 'job',
        codes: Int32Array.from({ length: nRows }, () => random.nextInt(3)),
        categories: ['a', 'b', 'c'],
      },
      {
        kind: 'numeric',
        name: 'calls',
        values: Float64Array.from({ length: nRows }, () => random.nextInt(4)),
      },
    ],
  };
  const sample = selectFrameRows(
    all,
    Int32Array.from({ length: 40 }, (_, i) => 7 * i),
  );
  const transformer = fitTypeFirst(all, 'min-max');
  const key = (row: readonly number[], weight: number): string => `${row.join()} × ${weight}`;
  const expected = (frame: Frame, names: readonly string[]): string[] => {
    const { rows, weights } = distinctRows(
      transformColumns(restrictColumns(transformer, names), selectFrameColumns(frame, names)),
    );
    return toRows(rows)
      .map((row, i) => key(row, weights[i]!))
      .sort();
  };
  const got = (names: readonly string[]): string[] => {
    const { x, weights } = subsetRows({ all, sample, limit: 20 }, valueCodes(all), names, transformer);
    return toRows(x)
      .map((row, i) => key(row, weights[i]!))
      .sort();
  };

  it('counts all rows where the values combine to few, and the sample where they do not', () => {
    expect(got(['job', 'calls'])).toEqual(expected(all, ['job', 'calls']));
    expect(got(['age', 'job'])).toEqual(expected(sample, ['age', 'job']));
  });
});
