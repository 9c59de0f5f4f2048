import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findElbow } from '../../../src/ml/metrics/index.ts';

describe('findElbow', () => {
  const ks = [2, 3, 4, 5, 6];

  it('findElbow(ks, inertias) finds the corner of two straight lines', () => {
    expect(findElbow(ks, [100, 60, 20, 10, 0])).toBe(4);
    // Heights below the diagonal: 0, 1 − 1/4 − 0.3 = 0.45, 1 − 2/4 − 0.2 = 0.3, 0.15, 0.
    expect(findElbow(ks, [100, 30, 20, 10, 0])).toBe(3);
  });

  it('findElbow(ks, inertias) of A / k is at the middle of the range in the geometric sense', () => {
    // 1/k lies farthest below its chord from 2 to 8 where its slope is the chord's: k² = 2 · 8.
    const wide = [2, 3, 4, 5, 6, 7, 8];
    expect(
      findElbow(
        wide,
        wide.map((k) => 1000 / k),
      ),
    ).toBe(4);
  });

  it('findElbow(ks, inertias) is null for fewer than 3 points, flat, straight and bulging curves', () => {
    expect(findElbow([], [])).toBeNull();
    expect(findElbow([2, 3], [5, 1])).toBeNull();
    expect(findElbow(ks, [7, 7, 7, 7, 7])).toBeNull();
    expect(findElbow(ks, [50, 40, 30, 20, 10])).toBeNull();
    expect(findElbow(ks, [0.5, 0.4, 0.3, 0.2, 0.1])).toBeNull();
    expect(findElbow(ks, [100, 90, 80, 60, 0])).toBeNull();
  });

  it('findElbow(ks, inertias) gives ties to the lowest k', () => {
    // Heights: 1 − 1/4 − 0.35 = 0.4 at 3 and 1 − 2/4 − 0.1 = 0.4 at 4.
    expect(findElbow(ks, [1, 0.35, 0.1, 0.05, 0])).toBe(3);
  });

  it('findElbow(ks, inertias) does not depend on the unit or the origin of the inertia', () => {
    const falling = fc
      .array(fc.integer({ min: 0, max: 1000 }), { minLength: 5, maxLength: 5 })
      .map((values) => values.sort((a, b) => b - a));
    fc.assert(
      fc.property(falling, (inertias) => {
        const elbow = findElbow(ks, inertias);
        expect(
          findElbow(
            ks,
            inertias.map((value) => 4 * value + 256),
          ),
        ).toBe(elbow);
        if (elbow !== null) expect(ks.slice(1, -1)).toContain(elbow);
      }),
    );
  });

  it('findElbow(ks, inertias) names a bad k, inertia or length', () => {
    expect(() => findElbow([2, 2, 3], [3, 2, 1])).toThrow('ks must be finite and ascending; ks[1] is 2');
    expect(() => findElbow([2, 3, 4], [3, Number.NaN, 1])).toThrow(
      'inertias must be finite; inertias[1] is NaN',
    );
    expect(() => findElbow([2, 3, 4], [3, 2])).toThrow('inertias must have 3 entries, as ks has; got 2');
  });
});
