import { distinctRows } from '../distinct.ts';
import { ArgumentError } from '../errors.ts';
import { type Matrix, rowOf, selectColumns, selectRows } from '../matrix.ts';
import { checkColumns, checkInteger, checkMatrix } from '../validate.ts';
import { checkKnownColumns } from './check.ts';
import { columnsBySpread, type DonorGroup, groupDonors, packDonors } from './knn-donors.ts';
import { createNearest, type Nearest, searchDonors } from './knn-search.ts';
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
 * O(distinct receivers × donors × nCols) at worst; far less when columns spread. No distance matrix.
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
  return fillRange(imputer, x, new Set(vote), range.from, range.to);
}

function fillRange(
  imputer: KnnImputer,
  x: Matrix,
  vote: ReadonlySet<number>,
  from: number,
  to: number,
): Matrix {
  const { nCols } = x;
  const out = { data: x.data.slice(from * nCols, to * nCols), nRows: to - from, nCols };
  const patterns = groupByMissing(out).filter((pattern) => pattern.missing.length > 0);
  if (patterns.length === 0) return out;
  const donors = groupDonors(imputer.training);
  for (const pattern of patterns) fillPattern(imputer, donors, vote, pattern, out);
  return out;
}

/** @param out IN/OUT: the missing cells of the pattern's rows are filled. */
function fillPattern(
  imputer: KnnImputer,
  donors: readonly DonorGroup[],
  vote: ReadonlySet<number>,
  pattern: MissingPattern,
  out: Matrix,
): void {
  const { training, columnOrder } = imputer;
  const { missing, rows } = pattern;
  const present = columnOrder.filter((j) => pattern.present.includes(j));
  const blocks = packDonors(training, donors, present, missing);
  const nDonors = missing.map((j) => countKnown(donors, j));
  const nearest = createNearest(missing.length, Math.min(imputer.neighbours, training.nRows));
  const scratch = new Float64Array(out.nCols);
  const { firsts, inverse } = distinctReceivers(out, pattern);
  const fills = new Float64Array(firsts.length * missing.length);
  for (let d = 0; d < firsts.length; d++) {
    searchDonors(rowOf(out, firsts[d]), blocks, scratch, nearest);
    for (let s = 0; s < missing.length; s++) {
      fills[d * missing.length + s] = fillOf(
        imputer,
        nearest,
        s,
        missing[s],
        nDonors[s],
        vote.has(missing[s]),
      );
    }
  }
  for (let r = 0; r < rows.length; r++) {
    for (let s = 0; s < missing.length; s++) {
      out.data[rows[r] * out.nCols + missing[s]] = fills[inverse[r] * missing.length + s];
    }
  }
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
  return donors.reduce((sum, group) => sum + (group.present[column] ? group.rows.length : 0), 0);
}

/** The fill of one cell, from the neighbours in slot `slot`. */
function fillOf(
  imputer: KnnImputer,
  nearest: Nearest,
  slot: number,
  column: number,
  nDonors: number,
  isVote: boolean,
): number {
  const { training } = imputer;
  const first = slot * nearest.size;
  const size = Math.min(nearest.size, nDonors);
  let nDefined = 0;
  while (nDefined < size && nearest.rows[first + nDefined] >= 0) nDefined++;
  if (nDefined === 0) return isVote ? mostFrequent(knownValues(training, column)) : imputer.means[column];
  const rows = Array.from(nearest.rows.subarray(first, first + nDefined));
  const distances = Array.from(nearest.distances.subarray(first, first + nDefined));
  if (nDefined < size) {
    for (const row of undefinedDonors(training, column, rows, size - nDefined)) {
      rows.push(row);
      distances.push(Number.POSITIVE_INFINITY);
    }
  }
  const values = rows.map((row) => training.data[row * training.nCols + column]);
  return isVote ? mostFrequent(values, distances) : values.reduce((sum, value) => sum + value, 0) / size;
}

/**
 * The first `count` donors of the column that are not among `rows`. Called when fewer than `neighbours` donors
 * have a defined distance; then all of those are in `rows`.
 */
function undefinedDonors(training: Matrix, column: number, rows: readonly number[], count: number): number[] {
  const found: number[] = [];
  for (let i = 0; i < training.nRows && found.length < count; i++) {
    if (!Number.isNaN(training.data[i * training.nCols + column]) && !rows.includes(i)) found.push(i);
  }
  return found;
}

/** Ties: the value with the least distance, then the lowest value. */
function mostFrequent(values: readonly number[], distances?: readonly number[]): number {
  const tallies = new Map<number, { count: number; distance: number }>();
  values.forEach((value, i) => {
    const distance = distances?.[i] ?? 0;
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
