import { ArgumentError } from '../errors.ts';
import { columnOf, fromColumns, type Matrix } from '../matrix.ts';
import { checkColumns, checkInteger, checkMatrix } from '../validate.ts';
import { maximiseEvidence } from './bayesian-ridge.ts';
import { checkKnownColumns } from './check.ts';

export interface FitIterativeImputerOptions {
  /** Rounds over all columns, at least 0; defaults to 10. 0 fills with the means. */
  readonly maxRounds?: number;
  /** Stops when no row moves by more than this × the largest known cell, at least 0; defaults to 1e-3. */
  readonly tolerance?: number;
  /**
   * Leaves out the regressions of columns without a missing cell: the training rows are filled the same, in less time;
   * later rows that miss such a column get its mean. Defaults to false.
   */
  readonly skipComplete?: boolean;
  /** Column names for messages; defaults to column numbers. */
  readonly columns?: readonly string[];
}

/** The regression of one column on all others, in their order. */
export interface IterativeStep {
  readonly column: number;
  readonly coefficients: readonly number[];
  readonly intercept: number;
}

export interface IterativeImputer {
  readonly kind: 'iterative-imputer';
  /** Per column, of the known training cells: where filling starts. */
  readonly means: readonly number[];
  /** The regressions in the order in which they are replayed. */
  readonly rounds: readonly (readonly IterativeStep[])[];
  readonly nRounds: number;
  readonly converged: boolean;
}

const DEFAULT_MAX_ROUNDS = 10;
const DEFAULT_TOLERANCE = 1e-3;

/**
 * Learns round-robin regressions of each column on the others (van Buuren and Groothuis-Oudshoorn 2011).
 *
 * Missing cells start at the column mean. A round visits the columns by share of missing cells, ascending,
 * equal shares in column order; fits {@link maximiseEvidence} on the rows that know the column and predicts
 * the others. It ends when ‖X − X before‖∞, the largest row sum of moves, falls below tolerance × the largest
 * known |cell|. As scikit-learn 1.2.1's IterativeImputer with its defaults.
 *
 * O(rounds × nRows × nCols³).
 *
 * @param x shape (nRows, nCols), NaN is missing; every column has a known cell
 */
export function fitIterativeImputer(x: Matrix, options: FitIterativeImputerOptions = {}): IterativeImputer {
  return fitTransformIterative(x, options).imputer;
}

/** {@link fitIterativeImputer} with the training rows filled, the same as transformed afterwards. */
export function fitTransformIterative(
  x: Matrix,
  options: FitIterativeImputerOptions = {},
): { readonly imputer: IterativeImputer; readonly filled: Matrix } {
  checkMatrix(x, 'x', { allowNaN: true });
  const { maxRounds = DEFAULT_MAX_ROUNDS, tolerance = DEFAULT_TOLERANCE, skipComplete = false } = options;
  checkInteger(maxRounds, 'maxRounds', 0);
  if (!(tolerance >= 0)) throw new ArgumentError('E_RANGE', `tolerance must be at least 0; got ${tolerance}`);
  checkKnownColumns(x, options.columns);
  return fitRounds(x, maxRounds, tolerance, skipComplete);
}

/**
 * Replays the fitted regressions on new rows; known cells stay. Each row is filled by itself.
 *
 * As scikit-learn, except for a table without a single known cell, which gets the replay here and the plain
 * means there. O(rounds × nRows × nCols²).
 *
 * @param x shape (nRows, nCols), NaN is missing
 */
export function transformIterative(imputer: IterativeImputer, x: Matrix): Matrix {
  checkMatrix(x, 'x', { allowNaN: true });
  checkColumns(x, imputer.means.length);
  const state = startFilling(x, imputer.means);
  for (const steps of imputer.rounds) for (const step of steps) predictMissing(state, step);
  return fromColumns(state.columns, x.nRows);
}

/** Columns being filled, with the rows that each misses and knows. */
interface Filling {
  readonly columns: readonly Float64Array[];
  readonly missing: readonly Int32Array[];
}

function startFilling(x: Matrix, means: readonly number[]): Filling {
  const columns = means.map((_, j) => columnOf(x, j));
  const missing = columns.map((column) => rowsWhere(column, Number.isNaN));
  columns.forEach((column, j) => {
    for (const i of missing[j]) column[i] = means[j];
  });
  return { columns, missing };
}

function rowsWhere(column: Float64Array, test: (value: number) => boolean): Int32Array {
  const rows: number[] = [];
  for (let i = 0; i < column.length; i++) if (test(column[i])) rows.push(i);
  return Int32Array.from(rows);
}

function fitRounds(x: Matrix, maxRounds: number, tolerance: number, skipComplete: boolean) {
  const known = Array.from({ length: x.nCols }, (_, j) => rowsWhere(columnOf(x, j), Number.isFinite));
  const means = known.map((rows, j) => meanAt(x, rows, j));
  const state = startFilling(x, means);
  const order = known
    .map((_, j) => j)
    .filter((j) => !skipComplete || known[j].length < x.nRows)
    .sort((a, b) => known[b].length - known[a].length || a - b);
  const limit = tolerance * largestKnown(x);
  const rounds: IterativeStep[][] = [];
  let converged = x.nCols === 1;
  while (rounds.length < maxRounds && !converged) {
    const before = state.missing.map((rows, j) => gather(state.columns[j], rows));
    rounds.push(order.map((column) => fitStep(state, known[column], column)));
    converged = largestMove(state, before, x.nRows) < limit;
  }
  const imputer: IterativeImputer = Object.freeze({
    kind: 'iterative-imputer',
    means,
    rounds,
    nRounds: rounds.length,
    converged,
  });
  return { imputer, filled: fromColumns(state.columns, x.nRows) };
}

/** @param state IN/OUT: the missing cells of the column are filled. */
function fitStep(state: Filling, known: Int32Array, column: number): IterativeStep {
  const others = state.columns.filter((_, j) => j !== column).map((values) => gather(values, known));
  const { coefficients, intercept } = maximiseEvidence(others, gather(state.columns[column], known));
  const step = { column, coefficients, intercept };
  predictMissing(state, step);
  return step;
}

/** @param state IN/OUT */
function predictMissing(state: Filling, step: IterativeStep): void {
  const { columns, missing } = state;
  const target = columns[step.column];
  for (const i of missing[step.column]) {
    let sum = 0;
    for (let j = 0, c = 0; j < columns.length; j++) {
      if (j !== step.column) sum += columns[j][i] * step.coefficients[c++];
    }
    target[i] = sum + step.intercept;
  }
}

function gather(values: Float64Array, rows: Int32Array): Float64Array {
  const out = new Float64Array(rows.length);
  for (let r = 0; r < rows.length; r++) out[r] = values[rows[r]];
  return out;
}

function meanAt(x: Matrix, rows: Int32Array, column: number): number {
  let sum = 0;
  for (const i of rows) sum += x.data[i * x.nCols + column];
  return sum / rows.length + 0;
}

function largestKnown(x: Matrix): number {
  let largest = 0;
  for (const value of x.data) if (Math.abs(value) > largest) largest = Math.abs(value);
  return largest;
}

/** ‖X − X before‖∞: the largest sum of moves within a row. */
function largestMove(state: Filling, before: readonly Float64Array[], nRows: number): number {
  const moves = new Float64Array(nRows);
  state.missing.forEach((rows, j) => {
    for (let r = 0; r < rows.length; r++)
      moves[rows[r]] += Math.abs(state.columns[j][rows[r]] - before[j][r]);
  });
  return moves.reduce((a, b) => Math.max(a, b), 0);
}
