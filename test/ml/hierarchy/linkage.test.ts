import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadKernels } from '../../../src/kernels/index.ts';
import { ArgumentError } from '../../../src/ml/errors.ts';
import { cutLinkage, type Linkage, type LinkageMethod, linkRows } from '../../../src/ml/hierarchy/index.ts';
import { fromRows } from '../../../src/ml/matrix.ts';
import { createRandom } from '../../../src/ml/random.ts';

const methods = ['complete', 'ward'] as const;
const method = fc.constantFrom(...methods);

/** Few whole numbers: many ties and many equal rows. */
const tiedRows = fc.tuple(fc.integer({ min: 2, max: 24 }), fc.integer({ min: 1, max: 3 })).chain(([n, d]) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: d, maxLength: d }), {
    minLength: n,
    maxLength: n,
  }),
);

/** The height by definition, from the rows of the two clusters. */
function heightOf(
  rows: number[][],
  weights: number[],
  kind: LinkageMethod,
  a: number[],
  b: number[],
): number {
  if (kind === 'complete') {
    return Math.max(...a.flatMap((i) => b.map((j) => Math.hypot(...rows[i].map((v, f) => v - rows[j][f])))));
  }
  const sizeOf = (list: number[]): number => list.reduce((sum, i) => sum + weights[i], 0);
  const meanOf = (list: number[], f: number): number =>
    list.reduce((sum, i) => sum + weights[i] * rows[i][f], 0) / sizeOf(list);
  const [s, t] = [sizeOf(a), sizeOf(b)];
  return Math.sqrt((2 * s * t) / (s + t)) * Math.hypot(...rows[0].map((_, f) => meanOf(a, f) - meanOf(b, f)));
}

/** Follows the merges and checks each against all pairs of the clusters of that moment. */
function expectClosestPairs(rows: number[][], weights: number[], linkage: Linkage): void {
  const clusters = new Map(rows.map((_, i) => [i, [i]]));
  linkage.merges.forEach(({ a, b, height, size }, m) => {
    const [left, right] = [clusters.get(a)!, clusters.get(b)!];
    expect(a).toBeLessThan(b);
    const all = [...clusters.values()];
    const closest = Math.min(
      ...all.flatMap((one, p) =>
        all.slice(p + 1).map((two) => heightOf(rows, weights, linkage.method, one, two)),
      ),
    );
    expect(heightOf(rows, weights, linkage.method, left, right)).toBeCloseTo(closest, 9);
    expect(height).toBeCloseTo(closest, 9);
    const made = [...left, ...right];
    expect(size).toBe(made.reduce((sum, i) => sum + weights[i], 0));
    clusters.delete(a);
    clusters.delete(b);
    clusters.set(rows.length + m, made);
  });
  expect(clusters.size).toBe(1);
}

