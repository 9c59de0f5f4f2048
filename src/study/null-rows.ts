import type { StudyConfig } from '../contract/index.ts';
import {
  createRandom,
  deriveSeed,
  type Frame,
  type FrameColumn,
  selectFrameColumns,
  selectFrameRows,
  shuffledIndices,
} from '../ml/index.ts';
import { namesOfRole } from './table.ts';

/**
 * The rows of `train` that are shuffled: all where they, or the distinct rows that any shuffle of the columns can
 * have, are at most `limit`; else so many at random, the same ones for every imputation.
 */
export function rowsToShuffle(
  train: Frame,
  names: readonly string[],
  limit: number,
  config: StudyConfig,
): Frame {
  const frame = selectFrameColumns(train, names);
  const nDistinct = frame.columns.reduce((product, column) => product * nValues(column), 1);
  if (train.nRows <= limit || nDistinct <= limit) return frame;
  const random = createRandom(deriveSeed(config.seed, 'rows to shuffle'));
  return selectFrameRows(frame, shuffledIndices(train.nRows, random).slice(0, limit).sort());
}

/** How the copies of a study are made: context follows from the date, so its columns stay together. */
export function shufflesOf(config: StudyConfig): {
  readonly blocks: readonly (readonly string[])[];
  readonly shuffleSeed: number;
} {
  return { blocks: [namesOfRole(config, 'context')], shuffleSeed: deriveSeed(config.seed, 'shuffle') };
}

function nValues(column: FrameColumn): number {
  return new Set<number>(column.kind === 'numeric' ? column.values : column.codes).size;
}
