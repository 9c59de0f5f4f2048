import { InputError, type RunWarning, type StudyConfig } from '../contract/index.ts';
import {
  type CategoryColumn,
  createRandom,
  deriveSeed,
  type Frame,
  type FrameColumn,
  selectFrameRows,
  shuffledIndices,
} from '../ml/index.ts';

/** The rows to fit on and the rows kept apart. */
export interface SplitTable {
  readonly train: Frame;
  readonly test: Frame;
  /** Rows of the table, in the order of `train` and `test`. */
  readonly trainRows: Int32Array;
  readonly testRows: Int32Array;
}

/**
 * Splits the rows and settles the categories: those that occur in train, in their order. A category that only
 * test has becomes missing, with a warning, or is refused, as the configuration says.
 */
export function splitTable(frame: Frame, config: StudyConfig): { split: SplitTable; warnings: RunWarning[] } {
  const nTrain = Math.floor(frame.nRows * config.split.train);
  if (nTrain < config.sweep.kFrom || nTrain === frame.nRows) {
    throw new InputError(
      'E_TOO_FEW_ROWS',
      `the table has ${frame.nRows} rows, of which ${nTrain} would train`,
      {
        hint: `a study with k from ${config.sweep.kFrom} needs at least ${config.sweep.kFrom} rows to train and one to test`,
      },
    );
  }
  const order = config.split.shuffle
    ? shuffledIndices(frame.nRows, createRandom(deriveSeed(config.seed, 'split')))
    : Int32Array.from({ length: frame.nRows }, (_, i) => i);
  const trainRows = order.slice(0, nTrain);
  const testRows = order.slice(nTrain);
  const warnings: RunWarning[] = [];
  const train = selectFrameRows(frame, trainRows);
  const test = selectFrameRows(frame, testRows);
  const settled = train.columns.map((column, j): [FrameColumn, FrameColumn] => {
    const later = test.columns[j];
    if (column.kind === 'numeric' || later.kind === 'numeric') return [column, later];
    const categories = occurringCategories(column);
    const unseen = occurringCategories(later).filter((category) => !categories.includes(category));
    if (unseen.length > 0) {
      const what = `column "${column.name}": ${unseen.map((name) => `"${name}"`).join(', ')} occurs in test only`;
      if (config.unseen === 'error') {
        throw new InputError('E_UNSEEN', what, { hint: 'set "unseen: missing", or train on more rows' });
      }
      warnings.push({ code: 'W_UNSEEN', message: `${what}; treated as unknown` });
    }
    return [recodeColumn(column, categories), recodeColumn(later, categories)];
  });
  return {
    split: {
      train: { nRows: train.nRows, columns: settled.map(([column]) => column) },
      test: { nRows: test.nRows, columns: settled.map(([, column]) => column) },
      trainRows,
      testRows,
    },
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
