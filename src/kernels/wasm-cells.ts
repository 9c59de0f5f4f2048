import type { Cells, Matrix } from '../ml/index.ts';
import type { KernelExports } from './exports.ts';
import { type ColumnBlock, groupColumns } from './group-columns.ts';
import type { KernelMemory } from './memory.ts';
import { type Rounding, roundingOf } from './rounding.ts';

/** Rows that are worked on at a time: cells begin at multiples of it. */
const nLanes = 8;
/** Other rows whose plain columns are squared at a time: `chunk` of the kernel. */
const rowsAtOnce = 256;
/** Blocks that are looked up at a time. */
const codesAtOnce = 2;
/** Of one value and eight rows in the scratch table. */
const tableRowBytes = nLanes * 4;

/** The sums of distances by cell with f32 distances; what they are stands at `Kernels`. */
export function sumCells(
  exports: KernelExports,
  memory: KernelMemory,
  x: Matrix,
  weights: Float64Array,
  cells: Cells,
  from: number,
  to: number,
): Float64Array {
  const { starts, columns, nLabelings, nColumns } = cells;
  const nCells = starts.length - 1;
  const padded = padCells(starts);
  const { rows } = padded;
  const nPadded = rows.length;
  const rounding = roundingOf(x);
  const { plain, blocks } = groupColumns(x);
  const placed = placeBlocks(memory, x, blocks, rows, rounding);
  const plainAt = placePlain(memory, x, plain, rows, rounding);
  const integers = (values: Int32Array): number => {
    const address = memory.take(values.length * 4);
    memory.int32(address, values.length).set(values);
    return address;
  };
  const weightsAt = memory.take(nPadded * 4);
  const singleWeights = memory.float32(weightsAt, nPadded);
  for (let p = 0; p < nPadded; p++) singleWeights[p] = padded.isOwn[p] === 1 ? weights[rows[p]] : 0;
  const startsAt = integers(padded.starts);
  const endsAt = integers(padded.ends);
  const firstValuesAt = integers(placed.firstValues);
  const columnsAt = integers(columns);
  const sumsAt = memory.take(nColumns * nPadded * 8);
  const tableAt = memory.take(placed.nValues * tableRowBytes);
  const ownAt = memory.take(plain.length * nLanes * 4);
  const plainSquaresAt = memory.take(rowsAtOnce * nLanes * 4);
  const rowSumsAt = memory.take(nCells * nLanes * 8);
  const columnSumsAt = memory.take(nPadded * 16);
  const columnTotalsAt = memory.take(nPadded * 8);
  memory.float64(sumsAt, nColumns * nPadded).fill(0);
  exports.sumCellDistances(
    startsAt,
    endsAt,
    nCells,
    from,
    to,
    placed.codesAt,
    firstValuesAt,
    placed.nBlocks,
    placed.pairsAt,
    plainAt,
    plain.length,
    weightsAt,
    columnsAt,
    nLabelings,
    sumsAt,
    tableAt,
    ownAt,
    plainSquaresAt,
    rowSumsAt,
    columnSumsAt,
    columnTotalsAt,
  );
  const unit = Math.sqrt(rounding.factor);
  return unpad(memory.float64(sumsAt, nColumns * nPadded), padded, x.nRows, nColumns, unit);
}

interface PlacedBlocks {
  readonly nBlocks: number;
  /** Of all blocks, padded. */
  readonly nValues: number;
  /** How many values the blocks before have; length nBlocks + 1. */
  readonly firstValues: Int32Array;
  /** Address of i32 [nPadded][nBlocks]: the byte of the scratch table where the row's value stands. */
  readonly codesAt: number;
  /** Address of f32 [values][values], block after block: squared distances between values. */
  readonly pairsAt: number;
}