describe('linkRows', () => {
  it('linkRows(x) merges a closest pair each time, also among ties', () => {
    fc.assert(
      fc.property(tiedRows, method, (rows, kind) => {
        const linkage = linkRows(fromRows(rows), { method: kind });
        expectClosestPairs(
          rows,
          rows.map(() => 1),
          linkage,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('linkRows(weights) merges a closest pair of clusters of that weight', () => {
    fc.assert(
      fc.property(
        tiedRows,
        method,
        fc.infiniteStream(fc.integer({ min: 1, max: 5 })),
        (rows, kind, stream) => {
          const weights = rows.map(() => stream.next().value as number);
          expectClosestPairs(rows, weights, linkRows(fromRows(rows), { method: kind, weights }));
        },
      ),
    );
  });

  it('linkRows(x) has heights that never fall, bit for bit', () => {
    fc.assert(
      fc.property(tiedRows, method, (rows, kind) => {
        const third = rows.map((row) => row.map((value) => value / 3));
        const heights = linkRows(fromRows(third), { method: kind }).merges.map((merge) => merge.height);
        expect(heights).toEqual([...heights].sort((a, b) => a - b));
      }),
    );
  });

  it.each(methods)('linkRows(%s, weights) has the heights over 0 of repeated rows', (kind) => {
    const rows = [[0.1], [1.7], [4.4], [9.2], [9.9], [17.3]];
    const weights = [3, 1, 4, 1, 5, 2];
    const repeated = rows.flatMap((row, i) => Array.from({ length: weights[i] }, () => row));
    const weighted = linkRows(fromRows(rows), { method: kind, weights }).merges;
    const plain = linkRows(fromRows(repeated), { method: kind }).merges;
    expect(plain.slice(0, -5).map(({ height }) => height)).toEqual(plain.slice(0, -5).map(() => 0));
    plain.slice(-5).forEach(({ height, size }, m) => {
      expect(weighted[m].height).toBeCloseTo(height, 12);
      expect(weighted[m].size).toBe(size);
    });
  });

  it('linkRows(complete, kernels) has the merges of the reference, also among ties', () => {
    const kernels = loadKernels();
    const random = createRandom(11);
    for (const draw of [() => random.next(), () => Math.floor(3 * random.next())]) {
      const x = { data: Float64Array.from({ length: 301 * 3 }, draw), nRows: 301, nCols: 3 };
      const merges = linkRows(x, { method: 'complete', kernels }).merges;
      expect(merges).toEqual(linkRows(x, { method: 'complete' }).merges);
    }
  });

  it('linkRows(complete) of 0, 1, 3 merges at 1, then at 3', () => {
    const x = fromRows([[0], [1], [3]]);
    expect(linkRows(x, { method: 'complete' })).toEqual({
      kind: 'linkage',
      method: 'complete',
      merges: [
        { a: 0, b: 1, height: 1, size: 2 },
        { a: 2, b: 3, height: 3 - 0, size: 3 },
      ],
    });
  });

  it('linkRows(ward) of 0, 1, 3 merges at 1, then at √(2·2·1/3) × (3 − 0.5)', () => {
    const { merges } = linkRows(fromRows([[0], [1], [3]]), { method: 'ward' });
    expect(merges[0]).toEqual({ a: 0, b: 1, height: 1, size: 2 });
    expect(merges[1].height).toBeCloseTo(Math.sqrt((2 * 2 * 1) / 3) * (3 - 0.5), 14);
  });

  it.each(methods)('linkRows(%s) of equal rows merges at 0', (kind) => {
    const x = fromRows(Array.from({ length: 40 }, () => [0.1, 0.7]));
    expect(linkRows(x, { method: kind }).merges.every(({ height }) => height === 0)).toBe(true);
  });

  it('linkRows(x) leaves x as it was and gives a frozen object that JSON keeps', () => {
    const x = fromRows([[0.1], [0.7], [0.2]]);
    for (const kind of methods) {
      const linkage = linkRows(x, { method: kind });
      expect(x).toEqual(fromRows([[0.1], [0.7], [0.2]]));
      expect(Object.isFrozen(linkage)).toBe(true);
      expect(JSON.parse(JSON.stringify(linkage))).toEqual(linkage);
    }
  });

  it.each([
    ['one row', [[1, 2]], {}, 'x must have at least 2 rows'],
    ['no rows', [], {}, 'x must have at least one row'],
    ['NaN', [[1], [Number.NaN]], {}, 'row 1, column 0 is NaN'],
    ['a cell that overflows', [[1], [1e200]], {}, 'cell 1 is 1e+200'],
    ['a weight of 0', [[1], [2]], { weights: [1, 0] }, 'weights[1] is 0'],
    ['a missing weight', [[1], [2]], { weights: [1] }, 'weights must have 2 entries'],
    ['another method', [[1], [2]], { method: 'single' as 'ward' }, 'got "single"'],
  ])('linkRows(x) refuses %s', (_, rows, options, message) => {
    const run = (): unknown => linkRows(fromRows(rows), { method: 'ward', ...options });
    expect(run).toThrow(ArgumentError);
    expect(run).toThrow(message);
  });

  it('linkRows(complete) refuses more rows than it has memory for', () => {
    const x = { data: new Float64Array(23_171), nRows: 23_171, nCols: 1 };
    expect(() => linkRows(x, { method: 'complete' })).toThrow('at most 23170');
  });
});

describe('cutLinkage', () => {
  it('cutLinkage(linkage, k) has the k clusters left before the last k − 1 merges', () => {
    fc.assert(
      fc.property(tiedRows, method, (rows, kind) => {
        const n = rows.length;
        const linkage = linkRows(fromRows(rows), { method: kind });
        const clusters = new Map(rows.map((_, i) => [i, [i]]));
        for (let k = n; k >= 1; k--) {
          const labels = cutLinkage(linkage, k);
          expect(new Set(labels).size).toBe(k);
          for (const members of clusters.values()) {
            expect(new Set(members.map((i) => labels[i])).size).toBe(1);
          }
          if (k === 1) break;
          const { a, b } = linkage.merges[n - k];
          clusters.set(n + n - k, [...clusters.get(a)!, ...clusters.get(b)!]);
          clusters.delete(a);
          clusters.delete(b);
        }
      }),
    );
  });

  it('cutLinkage(linkage, k) numbers the labels by first appearance', () => {
    const linkage = linkRows(fromRows([[9], [0], [8.5], [1], [20]]), { method: 'complete' });
    expect(cutLinkage(linkage, 3)).toEqual(Int32Array.of(0, 1, 0, 1, 2));
  });

  it.each([0, 4, 1.5])('cutLinkage(linkage, %d) of 3 rows is refused', (k) => {
    const linkage = linkRows(fromRows([[0], [1], [3]]), { method: 'ward' });
    expect(() => cutLinkage(linkage, k)).toThrow(`k must be an integer from 1 to 3; got ${k}`);
  });
});
