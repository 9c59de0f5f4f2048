import { ArgumentError } from '../errors.ts';
import type { Matrix } from '../matrix.ts';
import { checkMatrix } from '../validate.ts';

/** Eigenvalues in descending order with their vectors. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  /** Shape (n, n): column j is the unit vector of `values[j]`; its entry of largest size is positive. */
  readonly vectors: Matrix;
}

/** Rounding that a sum of products may leave between a[i][j] and a[j][i], relative to the largest entry. */
const SYMMETRY_TOLERANCE = 1e-10;
/** Convergence is quadratic: matrices of a few hundred columns need 6 to 10 sweeps. */
const MAX_SWEEPS = 60;

/**
 * Eigen decomposition of a symmetric matrix, A·v = λ·v, by cyclic Jacobi rotations.
 *
 * A pair is skipped only when |a[p][q]| ≤ ε √(a[p][p]·a[q][q]), so small eigenvalues of a positive definite
 * matrix with badly scaled columns keep their leading digits (Demmel and Veselić 1992). O(n³) a sweep, for
 * matrices of up to a few hundred columns.
 *
 * @param a shape (n, n), finite and symmetric; the upper triangle is the one that is read
 */
export function symmetricEigen(a: Matrix): SymmetricEigen {
  checkMatrix(a, 'a');
  if (a.nRows !== a.nCols) {
    throw new ArgumentError('E_SHAPE', `a must be square; got ${a.nRows} × ${a.nCols}`);
  }
  checkSymmetric(a);
  return jacobi(a);
}

function checkSymmetric(a: Matrix): void {
  const n = a.nRows;
  let largest = 0;
  for (const value of a.data) largest = Math.max(largest, Math.abs(value));
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const [upper, lower] = [a.data[i * n + j], a.data[j * n + i]];
      if (Math.abs(upper - lower) <= SYMMETRY_TOLERANCE * largest) continue;
      throw new ArgumentError(
        'E_SYMMETRY',
        `a must be symmetric; (${i}, ${j}) is ${upper}, (${j}, ${i}) ${lower}`,
      );
    }
  }
}

function jacobi(a: Matrix): SymmetricEigen {
  const n = a.nRows;
  const m = new Float64Array(n * n);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    v[i * n + i] = 1;
    for (let j = i; j < n; j++) m[i * n + j] = m[j * n + i] = a.data[i * n + j];
  }
  for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
    let nRotations = 0;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) nRotations += rotate(m, v, n, p, q);
    }
    if (nRotations === 0) break;
  }
  return sortedEigen(m, v, n);
}

/**
 * Makes m[p][q] zero by one rotation of the rows and columns p and q; 0 when it is zero already.
 *
 * @param m IN/OUT, symmetric
 * @param v IN/OUT, gathers the rotations: its columns become the vectors
 */
function rotate(m: Float64Array, v: Float64Array, n: number, p: number, q: number): 0 | 1 {
  const off = m[p * n + q];
  const app = m[p * n + p];
  const aqq = m[q * n + q];
  if (Math.abs(off) <= Number.EPSILON * Math.sqrt(Math.abs(app)) * Math.sqrt(Math.abs(aqq))) return 0;
  const theta = (aqq - app) / (2 * off);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  for (let k = 0; k < n; k++) {
    const mkp = m[k * n + p];
    const mkq = m[k * n + q];
    m[k * n + p] = c * mkp - s * mkq;
    m[k * n + q] = s * mkp + c * mkq;
    const vkp = v[k * n + p];
    const vkq = v[k * n + q];
    v[k * n + p] = c * vkp - s * vkq;
    v[k * n + q] = s * vkp + c * vkq;
  }
  for (let k = 0; k < n; k++) {
    m[p * n + k] = m[k * n + p];
    m[q * n + k] = m[k * n + q];
  }
  m[p * n + p] = app - t * off;
  m[q * n + q] = aqq + t * off;
  m[p * n + q] = m[q * n + p] = 0;
  // Beside a zero diagonal the relative test never passes: a rotation too small to move anything ends it.
  return m[p * n + p] === app && m[q * n + q] === aqq && Math.abs(s) < Number.EPSILON ? 0 : 1;
}

function sortedEigen(m: Float64Array, v: Float64Array, n: number): SymmetricEigen {
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => m[j * n + j] - m[i * n + i] || i - j);
  const values = new Float64Array(n);
  const vectors = new Float64Array(n * n);
  order.forEach((from, to) => {
    values[to] = m[from * n + from];
    let peak = 0;
    for (let k = 1; k < n; k++) if (Math.abs(v[k * n + from]) > Math.abs(v[peak * n + from])) peak = k;
    const sign = v[peak * n + from] < 0 ? -1 : 1;
    for (let k = 0; k < n; k++) vectors[k * n + to] = sign * v[k * n + from];
  });
  return { values, vectors: { data: vectors, nRows: n, nCols: n } };
}
