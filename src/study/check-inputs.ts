import { inputError, type RunWarning, type StudyConfig } from '../contract/index.ts';
import {
  distinctRows,
  type Frame,
  type FrameColumn,
  frameColumn,
  restrictColumns,
  selectFrameColumns,
  transformColumns,
} from '../ml/index.ts';
import { recordedWarning, refusal, warning } from '../words/index.ts';
import { dataSetOf, tableOf } from './choose.ts';
import type { ImputedTable } from './impute.ts';
import type { DataSet } from './preprocess.ts';
import { namesOfRole, studyFields } from './table.ts';

/**
 * The configuration without the columns that no training row knows: they are dropped, and what is derived of them.
 *
 * Refused when a chosen feature or the outcome is among them, or when no feature is left.
 */
export function withoutEmptyColumns(config: StudyConfig, train: Frame): StudyConfig {
  const empty = emptyColumns(config, train);
  if (empty.length === 0) return config;
  const outcome = studyFields(config).find(({ name, role }) => role === 'outcome' && empty.includes(name));
  if (outcome) {
    const positive = outcome.column?.positive ?? '';
    throw inputError(refusal('E_OUTCOME', { positive, categories: [] }), { columnName: outcome.source });
  }
  const features = namesOfRole(config, 'feature').filter((name) => !empty.includes(name));
  if (features.length === 0) throw inputError(refusal('E_CONFIG', { path: 'columns', kind: 'no-feature' }));
  const { choice } = config;
  const gone = choice.mode === 'given' ? choice.features.find((name) => empty.includes(name)) : undefined;
  if (gone !== undefined) {
    const details = { path: 'choice.features', kind: 'not-a-feature', name: gone, features } as const;
    throw inputError(refusal('E_CONFIG', details));
  }
  const columns = Object.entries(config.columns).map(([source, column]) =>
    column.role !== 'dropped' && empty.includes(column.rename ?? source)
      ? [source, { ...column, role: 'dropped', reason: noCell }]
      : [source, column],
  );
  return {
    ...config,
    columns: Object.fromEntries(columns),
    derived: config.derived.filter(({ name }) => !empty.includes(name)),
  };
}

/** Why a column without a known cell is dropped. */
export const noCell = Object.freeze({ en: 'every cell is missing', ru: 'ни одного значения не известно' });

function emptyColumns(config: StudyConfig, train: Frame): string[] {
  const kept = new Set(studyFields(config).flatMap(({ name, role }) => (role === 'dropped' ? [] : [name])));
  return train.columns.flatMap((column) => (kept.has(column.name) && isEmpty(column) ? [column.name] : []));
}

function isEmpty(column: FrameColumn): boolean {
  return column.kind === 'numeric'
    ? column.values.every((value) => Number.isNaN(value))
    : column.codes.every((code) => code < 0);
}

/**
 * Refuses a table with fewer distinct training rows than the fewest segments wanted, before anything is written.
 *
 * An imputation is a function of the row, so it makes no rows different that were equal: what is refused here has no
 * fit. O(rows) at most; stops at k distinct rows.
 */
export function checkDistinctRows(config: StudyConfig, train: Frame): void {
  const { choice } = config;
  const [k, columns] =
    choice.mode === 'given'
      ? [choice.k, choice.features]
      : [Math.max(choice.kFrom, config.sweep.kFrom), namesOfRole(config, 'feature', 'context')];
  const frame = selectFrameColumns(train, columns);
  const seen = new Set<string>();
  for (let row = 0; row < frame.nRows && seen.size < k; row++) {
    seen.add(
      frame.columns
        .map((column) => (column.kind === 'numeric' ? column.values[row] + 0 : column.codes[row]))
        .join(),
    );
  }
  if (seen.size < k) throw inputError(refusal('E_K_TOO_LARGE', { k, nDistinct: seen.size, columns }));
}

/** The same for the given choice as it is encoded, before the sweep: sentinels and fills can make rows equal. */
export function checkGivenChoice(
  config: StudyConfig,
  tables: readonly ImputedTable[],
  dataSets: readonly DataSet[],
): void {
  const { choice } = config;
  if (choice.mode === 'found') return;
  const { k, features } = choice;
  const { transformer } = dataSetOf(dataSets, choice);
  const { train } = tableOf(tables, choice.imputation);
  const { rows } = distinctRows(transformColumns(restrictColumns(transformer, features), train));
  if (rows.nRows < k)
    throw inputError(refusal('E_K_TOO_LARGE', { k, nDistinct: rows.nRows, columns: features }));
}

/** Squares of quotients of numbers within these bounds are finite doubles. */
const largest = 1e60;
const smallest = 1e-60;

