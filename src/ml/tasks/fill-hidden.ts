import type { TaskContext } from '../compute.ts';
import { type Frame, type FrameColumn, selectFrameColumns, selectFrameRows } from '../frame.ts';
import {
  type FitFrameImputerOptions,
  fitFrameImputer,
  fitModeImputer,
  imputeFrame,
  transformMode,
} from '../impute/index.ts';

/** Rows with hidden cells among others, and how to fill them. */
export interface FillHiddenInput {
  readonly frame: Frame;
  readonly rows: Int32Array;
  readonly columns: readonly string[];
  readonly options: FitFrameImputerOptions;
}

/** Fits an imputation on the whole frame and fills the columns of the rows; what it leaves missing takes the mode. */
export function fillHidden(
  { frame, rows, columns, options }: FillHiddenInput,
  { kernels }: TaskContext,
): readonly FrameColumn[] {
  const receivers = selectFrameRows(frame, rows);
  // The rows are of the frame: a column that knows all of them needs no regression.
  const imputer = fitFrameImputer(frame, { ...options, skipComplete: true });
  const filled = selectFrameColumns(imputeFrame(imputer, receivers, kernels).frame, columns);
  return transformMode(fitModeImputer(selectFrameColumns(frame, columns)), filled).frame.columns;
}
