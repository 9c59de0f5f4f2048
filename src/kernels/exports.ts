/** What kernels.wasm exports; each is described in the file of its name in assembly/. */
export interface KernelExports {
  assignNearestDouble(
    x: number,
    nPadded: number,
    nRows: number,
    nCols: number,
    centroids: number,
    nClusters: number,
    labels: number,
    distances: number,
  ): number;
  assignNearestSingle(
    x: number,
    nPadded: number,
    nRows: number,
    nCols: number,
    centroids: number,
    nClusters: number,
    factor: number,
    labels: number,
    distances: number,
  ): number;
  lowerToCandidateDouble(
    x: number,
    nPadded: number,
    nCols: number,
    weights: number,
    candidate: number,
    nearest: number,
    out: number,
  ): number;
  lowerToCandidateSingle(
    x: number,
    nPadded: number,
    nCols: number,
    weights: number,
    candidate: number,
    factor: number,
    nearest: number,
    out: number,
  ): number;
  moveSums(
    rows: number,
    nRows: number,
    nCols: number,
    weights: number,
    before: number,
    labels: number,
    sums: number,
    totals: number,
  ): void;
  sumByLabel(
    rows: number,
    nRows: number,
    nCols: number,
    weights: number,
    labels: number,
    nClusters: number,
    sums: number,
    totals: number,
  ): void;
  weightedSum(weights: number, values: number, n: number): number;
  sumCellDistances(
    x: number,
    nPadded: number,
    nCols: number,
    codes: number,
    values: number,
    nCoded: number,
    starts: number,
    nCells: number,
    from: number,
    to: number,
    weights: number,
    columns: number,
    nLabelings: number,
    sums: number,
    rowSums: number,
    columnSums: number,
  ): void;
  findNearestDonors(
    leaves: number,
    rows: number,
    boxes: number,
    nLevels: number,
    nCols: number,
    columns: number,
    nShared: number,
    factor: number,
    receivers: number,
    nReceivers: number,
    slots: number,
    nKnown: number,
    nSlots: number,
    size: number,
    distances: number,
    found: number,
    stack: number,
  ): void;
}