/** Refuses clustered numbers of `frame` that no distance can be computed of once they are scaled by `train`. */
export function checkMagnitudes(config: StudyConfig, frame: Frame, train: Frame): void {
  for (const column of selectFrameColumns(frame, namesOfRole(config, 'feature', 'context')).columns) {
    if (column.kind !== 'numeric') continue;
    const refuse = (kind: 'large' | 'small', bound: number) =>
      inputError(refusal('E_MAGNITUDE', { kind, bound }), { columnName: column.name });
    if (column.values.some((value) => Math.abs(value) > largest)) throw refuse('large', largest);
    const scaledBy = frameColumn(train, column.name);
    const range = scaledBy.kind === 'numeric' ? rangeOf(scaledBy.values) : 0;
    if (range > 0 && range < smallest) throw refuse('small', smallest);
  }
}

/** A column whose numbers are so many times those of every other is worth a word. */
const minFactor = 1e6;

/** What of the clustered columns may not be meant: constant, saying the same, of another order of magnitude. */
export function inputWarnings(config: StudyConfig, train: Frame): RunWarning[] {
  const clustered = selectFrameColumns(train, namesOfRole(config, 'feature', 'context')).columns;
  const empty = emptyColumns(config, train);
  const known = clustered.filter(({ name }) => !empty.includes(name));
  const varying = known.filter((column) => !isConstant(column));
  return [
    ...empty.map((columnName) => warning('W_EMPTY_COLUMN', { kind: 'dropped' }, { columnName })),
    ...known
      .filter((column) => !varying.includes(column))
      .map(({ name: columnName }) => warning('W_CONSTANT', {}, { columnName })),
    ...sameColumns(varying).map((columns) => warning('W_COLLINEAR', { columns })),
    ...largeColumns(varying).map(({ columnName, factor }) => warning('W_SCALE', { factor }, { columnName })),
  ].map(recordedWarning);
}

function isConstant(column: FrameColumn): boolean {
  const cells: ArrayLike<number> = column.kind === 'numeric' ? column.values : column.codes;
  const isKnown = (cell: number): boolean => (column.kind === 'numeric' ? !Number.isNaN(cell) : cell >= 0);
  let first: number | null = null;
  for (let i = 0; i < cells.length; i++) {
    if (!isKnown(cells[i])) return false;
    first ??= cells[i];
    if (cells[i] !== first) return false;
  }
  return true;
}

/** Groups of columns that are one another but for names of categories, a scale and a shift. */
function sameColumns(columns: readonly FrameColumn[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const column of columns) {
    const key = `${column.kind} ${signature(column)}`;
    groups.set(key, [...(groups.get(key) ?? []), column.name]);
  }
  return [...groups.values()].filter((names) => names.length > 1);
}

/** Steps of a standardised number that count as one in a signature. */
const stepsPerDeviation = 1e6;

/** Two 32-bit hashes of the cells as ranks of first appearance, or as standardised numbers with the first above. */
function signature(column: FrameColumn): string {
  const cells = column.kind === 'numeric' ? standardise(column.values) : relabel(column.codes);
  let a = 0x811c9dc5;
  let b = 0x1b873593;
  for (const cell of cells) {
    a = Math.imul(a ^ cell, 0x01000193);
    a ^= a >>> 15;
    b = Math.imul(b ^ cell, 0x85ebca6b);
    b ^= b >>> 13;
  }
  return `${a} ${b}`;
}

function relabel(codes: Int32Array): Int32Array {
  const labels = new Map<number, number>([[-1, -1]]);
  return codes.map((code) => {
    if (!labels.has(code)) labels.set(code, labels.size);
    return labels.get(code) ?? -1;
  });
}

function standardise(values: Float64Array): Int32Array {
  const known = values.filter((value) => !Number.isNaN(value));
  const largest = known.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  const mean = known.reduce((sum, value) => sum + value / largest, 0) / known.length;
  const variance = known.reduce((sum, value) => sum + (value / largest - mean) ** 2, 0) / known.length;
  const first = known.find((value) => value / largest !== mean) ?? 0;
  const scale = (stepsPerDeviation / Math.sqrt(variance)) * (first / largest < mean ? -1 : 1);
  const missing = -(2 ** 31);
  return Int32Array.from(values, (value) =>
    Number.isNaN(value) ? missing : Math.round((value / largest - mean) * scale),
  );
}

/** Numeric columns whose range is at least `minFactor` times that of the next smaller one. */
function largeColumns(columns: readonly FrameColumn[]): { columnName: string; factor: number }[] {
  const ranges = columns
    .flatMap((column) =>
      column.kind === 'numeric' ? [{ name: column.name, range: rangeOf(column.values) }] : [],
    )
    .sort((a, b) => a.range - b.range);
  const from = ranges.findIndex(({ range }, i) => i > 0 && range / ranges[i - 1].range >= minFactor);
  if (from < 0) return [];
  const below = ranges[from - 1].range;
  return ranges.slice(from).map(({ name, range }) => ({ columnName: name, factor: range / below }));
}

function rangeOf(values: Float64Array): number {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return high - low;
}
