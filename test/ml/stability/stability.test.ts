import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusterJaccard,
  createInlineCompute,
  createRandom,
  type Frame,
  fitTypeFirst,
  fromRows,
  nearestRow,
  referenceKernels,
  resampleWeights,
  type Tasks,
  tasks,
} from '../../../src/ml/index.ts';

describe('clusterJaccard', () => {
  it('clusterJaccard(labels, others) takes the best overlap of each cluster: 2 ÷ 3 and 2 ÷ 4', () => {
    // Cluster 0 = rows 0 1 2, cluster 1 = rows 3 4; the others are {0, 1} and {2, 3, 4} − so 2 ÷ 3 and 2 ÷ 3.
    expect(clusterJaccard([0, 0, 0, 1, 1], [0, 0, 1, 1, 1], { nClusters: 2 })).toEqual([2 / 3, 2 / 3]);
    // Row 2 counts twice: {0, 1, 2, 2} against {0, 1} is 2 ÷ 4, {3, 4} against {2, 2, 3, 4} is 2 ÷ 4.
    expect(
      clusterJaccard([0, 0, 0, 1, 1], [0, 0, 1, 1, 1], { nClusters: 2, weights: [1, 1, 2, 1, 1] }),
    ).toEqual([2 / 4, 2 / 4]);
  });

  it('clusterJaccard(labels, the same renamed) is 1, and never above 1 against anything', () => {
    const labels = fc.array(fc.nat(3), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(labels, fc.nat(1e6), (own, seed) => {
        const present = new Set(own);
        const same = clusterJaccard(
          own,
          own.map((label) => 3 - label),
          { nClusters: 4 },
        );
        for (let c = 0; c < 4; c++) expect(same[c]).toBe(present.has(c) ? 1 : Number.NaN);
        const random = createRandom(seed);
        const others = own.map(() => random.nextInt(5));
        for (const value of clusterJaccard(own, others, { nClusters: 4 })) {
          if (Number.isNaN(value)) continue;
          expect(value).toBeGreaterThan(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('resampleWeights', () => {
  it('resampleWeights(weights) draws as many rows as there are, none of weight 0', () => {
    const counts = fc
      .array(fc.nat(20), { minLength: 1, maxLength: 30 })
      .filter((all) => all.some((n) => n > 0));
    fc.assert(
      fc.property(counts, fc.nat(1e6), (weights, seed) => {
        const drawn = resampleWeights(weights, seed);
        const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);
        expect(sum(drawn)).toBe(sum(weights));
        weights.forEach((weight, i) => {
          if (weight === 0) expect(drawn[i]).toBe(0);
        });
      }),
    );
  });

  it('resampleWeights(weights) draws a row in proportion to its weight: 300 of 1000 within five deviations', () => {
    const [drawn] = resampleWeights([300, 700], 3);
    expect(Math.abs(drawn - 300)).toBeLessThan(5 * Math.sqrt(1000 * 0.3 * 0.7));
  });

  it('resampleWeights refuses weights that are no counts', () => {
    expect(() => resampleWeights([1, 0.5], 1)).toThrow('weights must be counts; weights[1] is 0.5');
  });
});

describe('resampleClusters', () => {
  const frame = (groups: readonly number[]): Frame => ({
    nRows: groups.length,
    columns: [
      { kind: 'numeric', name: 'a', values: Float64Array.from(groups, (g, i) => 10 * g + (i % 7) / 7) },
      { kind: 'numeric', name: 'b', values: Float64Array.from(groups, (g, i) => -8 * g + (i % 5) / 5) },
    ],
  });
  const compute = createInlineCompute<Tasks>(tasks, referenceKernels);
  const run = async (rows: Frame, shuffled: boolean) => {
    const input = {
      rows,
      transformer: fitTypeFirst(rows, 'min-max'),
      k: 3,
      centroids: null,
      shuffled: shuffled ? { blocks: [], seed: 4 } : null,
      nResamples: 6,
      nSingles: 3,
      nStarts: 5,
      nSwaps: 2,
      seed: 1,
    };
    const [output] = await compute.map('resampleClusters', [input]);
    return output;
  };

  it('three blocks far apart come again whole in every resample; single starts too', async () => {
    const { jaccards } = await run(frame(Array.from({ length: 90 }, (_, i) => i % 3)), false);
    expect(jaccards).toHaveLength(6);
    for (const values of jaccards) expect(values).toEqual([1, 1, 1]);
  });

  it('shuffled copies are clustered too, and the same input gives the same output', async () => {
    const rows = frame(Array.from({ length: 60 }, (_, i) => i % 3));
    const once = await run(rows, true);
    expect(once.jaccards.every((values) => values.length === 3)).toBe(true);
    expect(once.singles).toHaveLength(3);
    expect(await run(rows, true)).toEqual(once);
  });
});

describe('nearestRow', () => {
  it('nearestRow(x, centres) takes the nearest, of two as near the first', () => {
    expect([...nearestRow(fromRows([[0], [1], [3]]), fromRows([[0], [2]]))]).toEqual([0, 0, 1]);
  });
});
