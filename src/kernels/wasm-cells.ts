import type { Cells, Matrix } from '../ml/index.ts';
import type { KernelExports } from './exports.ts';
import type { KernelMemory } from './memory.ts';
import { codeOneHot } from './one-hot.ts';
import { roundingOf } from './rounding.ts';

/** Cells begin and end at multiples of this. */
const padTo = 4;

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
  const nPadded = padded.starts[nCells];
  const { plain, blocks } = codeOneHot(x);
  const { offsets, scale, factor } = roundingOf(x);
  const single = (length: number, fill: (out: Float32Array) => void): number => {
    const address = memory.take(length * 4);
    fill(memory.float32(address, length));
    return address;
  };
  const { rows } = padded;
  const xAt = single(plain.length * nPadded, (out) => {
    plain.forEach((f, place) => {
      for (let p = 0; p < nPadded; p++) {
        out[place * nPadded + p] = (x.data[rows[p] * x.nCols + f] - offsets[f]) * scale;
      }
    });
  });
  const codesAt = single(blocks.length * nPadded, (out) => {
    blocks.forEach(({ codes }, place) => {
      for (let p = 0; p < nPadded; p++) out[place * nPadded + p] = codes[rows[p]];
    });
  });
  const valuesAt = single(blocks.length * nPadded, (out) => {
    blocks.forEach(({ codes, values }, place) => {
      for (let p = 0; p < nPadded; p++) out[place * nPadded + p] = values[codes[rows[p]]] / factor;
    });
  });
  const weightsAt = single(nPadded, (out) => {
    for (let p = 0; p < nPadded; p++) out[p] = padded.isOwn[p] === 1 ? weights[rows[p]] : 0;
  });
  const startsAt = memory.take(padded.starts.length * 4);
  memory.int32(startsAt, padded.starts.length).set(padded.starts);
  const columnsAt = memory.take(columns.length * 4);
  memory.int32(columnsAt, columns.length).set(columns);
  const sumsAt = memory.take(nColumns * nPadded * 8);
  const rowSumsAt = memory.take(nCells * padTo * 8);
  const columnSumsAt = memory.take(nPadded * 4);
  memory.float64(sumsAt, nColumns * nPadded).fill(0);
  exports.sumCellDistances(
    xAt,
    nPadded,
    plain.length,
    codesAt,
    valuesAt,
    blocks.length,
    startsAt,
    nCells,
    from,
    to,
    weightsAt,
    columnsAt,
    nLabelings,
    sumsAt,
    rowSumsAt,
    columnSumsAt,
  );
  return unpad(memory.float64(sumsAt, nColumns * nPadded), padded, x.nRows, nColumns, Math.sqrt(factor));
}

interface PaddedCells {
  readonly starts: Int32Array;
  /** For each place, the row that stands there; the last row of a cell is repeated. */
  readonly rows: Int32Array;
  /** 0 where a row is repeated. */
  readonly isOwn: Uint8Array;
}

function padCells(starts: Int32Array): PaddedCells {
  const nCells = starts.length - 1;
  const padded = new Int32Array(nCells + 1);
  for (let c = 0; c < nCells; c++) {
    padded[c + 1] = padded[c] + Math.ceil((starts[c + 1] - starts[c]) / padTo) * padTo;
  }
  const rows = new Int32Array(padded[nCells]);
  const isOwn = new Uint8Array(padded[nCells]);
  for (let c = 0; c < nCells; c++) {
    for (let p = padded[c]; p < padded[c + 1]; p++) {
      const row = starts[c] + p - padded[c];
      isOwn[p] = Number(row < starts[c + 1]);
      rows[p] = Math.min(row, starts[c + 1] - 1);
    }
  }
  return { starts: padded, rows, isOwn };
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
