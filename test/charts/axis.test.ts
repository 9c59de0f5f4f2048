import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeAxis } from '../../src/charts/index.ts';
import { formatFor } from '../../src/words/index.ts';

const format = formatFor('en');

describe('makeAxis(values)', () => {
  it('makeAxis(0 … 7302, from zero) ticks at round steps', () => {
    const axis = makeAxis([7302, 49], { label: '', unit: 'number', format, fromZero: true });
    expect(axis.ticks.map(({ text }) => text)).toEqual(['0', '2,000', '4,000', '6,000', '8,000']);
  });

  it('shares tick in percent', () => {
    const axis = makeAxis([0.427, 0.15], { label: '', unit: 'percent', format, fromZero: true });
    expect(axis.ticks.map(({ text }) => text)).toEqual(
      ['0', '10', '20', '30', '40', '50'].map((text) => `${text}\u00a0%`),
    );
  });

  it('holds every value, its ends are ticks, and no two ticks read the same', () => {
    const values = fc.array(
      fc.oneof(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.integer({ min: -999, max: 999 }).map((n) => n / 1000),
      ),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(values, fc.boolean(), (numbers, fromZero) => {
        const axis = makeAxis(numbers, { label: '', unit: 'number', format, fromZero });
        const slack = (axis.max - axis.min) * 1e-6;
        for (const value of [...numbers, ...(fromZero ? [0] : [])]) {
          expect(value).toBeGreaterThanOrEqual(axis.min - slack);
          expect(value).toBeLessThanOrEqual(axis.max + slack);
        }
        expect(axis.ticks[0]?.value).toBe(axis.min);
        expect(axis.ticks.at(-1)?.value).toBe(axis.max);
        expect(new Set(axis.ticks.map(({ text }) => text)).size).toBe(axis.ticks.length);
        expect(axis.ticks.length).toBeGreaterThan(1);
        expect(axis.ticks.length).toBeLessThan(14);
      }),
    );
  });

  it('of no known value runs from 0 to 1', () => {
    const axis = makeAxis([Number.NaN, null], { label: '', unit: 'number', format });
    expect([axis.min, axis.max]).toEqual([0, 1]);
  });
});
