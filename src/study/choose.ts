import type { FoundChoice, Imputation, StudyConfig } from '../contract/index.ts';
import { InputError } from '../contract/index.ts';
import {
  type ColumnTransformer,
  deriveSeed,
  distinctRows,
  type Frame,
  featureSources,
  type Matrix,
  restrictColumns,
  transformColumns,
} from '../ml/index.ts';
import { writeJson } from './files.ts';
import { type ImputedTable, signalOf } from './impute.ts';
import type { StudyPorts } from './ports.ts';
import type { DataSet } from './preprocess.ts';
import type { StageResult } from './stage-runner.ts';
import type { SweepRow } from './sweep.ts';
import { namesOfRole } from './table.ts';

/** What the segments are made of, and how it came to that. */
export interface Choice {
  readonly mode: 'given' | 'found';
  readonly imputation: Imputation;
  readonly pipeline: number;
  readonly k: number;
  readonly features: readonly string[];
  /** From all features to the chosen ones. */
  readonly path: readonly ChoiceStep[];
}

/** One step of the backward elimination. */
export interface ChoiceStep {
  readonly features: readonly string[];
  /** What was dropped to get here; empty for the first step. */
  readonly dropped: readonly string[];
  /** Why: context is dropped as a group; else it separated the clusters of the step before least. */
  readonly reason: 'start' | 'context' | 'separates-least';
  /** Share of the dropped feature's variance that lay between the clusters of the step before, in [0, 1]. */
  readonly separation: number | null;
  readonly silhouette: number;
  readonly inertia: number;
  /** Shares of clients, largest first. */
  readonly sizes: readonly number[];
}

type Start = Pick<Choice, 'imputation' | 'pipeline' | 'k'>;

/**
 * Settles imputation, pipeline, k and features, and keeps the way there.
 *
 * Given: as configured; the way drops context, then at each step the feature outside the choice that separates
 * the clusters least. Found: the best silhouette of the sweep among the wanted k gives imputation, pipeline and
 * k; the way goes on until every feature separates enough.
 */
export async function choose(
  sweep: readonly SweepRow[],
  tables: readonly ImputedTable[],
  dataSets: readonly DataSet[],
  config: StudyConfig,
  ports: StudyPorts,
  onProgress: (fraction: number) => void,
): Promise<StageResult<Choice>> {
  const { choice } = config;
  const start = choice.mode === 'given' ? choice : bestOfSweep(sweep, choice);
  const { train } = tableOf(tables, start.imputation);
  const { transformer } = dataSetOf(dataSets, start);
  const fits = await eliminate(train, transformer, start.k, config, ports, (fraction) =>
    onProgress(fraction / 2),
  );
  const silhouettes = await ports.compute.map(
    'scoreLabeling',
    fits.map(({ x, weights, labels }) => ({ x, weights, labels })),
    { onProgress: (fraction) => onProgress((1 + fraction) / 2), ...signalOf(ports) },
  );
  const total = train.nRows;
  const path = fits.map(
    (fit, f): ChoiceStep => ({
      features: fit.features,
      dropped: fit.dropped,
      reason: fit.reason,
      separation: fit.separation,
      silhouette: silhouettes[f].mean,
      inertia: fit.inertia,
      sizes: fit.totals.map((size) => size / total),
    }),
  );
  const value: Choice = {
    mode: choice.mode,
    imputation: start.imputation,
    pipeline: start.pipeline,
    k: start.k,
    features: choice.mode === 'given' ? choice.features : fits[fits.length - 1].features,
    path,
  };
  return { value, files: [await writeJson(ports, 'choice.json', value)] };
}

/** The imputed table of a method. */
export function tableOf(tables: readonly ImputedTable[], imputation: Imputation): ImputedTable {
  const found = tables.find((table) => table.method === imputation);
  if (found) return found;
  throw new InputError('E_CONFIG', `choice.imputation: "${imputation}" is not among the imputations`);
}

/** The data set of an imputation and a pipeline. */
export function dataSetOf(
  dataSets: readonly DataSet[],
  { imputation, pipeline }: Pick<Choice, 'imputation' | 'pipeline'>,
): DataSet {
  const found = dataSets.find((one) => one.imputation === imputation && one.pipeline === pipeline);
  if (found) return found;
  throw new InputError('E_CONFIG', `choice.pipeline: ${pipeline} is not among the pipelines`);
}

/** The fit with the highest silhouette among the wanted k, without context first among equals. */
function bestOfSweep(sweep: readonly SweepRow[], { kFrom, kTo }: FoundChoice): Start {
  const wanted = sweep.filter((row) => row.k >= kFrom && row.k <= kTo && Number.isFinite(row.silhouette));
  if (wanted.length === 0) {
    throw new InputError('E_K_TOO_LARGE', `the sweep has no fit with k from ${kFrom} to ${kTo}`, {
      hint: 'the table has too few distinct rows; lower choice.kFrom',
    });
  }
  return wanted.reduce((best, row) =>
    row.silhouette > best.silhouette ||
    (row.silhouette === best.silhouette && !row.withContext && best.withContext)
      ? row
      : best,
  );
}

