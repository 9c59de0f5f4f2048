import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitStratified } from '../../src/ml/split-rows.ts';

const nClasses = 3;
const labelings = fc
  .array(fc.integer({ min: 0, max: nClasses - 1 }), { minLength: 1, maxLength: 80 })
  .map((labels) => Int32Array.from(labels));
const shares = fc.integer({ min: 1, max: 9 }).map((tenths) => tenths / 10);

describe('splitStratified', () => {
  it('splitStratified(labels, …) puts every row into one part, ascending', () => {
    fc.assert(
      fc.property(labelings, shares, fc.nat(), (labels, share, seed) => {
        const { train, test } = splitStratified(labels, nClasses, share, seed);
        expect([...train, ...test].sort((a, b) => a - b)).toEqual(Array.from(labels.keys()));
        for (const part of [train, test]) expect(part.slice().sort()).toEqual(part);
      }),
    );
  });

  it('splitStratified(labels, …) gives test the rounded share of every class; a class of one row trains', () => {
    fc.assert(
      fc.property(labelings, shares, fc.nat(), (labels, share, seed) => {
        const { test } = splitStratified(labels, nClasses, share, seed);
        for (let label = 0; label < nClasses; label++) {
          const size = labels.filter((one) => one === label).length;
          const want = size < 2 ? 0 : Math.round(size * share);
          expect(test.filter((row) => labels[row] === label).length).toBe(want);
        }
      }),
    );
  });

  it('splitStratified(labels, …) repeats with its seed and differs with another', () => {
    const labels = Int32Array.from({ length: 60 }, (_, i) => i % nClasses);
    const split = (seed: number) => splitStratified(labels, nClasses, 0.3, seed);
    expect(split(4)).toEqual(split(4));
    expect(split(5).test).not.toEqual(split(4).test);
  });

  it('splitStratified(labels, …) draws every row equally often', () => {
    const labels = new Int32Array(10);
    const counts = new Int32Array(10);
    const n = 1000;
    for (let seed = 0; seed < n; seed++) {
      for (const row of splitStratified(labels, 1, 0.3, seed).test) counts[row]++;
    }
    // Binomial with p = 0.3: five standard deviations.
    for (const count of counts) expect(Math.abs(count - 0.3 * n)).toBeLessThan(5 * Math.sqrt(n * 0.3 * 0.7));
  });

  it('splitStratified(labels, …) refuses a label outside its classes', () => {
    expect(() => splitStratified(Int32Array.of(0, 3), nClasses, 0.3, 1)).toThrow(
      'labels must be integers from 0 to 2; labels[1] is 3',
    );
  });
});
