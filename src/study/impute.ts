import type { Imputation, RunWarning, StudyConfig } from '../contract/index.ts';
import {
  type FitFrameImputerOptions,
  type Frame,
  type FrameColumn,
  fitModeImputer,
  isMissing,
  type MapOptions,
  selectFrameColumns,
  transformMode,
} from '../ml/index.ts';
import { recordedWarning, warning } from '../words/index.ts';
import { filledColumns, writeTable } from './files.ts';
import type { StudyPorts } from './ports.ts';
import type { SplitTable } from './split.ts';
import type { StageParts, StageResult } from './stage-runner.ts';
import { namesOfRole, sentinelsOf, studyFields } from './table.ts';

/** Train and test rows after one imputation: features and context, no cell missing. */
export interface ImputedTable {
  readonly method: Imputation;
  readonly train: Frame;
  readonly test: Frame;
  /** Cells that the method left missing and that took the mode (categories) or the median (numbers), by column. */
  readonly nLeft: readonly { readonly column: string; readonly train: number; readonly test: number }[];
  /** What was filled in train, by column with unknown cells. */
  readonly fills: readonly FilledColumn[];
}

export interface FilledColumn {
  readonly column: string;
  readonly nUnknown: number;
  /** Most frequent first; of numbers, the rounded value. */
  readonly filled: readonly { readonly value: string; readonly count: number }[];
}

/** Fits every imputation on the training rows and applies it to all; the outcome leaks in only when asked. */
export async function imputeAll(
  split: SplitTable,
  config: StudyConfig,
  ports: StudyPorts,
  parts: StageParts,
  onProgress: (fraction: number) => void,
): Promise<StageResult<ImputedTable[]>> {
  const tables = await parts.map(
    config.imputations,
    (m, options) => impute(config.imputations[m], split, config, ports, options),
    { onProgress },
  );
  return {
    value: tables.map(({ value }) => value),
    files: tables.flatMap(({ files }) => files),
    warnings: tables.flatMap(({ value }) => leftWarnings(value)),
  };
}

async function impute(
  method: Imputation,
  split: SplitTable,
  config: StudyConfig,
  ports: StudyPorts,
  mapOptions: MapOptions,
): Promise<StageResult<ImputedTable>> {
  const { neighbours, maxRounds, tolerance } = config;
  const options: FitFrameImputerOptions = { method, neighbours, maxRounds, tolerance };
  const input = {
    train: imputerFrame(split.train, seenNames(method, config), method, config),
    test: imputerFrame(split.test, seenNames(method, config), method, config),
    options,
  };
  const [{ train, test }] = await ports.compute.map('imputeTable', [input], mapOptions);
  const names = clusteredNames(config);
  const kept = selectFrameColumns(train.frame, names);
  const mode = fitModeImputer(kept);
  const rest = transformMode(mode, kept);
  const restTest = transformMode(mode, selectFrameColumns(test.frame, names));
  const places = names.map((name) => train.frame.columns.findIndex((column) => column.name === name));
  const files = [];
  for (const [name, by, left] of [
    ['train', train, rest],
    ['test', test, restTest],
  ] as const) {
    const flags = places.map((p, j) => filledFlags(method, by.filled[p], left.filled[j]));
    const columns = [...left.frame.columns, ...filledColumns(left.frame, flags)];
    const file = `data/train_test/${method}_${name}.parquet`;
    files.push(await writeTable(ports, file, columns, left.frame.nRows));
  }
  const value: ImputedTable = {
    method,
    train: rest.frame,
    test: restTest.frame,
    nLeft: names.flatMap((column, j) => {
      const left = { column, train: count(rest.filled[j]), test: count(restTest.filled[j]) };
      return left.train + left.test > 0 ? [left] : [];
    }),
    fills: fillsOf(input.train, rest.frame),
  };
  return { value, files };
}

/** The columns that are clustered, with context, in the order of the configuration. */
export function clusteredNames(config: StudyConfig): string[] {
  return namesOfRole(config, 'feature', 'context');
}

/** The columns that an imputation sees: the clustered ones, and the outcome where it leaks. */
export function seenNames(method: Imputation, config: StudyConfig): string[] {
  const leaks = config.leakOutcomeIntoImputation && method !== 'raw';
  return [...clusteredNames(config), ...(leaks ? namesOfRole(config, 'outcome') : [])];
}

/** The named columns as an imputation takes them: its sentinels replaced. */
export function imputerFrame(
  frame: Frame,
  names: readonly string[],
  method: Imputation,
  config: StudyConfig,
): Frame {
  const fields = studyFields(config);
  const seen = selectFrameColumns(frame, names);
  return {
    nRows: seen.nRows,
    columns: seen.columns.map((column): FrameColumn => {
      const field = fields.find((candidate) => candidate.name === column.name);
      const sentinels = sentinelsOf(field?.column ?? null, method);
      if (column.kind !== 'numeric' || sentinels.length === 0) return column;
      const values = column.values.map((value) => {
        const found = sentinels.find((sentinel) => sentinel.value === value);
        return found ? (found.replaceBy ?? Number.NaN) : value;
      });
      return { ...column, values };
    }),
  };
}

function fillsOf(before: Frame, after: Frame): FilledColumn[] {
  return after.columns.flatMap((column): FilledColumn[] => {
    const known = before.columns.find((candidate) => candidate.name === column.name);
    if (!known) return [];
    const counts = new Map<string, number>();
    let nUnknown = 0;
    for (let i = 0; i < after.nRows; i++) {
      if (!isMissing(known, i)) continue;
      nUnknown++;
      const value =
        column.kind === 'numeric' ? String(Math.round(column.values[i])) : column.categories[column.codes[i]];
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const filled = [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
    return nUnknown > 0 ? [{ column: column.name, nUnknown, filled }] : [];
  });
}

function leftWarnings({ method, nLeft }: ImputedTable): RunWarning[] {
  return nLeft.map(({ column: columnName, train, test }) => {
    const details = { imputation: method, nCells: train + test };
    return recordedWarning(warning('W_LEFT_MISSING', details, { columnName }));
  });
}

function count(flags: Uint8Array): number {
  return flags.reduce((sum, flag) => sum + flag, 0);
}

/** Cells that hold a guess. The "unknown" of raw is a category and no guess. */
function filledFlags(method: Imputation, byMethod: Uint8Array, byMode: Uint8Array): Uint8Array {
  return method === 'raw' ? byMode : byMethod.map((flag, i) => flag | byMode[i]);
}

/** The signal as an option of `compute.map`, left out when there is none. */
export function signalOf({ signal }: Pick<StudyPorts, 'signal'>): {
  readonly signal?: { readonly aborted: boolean };
} {
  return signal ? { signal } : {};
}
