import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../../src/ml/errors.ts';
import { symmetricEigen } from '../../../src/ml/linalg/symmetric-eigen.ts';
import { fromRows, type Matrix } from '../../../src/ml/matrix.ts';

const symmetric = fc
  .integer({ min: 1, max: 9 })
  .chain((n) =>
    fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: n * n, maxLength: n * n }),
  )
  .map((cells): Matrix => {
    const n = Math.sqrt(cells.length);
    const data = Float64Array.from(cells, (_, p) => {
      const [i, j] = [Math.floor(p / n), p % n];
      return cells[Math.min(i, j) * n + Math.max(i, j)];
    });
    return { data, nRows: n, nCols: n };
  });

/** Largest |entry|, at least 1: what rounding is relative to. */
function sizeOf(a: Matrix): number {
  return a.data.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1);
}

describe('symmetricEigen', () => {
  it('symmetricEigen(a) satisfies A·v = λ·v', () => {
    fc.assert(
      fc.property(symmetric, (a) => {
        const n = a.nRows;
        const { values, vectors } = symmetricEigen(a);
        for (let k = 0; k < n; k++) {
          for (let i = 0; i < n; i++) {
            let left = 0;
            for (let j = 0; j < n; j++) left += a.data[i * n + j] * vectors.data[j * n + k];
            expect(Math.abs(left - values[k] * vectors.data[i * n + k])).toBeLessThan(1e-12 * n * sizeOf(a));
          }
        }
      }),
    );
  });

  it('symmetricEigen(a) gives orthonormal vectors and descending values', () => {
    fc.assert(
      fc.property(symmetric, (a) => {
        const n = a.nRows;
        const { values, vectors } = symmetricEigen(a);
        for (let p = 0; p < n; p++) {
          for (let q = 0; q < n; q++) {
            let dot = 0;
            for (let i = 0; i < n; i++) dot += vectors.data[i * n + p] * vectors.data[i * n + q];
            expect(Math.abs(dot - (p === q ? 1 : 0))).toBeLessThan(1e-12);
          }
          if (p > 0) expect(values[p]).toBeLessThanOrEqual(values[p - 1]);
        }
      }),
    );
  });

  it('symmetricEigen(a) solves a 2 × 2 matrix known by hand', () => {
    // (2 − λ)² = 1, so λ is 3 along (1, 1) and 1 along (1, −1).
    const { values, vectors } = symmetricEigen(
      fromRows([
        [2, 1],
        [1, 2],
      ]),
    );
    expect(values[0]).toBeCloseTo(3, 14);
    expect(values[1]).toBeCloseTo(1, 14);
    expect(Math.abs(vectors.data[0] - Math.SQRT1_2)).toBeLessThan(1e-15);
    expect(Math.abs(vectors.data[2] - Math.SQRT1_2)).toBeLessThan(1e-15);
  });

  it('symmetricEigen(a) keeps the digits of a small eigenvalue beside a large one', () => {
    // D·[[1, ½], [½, 1]]·D with D = diag(1e6, 1e-6): λ₂ = ¾·1e-12 up to 1e-24 relative.
    const { values } = symmetricEigen(
      fromRows([
        [1e12, 0.5],
        [0.5, 1e-12],
      ]),
    );
    expect(Math.abs(values[1] / 0.75e-12 - 1)).toBeLessThan(1e-12);
  });

  it('symmetricEigen(a) of zeros is zero along the axes', () => {
    const { values, vectors } = symmetricEigen({ data: new Float64Array(4), nRows: 2, nCols: 2 });
    expect(Array.from(values)).toEqual([0, 0]);
    expect(Array.from(vectors.data)).toEqual([1, 0, 0, 1]);
  });

  it('symmetricEigen(a) refuses a matrix that is not square or not symmetric', () => {
    expect(() => symmetricEigen(fromRows([[1, 2]]))).toThrow(ArgumentError);
    expect(() => symmetricEigen(fromRows([[1, 2]]))).toThrow('a must be square; got 1 × 2');
    const skewed = fromRows([
      [1, 2],
      [3, 1],
    ]);
    expect(() => symmetricEigen(skewed)).toThrow('a must be symmetric; (0, 1) is 2, (1, 0) 3');
  });
});
