import type { StudyConfig } from '../contract/index.ts';
import {
  type ColumnTransformer,
  type DistinctRows,
  deriveSeed,
  distinctRows,
  type Frame,
  type KMeansModel,
  predictKMeans,
  restrictColumns,
  type ScoreLabelingOutput,
  type SilhouetteInterval,
  selectFrameColumns,
  transformColumns,
} from '../ml/index.ts';
import { type Choice, dataSetOf, tableOf } from './choose.ts';
import { type ImputedTable, signalOf } from './impute.ts';
import type { StudyPorts } from './ports.ts';
import type { DataSet } from './preprocess.ts';
import type { SplitTable } from './split.ts';
import type { StageResult } from './stage-runner.ts';
import { namesOfRole } from './table.ts';

/** The final fit on the chosen features, and the rows it was fitted on with their segments. */
export interface FittedSegments {
  /** Of the chosen columns alone. */
  readonly transformer: ColumnTransformer;
  readonly model: KMeansModel;
  readonly silhouette: number;
  /** Null where the silhouette is exact. */
  readonly interval: SilhouetteInterval | null;
  readonly perSegment: readonly number[];
  /** Place of every row's segment in the model, from 0. */
  readonly trainLabels: Int32Array;
  /** What describes the segments: every clustered column as imputed, then profile columns and the outcome. */
  readonly train: Frame;
}

/** The segments: the final fit and every row's segment. */
export interface Segments extends FittedSegments {
  readonly testLabels: Int32Array;
  readonly test: Frame;
}

/** Fits the chosen segments on the training rows and puts every row into one. */
export async function segment(
  choice: Choice,
  tables: readonly ImputedTable[],
  dataSets: readonly DataSet[],
  split: SplitTable,
  config: StudyConfig,
  ports: StudyPorts,
): Promise<StageResult<Segments>> {
  const imputed = tableOf(tables, choice.imputation);
  const transformer = restrictColumns(dataSetOf(dataSets, choice).transformer, choice.features);
  const { model, score } = await fitSegments(
    distinctRows(transformColumns(transformer, imputed.train)),
    choice.k,
    config,
    ports,
  );
  const beside = namesOfRole(config, 'profile', 'outcome');
  const value: Segments = {
    transformer,
    model,
    silhouette: score.mean,
    interval: score.interval,
    perSegment: score.perCluster,
    trainLabels: predictKMeans(model, transformColumns(transformer, imputed.train)),
    testLabels: predictKMeans(model, transformColumns(transformer, imputed.test)),
    train: besides(imputed.train, selectFrameColumns(split.train, beside)),
    test: besides(imputed.test, selectFrameColumns(split.test, beside)),
  };
  return { value, files: [] };
}

/** k-means on weighted distinct rows, and its silhouette. */
export async function fitSegments(
  { rows, weights }: Pick<DistinctRows, 'rows' | 'weights'>,
  k: number,
  config: StudyConfig,
  ports: Pick<StudyPorts, 'compute' | 'signal'>,
): Promise<{ readonly model: KMeansModel; readonly score: ScoreLabelingOutput }> {
  const [{ model, labels }] = await ports.compute.map(
    'clusterRows',
    [
      {
        x: rows,
        weights,
        nClusters: k,
        nStarts: config.segments.starts,
        nSwaps: config.segments.swaps,
        searchRows: Math.min(rows.nRows, config.budget.exactRows),
        seed: deriveSeed(config.seed, 'segment'),
      },
    ],
    signalOf(ports),
  );
  const budget = { ...budgetOf(config), seed: deriveSeed(config.seed, 'segment', 'silhouette') };
  const [score] = await ports.compute.map(
    'scoreLabeling',
    [{ x: rows, weights, labels, budget }],
    signalOf(ports),
  );
  return { model, score };
}

/** Up to how many distinct rows a silhouette is exact, and from how many clients it is estimated above. */
export function budgetOf({ budget: { exactRows, sampleRows } }: StudyConfig) {
  return { exactRows, sampleRows };
}

function besides(a: Frame, b: Frame): Frame {
  return { nRows: a.nRows, columns: [...a.columns, ...b.columns] };
}
