import { alternativeDataSet } from './alternative-data-set.ts';
import { clusterRows } from './cluster-rows.ts';
import { describeSubset } from './describe-subset.ts';
import { embedRows } from './embed-rows.ts';
import { fillHidden } from './fill-hidden.ts';
import { imputeTable } from './impute-table.ts';
import { linkDataSet } from './link-data-set.ts';
import { nullDataSet } from './null-data-set.ts';
import { resampleClusters } from './resample-clusters.ts';
import { scoreLabeling } from './score-labeling.ts';
import { searchTable } from './search-table.ts';
import { sweepDataSet } from './sweep-data-set.ts';

/** Every task that a `Compute` can run, by name. */
export const tasks = Object.freeze({
  alternativeDataSet,
  clusterRows,
  describeSubset,
  embedRows,
  fillHidden,
  imputeTable,
  linkDataSet,
  nullDataSet,
  resampleClusters,
  scoreLabeling,
  searchTable,
  sweepDataSet,
});

export type Tasks = typeof tasks;

export {
  type AlternativeDataSetInput,
  type AlternativeFit,
  type AlternativeMethod,
  alternativeMethods,
} from './alternative-data-set.ts';
export type { ClusterRowsInput, ClusterRowsOutput } from './cluster-rows.ts';
export type { EmbedRowsInput, EmbedRowsOutput } from './embed-rows.ts';
export type { FillHiddenInput } from './fill-hidden.ts';
export type { ImputeTableInput, ImputeTableOutput } from './impute-table.ts';
export type { LinkDataSetInput } from './link-data-set.ts';
export type { NullDataSetInput, NullDataSetOutput } from './null-data-set.ts';
export type { FitScores, ScoresByK } from './score-path.ts';
export type { ResampleClustersInput, ResampleClustersOutput } from './resample-clusters.ts';
export type {
  ScoreLabelingInput,
  ScoreLabelingOutput,
  SilhouetteBudget,
  SilhouetteInterval,
} from './score-labeling.ts';
export type { SweepDataSetInput, SweepFit } from './sweep-data-set.ts';
export type { DescribeSubsetInput, SubsetDescription } from './describe-subset.ts';
export type { SearchTableInput, SubsetSearch } from './search-table.ts';
