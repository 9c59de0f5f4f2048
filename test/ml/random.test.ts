import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, deriveSeed, shuffledIndices } from '../../src/ml/random.ts';

const seeds = fc.maxSafeNat();
const part = fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.string({ maxLength: 6 }));

function draws(seed: number, n: number): number[] {
  const random = createRandom(seed);
  return Array.from({ length: n }, () => random.next());
}

describe('createRandom', () => {
  it('createRandom(seed) gives the same stream again, within [0, 1)', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const stream = draws(seed, 50);
        expect(draws(seed, 50)).toEqual(stream);
        expect(stream.every((value) => value >= 0 && value < 1)).toBe(true);
      }),
    );
  });

  it('createRandom(seed) differs from its neighbours from the first draw on', () => {
    const firsts = Array.from({ length: 2000 }, (_, seed) => draws(seed, 1)[0]);
    expect(new Set(firsts).size).toBe(2000);
  });

  it('createRandom(seed) tells seeds apart that share their low 32 bits', () => {
    expect(draws(7 + 2 ** 32, 4)).not.toEqual(draws(7, 4));
  });

  it('next() is uniform: mean, variance and 16 equal bins within five standard errors', () => {
    const n = 64_000;
    const stream = draws(2014, n);
    const mean = stream.reduce((sum, value) => sum + value, 0) / n;
    // A uniform number has variance 1/12; its mean over n draws has the standard error √(1 / 12 n).
    expect(Math.abs(mean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    const bins = new Int32Array(16);
    for (const value of stream) bins[Math.floor(value * 16)]++;
    for (const count of bins) expect(Math.abs(count - n / 16)).toBeLessThan(5 * Math.sqrt(n / 16));
  });

  it('next() is not correlated with the draw before', () => {
    const n = 64_000;
    const stream = draws(5, n + 1);
    let sum = 0;
    for (let i = 0; i < n; i++) sum += (stream[i] - 0.5) * (stream[i + 1] - 0.5);
    // Each product has the standard deviation 1/12.
    expect(Math.abs(sum / n)).toBeLessThan((5 * (1 / 12)) / Math.sqrt(n));
  });

  it('nextInt(n) gives every integer of [0, n) and no other', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 20 }), (seed, n) => {
        const random = createRandom(seed);
        const seen = new Set(Array.from({ length: 60 * n }, () => random.nextInt(n)));
        expect([...seen].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
      { numRuns: 30 },
    );
  });
});

describe('deriveSeed', () => {
  it('deriveSeed(seed, ...path) is a 32-bit integer, the same each time', () => {
    fc.assert(
      fc.property(seeds, fc.array(part, { maxLength: 4 }), (seed, path) => {
        const derived = deriveSeed(seed, ...path);
        expect(derived).toBe(deriveSeed(seed, ...path));
        expect(Number.isInteger(derived) && derived >= 0 && derived < 2 ** 32).toBe(true);
      }),
    );
  });

  it('deriveSeed(seed, ...path) differs for 4,000 paths of a study', () => {
    const stages = ['split', 'sweep', 'swaps', 'start', 'grow'];
    const paths = stages.flatMap((stage) =>
      Array.from({ length: 40 }, (_, i) =>
        Array.from({ length: 20 }, (_, j) => [stage, i, j] as const),
      ).flat(),
    );
    expect(paths.length).toBe(4000);
    expect(new Set(paths.map((path) => deriveSeed(42, ...path))).size).toBe(4000);
  });

  it('deriveSeed(seed, ...path) tells a number from its text, and where one part ends', () => {
    expect(deriveSeed(1, 3)).not.toBe(deriveSeed(1, '3'));
    expect(deriveSeed(1, 'ab', 'c')).not.toBe(deriveSeed(1, 'a', 'bc'));
    expect(deriveSeed(1, 'a')).not.toBe(deriveSeed(1, 'a', ''));
  });
});

describe('shuffledIndices', () => {
  it('shuffledIndices(n, random) is a permutation of 0 … n − 1', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 60 }), (seed, n) => {
        const order = shuffledIndices(n, createRandom(seed));
        expect(Array.from(order).sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
      }),
    );
  });

  it('shuffledIndices(3, random) gives each of the six orders equally often', () => {
    const random = createRandom(9);
    const counts = new Map<string, number>();
    const n = 6000;
    for (let t = 0; t < n; t++) {
      const key = shuffledIndices(3, random).join('');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - n / 6)).toBeLessThan(5 * Math.sqrt(n / 6));
  });
});
