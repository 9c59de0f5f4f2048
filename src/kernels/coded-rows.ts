import type { Matrix } from '../ml/index.ts';
import type { KernelExports } from './exports.ts';
import { type ColumnBlock, groupColumns } from './group-columns.ts';
import type { KernelMemory } from './memory.ts';
import type { Rounding } from './rounding.ts';

/** Rows as codes of the values of their blocks of columns: a distance to a centroid is a sum of few table entries. */
export interface CodedRows {
  /** Whether this takes less time than to go through all columns. */
  isWorth(nClusters: number): boolean;
  /**
   * See `LoadedRows`.
   *
   * @param labels address of i32 [nRows] IN/OUT
   * @param distances address of f64 [nRows] OUT
   */
  assignNearest(centroids: Matrix, labels: number, distances: number): number;
  /** Whether `lowerToBest` takes less time than to go through all columns for each candidate. */
  isWorthLowering(nCandidates: number): boolean;
  /**
   * See `LoadedRows`.
   *
   * @param nearest address of f64 [nRows]
   * @param out address of f64 [nRows] OUT
   */
  lowerToBest(candidates: ArrayLike<number>, weights: number, nearest: number, out: number): number;
}

/** Centroids, and blocks, that are worked on at a time. */
const nLanesAtOnce = 4;
const codesAtOnce = 4;
/** Lanes whose comparison fits one integer. */
const mostLanes = 64;

/** What was measured, in the time that a row takes for a column of four centroids: of a row, … */
const costOfRow = 6;
/** … of a row and four centroids, … */
const costOfGroup = 1;
const costOfCodes = 2;
/** … and of a value and a column of the tables. */
const costOfValue = 6;
/** The same of a row and a candidate where all columns are gone through, and of a row where tables are. */
const costOfCandidate = 8;
const costOfLowering = 55;

