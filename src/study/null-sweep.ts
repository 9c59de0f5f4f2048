import type { StudyConfig } from '../contract/index.ts';
import {
  correctForGrid,
  deriveSeed,
  type FitScores,
  type NullBand,
  type NullDataSetOutput,
  nullBand,
  type ScoresByK,
  selectFrameColumns,
} from '../ml/index.ts';
import { tableOf } from './choose.ts';
import { writeTable } from './files.ts';
import { fitColumns } from './fit-columns.ts';
import { clusteredNames, type ImputedTable } from './impute.ts';
import { rowsToShuffle, shufflesOf } from './null-rows.ts';
import type { StudyPorts } from './ports.ts';
import type { DataSet } from './preprocess.ts';
import type { StageParts, StageResult } from './stage-runner.ts';
import { cellName, type SweepCell, type SweptFit, sweepCells } from './sweep.ts';

/** The scores of a fit beside those of shuffled copies; the fit's own score is there of the rows of the copies. */
export interface FitWorth {
  readonly silhouette: NullBand;
  readonly calinskiHarabasz: NullBand;
  /** Lower is better, so its excess is mean − score. */
  readonly daviesBouldin: NullBand;
  /** p of the silhouette as the best of the whole sweep. */
  readonly gridP: number;
  /** Rows of each copy. */
  readonly nRows: number;
}

/** One row of sweep.parquet. */
export interface SweepRow extends SweptFit {
  readonly worth: FitWorth;
}

/** The scores of a fit beside those of the same fit on copies. */
export function bandsOf(
  observed: FitScores,
  copies: readonly FitScores[],
): Pick<FitWorth, 'silhouette' | 'calinskiHarabasz' | 'daviesBouldin'> {
  const band = (score: keyof FitScores): NullBand =>
    nullBand(
      observed[score],
      copies.map((copy) => copy[score]),
      { isLowerBetter: score === 'daviesBouldin' },
    );
  return {
    silhouette: band('silhouette'),
    calinskiHarabasz: band('calinskiHarabasz'),
    daviesBouldin: band('daviesBouldin'),
  };
}

/** The same fits on shuffled copies of every data set of the sweep; writes sweep.parquet. */
export async function sweepCopies(
  swept: readonly SweptFit[],
  tables: readonly ImputedTable[],
  dataSets: readonly DataSet[],
  config: StudyConfig,
  ports: StudyPorts,
  parts: StageParts,
  onProgress: (fraction: number) => void,
): Promise<StageResult<SweepRow[]>> {
  const { sweep, shuffled } = config;
  const cells = sweepCells(dataSets, config);
  const outputs = await nullOfCells(cells, tables, config, ports, parts, {
    kFrom: sweep.kFrom,
    kTo: sweep.kTo,
    nCopies: shuffled.sweepCopies,
    nRows: shuffled.rows,
    sharesStarts: true,
    onProgress,
  });
  const fits = swept.map((fit) => {
    const { observed, copies } = outputs[cells.findIndex((cell) => isOfCell(fit, cell))];
    return { fit, observed, copies, at: fit.k - sweep.kFrom };
  });
  const nRows = rowsToShuffle(tables[0].train, clusteredNames(config), shuffled.rows, config).nRows;
  const grid = correctForGrid(
    fits.map(({ observed, copies, at }) => ({
      score: observed.silhouette[at],
      copies: copies.map((copy) => copy.silhouette[at]),
    })),
  );
  const value = fits.map(({ fit, observed, copies, at }, f): SweepRow => {
    const scoresAt = (scores: ScoresByK) => ({
      silhouette: scores.silhouette[at],
      calinskiHarabasz: scores.calinskiHarabasz[at],
      daviesBouldin: scores.daviesBouldin[at],
    });
    return {
      ...fit,
      worth: { ...bandsOf(scoresAt(observed), copies.map(scoresAt)), gridP: grid.p[f], nRows },
    };
  });
  const columns = fitColumns(value, [
    { kind: 'integer', name: 'pipeline', values: Int32Array.from(value, (row) => row.pipeline) },
  ]);
  return { value, files: [await writeTable(ports, 'sweep.parquet', columns, value.length)] };
}

interface NullOfCellsOptions {
  readonly kFrom: number;
  readonly kTo: number;
  readonly nCopies: number;
  readonly nRows: number;
  readonly sharesStarts: boolean;
  readonly onProgress: (fraction: number) => void;
}

/** Scores of every cell and of its copies; copy c is the same shuffled table in all of them. */
export async function nullOfCells(
  cells: readonly SweepCell[],
  tables: readonly ImputedTable[],
  config: StudyConfig,
  ports: StudyPorts,
  parts: StageParts,
  { kFrom, kTo, nCopies, nRows, sharesStarts, onProgress }: NullOfCellsOptions,
): Promise<NullDataSetOutput[]> {
  const names = clusteredNames(config);
  const rows = new Map(
    tables.map(({ method, train }) => [method, rowsToShuffle(train, names, nRows, config)]),
  );
  const outputs = await parts.map(
    cells.map(cellName),
    async (c, options) => {
      const { imputation, pipeline, withContext, transformer } = cells[c];
      const [value] = await ports.compute.map(
        'nullDataSet',
        [
          {
            rows: selectFrameColumns(
              rows.get(imputation) ?? tableOf(tables, imputation).train,
              transformer.blocks.flatMap(({ columns }) => columns),
            ),
            transformer,
            ...shufflesOf(config),
            kFrom,
            kTo,
            nCopies,
            nStarts: config.shuffled.starts,
            nSwaps: config.shuffled.swaps,
            sharesStarts,
            fitSeed: deriveSeed(config.seed, 'null', imputation, pipeline, Number(withContext)),
          },
        ],
        options,
      );
      return { value, files: [] };
    },
    { onProgress },
  );
  return outputs.map(({ value }) => value);
}

function isOfCell(fit: SweptFit, cell: SweepCell): boolean {
  return (
    fit.imputation === cell.imputation &&
    fit.pipeline === cell.pipeline &&
    fit.withContext === cell.withContext
  );
}
