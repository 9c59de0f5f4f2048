/**
 * Solves `A v = b` for a symmetric positive definite A by Cholesky; false when a pivot is not positive.
 *
 * O(n³ / 6).
 *
 * @param a IN and OUT: row-major (n, n), lower triangle read; becomes the factor
 * @param b IN and OUT: becomes the solution
 */
export function solveCholesky(a: Float64Array, b: Float64Array): boolean {
  const n = b.length;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = a[i * n + j];
      for (let k = 0, p = i * n, q = j * n; k < j; k++, p++, q++) sum -= a[p] * a[q];
      if (j < i) a[i * n + j] = sum / a[j * n + j];
      else if (sum > 0) a[i * n + i] = Math.sqrt(sum);
      else return false;
    }
  }
  for (let i = 0; i < n; i++) {
    let sum = b[i];
    for (let k = 0; k < i; k++) sum -= a[i * n + k] * b[k];
    b[i] = sum / a[i * n + i];
  }
  for (let i = n - 1; i >= 0; i--) {
    let sum = b[i];
    for (let k = i + 1; k < n; k++) sum -= a[k * n + i] * b[k];
    b[i] = sum / a[i * n + i];
  }
  return true;
}
