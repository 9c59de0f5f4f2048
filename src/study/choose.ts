import { type FoundChoice, type Imputation, inputError, type StudyConfig } from '../contract/index.ts';
import { refusal } from '../words/index.ts';
import { type EliminationStep, eliminate } from './eliminate.ts';
import { writeJson } from './files.ts';
import { type ImputedTable, signalOf } from './impute.ts';
import type { StudyPorts } from './ports.ts';
import type { DataSet } from './preprocess.ts';
import type { StageResult } from './stage-runner.ts';
import type { SweptFit } from './sweep.ts';
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

/** One step of the backward elimination with its score. */
export interface ChoiceStep extends EliminationStep {
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
  sweep: readonly SweptFit[],
  tables: readonly ImputedTable[],
  dataSets: readonly DataSet[],
  config: StudyConfig,
  ports: StudyPorts,
  onProgress: (fraction: number) => void,
): Promise<StageResult<Choice>> {
  const { choice } = config;
  const start = choice.mode === 'given' ? choice : bestOfSweep(sweep, choice, namesOfRole(config, 'feature'));
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
  throw inputError(
    refusal('E_CONFIG', { path: 'choice.imputation', kind: 'no-imputation', name: imputation }),
  );
}

/** The data set of an imputation and a pipeline. */
export function dataSetOf(
  dataSets: readonly DataSet[],
  { imputation, pipeline }: Pick<Choice, 'imputation' | 'pipeline'>,
): DataSet {
  const found = dataSets.find((one) => one.imputation === imputation && one.pipeline === pipeline);
  if (found) return found;
  const details = { path: 'choice.pipeline', kind: 'no-pipeline', name: String(pipeline) } as const;
  throw inputError(refusal('E_CONFIG', details));
}

/** The fit with the highest silhouette among the wanted k, without context first among equals. */
function bestOfSweep(
  sweep: readonly SweptFit[],
  { kFrom, kTo }: FoundChoice,
  columns: readonly string[],
): Start {
  const wanted = sweep.filter((row) => row.k >= kFrom && row.k <= kTo && Number.isFinite(row.silhouette));
  if (wanted.length === 0) {
    const nDistinct = sweep.reduce((most, row) => Math.max(most, row.nDistinct), 1);
    throw inputError(refusal('E_K_TOO_LARGE', { k: kFrom, nDistinct, columns }));
  }
  return wanted.reduce((best, row) =>
    row.silhouette > best.silhouette ||
    (row.silhouette === best.silhouette && !row.withContext && best.withContext)
      ? row
      : best,
  );
}
