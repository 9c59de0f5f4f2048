import type { Imputation, StudyConfig } from '../contract/index.ts';
import {
  type AlternativeDataSetInput,
  type AlternativeFit,
  type AlternativeMethod,
  correctForGrid,
  deriveSeed,
  type Frame,
  judgeExcess,
  type Verdict,
} from '../ml/index.ts';
import { tableOf } from './choose.ts';
import { writeTable } from './files.ts';
import { fitColumns, textColumn } from './fit-columns.ts';
import { clusteredNames, type ImputedTable } from './impute.ts';
import { rowsToShuffle, shufflesOf } from './null-rows.ts';
import { bandsOf, type SweepRow } from './null-sweep.ts';
import type { StudyPorts } from './ports.ts';
import type { StageParts, StageResult } from './stage-runner.ts';
import { namesOfRole } from './table.ts';

/** One fit of a method that takes every column by its type, and what it is worth beside the same on copies. */
export interface AlternativeRow extends Omit<SweepRow, 'pipeline' | 'worth'> {
  readonly method: AlternativeMethod;
  readonly worth: SweepRow['worth'] & { readonly nCopies: number };
  /** With p as the best of all that were tried here. */
  readonly verdict: Verdict;
}

interface AlternativeCell {
  readonly method: AlternativeMethod;
  readonly imputation: Imputation;
  readonly withContext: boolean;
}

/** Tables that a task takes at a time; always so many, so threads decide no result. */
const tablesATask = 10;

/**
 * k-means on one-hot × 1/√2, k-prototypes, and medoids in Gower distance: for every k, on the same train rows and on
 * their shuffled copies by the identical procedure; writes alternatives.parquet.
 *
 * Scores are in the distance of each method, so they are compared by their excess over the copies alone.
 */
export async function tryAlternatives(
  tables: readonly ImputedTable[],
  config: StudyConfig,
  ports: StudyPorts,
  parts: StageParts,
  onProgress: (fraction: number) => void,
): Promise<StageResult<AlternativeRow[]>> {
  const cells = alternativeCells(config);
  if (cells.length === 0) return { value: [], files: [] };
  const made = await parts.map(
    cells.map(cellName),
    async (c, options) => {
      const inputs = taskInputs(cells[c], tables, config);
      const outputs = await ports.compute.map('alternativeDataSet', inputs, options);
      return { value: outputs.flat(), files: [] };
    },
    { atOnce: 1, onProgress },
  );
  const nRows = cells.map((cell) => rowsOf(cell, tables, config).nRows);
  const fits = cells.flatMap((cell, c) => {
    const [observed, ...shuffled] = made[c].value;
    return observed.map((fit, f) => ({
      cell,
      nRows: nRows[c],
      fit,
      copies: shuffled.map((copy) => copy.at(f) ?? noScores),
    }));
  });
  const grid = correctForGrid(
    fits.map(({ fit, copies: own }) => ({
      score: fit.silhouette,
      copies: own.map(({ silhouette }) => silhouette),
    })),
  );
  const value = fits.map(({ cell, nRows: n, fit, copies: own }, f): AlternativeRow => {
    const { cost: inertia, converged: _, ...scores } = fit;
    const worth = { ...bandsOf(fit, own), gridP: grid.p[f], nRows: n, nCopies: own.length };
    const { excess } = worth.silhouette;
    return {
      ...cell,
      ...scores,
      inertia,
      worth,
      verdict: judgeExcess({ excess, p: grid.p[f] }, config.verdict),
    };
  });
  const method = textColumn(
    'method',
    value.map((row) => row.method),
  );
  const verdict = textColumn(
    'verdict',
    value.map((row) => row.verdict),
  );
  const columns = [...fitColumns(value, [method]), verdict];
  return { value, files: [await writeTable(ports, 'alternatives.parquet', columns, value.length)] };
}

/** Of a copy with fewer distinct rows than k. */
const noScores: Pick<AlternativeFit, 'silhouette' | 'calinskiHarabasz' | 'daviesBouldin'> = Object.freeze({
  silhouette: Number.NaN,
  calinskiHarabasz: Number.NaN,
  daviesBouldin: Number.NaN,
});

function alternativeCells(config: StudyConfig): AlternativeCell[] {
  const { methods, imputations = config.imputations.slice(0, 1), context } = config.alternatives;
  const contexts = context && namesOfRole(config, 'context').length > 0 ? [true, false] : [false];
  return imputations.flatMap((imputation) =>
    methods.flatMap((method) => contexts.map((withContext) => ({ method, imputation, withContext }))),
  );
}

function cellName({ method, imputation, withContext }: AlternativeCell): string {
  return `${imputation}, ${method}, ${withContext ? 'with' : 'without'} context`;
}

function rowsOf(
  { imputation, withContext }: AlternativeCell,
  tables: readonly ImputedTable[],
  config: StudyConfig,
): Frame {
  const names = withContext ? clusteredNames(config) : namesOfRole(config, 'feature');
  return rowsToShuffle(tableOf(tables, imputation).train, names, config.alternatives.rows, config);
}

function taskInputs(
  cell: AlternativeCell,
  tables: readonly ImputedTable[],
  config: StudyConfig,
): AlternativeDataSetInput[] {
  const { method, imputation, withContext } = cell;
  const { kFrom, kTo, copies, starts: nStarts, swaps: nSwaps } = config.alternatives;
  const rows = rowsOf(cell, tables, config);
  const wanted = [null, ...Array.from({ length: copies }, (_, c) => c)];
  return Array.from({ length: Math.ceil(wanted.length / tablesATask) }, (_, t) => ({
    method,
    rows,
    ...shufflesOf(config),
    tables: wanted.slice(t * tablesATask, (t + 1) * tablesATask),
    kFrom,
    kTo,
    nStarts,
    nSwaps,
    fitSeed: deriveSeed(config.seed, 'alternatives', imputation, method, Number(withContext)),
  }));
}
