import type { RunWarning, StudyConfig } from '../contract/index.ts';
import {
  adjustedRand,
  type ClusterMatch,
  deriveSeed,
  distinctRows,
  drawOrders,
  type Frame,
  type FrameColumn,
  fitPipeline,
  fromColumns,
  type Matrix,
  matchClusters,
  pipelineSpec,
  quantiles,
  reorderCategories,
  selectFrameColumns,
  selectFrameRows,
  transformColumns,
} from '../ml/index.ts';
import { recordedWarning, warning } from '../words/index.ts';
import { type Choice, tableOf } from './choose.ts';
import { writeJson } from './files.ts';
import { type ImputedTable, signalOf } from './impute.ts';
import { pickRows } from './pick-rows.ts';
import type { StudyPorts } from './ports.ts';
import type { Segments } from './segment.ts';
import type { StageResult } from './stage-runner.ts';
import { studyFields } from './table.ts';

/** What the segments owe to the order in which the categories of one column were numbered. */
export interface OrderTest {
  readonly column: string;
  /** Other orders tried: random, none the same as another or as the given one, forwards or backwards. */
  readonly nOrders: number;
  /** Of the fit in each order; and of the chosen segments. */
  readonly silhouettes: readonly number[];
  readonly silhouette: number;
  /** Median adjusted Rand index of the fits with the chosen segments, and of every two fits. */
  readonly agreement: number;
  readonly agreementBetween: number;
  readonly segments: readonly {
    readonly id: number;
    /** Orders in which no cluster has at least half in common with it (Jaccard below 0.5). */
    readonly nDissolved: number;
  }[];
  /** Segments of which one cluster holds more than half each, in at least one order; most often first. */
  readonly merged: readonly {
    readonly ids: readonly [number, number];
    readonly nOrders: number;
    /** Whether both have the same rows in all the other chosen columns: this column alone tells them apart. */
    readonly isAlone: boolean;
  }[];
}

/** Below it a segment and its nearest cluster are not the same. */
const minJaccard = 0.5;

/** The distinct training rows of the chosen columns, as tested. */
interface TestRows {
  readonly frame: Frame;
  readonly weights: Float64Array;
  /** Chosen segment of each, from 0. */
  readonly labels: Int32Array;
}

/**
 * For each chosen column whose codes have no order of their own: the same fit with the codes in other orders.
 *
 * The cells stay as they were imputed; only the numbers that stand for categories change.
 */
export async function testOrders(
  choice: Choice,
  segments: Segments,
  ids: readonly number[],
  tables: readonly ImputedTable[],
  config: StudyConfig,
  ports: StudyPorts,
  onProgress: (fraction: number) => void,
): Promise<StageResult<OrderTest[]>> {
  const { train } = tableOf(tables, choice.imputation);
  const names = unorderedColumns(choice, train, config);
  const rows = testRows(train, choice, segments, config);
  const value: OrderTest[] = [];
  for (const column of names) {
    value.push(await testColumn(column, rows, choice, ids, segments.silhouette, config, ports));
    onProgress(value.length / names.length);
  }
  return {
    value,
    files: [await writeJson(ports, 'order.json', value)],
    warnings: value.map(orderWarning),
  };
}

/** Chosen columns of more than two categories that are coded by number in an order that is not their own. */
function unorderedColumns(choice: Choice, train: Frame, config: StudyConfig): string[] {
  if (pipelineSpec(choice.pipeline).encoder !== 'ordinal') return [];
  const fields = studyFields(config);
  return selectFrameColumns(train, choice.features).columns.flatMap((column) => {
    if (column.kind !== 'category' || column.categories.length < 3) return [];
    const field = fields.find(({ name }) => name === column.name);
    const order = field?.column?.order ?? field?.derived?.bucket?.labels;
    const isOrdered = field?.type === 'ordinal' && order !== undefined && follows(column.categories, order);
    return isOrdered ? [] : [column.name];
  });
}

/** Whether the categories stand in the declared order, those that it does not name left out. */
function follows(categories: readonly string[], order: readonly string[]): boolean {
  const places = categories.map((category) => order.indexOf(category)).filter((place) => place >= 0);
  return places.every((place, i) => i === 0 || places[i - 1] < place);
}

/** Every distinct row with its weight; of very many, those of a seeded part of the train rows. */
function testRows(train: Frame, choice: Choice, segments: Segments, config: StudyConfig): TestRows {
  const chosen = selectFrameColumns(train, choice.features);
  const all = distinctCells(chosen, segments.trainLabels);
  const { rows } = config.orderTest;
  if (all.frame.nRows <= rows) return all;
  const part = pickRows(train.nRows, rows, deriveSeed(config.seed, 'order', 'rows'));
  return distinctCells(
    selectFrameRows(chosen, part),
    part.map((row) => segments.trainLabels[row]),
  );
}

