import { describe, expect, it } from 'vitest';
import { codeRows } from '../../src/kernels/coded-rows.ts';
import { type ColumnBlock, groupColumns } from '../../src/kernels/group-columns.ts';
import { startKernels } from '../../src/kernels/load-kernels.ts';
import { type Rounding, roundingOf } from '../../src/kernels/rounding.ts';
import { createRandom } from '../../src/ml/index.ts';
import { type Matrix, squaredDistance } from '../../src/ml/matrix.ts';

const { exports, memory } = startKernels();
const f = Math.fround;
const lengths = [...Array(71).keys()];

/** The first column has one value, the third and the sixth as many as there are rows, the others two. */
function mixedMatrix(nRows: number, nCols: number, seed: number): Matrix {
  const random = createRandom(seed);
  const cell = (f: number): number => {
    if (f === 0) return seed / 9;
    return f === 2 || f === 5 ? 100 * random.next() + 1e4 : (random.nextInt(2) * (1 + f)) / 3;
  };
  return { data: Float64Array.from({ length: nRows * nCols }, (_, p) => cell(p % nCols)), nRows, nCols };
}

/** The kernels in the order of their lanes: sums of a block by column, of four blocks in pairs, then plain columns. */
function squaredTwin(x: Matrix, given: Matrix): number[][] {
  const { offsets, scale } = roundingOf(x) as Rounding;
  const { plain, blocks } = groupColumns(x);
  const rounded = (m: Matrix, row: number, column: number) =>
    f((m.data[row * m.nCols + column]! - offsets[column]!) * scale);
  const difference = (i: number, c: number, column: number) => {
    const t = f(rounded(x, i, column) - rounded(given, c, column));
    return f(t * t);
  };
  const ofBlock = (block: ColumnBlock | undefined, i: number, c: number) =>
    (block?.columns ?? []).reduce((sum, column) => f(sum + difference(i, c, column)), 0);
  return Array.from({ length: x.nRows }, (_, i) =>
    Array.from({ length: given.nRows }, (_, c) => {
      let sum = 0;
      for (let b = 0; b < blocks.length; b += 4) {
        const [p, q, r, s] = [0, 1, 2, 3].map((n) => ofBlock(blocks[b + n], i, c)) as [
          number,
          number,
          number,
          number,
        ];
        sum = f(sum + f(f(p + q) + f(r + s)));
      }
      return plain.reduce((all, column) => f(all + difference(i, c, column)), sum);
    }),
  );
}

describe('codeRows(x)', () => {
  it.each(lengths)('assignNearest(%i rows) is its twin with Math.fround, and near to f64', (nRows) => {
    for (const [nCols, k] of [
      [3, 1],
      [9, 4],
      [17, 6 + (nRows % 9)],
      [6, 17 + (nRows % 40)],
    ] as const) {
      const x = mixedMatrix(nRows, nCols, nRows);
      const centroids = mixedMatrix(k, nCols, 100 + nRows);
      memory.scope(() => {
        const rounding = roundingOf(x);
        const coded = codeRows(exports, memory, x, rounding);
        if (nRows === 0) return;
        if (!coded) throw new Error('no column has few values');
        const labels = memory.take(nRows * 4);
        const distances = memory.take(nRows * 8);
        memory.int32(labels, nRows).fill(-1);
        expect(coded.assignNearest(centroids, labels, distances)).toBe(nRows);
        expect(coded.assignNearest(centroids, labels, distances)).toBe(0);
        const found = memory.float64(distances, nRows);
        squaredTwin(x, centroids).forEach((all, i) => {
          const least = Math.min(...all);
          expect(memory.int32(labels, nRows)[i]).toBe(all.indexOf(least));
          expect(found[i]).toBe(least * rounding.factor);
          const exact = Math.min(...all.map((_, c) => squaredDistance(x, i, centroids, c)));
          expect(Math.abs(found[i]! - exact)).toBeLessThanOrEqual(1e-6 * Math.max(exact, rounding.factor));
        });
      });
    }
  });

  it.each(lengths.slice(1))('lowerToBest(%i rows) is its twin with Math.fround', (nRows) => {
    const random = createRandom(nRows);
    for (const nCandidates of [1, 3, 4, 6]) {
      const x = mixedMatrix(nRows, 9, nRows);
      const candidates = Array.from({ length: nCandidates }, () => random.nextInt(nRows));
      memory.scope(() => {
        const { factor } = roundingOf(x);
        const coded = codeRows(exports, memory, x, roundingOf(x));
        if (!coded) throw new Error('no column has few values');
        const [weights, nearest, out] = [0, 1, 2].map(() => memory.take(nRows * 8)) as [
          number,
          number,
          number,
        ];
        memory.float64(weights, nRows).set(Array.from({ length: nRows }, (_, i) => 1 + (i % 3)));
        memory.float64(nearest, nRows).set(Array.from({ length: nRows }, (_, i) => (i % 4) * factor));
        const given = { ...x, nRows: nCandidates, data: new Float64Array(nCandidates * 9) };
        candidates.forEach((row, c) => {
          given.data.set(x.data.subarray(row * 9, row * 9 + 9), c * 9);
        });
        const lowered = squaredTwin(x, given).map((all, i) =>
          all.map((squared) => Math.min(factor * squared, (i % 4) * factor)),
        );
        const totals = candidates.map((_, c) =>
          lowered.reduce((sum, all, i) => sum + (1 + (i % 3)) * all[c]!, 0),
        );
        const best = totals.indexOf(Math.min(...totals));
        expect(coded.lowerToBest(candidates, weights, nearest, out)).toBe(best);
        expect(Array.from(memory.float64(out, nRows))).toEqual(lowered.map((all) => all[best]));
      });
    }
  });

  it.each([3, 8, 20])(
    'assignNearest(%i centroids too far for f32) still gives a label that there is',
    (k) => {
      const x = mixedMatrix(60, 9, 1);
      const far = { data: new Float64Array(k * 9).fill(1e60), nRows: k, nCols: 9 };
      memory.scope(() => {
        const [labels, distances] = [memory.take(60 * 4), memory.take(60 * 8)];
        codeRows(exports, memory, x, roundingOf(x))?.assignNearest(far, labels, distances);
        expect(new Set(memory.int32(labels, 60))).toEqual(new Set([0]));
      });
    },
  );

  it('isWorth(k) of a table of few rows, or of more centroids than one comparison holds, is false', () => {
    const worthOf = (nRows: number, nCols: number, k: number) =>
      memory.scope(() => {
        const x = mixedMatrix(nRows, nCols, 1);
        return codeRows(exports, memory, x, roundingOf(x))?.isWorth(k);
      });
    expect(worthOf(4000, 30, 8)).toBe(true);
    expect(worthOf(4000, 30, 65)).toBe(false);
    expect(worthOf(40, 7, 8)).toBe(false);
  });

  it('codeRows(columns of as many values as rows) is null', () => {
    const random = createRandom(1);
    const x = { data: Float64Array.from({ length: 300 }, () => random.next()), nRows: 100, nCols: 3 };
    expect(codeRows(exports, memory, x, roundingOf(x))).toBeNull();
  });
});
