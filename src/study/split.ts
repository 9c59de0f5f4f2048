import { inputError, type RunWarning, type StudyConfig } from '../contract/index.ts';
import {
  type CategoryColumn,
  createRandom,
  deriveSeed,
  type Frame,
  type FrameColumn,
  selectFrameRows,
  shuffledIndices,
} from '../ml/index.ts';
import { recordedWarning, refusal, warning } from '../words/index.ts';

/** The rows to fit on and the rows kept apart. */
export interface SplitTable {
  readonly train: Frame;
  readonly test: Frame;
  /** Rows of the table, in the order of `train` and `test`. */
  readonly trainRows: Int32Array;
  readonly testRows: Int32Array;
}

/** 90 × 0.7 is 62.999… in binary and 63 to people. */
const roundingSlack = 1e-9;

/**
 * Splits the rows and settles the categories: those that occur in train, in their order. A category that only
 * test has becomes missing, with a warning, or is refused, as the configuration says.
 */
export function splitTable(frame: Frame, config: StudyConfig): { split: SplitTable; warnings: RunWarning[] } {
  const nTrain = countTrainRows(frame.nRows, config);
  const order = config.split.shuffle
    ? shuffledIndices(frame.nRows, createRandom(deriveSeed(config.seed, 'split')))
    : Int32Array.from({ length: frame.nRows }, (_, i) => i);
  const trainRows = order.slice(0, nTrain);
  const testRows = order.slice(nTrain);
  const { train, test, warnings } = settleCategories(
    selectFrameRows(frame, trainRows),
    selectFrameRows(frame, testRows),
    config,
  );
  return { split: { train, test, trainRows, testRows }, warnings };
}

/** How many of the rows train; refused where too few of either kind are left. */
export function countTrainRows(nRows: number, config: StudyConfig): number {
  const nTrain = Math.floor(nRows * config.split.train + roundingSlack);
  if (nTrain < config.sweep.kFrom || nTrain === nRows) {
    throw inputError(refusal('E_TOO_FEW_ROWS', { nRows, nTrain, k: config.sweep.kFrom }));
  }
  return nTrain;
}

/** Both frames with the categories that occur in train, in their order; see `splitTable`. */
export function settleCategories(
  train: Frame,
  test: Frame,
  config: StudyConfig,
): { train: Frame; test: Frame; warnings: RunWarning[] } {
  const warnings: RunWarning[] = [];
  const settled = train.columns.map((column, j): [FrameColumn, FrameColumn] => {
    const later = test.columns[j];
    if (column.kind === 'numeric' || later.kind === 'numeric') return [column, later];
    const categories = occurringCategories(column);
    const unseen = occurringCategories(later).filter((category) => !categories.includes(category));
    if (unseen.length > 0) {
      const place = { columnName: column.name };
      if (config.unseen === 'error') throw inputError(refusal('E_UNSEEN', { categories: unseen }), place);
      warnings.push(recordedWarning(warning('W_UNSEEN', { categories: unseen }, place)));
    }
    return [recodeColumn(column, categories), recodeColumn(later, categories)];
  });
  return {
    train: { nRows: train.nRows, columns: settled.map(([column]) => column) },
    test: { nRows: test.nRows, columns: settled.map(([, column]) => column) },
    warnings,
  };
}

function occurringCategories(column: CategoryColumn): string[] {
  const occurs = new Uint8Array(column.categories.length);
  for (const code of column.codes) if (code >= 0) occurs[code] = 1;
  return column.categories.filter((_, code) => occurs[code] === 1);
}

function recodeColumn(column: CategoryColumn, categories: readonly string[]): CategoryColumn {
  const places = column.categories.map((category) => categories.indexOf(category));
  return { ...column, categories, codes: column.codes.map((code) => (code < 0 ? -1 : places[code])) };
}
