/** Rows at equal steps through a table: centroids that every implementation can start from. */
export function spread(data, nRows, nCols, k) {
  const out = new Float64Array(k * nCols);
  for (let c = 0; c < k; c++) {
    const row = Math.floor((c * nRows) / k);
    out.set(data.subarray(row * nCols, (row + 1) * nCols), c * nCols);
  }
  return out;
}
