import type { TaskContext } from '../compute.ts';
import type { Frame } from '../frame.ts';
import {
  type FilledFrame,
  type FitFrameImputerOptions,
  fitFrameImputer,
  imputeFrame,
} from '../impute/index.ts';

/** Train and test rows and how to treat their missing cells. */
export interface ImputeTableInput {
  readonly train: Frame;
  readonly test: Frame;
  readonly options: FitFrameImputerOptions;
}

export interface ImputeTableOutput {
  readonly train: FilledFrame;
  readonly test: FilledFrame;
}

/** Fits an imputation on the training rows and applies it to both. */
export function imputeTable(input: ImputeTableInput, { kernels, report }: TaskContext): ImputeTableOutput {
  const imputer = fitFrameImputer(input.train, input.options);
  const train = imputeFrame(imputer, input.train, kernels);
  report(input.train.nRows / (input.train.nRows + input.test.nRows));
  return { train, test: imputeFrame(imputer, input.test, kernels) };
}