/** @param rows the row that stands at each place */
function placeBlocks(
  memory: KernelMemory,
  x: Matrix,
  blocks: readonly ColumnBlock[],
  rows: Int32Array,
  { scale }: Rounding,
): PlacedBlocks {
  const nPadded = rows.length;
  // Blocks that fill up to two have one value, at no distance.
  const nBlocks = Math.max(1, Math.ceil(blocks.length / codesAtOnce)) * codesAtOnce;
  const widths = Array.from({ length: nBlocks }, (_, b) =>
    b < blocks.length ? Math.ceil(blocks[b].rows.length / nLanes) * nLanes : nLanes,
  );
  const firstValues = new Int32Array(nBlocks + 1);
  widths.forEach((width, b) => {
    firstValues[b + 1] = firstValues[b] + width;
  });
  const codesAt = memory.take(nPadded * nBlocks * 4);
  const codes = memory.int32(codesAt, nPadded * nBlocks);
  for (let b = 0; b < nBlocks; b++) {
    const own = blocks[b]?.codes;
    for (let p = 0, to = b; p < nPadded; p++, to += nBlocks) {
      codes[to] = (firstValues[b] + (own ? own[rows[p]] : 0)) * tableRowBytes;
    }
  }
  const nPairs = widths.reduce((sum, width) => sum + width * width, 0);
  const pairsAt = memory.take(nPairs * 4);
  const pairs = memory.float32(pairsAt, nPairs).fill(0);
  let first = 0;
  blocks.forEach((block, b) => {
    fillPairs(pairs.subarray(first, first + widths[b] ** 2), widths[b], x, block, scale);
    first += widths[b] ** 2;
  });
  return { nBlocks, nValues: firstValues[nBlocks], firstValues, codesAt, pairsAt };
}

/** @param out OUT, shape (width, width): squared distances between the values of the block */
function fillPairs(
  out: Float32Array,
  width: number,
  { data, nCols }: Matrix,
  { columns, rows }: ColumnBlock,
  scale: number,
): void {
  for (let u = 0; u < rows.length; u++) {
    for (let v = 0; v < u; v++) {
      let squared = 0;
      for (const f of columns) {
        const difference = (data[rows[u] * nCols + f] - data[rows[v] * nCols + f]) * scale;
        squared += difference * difference;
      }
      out[u * width + v] = squared;
      out[v * width + u] = squared;
    }
  }
}

/** The address of f32 [nPadded][plain columns]. */
function placePlain(
  memory: KernelMemory,
  { data, nCols }: Matrix,
  plain: readonly number[],
  rows: Int32Array,
  { offsets, scale }: Rounding,
): number {
  const address = memory.take(rows.length * plain.length * 4);
  const out = memory.float32(address, rows.length * plain.length);
  plain.forEach((f, place) => {
    for (let p = 0, to = place; p < rows.length; p++, to += plain.length) {
      out[to] = (data[rows[p] * nCols + f] - offsets[f]) * scale;
    }
  });
  return address;
}

interface PaddedCells {
  readonly starts: Int32Array;
  /** After the last row of each cell that is not repeated. */
  readonly ends: Int32Array;
  /** For each place, the row that stands there; the last row of a cell is repeated. */
  readonly rows: Int32Array;
  /** 0 where a row is repeated. */
  readonly isOwn: Uint8Array;
}

function padCells(starts: Int32Array): PaddedCells {
  const nCells = starts.length - 1;
  const padded = new Int32Array(nCells + 1);
  const ends = new Int32Array(nCells);
  for (let c = 0; c < nCells; c++) {
    const nRows = starts[c + 1] - starts[c];
    ends[c] = padded[c] + nRows;
    padded[c + 1] = padded[c] + Math.ceil(nRows / nLanes) * nLanes;
  }
  const rows = new Int32Array(padded[nCells]);
  const isOwn = new Uint8Array(padded[nCells]);
  for (let c = 0; c < nCells; c++) {
    for (let p = padded[c]; p < padded[c + 1]; p++) {
      isOwn[p] = Number(p < ends[c]);
      rows[p] = Math.min(starts[c] + p - padded[c], starts[c + 1] - 1);
    }
  }
  return { starts: padded, ends, rows, isOwn };
}

/** The sums of the rows that are not repeated, in the unit of x. */
function unpad(
  sums: Float64Array,
  { rows, isOwn }: PaddedCells,
  nRows: number,
  nColumns: number,
  unit: number,
): Float64Array {
  const out = new Float64Array(nColumns * nRows);
  for (let column = 0; column < nColumns; column++) {
    const from = column * rows.length;
    const to = column * nRows;
    for (let p = 0; p < rows.length; p++) {
      if (isOwn[p] === 1) out[to + rows[p]] = sums[from + p] * unit;
    }
  }
  return out;
}