/** Null where no column has few values. */
export function codeRows(
  exports: KernelExports,
  memory: KernelMemory,
  x: Matrix,
  { offsets, scale, factor }: Rounding,
): CodedRows | null {
  const { plain, blocks } = groupColumns(x);
  if (blocks.length === 0) return null;
  const { nRows, nCols } = x;
  const round = (row: number, f: number): number => (x.data[row * nCols + f] - offsets[f]) * scale;
  const columns = [...blocks.flatMap((block) => block.columns), ...plain];
  const placed = placeBlocks(memory, blocks, round);
  const nValues = placed.reduce((sum, block) => sum + block.nValues, 0);
  const nCodes = Math.ceil(blocks.length / codesAtOnce) * codesAtOnce;
  const codesAt = memory.take(nRows * nCodes * 4);
  const codes = memory.int32(codesAt, nRows * nCodes);
  // Blocks that fill up have one value, at no distance.
  codes.fill(nValues);
  blocks.forEach((block, b) => {
    for (let i = 0, to = b; i < nRows; i++, to += nCodes) codes[to] = placed[b].firstValue + block.codes[i];
  });
  const plainAt = memory.take(nRows * plain.length * 4);
  const plainRows = memory.float32(plainAt, nRows * plain.length);
  for (let i = 0, to = 0; i < nRows; i++) for (const f of plain) plainRows[to++] = round(i, f);
  const nFilled = placed.reduce((sum, block) => sum + block.nValues * block.nColumns, 0);
  const costOfTable = (costOfValue * nFilled) / Math.max(nRows, 1);
  const costOfEach = costOfGroup + (costOfCodes * nCodes) / codesAtOnce + plain.length + costOfTable;
  /** A table of the distances to rows of a matrix, one a lane. */
  const fillTable = (given: Matrix, nLanes: number, rowOf: (lane: number) => number) => {
    const givenAt = memory.take(nCols * nLanes * 4);
    const tableAt = memory.take((nValues + 1) * nLanes * 4);
    const rounded = memory.float32(givenAt, nCols * nLanes);
    for (let lane = 0; lane < nLanes; lane++) {
      const from = rowOf(lane) * nCols;
      for (let place = 0, to = lane; place < nCols; place++, to += nLanes) {
        const f = columns[place];
        rounded[to] = (given.data[from + f] - offsets[f]) * scale;
      }
    }
    memory.float32(tableAt + nValues * nLanes * 4, nLanes).fill(0);
    for (const block of placed) {
      exports.fillCentroidTable(
        block.valuesAt,
        block.nValues,
        block.nColumns,
        givenAt + block.firstColumn * nLanes * 4,
        tableAt + block.firstValue * nLanes * 4,
        nLanes,
      );
    }
    return { plainColumns: givenAt + (nCols - plain.length) * nLanes * 4, table: tableAt };
  };
  const lanesOf = (nClusters: number): number => Math.ceil(nClusters / nLanesAtOnce) * nLanesAtOnce;
  return {
    isWorth(nClusters) {
      const nGroups = lanesOf(nClusters) / nLanesAtOnce;
      return lanesOf(nClusters) <= mostLanes && nGroups * nCols > costOfRow + nGroups * costOfEach;
    },
    assignNearest(centroids, labels, distances) {
      return memory.scope(() => {
        const nLanes = lanesOf(centroids.nRows);
        const { plainColumns, table } = fillTable(centroids, nLanes, (lane) =>
          Math.min(lane, centroids.nRows - 1),
        );
        return exports.assignNearestCoded(
          codesAt,
          nRows,
          nCodes,
          plainAt,
          plain.length,
          plainColumns,
          table,
          nLanes,
          memory.take(nLanes * 4),
          factor,
          labels,
          distances,
        );
      });
    },
    isWorthLowering: (nCandidates) => nCandidates * (nCols + costOfCandidate) > costOfLowering + costOfTable,
    lowerToBest(candidates, weights, nearest, out) {
      return memory.scope(() => {
        const totalsAt = memory.take(nLanesAtOnce * 8);
        const last = candidates.length - 1;
        let least = Number.POSITIVE_INFINITY;
        let best = 0;
        for (let first = 0; first <= last; first += nLanesAtOnce) {
          memory.scope(() => {
            const { plainColumns, table } = fillTable(
              x,
              nLanesAtOnce,
              (lane) => candidates[Math.min(first + lane, last)],
            );
            const rows = [codesAt, nRows, nCodes, plainAt, plain.length, plainColumns, table] as const;
            exports.sumLoweredCoded(...rows, factor, weights, nearest, totalsAt);
            const totals = memory.float64(totalsAt, nLanesAtOnce);
            let lane = 0;
            for (let l = 1; l < nLanesAtOnce; l++) if (totals[l] < totals[lane]) lane = l;
            if (!(totals[lane] < least)) return;
            least = totals[lane];
            best = first + lane;
            exports.lowerToLaneCoded(...rows, lane, factor, nearest, out);
          });
        }
        return best;
      });
    },
  };
}

interface PlacedBlock {
  /** Address of f32 [nValues][nColumns]. */
  readonly valuesAt: number;
  readonly nValues: number;
  readonly nColumns: number;
  /** Of those of all blocks. */
  readonly firstValue: number;
  readonly firstColumn: number;
}

function placeBlocks(
  memory: KernelMemory,
  blocks: readonly ColumnBlock[],
  round: (row: number, f: number) => number,
): PlacedBlock[] {
  let [firstValue, firstColumn] = [0, 0];
  return blocks.map(({ columns, rows }) => {
    const nColumns = columns.length;
    const valuesAt = memory.take(rows.length * nColumns * 4);
    const values = memory.float32(valuesAt, rows.length * nColumns);
    rows.forEach((row, u) => {
      columns.forEach((f, place) => {
        values[u * nColumns + place] = round(row, f);
      });
    });
    const placed = { valuesAt, nValues: rows.length, nColumns, firstValue, firstColumn };
    firstValue += rows.length;
    firstColumn += nColumns;
    return placed;
  });
}
