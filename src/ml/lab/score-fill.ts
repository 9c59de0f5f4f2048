import { quantiles } from '../association/index.ts';
import { ArgumentError } from '../errors.ts';
import { type FrameColumn, isMissing } from '../frame.ts';

/** How well hidden cells were filled. */
export interface FillScore {
  /** Categories: share of cells filled right, in [0, 1]. Numbers: mean |filled − true|, in the column's unit. */
  readonly score: number;
  /** How much better than the baseline: share right more, or mean error less. Positive is better. */
  readonly gain: number;
  /** Standard error of the gain, over the cells. */
  readonly gainError: number;
  /** ½ Σ |share filled − share true| over categories, or over tenths of the true numbers: in [0, 1], 0 is the same. */
  readonly marginalDistance: number;
}

/** Numbers are compared in so many equally full bins of the true ones. */
const nBins = 10;

/**
 * Scores the cells of a filled column against the true ones, beside a baseline's.
 *
 * O(nRows log nRows). A cell that stayed missing is refused.
 *
 * @param truth length nRows, no cell missing
 * @param filled as truth, filled by the method
 * @param baseline as truth, filled by what the method must beat
 */
export function scoreFill(truth: FrameColumn, filled: FrameColumn, baseline: FrameColumn): FillScore {
  const n = cellsOf(truth).length;
  if (n === 0) throw new ArgumentError('E_EMPTY', 'truth must have at least one cell; got 0');
  for (const column of [truth, filled, baseline]) {
    if (column.kind !== truth.kind || cellsOf(column).length !== n) {
      throw new ArgumentError(
        'E_SHAPE',
        `every column must be ${truth.kind} and have ${n} cells, as truth has`,
      );
    }
    for (let i = 0; i < n; i++) {
      if (isMissing(column, i))
        throw new ArgumentError('E_ALL_MISSING', `no cell may be missing; row ${i} is`);
    }
  }
  const own = merits(truth, filled);
  const other = merits(truth, baseline);
  const gains = own.map((merit, i) => merit - other[i]);
  const gain = mean(gains);
  const variance = mean(gains.map((one) => (one - gain) * (one - gain)));
  return {
    score: Math.abs(mean(own)),
    gain,
    gainError: Math.sqrt(variance / n),
    marginalDistance: distanceOf(truth, filled),
  };
}

function cellsOf(column: FrameColumn): Float64Array | Int32Array {
  return column.kind === 'numeric' ? column.values : column.codes;
}

/** 1 for a category filled right, else 0; minus the error of a number. */
function merits(truth: FrameColumn, filled: FrameColumn): Float64Array {
  const [t, f] = [cellsOf(truth), cellsOf(filled)];
  return Float64Array.from(t, (value, i) =>
    truth.kind === 'category' ? Number(f[i] === value) : -Math.abs(f[i] - value),
  );
}

function mean(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function distanceOf(truth: FrameColumn, filled: FrameColumn): number {
  const binOf = binning(truth);
  const differences = new Map<number, number>();
  const add = (cells: ArrayLike<number>, step: number): void => {
    for (let i = 0; i < cells.length; i++) {
      const bin = binOf(cells[i]);
      differences.set(bin, (differences.get(bin) ?? 0) + step);
    }
  };
  add(cellsOf(truth), 1);
  add(cellsOf(filled), -1);
  let sum = 0;
  for (const difference of differences.values()) sum += Math.abs(difference);
  return sum / 2 / cellsOf(truth).length;
}

function binning(truth: FrameColumn): (cell: number) => number {
  if (truth.kind === 'category') return (cell) => cell;
  const shares = Array.from({ length: nBins - 1 }, (_, b) => (b + 1) / nBins);
  const edges = quantiles(truth.values, shares);
  return (cell) => edges.filter((edge) => edge < cell).length;
}
