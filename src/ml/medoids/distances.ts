/** Distances between rows, from one row at a time: PAM needs no more, whether they are kept or made anew. */
export interface Distances {
  readonly nRows: number;
  /** From row i to every row, length nRows, single precision; the next call may overwrite it. */
  from(i: number): Float32Array;
}

/** Distances kept in memory. O(nRows²), 4 bytes each. */
export function keepDistances(distances: Distances): Distances {
  const { nRows } = distances;
  const kept = Array.from({ length: nRows }, (_, i) => distances.from(i).slice());
  return { nRows, from: (i) => kept[i] };
}

/** Distances between some of the rows, kept in memory. */
export function distancesOf(distances: Distances, rows: Int32Array): Distances {
  const kept = Array.from(rows, (row) => {
    const all = distances.from(row);
    return Float32Array.from(rows, (other) => all[other]);
  });
  return { nRows: rows.length, from: (i) => kept[i] };
}