function distinctCells(frame: Frame, labels: Int32Array): TestRows {
  const { weights, inverse } = distinctRows(cellsOf(frame));
  const firsts = new Int32Array(weights.length).fill(-1);
  inverse.forEach((place, row) => {
    if (firsts[place] < 0) firsts[place] = row;
  });
  return { frame: selectFrameRows(frame, firsts), weights, labels: firsts.map((row) => labels[row]) };
}

function cellsOf(frame: Frame): Matrix {
  const cells = frame.columns.map((column) =>
    column.kind === 'numeric' ? column.values : Float64Array.from(column.codes),
  );
  return fromColumns(cells, frame.nRows);
}

async function testColumn(
  name: string,
  rows: TestRows,
  choice: Choice,
  ids: readonly number[],
  silhouette: number,
  config: StudyConfig,
  ports: StudyPorts,
): Promise<OrderTest> {
  const { frame, weights, labels } = rows;
  const { orders: nOrders, starts } = config.orderTest;
  const seed = deriveSeed(config.seed, 'order', name);
  const orders = drawOrders(nCategories(frame, name), { nOrders, seed });
  const xs = orders.map((order) => {
    const coded = { nRows: frame.nRows, columns: frame.columns.map((one) => reordered(one, name, order)) };
    return transformColumns(fitPipeline(choice.pipeline, coded, { weights }), coded);
  });
  const fits = await ports.compute.map(
    'clusterRows',
    xs.map((x, o) => ({
      x,
      weights,
      nClusters: choice.k,
      nStarts: Math.max(starts, config.segments.starts),
      nSwaps: config.segments.swaps,
      searchRows: config.sweep.searchRows,
      seed: deriveSeed(seed, o),
    })),
    signalOf(ports),
  );
  const scores = await ports.compute.map(
    'scoreLabeling',
    fits.map((fit, o) => ({ x: xs[o], weights, labels: fit.labels })),
    signalOf(ports),
  );
  const matches = fits.map((fit) => matchClusters(labels, fit.labels, { nClusters: choice.k, weights }));
  return {
    column: name,
    nOrders: orders.length,
    silhouettes: scores.map(({ mean }) => mean),
    silhouette,
    agreement: median(fits.map((fit) => adjustedRand(labels, fit.labels, weights))),
    agreementBetween: median(
      fits.flatMap((a, i) => fits.slice(i + 1).map((b) => adjustedRand(a.labels, b.labels, weights))),
    ),
    segments: Array.from({ length: choice.k }, (_, s) => ({
      id: ids[s],
      nDissolved: matches.filter((match) => match[s].jaccard < minJaccard).length,
    })),
    merged: mergedPairs(matches, name, rows, ids),
  };
}

function nCategories(frame: Frame, name: string): number {
  const [column] = selectFrameColumns(frame, [name]).columns;
  return column.kind === 'category' ? column.categories.length : 1;
}

function reordered(column: FrameColumn, name: string, order: Int32Array): FrameColumn {
  return column.kind === 'category' && column.name === name ? reorderCategories(column, order) : column;
}

function mergedPairs(
  matches: readonly (readonly ClusterMatch[])[],
  name: string,
  rows: TestRows,
  ids: readonly number[],
): OrderTest['merged'] {
  const k = ids.length;
  const others = othersOf(rows, name, k);
  const pairs = Array.from({ length: k }, (_, a) =>
    Array.from({ length: k - a - 1 }, (__, i) => [a, a + 1 + i] as const),
  ).flat();
  return pairs
    .map(([a, b]) => ({
      ids: [ids[a], ids[b]] as const,
      nOrders: matches.filter((match) => match[a].home !== null && match[a].home === match[b].home).length,
      isAlone: others[a] === others[b],
    }))
    .filter(({ nOrders }) => nOrders > 0)
    .sort((p, q) => q.nOrders - p.nOrders);
}

/** Of each segment, the rows that it has in all other columns, as one text. */
function othersOf({ frame, labels }: TestRows, name: string, k: number): string[] {
  const rest = frame.columns.filter((column) => column.name !== name);
  const found = Array.from({ length: k }, () => new Set<string>());
  labels.forEach((label, i) => {
    found[label].add(
      rest.map((column) => (column.kind === 'numeric' ? column.values : column.codes)[i]).join(),
    );
  });
  return found.map((keys) => [...keys].sort().join(';'));
}

function orderWarning({ column: columnName, nOrders, agreement, merged, segments }: OrderTest): RunWarning {
  const details = {
    nOrders,
    agreement,
    merged: merged.slice(0, 1).map(({ ids, nOrders: nMerged }) => ({ ids, nMerged })),
    dissolved: segments.filter(({ nDissolved }) => 2 * nDissolved > nOrders).map(({ id }) => id),
  };
  return recordedWarning(warning('W_CODE_ORDER', details, { columnName }));
}

function median(values: readonly number[]): number {
  return values.length === 0 ? 1 : quantiles(values, [0.5])[0];
}
