import type { Imputation, StudyConfig } from '../contract/index.ts';
import {
  type ColumnTransformer,
  deriveSeed,
  distinctRows,
  restrictColumns,
  type SweepDataSetInput,
  type SweepFit,
  transformColumns,
} from '../ml/index.ts';
import { type PlacedWarning, recordedWarning, warning } from '../words/index.ts';
import { tableOf } from './choose.ts';
import { clusteredNames, type ImputedTable } from './impute.ts';
import type { StudyPorts } from './ports.ts';
import type { DataSet } from './preprocess.ts';
import type { StageParts, StageResult } from './stage-runner.ts';
import { namesOfRole } from './table.ts';

/** One fit of k-means with its metrics; sizes in clients. */
export interface SweptFit extends Omit<SweepFit, 'converged'> {
  readonly imputation: Imputation;
  readonly pipeline: number;
  readonly withContext: boolean;
}

/** A data set with or without its context columns. */
export interface SweepCell {
  readonly imputation: Imputation;
  readonly pipeline: number;
  readonly withContext: boolean;
  readonly transformer: ColumnTransformer;
}

/** k-means for every k on every data set, with and without context. */
export async function sweepAll(
  tables: readonly ImputedTable[],
  dataSets: readonly DataSet[],
  config: StudyConfig,
  ports: StudyPorts,
  parts: StageParts,
  onProgress: (fraction: number) => void,
): Promise<StageResult<SweptFit[]>> {
  const cells = sweepCells(dataSets, config);
  // With context first: the larger tasks do not then end alone on one thread.
  const order = cells
    .map((_, c) => c)
    .sort((a, b) => Number(cells[b].withContext) - Number(cells[a].withContext) || a - b);
  const outputs = await parts.map(
    order.map((c) => cellName(cells[c])),
    async (o, options) => {
      const input = sweepInput(cells[order[o]], tables, config);
      const [fits] = await ports.compute.map('sweepDataSet', [input], options);
      return { value: fits, files: [] };
    },
    { onProgress },
  );
  const warnings: PlacedWarning[] = [];
  const value = cells.flatMap((cell, c) => {
    const { imputation, pipeline, withContext } = cell;
    const fits = outputs[order.indexOf(c)].value;
    const nUnsettled = fits.filter((fit) => !fit.converged).length;
    const name = { imputation, pipeline, withContext };
    if (nUnsettled > 0) warnings.push(warning('W_NOT_CONVERGED', { ...name, nFits: nUnsettled }));
    if (fits.length < config.sweep.kTo - config.sweep.kFrom + 1) {
      warnings.push(warning('W_K_TOO_LARGE', { ...name, nDistinct: fits.at(-1)?.k ?? 0 }));
    }
    return fits.map(({ converged: _, ...fit }): SweptFit => ({ imputation, pipeline, withContext, ...fit }));
  });
  return { value, files: [], warnings: warnings.map(recordedWarning) };
}

/** Every data set with context, where there is one, and without. */
export function sweepCells(dataSets: readonly DataSet[], config: StudyConfig): SweepCell[] {
  const hasContext = namesOfRole(config, 'context').length > 0;
  return dataSets.flatMap(({ imputation, pipeline, transformer }) =>
    (hasContext ? [true, false] : [false]).map((withContext) => ({
      imputation,
      pipeline,
      withContext,
      transformer: restrictColumns(
        transformer,
        withContext ? clusteredNames(config) : namesOfRole(config, 'feature'),
      ),
    })),
  );
}

/** What tells the cells of the sweep apart. */
export function cellName({ imputation, pipeline, withContext }: SweepCell): string {
  return `${imputation}, pipeline ${pipeline}, ${withContext ? 'with' : 'without'} context`;
}

/** Made as a thread comes free: an encoded table can be large. */
function sweepInput(
  { imputation, pipeline, withContext, transformer }: SweepCell,
  tables: readonly ImputedTable[],
  config: StudyConfig,
): SweepDataSetInput {
  const { train } = tableOf(tables, imputation);
  const { rows, weights } = distinctRows(transformColumns(transformer, train));
  return {
    x: rows,
    weights,
    kFrom: config.sweep.kFrom,
    kTo: config.sweep.kTo,
    nStarts: config.sweep.starts,
    nSwaps: config.sweep.swaps,
    searchRows: config.sweep.searchRows,
    seed: deriveSeed(config.seed, 'sweep', imputation, pipeline, Number(withContext)),
  };
}
