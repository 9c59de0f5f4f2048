import type { Imputation, StudyConfig } from '../contract/index.ts';
import {
  type ColumnTransformer,
  deriveSeed,
  distinctRows,
  type EmbedRowsOutput,
  type Frame,
  type LinkDataSetInput,
  type Matrix,
  restrictColumns,
  selectFrameRows,
  selectRows,
  type TruncatedLinkage,
  transformColumns,
} from '../ml/index.ts';
import { type Choice, dataSetOf, tableOf } from './choose.ts';
import { type FeatureMeans, groupMeans } from './group-means.ts';
import { clusteredNames, type ImputedTable, signalOf } from './impute.ts';
import { pickRows } from './pick-rows.ts';
import type { StudyPorts } from './ports.ts';
import type { DataSet } from './preprocess.ts';
import type { Segments } from './segment.ts';
import type { StageResult } from './stage-runner.ts';
import { type SweepCell, sweepCells } from './sweep.ts';
import { namesOfRole } from './table.ts';

/** What the pictures show beside the tables of the stages. */
export interface Exploration {
  readonly dendrograms: readonly DataSetDendrogram[];
  /** The chosen data set clustered into k on all of its columns: with context, where there is one, and without. */
  readonly clusterings: readonly Clustering[];
  /** The chosen segments over all clustered columns. */
  readonly segmentMeans: readonly FeatureMeans[];
  /** The chosen segments in the space that they were made in: its distinct rows. */
  readonly space: SegmentSpace;
}

export interface DataSetDendrogram {
  readonly imputation: Imputation;
  readonly pipeline: number;
  readonly withContext: boolean;
  /** Train rows linked: a seeded part of them. */
  readonly nRows: number;
  readonly tree: TruncatedLinkage;
}

export interface Clustering {
  readonly withContext: boolean;
  /** Train rows in each cluster. */
  readonly sizes: readonly number[];
  readonly silhouette: number;
  readonly means: readonly FeatureMeans[];
  /** A t-SNE map of a seeded part of the train rows; null where they are too few. */
  readonly map: ClusterMap | null;
}

export interface ClusterMap extends EmbedRowsOutput {
  /** Cluster of each point, from 0. */
  readonly clusters: readonly number[];
  /** Chosen segment of each point, from 0. */
  readonly segments: readonly number[];
}

export interface SegmentSpace {
  /** Of each encoded feature. */
  readonly means: readonly FeatureMeans[];
  /** Shape (nDistinct, nFeatures). */
  readonly points: Matrix;
  /** Train rows at each point. */
  readonly weights: Float64Array;
  /** Segment of each point, from 0. */
  readonly segments: Int32Array;
}

/** Branches of a dendrogram that a picture can label. */
const nLeaves = 30;
/** Neighbours that a point of a map feels; fewer where the rows are few. */
const perplexity = 30;
/** A map of fewer rows shows nothing. */
const minMapRows = 10;

/** Links every data set, and clusters and maps the chosen one: everything that only pictures need. */
export async function explore(
  choice: Choice,
  segments: Segments,
  tables: readonly ImputedTable[],
  dataSets: readonly DataSet[],
  config: StudyConfig,
  ports: StudyPorts,
  onProgress: (fraction: number) => void,
): Promise<StageResult<Exploration>> {
  const cells = sweepCells(dataSets, config);
  const { train } = tableOf(tables, choice.imputation);
  const { transformer } = dataSetOf(dataSets, choice);
  const linked = pickRows(train.nRows, config.pictures.linkageRows, deriveSeed(config.seed, 'linkage'));
  const trees = await ports.compute.map('linkDataSet', linkInputs(cells, tables, linked, config), {
    nInputs: cells.length,
    onProgress: (fraction) => onProgress(fraction / 3),
    ...signalOf(ports),
  });
  const mapped = pickRows(train.nRows, config.pictures.mapRows, deriveSeed(config.seed, 'map'));
  const named = featureSets(config);
  const fractions = named.map(() => 0);
  // Side by side: a map is drawn by one thread.
  const clusterings = await Promise.all(
    named.map(async ({ withContext, columns }, n): Promise<Clustering> => {
      const tell = (fraction: number): void => {
        fractions[n] = fraction;
        onProgress((1 + (2 * fractions.reduce((sum, one) => sum + one, 0)) / named.length) / 3);
      };
      const restricted = restrictColumns(transformer, columns);
      const clustered = await clusterAll(restricted, train, choice.k, withContext, config, ports);
      const { x, labels } = clustered;
      const map = await drawMap(selectRows(x, mapped), withContext, config, ports, tell);
      tell(1);
      const ones = new Float64Array(x.nRows).fill(1);
      return {
        withContext,
        sizes: clustered.sizes,
        silhouette: clustered.silhouette,
        means: groupMeans(restricted, x, labels, { weights: ones, nGroups: choice.k }),
        map: map && {
          ...map,
          clusters: Array.from(mapped, (row) => labels[row]),
          segments: Array.from(mapped, (row) => segments.trainLabels[row]),
        },
      };
    }),
  );
  const value: Exploration = {
    dendrograms: cells.map(({ imputation, pipeline, withContext }, c) => ({
      imputation,
      pipeline,
      withContext,
      nRows: linked.length,
      tree: trees[c],
    })),
    clusterings,
    segmentMeans: groupMeans(transformer, transformColumns(transformer, train), segments.trainLabels, {
      weights: new Float64Array(train.nRows).fill(1),
      nGroups: choice.k,
    }),
    space: spaceOf(segments, train, choice.k),
  };
  return { value, files: [] };
}

