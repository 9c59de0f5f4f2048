import { distinctRows } from '../distinct.ts';
import { ArgumentError } from '../errors.ts';
import type { Kernels, LoadedDonors, NearestDonors } from '../kernels.ts';
import { type Matrix, selectColumns, selectRows } from '../matrix.ts';
import { referenceKernels } from '../reference/index.ts';
import { checkColumns, checkInteger, checkMatrix } from '../validate.ts';
import { checkKnownColumns } from './check.ts';
import { columnsBySpread, type DonorGroup, groupDonors } from './knn-donors.ts';
import { groupByMissing, type MissingPattern } from './patterns.ts';

export interface FitKnnImputerOptions {
  /** Donors averaged for a cell, at least 1; defaults to 5. */
  readonly neighbours?: number;
  /** Column names for messages; defaults to column numbers. */
  readonly columns?: readonly string[];
}

/** Holds the training rows themselves: it lives within a run and never enters a model file. */
export interface KnnImputer {
  readonly kind: 'knn-imputer';
  readonly neighbours: number;
  readonly training: Matrix;
  /** Per column, of the known training cells. */
  readonly means: readonly number[];
  /** Columns in the order in which a distance sums them. */
  readonly columnOrder: readonly number[];
}

export interface TransformKnnOptions {
  /** Columns filled by the most frequent value of the neighbours instead of their mean; defaults to none. */
  readonly vote?: readonly number[];
  /** Only the rows from … to − 1; defaults to all. Ranges side by side give what one call gives. */
  readonly range?: { readonly from: number; readonly to: number };
  /** Defaults to the reference. */
  readonly kernels?: Kernels;
}

const DEFAULT_NEIGHBOURS = 5;

/**
 * Keeps the training rows for {@link transformKnn}.
 *
 * @param x shape (nRows, nCols), NaN is missing; every column has a known cell (scikit-learn drops it otherwise)
 */
export function fitKnnImputer(x: Matrix, options: FitKnnImputerOptions = {}): KnnImputer {
  checkMatrix(x, 'x', { allowNaN: true });
  const { neighbours = DEFAULT_NEIGHBOURS } = options;
  checkInteger(neighbours, 'neighbours', 1);
  checkKnownColumns(x, options.columns);
  return Object.freeze({
    kind: 'knn-imputer',
    neighbours,
    training: { ...x, data: Float64Array.from(x.data) },
    means: Array.from({ length: x.nCols }, (_, j) => knownMean(x, j)),
    columnOrder: columnsBySpread(x),
  });
}

/**
 * Fills each missing cell with the mean of its column over the nearest training rows that know the column.
 *
 * Distance: √(nCols / nShared · Σ (a − b)²) over the coordinates that both rows know; undefined when they
 * share none. Equal distances (to 36 bits of the square): the lowest training row first. Donors with an
 * undefined distance come last; a receiver without a defined distance to any donor gets the training mean (by
 * vote: the most frequent training value). A vote takes the most frequent value of the neighbours; ties go to
 * the value whose nearest donor is nearest, then to the lowest.
 *
 * As scikit-learn's KNNImputer with uniform weights, which leaves ties to chance and takes distances from dot
 * products.
 *
 * O(distinct receivers × distinct donors × nCols) at worst; far less where donors lie in clumps. No distance matrix.
 *
 * @param x shape (nRows, nCols), NaN is missing
 * @returns the rows of the range, shape (to − from, nCols), without NaN
 */
export function transformKnn(imputer: KnnImputer, x: Matrix, options: TransformKnnOptions = {}): Matrix {
  checkMatrix(x, 'x', { allowNaN: true });
  checkColumns(x, imputer.training.nCols);
  const { vote = [], range = { from: 0, to: x.nRows } } = options;
  for (const j of vote) checkInteger(j, 'vote', 0, x.nCols - 1);
  checkInteger(range.from, 'range.from', 0, x.nRows);
  checkInteger(range.to, 'range.to', 0, x.nRows);
  if (range.from > range.to) {
    throw new ArgumentError('E_RANGE', `range.from must be at most range.to, ${range.to}; got ${range.from}`);
  }
  return fillRange(imputer, x, new Set(vote), range, options.kernels ?? referenceKernels);
}

function fillRange(
  imputer: KnnImputer,
  x: Matrix,
  vote: ReadonlySet<number>,
  { from, to }: { readonly from: number; readonly to: number },
  kernels: Kernels,
): Matrix {
  const { nCols } = x;
  const out = { data: x.data.slice(from * nCols, to * nCols), nRows: to - from, nCols };
  const patterns = groupByMissing(out).filter((pattern) => pattern.missing.length > 0);
  if (patterns.length === 0) return out;
  const size = Math.min(imputer.neighbours, imputer.training.nRows);
  const groups = groupDonors(imputer.training, size);
  kernels.withDonors(
    groups.map((group) => group.tree),
    (loaded) => {
      const donors = groups.map((group, g) => ({ ...group, ...loaded[g] }));
      for (const pattern of patterns) fillPattern(imputer, donors, vote, pattern, size, out);
    },
  );
  return out;
}