interface StepFit extends Pick<ChoiceStep, 'features' | 'dropped' | 'reason' | 'separation'> {
  readonly x: Matrix;
  readonly weights: Float64Array;
  readonly labels: Int32Array;
  readonly inertia: number;
  readonly totals: readonly number[];
}

async function eliminate(
  train: Frame,
  transformer: ColumnTransformer,
  k: number,
  config: StudyConfig,
  ports: StudyPorts,
  onProgress: (fraction: number) => void,
): Promise<StepFit[]> {
  const context = namesOfRole(config, 'context');
  const all = [...namesOfRole(config, 'feature'), ...context];
  const kept = config.choice.mode === 'given' ? config.choice.features : [];
  const nMost = all.length - kept.length + 1;
  const fits: StepFit[] = [];
  let next: Pick<StepFit, 'features' | 'dropped' | 'reason' | 'separation'> | null = {
    features: all,
    dropped: [],
    reason: 'start',
    separation: null,
  };
  while (next) {
    const restricted = restrictColumns(transformer, next.features);
    const { rows, weights } = distinctRows(transformColumns(restricted, train));
    if (rows.nRows < k) {
      if (fits.length > 0 && config.choice.mode === 'found') break;
      throw new InputError(
        'E_K_TOO_LARGE',
        `k = ${k} is more than the ${rows.nRows} distinct rows of ${next.features.join(', ')}`,
        { hint: 'choose a smaller k or more features' },
      );
    }
    const [{ model, labels }] = await ports.compute.map(
      'clusterRows',
      [
        {
          x: rows,
          weights,
          nClusters: k,
          nStarts: config.sweep.starts,
          nSwaps: config.sweep.swaps,
          searchRows: config.sweep.searchRows,
          seed: deriveSeed(config.seed, 'choose', fits.length),
        },
      ],
      signalOf(ports),
    );
    fits.push({ ...next, x: rows, weights, labels, inertia: model.inertia, totals: model.totals });
    onProgress(fits.length / nMost);
    const separations = separationByColumn(rows, weights, labels, k, featureSources(restricted));
    next = nextStep(next.features, context, kept, separations, config);
  }
  return fits;
}

/** What to drop now, or null when the chosen features are reached or every feature separates enough. */
function nextStep(
  features: readonly string[],
  context: readonly string[],
  kept: readonly string[],
  separations: ReadonlyMap<string, number>,
  { choice }: StudyConfig,
): Pick<StepFit, 'features' | 'dropped' | 'reason' | 'separation'> | null {
  if (context.length > 0 && features.some((name) => context.includes(name))) {
    const rest = features.filter((name) => !context.includes(name));
    if (rest.length > 0) return { features: rest, dropped: context, reason: 'context', separation: null };
  }
  const candidates = features.filter((name) => !kept.includes(name));
  if (candidates.length === 0) return null;
  const worst = candidates.reduce((a, b) => ((separations.get(b) ?? 0) < (separations.get(a) ?? 0) ? b : a));
  const separation = separations.get(worst) ?? 0;
  if (
    choice.mode === 'found' &&
    (features.length <= choice.minFeatures || separation >= choice.minSeparation)
  ) {
    return null;
  }
  return {
    features:
      choice.mode === 'given' && candidates.length === 1 ? kept : features.filter((name) => name !== worst),
    dropped: [worst],
    reason: 'separates-least',
    separation,
  };
}

/**
 * For each column, the share of its variance that lies between the clusters (η², over all its features).
 *
 * 0: the clusters agree in it; 1: it is constant within each. A constant column has 0. O(nRows × nCols).
 */
export function separationByColumn(
  x: Matrix,
  weights: Float64Array,
  labels: Int32Array,
  nClusters: number,
  sources: readonly string[],
): Map<string, number> {
  const within = new Float64Array(x.nCols);
  const sums = new Float64Array(x.nCols * nClusters);
  const totals = new Float64Array(nClusters);
  for (let i = 0, p = 0; i < x.nRows; i++) {
    totals[labels[i]] += weights[i];
    for (let j = 0; j < x.nCols; j++, p++) sums[labels[i] * x.nCols + j] += weights[i] * x.data[p];
  }
  const total = totals.reduce((sum, value) => sum + value, 0);
  const all = new Float64Array(x.nCols);
  const means = Float64Array.from({ length: x.nCols }, (_, j) => {
    let sum = 0;
    for (let c = 0; c < nClusters; c++) sum += sums[c * x.nCols + j];
    return sum / total;
  });
  for (let i = 0, p = 0; i < x.nRows; i++) {
    for (let j = 0; j < x.nCols; j++, p++) {
      const own = x.data[p] - sums[labels[i] * x.nCols + j] / totals[labels[i]];
      const overall = x.data[p] - means[j];
      within[j] += weights[i] * own * own;
      all[j] += weights[i] * overall * overall;
    }
  }
  const byColumn = new Map<string, { within: number; all: number }>();
  sources.forEach((column, j) => {
    const entry = byColumn.get(column) ?? { within: 0, all: 0 };
    byColumn.set(column, { within: entry.within + within[j], all: entry.all + all[j] });
  });
  return new Map(
    [...byColumn].map(([column, sum]) => [column, sum.all > 0 ? Math.max(0, 1 - sum.within / sum.all) : 0]),
  );
}
