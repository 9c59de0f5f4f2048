import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../../src/ml/index.ts';

describe('wilsonInterval(hits, n)', () => {
  it('is the textbook interval for 81 of 263 (Newcombe 1998, table I: 0.2553 to 0.3662)', () => {
    const { low, high } = wilsonInterval(81, 263);
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  it('is not empty at 0 hits: 0 of 20 reaches to 0.1611 (Newcombe 1998)', () => {
    const { low, high } = wilsonInterval(0, 20);
    expect(low).toBeCloseTo(0, 15);
    expect(high).toBeCloseTo(0.1611, 4);
  });

  it('is NaN of nothing', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: Number.NaN, high: Number.NaN });
  });

  it('holds the rate, lies in [0, 1], mirrors with the misses and shrinks with n', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, share) => {
          const hits = Math.round(share * n);
          const { low, high } = wilsonInterval(hits, n);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(hits / n + 1e-12);
          expect(high).toBeGreaterThanOrEqual(hits / n - 1e-12);
          const mirrored = wilsonInterval(n - hits, n);
          expect(mirrored.low).toBeCloseTo(1 - high, 12);
          const tenfold = wilsonInterval(10 * hits, 10 * n);
          expect(tenfold.high - tenfold.low).toBeLessThan(high - low);
        },
      ),
    );
  });
});
