import type { Imputation, RunWarning, StudyConfig } from '../contract/index.ts';
import {
  type ColumnTransformer,
  deriveSeed,
  distinctRows,
  restrictColumns,
  type SweepDataSetInput,
  type SweepFit,
  transformColumns,
} from '../ml/index.ts';
import { writeTable } from './files.ts';
import { clusteredNames, type ImputedTable, signalOf } from './impute.ts';
import type { StudyPorts } from './ports.ts';
import type { DataSet } from './preprocess.ts';
import type { StageResult } from './stage-runner.ts';
import { namesOfRole } from './table.ts';

/** One row of sweep.parquet: one fit of k-means with its metrics; sizes in clients. */
export interface SweepRow extends Omit<SweepFit, 'converged'> {
  readonly imputation: Imputation;
  readonly pipeline: number;
  readonly withContext: boolean;
}

/** A data set with or without its context columns. */
interface SweepCell {
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
  onProgress: (fraction: number) => void,
): Promise<StageResult<SweepRow[]>> {
  const cells = sweepCells(dataSets, config);
  // With context first: the larger tasks do not then end alone on one thread.
  const order = cells
    .map((_, c) => c)
    .sort((a, b) => Number(cells[b].withContext) - Number(cells[a].withContext) || a - b);
  const outputs = await ports.compute.map('sweepDataSet', sweepInputs(order, cells, tables, config), {
    nInputs: cells.length,
    onProgress,
    ...signalOf(ports),
  });
  const warnings: RunWarning[] = [];
  const value = cells.flatMap(({ imputation, pipeline, withContext }, c) => {
    const fits = outputs[order.indexOf(c)];
    const nUnsettled = fits.filter((fit) => !fit.converged).length;
    const name = `${imputation}, pipeline ${pipeline}, ${withContext ? 'with' : 'without'} context`;
    if (nUnsettled > 0) {
      warnings.push({
        code: 'W_NOT_CONVERGED',
        message: `${name}: ${nUnsettled} fits stopped at their limit`,
      });
    }
    if (fits.length < config.sweep.kTo - config.sweep.kFrom + 1) {
      const n = fits.at(-1)?.k ?? 0;
      warnings.push({ code: 'W_K_TOO_LARGE', message: `${name}: only ${n} distinct rows, so k ends there` });
    }
    return fits.map(({ converged: _, ...fit }): SweepRow => ({ imputation, pipeline, withContext, ...fit }));
  });
  return { value, files: [await writeSweep(value, ports)], warnings };
}

function sweepCells(dataSets: readonly DataSet[], config: StudyConfig): SweepCell[] {
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

/** Made one at a time, as threads come free: an encoded table can be large. */
function* sweepInputs(
  order: readonly number[],
  cells: readonly SweepCell[],
  tables: readonly ImputedTable[],
  config: StudyConfig,
): Generator<SweepDataSetInput> {
  for (const c of order) {
    const { imputation, pipeline, withContext, transformer } = cells[c];
    const table = tables.find((candidate) => candidate.method === imputation);
    if (!table) continue;
    const { rows, weights } = distinctRows(transformColumns(transformer, table.train));
    yield {
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
}

function writeSweep(rows: readonly SweepRow[], ports: StudyPorts): ReturnType<typeof writeTable> {
  const imputations = [...new Set(rows.map((row) => row.imputation))];
  const integers = (name: string, pick: (row: SweepRow) => number) =>
    ({ kind: 'integer', name, values: Int32Array.from(rows, pick) }) as const;
  const numbers = (name: string, pick: (row: SweepRow) => number) =>
    ({ kind: 'numeric', name, values: Float64Array.from(rows, pick) }) as const;
  return writeTable(
    ports,
    'sweep.parquet',
    [
      {
        kind: 'category',
        name: 'imputation',
        codes: Int32Array.from(rows, (row) => imputations.indexOf(row.imputation)),
        categories: imputations,
      },
      integers('pipeline', (row) => row.pipeline),
      {
        kind: 'boolean',
        name: 'with_context',
        values: Uint8Array.from(rows, (row) => Number(row.withContext)),
      },
      integers('k', (row) => row.k),
      numbers('inertia', (row) => row.inertia),
      numbers('silhouette', (row) => row.silhouette),
      numbers('calinski_harabasz', (row) => row.calinskiHarabasz),
      numbers('davies_bouldin', (row) => row.daviesBouldin),
      { kind: 'integer-list', name: 'sizes', values: rows.map((row) => row.sizes) },
      integers('n_distinct', (row) => row.nDistinct),
      integers('iterations', (row) => row.iterations),
    ],
    rows.length,
  );
}