/** @param out IN/OUT: the missing cells of the pattern's rows are filled. */
function fillPattern(
  imputer: KnnImputer,
  donors: readonly (DonorGroup & LoadedDonors)[],
  vote: ReadonlySet<number>,
  pattern: MissingPattern,
  size: number,
  out: Matrix,
): void {
  const { missing, rows } = pattern;
  const { firsts, inverse } = distinctReceivers(out, pattern);
  const nPlaces = firsts.length * missing.length * size;
  const nearest: NearestDonors = {
    nSlots: missing.length,
    size,
    distances: new Float64Array(nPlaces).fill(Number.POSITIVE_INFINITY),
    rows: new Int32Array(nPlaces).fill(-1),
  };
  const receivers = selectRows(out, firsts);
  const present = imputer.columnOrder.filter((j) => pattern.present.includes(j));
  for (const group of donors) {
    const columns = Int32Array.from(present.filter((j) => group.present[j]));
    const slots = Int32Array.from(missing.keys()).filter((slot) => group.present[missing[slot]]);
    if (columns.length === 0 || slots.length === 0) continue;
    const sharing = { columns, slots, factor: out.nCols / columns.length };
    group.findNearest(sharing, receivers, nearest);
  }
  missing.forEach((column, slot) => {
    const nDonors = countKnown(donors, column);
    const isVote = vote.has(column);
    const fills = firsts.map((_, d) => fillOf(imputer, nearest, d, slot, column, nDonors, isVote));
    for (let r = 0; r < rows.length; r++) out.data[rows[r] * out.nCols + column] = fills[inverse[r]];
  });
}

/** Equal receivers are searched for once: one row of each kind, and the kind of each row. */
function distinctReceivers(x: Matrix, pattern: MissingPattern): { firsts: number[]; inverse: Int32Array } {
  if (pattern.present.length === 0) {
    return { firsts: [pattern.rows[0]], inverse: new Int32Array(pattern.rows.length) };
  }
  const known = selectColumns(selectRows(x, pattern.rows), pattern.present);
  const { inverse } = distinctRows(known);
  const firsts: number[] = [];
  inverse.forEach((kind, r) => {
    if (kind === firsts.length) firsts.push(pattern.rows[r]);
  });
  return { firsts, inverse };
}

function countKnown(donors: readonly DonorGroup[], column: number): number {
  return donors.reduce((sum, group) => sum + (group.present[column] ? group.nRows : 0), 0);
}

/** The fill of one cell, from the neighbours of a receiver in slot `slot`. */
function fillOf(
  imputer: KnnImputer,
  nearest: NearestDonors,
  receiver: number,
  slot: number,
  column: number,
  nDonors: number,
  isVote: boolean,
): number {
  const { training } = imputer;
  const first = (receiver * nearest.nSlots + slot) * nearest.size;
  const size = Math.min(nearest.size, nDonors);
  let nDefined = 0;
  while (nDefined < size && nearest.rows[first + nDefined] >= 0) nDefined++;
  if (nDefined === 0) return isVote ? mostFrequent(knownValues(training, column)) : imputer.means[column];
  let rows = nearest.rows.subarray(first, first + nDefined);
  if (nDefined < size) rows = withUndefined(training, column, rows, size);
  const values = Array.from(rows, (row) => training.data[row * training.nCols + column]);
  if (!isVote) return values.reduce((sum, value) => sum + value, 0) / size;
  const distances = nearest.distances.subarray(first, first + nDefined);
  return mostFrequent(values, (i) => distances[i] ?? Number.POSITIVE_INFINITY);
}

/** `rows`, and the first donors of the column that are not among them, `size` in all. */
function withUndefined(training: Matrix, column: number, rows: Int32Array, size: number): Int32Array {
  const found = Array.from(rows);
  for (let i = 0; i < training.nRows && found.length < size; i++) {
    if (!Number.isNaN(training.data[i * training.nCols + column]) && !rows.includes(i)) found.push(i);
  }
  return Int32Array.from(found);
}

/** Ties: the value with the least distance, then the lowest value. */
function mostFrequent(values: readonly number[], distanceOf: (i: number) => number = () => 0): number {
  const tallies = new Map<number, { count: number; distance: number }>();
  values.forEach((value, i) => {
    const distance = distanceOf(i);
    const tally = tallies.get(value);
    if (!tally) tallies.set(value, { count: 1, distance });
    else {
      tally.count++;
      tally.distance = Math.min(tally.distance, distance);
    }
  });
  const ranked = Array.from(tallies).sort(
    ([a, s], [b, t]) =>
      t.count - s.count || (s.distance < t.distance ? -1 : s.distance > t.distance ? 1 : a - b),
  );
  return ranked[0][0];
}

function knownValues(x: Matrix, column: number): number[] {
  const values: number[] = [];
  for (let i = 0; i < x.nRows; i++) {
    const value = x.data[i * x.nCols + column];
    if (!Number.isNaN(value)) values.push(value);
  }
  return values;
}

function knownMean(x: Matrix, column: number): number {
  const values = knownValues(x, column);
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
