import type { Imputation, StudyConfig } from '../contract/index.ts';
import {
  type ColumnTransformer,
  deriveSeed,
  distinctRows,
  type MapOptions,
  restrictColumns,
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
  const chains = chainsOf(cells);
  const outputs = await parts.map(
    chains.map(([first]) => cellName(cells[first])),
    async (c, options) => {
      const chain = chains[c].map((cell) => cells[cell]);
      return { value: await sweepChain(chain, tables, config, ports, options), files: [] };
    },
    { onProgress },
  );
  const fitsOf = new Map(chains.flatMap((chain, c) => chain.map((cell, n) => [cell, outputs[c].value[n]])));
  const warnings: PlacedWarning[] = [];
  const value = cells.flatMap((cell, c) => {
    const { imputation, pipeline, withContext } = cell;
    const fits = fitsOf.get(c) ?? [];
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

/**
 * Cells that go on from each other: those of one pipeline whose unknown cells were filled, since they differ in few
 * cells. Longest chains first, with context before without: the larger tasks do not then end alone on one thread.
 */
function chainsOf(cells: readonly SweepCell[]): number[][] {
  const chains = new Map<string, number[]>();
  cells.forEach(({ imputation, pipeline, withContext }, c) => {
    const name = `${imputation === 'raw' ? 'raw' : 'filled'}, ${pipeline}, ${withContext}`;
    chains.set(name, [...(chains.get(name) ?? []), c]);
  });
  const rank = (chain: readonly number[]): number => Number(cells[chain[0]].withContext);
  return [...chains.values()].sort((a, b) => rank(b) - rank(a) || b.length - a.length || a[0] - b[0]);
}

/** Sweeps cells one after the other, each from the labels of the one before. */
async function sweepChain(
  chain: readonly SweepCell[],
  tables: readonly ImputedTable[],
  config: StudyConfig,
  ports: StudyPorts,
  { signal, onProgress }: MapOptions,
): Promise<SweepFit[][]> {
  const fits: SweepFit[][] = [];
  // Labels of the train rows for each k.
  let labels: Int32Array[] = [];
  for (const [n, cell] of chain.entries()) {
    const { train } = tableOf(tables, cell.imputation);
    // Made as a thread comes free: an encoded table can be large.
    const { rows, weights, inverse } = distinctRows(transformColumns(cell.transformer, train));
    const input = {
      x: rows,
      weights,
      kFrom: config.sweep.kFrom,
      kTo: config.sweep.kTo,
      nStarts: config.sweep.starts,
      nSwaps: config.sweep.swaps,
      searchRows: config.sweep.searchRows,
      seed: deriveSeed(config.seed, 'sweep', cell.imputation, cell.pipeline, Number(cell.withContext)),
      like: labels.map((ofTrain) => ofDistinct(ofTrain, inverse, rows.nRows)),
    };
    const [output] = await ports.compute.map('sweepDataSet', [input], {
      ...(signal && { signal }),
      onProgress: (fraction) => onProgress?.((n + fraction) / chain.length),
    });
    fits.push([...output.fits]);
    labels = output.labelings.map((ofRows) => inverse.map((row) => ofRows[row]));
  }
  return fits;
}

/** Labels of distinct rows from those of all rows: equal rows that were told apart take the last one's. */
function ofDistinct(labels: Int32Array, inverse: Int32Array, nDistinct: number): Int32Array {
  const own = new Int32Array(nDistinct);
  for (let i = 0; i < inverse.length; i++) own[inverse[i]] = labels[i];
  return own;
}