/** The columns of a clustering on everything: with context, where there is one, and without. */
function featureSets(config: StudyConfig): { withContext: boolean; columns: string[] }[] {
  const without = { withContext: false, columns: namesOfRole(config, 'feature') };
  const hasContext = namesOfRole(config, 'context').length > 0;
  return hasContext ? [{ withContext: true, columns: clusteredNames(config) }, without] : [without];
}

/** Made one at a time, as threads come free. */
function* linkInputs(
  cells: readonly SweepCell[],
  tables: readonly ImputedTable[],
  rows: Int32Array,
  config: StudyConfig,
): Generator<LinkDataSetInput> {
  for (const { imputation, transformer } of cells) {
    const part = selectFrameRows(tableOf(tables, imputation).train, rows);
    const { rows: x, weights } = distinctRows(transformColumns(transformer, part));
    yield { x, weights, method: config.pictures.linkage, nLeaves };
  }
}

/** k-means on all of a data set's columns, as in the sweep; every row's cluster. */
async function clusterAll(
  transformer: ColumnTransformer,
  train: Frame,
  k: number,
  withContext: boolean,
  config: StudyConfig,
  ports: StudyPorts,
): Promise<{ x: Matrix; labels: Int32Array; sizes: readonly number[]; silhouette: number }> {
  const x = transformColumns(transformer, train);
  const { rows, weights, inverse } = distinctRows(x);
  const { starts, swaps, searchRows } = config.sweep;
  const [{ model, labels }] = await ports.compute.map(
    'clusterRows',
    [
      {
        x: rows,
        weights,
        nClusters: k,
        nStarts: starts,
        nSwaps: swaps,
        searchRows,
        seed: deriveSeed(config.seed, 'explore', Number(withContext)),
      },
    ],
    signalOf(ports),
  );
  const [{ mean }] = await ports.compute.map(
    'scoreLabeling',
    [{ x: rows, weights, labels }],
    signalOf(ports),
  );
  return { x, labels: inverse.map((row) => labels[row]), sizes: model.totals, silhouette: mean };
}

async function drawMap(
  x: Matrix,
  withContext: boolean,
  config: StudyConfig,
  ports: StudyPorts,
  onProgress: (fraction: number) => void,
): Promise<EmbedRowsOutput | null> {
  if (x.nRows < minMapRows) return null;
  const input = {
    x,
    perplexity: Math.min(perplexity, Math.floor((x.nRows - 1) / 3)),
    nIterations: config.pictures.mapIterations,
    seed: deriveSeed(config.seed, 'map', Number(withContext)),
  };
  const [map] = await ports.compute.map('embedRows', [input], { onProgress, ...signalOf(ports) });
  return map;
}

function spaceOf({ transformer, trainLabels }: Segments, train: Frame, k: number): SegmentSpace {
  const { rows, weights, inverse } = distinctRows(transformColumns(transformer, train));
  // A segment is a function of the encoded row, so equal rows have equal segments.
  const segments = new Int32Array(rows.nRows);
  for (let i = 0; i < inverse.length; i++) segments[inverse[i]] = trainLabels[i];
  return {
    means: groupMeans(transformer, rows, segments, { weights, nGroups: k }),
    points: rows,
    weights,
    segments,
  };
}
