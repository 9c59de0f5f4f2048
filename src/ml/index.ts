// data
export {
  concatColumns,
  columnOf,
  fromColumns,
  fromRows,
  type Matrix,
  rowOf,
  selectColumns,
  selectRows,
  squaredDistance,
  toRows,
  zeros,
} from './matrix.ts';
export {
  type CategoryColumn,
  compareText,
  type Frame,
  type FrameColumn,
  frameColumn,
  isMissing,
  type NumericColumn,
  selectFrameColumns,
  selectFrameRows,
  sortCategories,
} from './frame.ts';
export { type DistinctRows, distinctRows } from './distinct.ts';
export { type DistinctFrameRows, distinctFrameRows } from './distinct-frame.ts';
// errors
export { ArgumentError, assertUnreachable } from './errors.ts';
// randomness
export { createRandom, deriveSeed, type Random, shuffledIndices } from './random.ts';
export { type RowSplit, splitStratified } from './split-rows.ts';
// preprocess
export * from './preprocess/index.ts';
// impute
export * from './impute/index.ts';
// what the numbers are worth
export * from './lab/index.ts';
export * from './order/index.ts';
// cluster
export * from './cluster/index.ts';
// medoids
export * from './medoids/index.ts';
// metrics
export * from './metrics/index.ts';
// scores beside those of shuffled copies
export * from './null/index.ts';
// which columns
export * from './search/index.ts';
// how well clusters come again
export * from './stability/index.ts';
// association
export * from './association/index.ts';
// tree
export * from './tree/index.ts';
// linear
export * from './linear/index.ts';
// reduce
export * from './reduce/index.ts';
// hierarchy
export * from './hierarchy/index.ts';
// running
export type {
  BufferIndex,
  Cells,
  DonorTree,
  Kernels,
  LoadedDonors,
  LoadedRows,
  NearestDonors,
  Precision,
  Sharing,
} from './kernels.ts';
export { referenceKernels } from './reference/index.ts';
export {
  CancelledError,
  type Compute,
  createInlineCompute,
  type MapOptions,
  type Task,
  type TaskContext,
  type TaskInput,
  type TaskOutput,
  type TaskSet,
} from './compute.ts';
export {
  type AlternativeDataSetInput,
  type AlternativeFit,
  type AlternativeMethod,
  alternativeMethods,
  type ClusterRowsInput,
  type ClusterRowsOutput,
  type DescribeSubsetInput,
  type EmbedRowsInput,
  type EmbedRowsOutput,
  type FillHiddenInput,
  type FitScores,
  type ImputeTableInput,
  type ImputeTableOutput,
  type LinkDataSetInput,
  type NullDataSetInput,
  type NullDataSetOutput,
  type ResampleClustersInput,
  type ResampleClustersOutput,
  type ScoresByK,
  type ScoreLabelingInput,
  type ScoreLabelingOutput,
  type SilhouetteBudget,
  type SilhouetteInterval,
  type SearchTableInput,
  type SubsetDescription,
  type SubsetSearch,
  type SweepDataSetInput,
  type SweepFit,
  type Tasks,
  tasks,
} from './tasks/index.ts';
