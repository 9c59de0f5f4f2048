import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawIndex, runningSums } from '../../../src/ml/cluster/draw-index.ts';

const always = (value: number) => ({ next: () => value, nextInt: () => 0 });

describe('drawIndex(sums)', () => {
  it('is the first index whose running sum is above the draw, and never one without a share', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 1e3, noNaN: true })), {
          minLength: 1,
          maxLength: 40,
        }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (shares, draw) => {
          if (shares.every((share) => share === 0)) return;
          const sums = runningSums(shares);
          const found = drawIndex(sums, always(draw));
          expect(shares[found]).toBeGreaterThan(0);
          const target = draw * sums[sums.length - 1]!;
          const first = sums.findIndex((sum) => sum > target);
          expect(found).toBe(first >= 0 ? first : shares.findLastIndex((share) => share > 0));
        },
      ),
    );
  });

  it('a draw that rounding carries to the whole takes the last that has a share', () => {
    expect(drawIndex(runningSums([1, 2, 0]), always(1))).toBe(1);
  });
});
