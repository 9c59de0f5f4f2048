import type { RuleCondition, StudyConfig } from '../contract/index.ts';
import {
  accuracy,
  createRandom,
  type DecisionTree,
  deriveSeed,
  distinctRows,
  type Frame,
  type FrameColumn,
  fitThresholdTree,
  frameColumn,
  fromRows,
  isMissing,
  type Matrix,
  partitionCost,
  predictKMeans,
  predictLogistic,
  predictTree,
  selectRows,
  transformColumns,
} from '../ml/index.ts';
import { describeRules } from '../model/index.ts';
import type { Choice } from './choose.ts';
import type { Classification } from './classify.ts';
import { writeJson } from './files.ts';
import type { StudyPorts } from './ports.ts';
import type { Segments } from './segment.ts';
import type { SplitTable } from './split.ts';
import type { StageResult } from './stage-runner.ts';

/** The rows that surrogates are held against the clustering on. */
export const surrogateRows = Object.freeze(['train', 'later', 'incomplete', 'perturbed'] as const);
export type SurrogateRows = (typeof surrogateRows)[number];

/** How far a surrogate carries. */
export interface SurrogateCheck {
  readonly name: 'tree' | 'threshold-tree' | 'logistic';
  /** Of a tree. */
  readonly nLeaves: number | null;
  /** Share of the rows where it gives the segment of the clustering; null where there are no such rows. */
  readonly agreement: Readonly<Record<SurrogateRows, number | null>>;
  /** k-means cost of its segments ÷ that of the clustering, on the train rows; null where that is 0. */
  readonly price: number | null;
}

export interface SurrogateChecks {
  /** Train rows that differ in the columns of the segments: a surrogate knows no more than these. */
  readonly nDistinct: number;
  readonly nRows: Readonly<Record<SurrogateRows, number>>;
  readonly surrogates: readonly SurrogateCheck[];
  /** For each segment, the one leaf of the threshold tree. */
  readonly thresholdRules: readonly (readonly (readonly RuleCondition[])[])[];
}

/**
 * Holds the surrogates, and a threshold tree built for k-means, against the clustering; writes surrogates.json.
 *
 * Incomplete rows had an unknown cell among the columns of the segments and are taken as they were filled. Perturbed
 * rows are the train rows with one of these cells taken from another row.
 */
export async function checkSurrogates(
  choice: Choice,
  segments: Segments,
  { model: { tree, logistic } }: Classification,
  split: SplitTable,
  config: StudyConfig,
  ports: StudyPorts,
): Promise<StageResult<SurrogateChecks>> {
  const { transformer, model, train, test } = segments;
  const encoded = transformColumns(transformer, train);
  const { rows, weights } = distinctRows(encoded);
  const labels = predictKMeans(model, rows);
  const thresholds = fitThresholdTree(rows, labels, fromRows(model.centroids), { weights });
  const places: Readonly<Record<SurrogateRows, readonly Matrix[]>> = {
    train: [encoded],
    later: [transformColumns(transformer, test)],
    incomplete: [
      ...incompleteRows(encoded, split.train, choice.features),
      ...incompleteRows(transformColumns(transformer, test), split.test, choice.features),
    ],
    perturbed: [
      transformColumns(transformer, perturb(train, choice.features, deriveSeed(config.seed, 'perturb'))),
    ],
  };
  const cost = partitionCost(rows, labels, { weights, nClusters: choice.k });
  const check = (
    name: SurrogateCheck['name'],
    own: DecisionTree | null,
    predict: (x: Matrix) => Int32Array,
  ): SurrogateCheck => ({
    name,
    nLeaves: own?.nodes.filter(({ kind }) => kind === 'leaf').length ?? null,
    agreement: byRows((kind) => agreementOn(places[kind], predict, (x) => predictKMeans(model, x))),
    price: cost > 0 ? partitionCost(rows, predict(rows), { weights, nClusters: choice.k }) / cost : null,
  });
  const value: SurrogateChecks = {
    nDistinct: rows.nRows,
    nRows: byRows((kind) => places[kind].reduce((sum, { nRows }) => sum + nRows, 0)),
    surrogates: [
      check('tree', tree, (x) => predictTree(tree, x)),
      check('threshold-tree', thresholds, (x) => predictTree(thresholds, x)),
      check('logistic', null, (x) => predictLogistic(logistic, x)),
    ],
    thresholdRules: describeRules(thresholds, transformer),
  };
  return { value, files: [await writeJson(ports, 'surrogates.json', value)] };
}

function byRows<Value>(of: (kind: SurrogateRows) => Value): Record<SurrogateRows, Value> {
  return {
    train: of('train'),
    later: of('later'),
    incomplete: of('incomplete'),
    perturbed: of('perturbed'),
  };
}

function agreementOn(
  parts: readonly Matrix[],
  predict: (x: Matrix) => Int32Array,
  truth: (x: Matrix) => Int32Array,
): number | null {
  const nRows = parts.reduce((sum, part) => sum + part.nRows, 0);
  if (nRows === 0) return null;
  const filled = parts.filter((part) => part.nRows > 0);
  return filled.reduce((sum, part) => sum + part.nRows * accuracy(truth(part), predict(part)), 0) / nRows;
}

/** The encoded rows whose cell was unknown in one of the columns, as read. */
function incompleteRows(x: Matrix, read: Frame, names: readonly string[]): Matrix[] {
  const columns = names.map((name) => frameColumn(read, name));
  const at: number[] = [];
  for (let i = 0; i < read.nRows; i++) if (columns.some((column) => isMissing(column, i))) at.push(i);
  return at.length === 0 ? [] : [selectRows(x, at)];
}

/** Every row with the cell of one of the columns, picked at random, taken from another row. */
function perturb(frame: Frame, names: readonly string[], seed: number): Frame {
  const random = createRandom(seed);
  const picks = Array.from({ length: frame.nRows }, () => ({
    name: names[random.nextInt(names.length)],
    from: random.nextInt(frame.nRows),
  }));
  const moved = (column: FrameColumn, i: number): number =>
    picks[i].name === column.name ? picks[i].from : i;
  return {
    nRows: frame.nRows,
    columns: frame.columns.map((column) =>
      column.kind === 'numeric'
        ? { ...column, values: column.values.map((_, i) => column.values[moved(column, i)]) }
        : { ...column, codes: column.codes.map((_, i) => column.codes[moved(column, i)]) },
    ),
  };
}
