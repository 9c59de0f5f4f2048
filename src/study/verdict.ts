import type { StudyConfig } from '../contract/index.ts';
import {
  correctForGrid,
  deriveSeed,
  judgeExcess,
  type NullBand,
  nullBand,
  restrictColumns,
  type Verdict,
} from '../ml/index.ts';
import { type Choice, dataSetOf, tableOf } from './choose.ts';
import { writeJson } from './files.ts';
import { type ImputedTable, signalOf } from './impute.ts';
import { rowsToShuffle, shufflesOf } from './null-rows.ts';
import { nullOfCells } from './null-sweep.ts';
import type { StudyPorts } from './ports.ts';
import type { DataSet } from './preprocess.ts';
import type { StageParts, StageResult } from './stage-runner.ts';
import { sweepCells } from './sweep.ts';

/** What the silhouette of the segments is worth. */
export interface ChosenWorth extends Omit<NullBand, 'p'> {
  readonly verdict: Verdict;
  /** On the rows that were shuffled, by the procedure of the copies. */
  readonly score: number;
  /** The larger of the two below. */
  readonly p: number;
  /** Of the chosen columns at the chosen k. */
  readonly fitP: number;
  /** Of the data set and k as the best of those searched; null where the choice was given. */
  readonly searchP: number | null;
  readonly nCopies: number;
  /** Rows that were shuffled. */
  readonly nRows: number;
}

/** Compares the chosen fit with the same fit on shuffled copies; writes verdict.json. */
export async function judge(
  choice: Choice,
  tables: readonly ImputedTable[],
  dataSets: readonly DataSet[],
  config: StudyConfig,
  ports: StudyPorts,
  parts: StageParts,
  onProgress: (fraction: number) => void,
): Promise<StageResult<ChosenWorth>> {
  const { shuffled } = config;
  const { train } = tableOf(tables, choice.imputation);
  const rows = rowsToShuffle(train, choice.features, shuffled.rows, config);
  const searchP = await judgeSearch(choice, tables, dataSets, config, ports, parts, onProgress);
  const [{ observed, copies }] = await ports.compute.map(
    'nullDataSet',
    [
      {
        rows,
        transformer: restrictColumns(dataSetOf(dataSets, choice).transformer, choice.features),
        ...shufflesOf(config),
        kFrom: choice.k,
        kTo: choice.k,
        nCopies: shuffled.copies,
        nStarts: shuffled.finalStarts,
        nSwaps: shuffled.swaps,
        sharesStarts: false,
        fitSeed: deriveSeed(config.seed, 'verdict'),
      },
    ],
    signalOf(ports),
  );
  const score = observed.silhouette[0];
  const band = nullBand(
    score,
    copies.map(({ silhouette }) => silhouette[0]),
  );
  const p = Math.max(band.p, searchP ?? 0);
  const value: ChosenWorth = {
    ...band,
    verdict: judgeExcess({ excess: band.excess, p }, config.verdict),
    score,
    p,
    fitP: band.p,
    searchP,
    nCopies: shuffled.copies,
    nRows: rows.nRows,
  };
  return { value, files: [await writeJson(ports, 'verdict.json', value)] };
}

/**
 * p of the chosen data set and k among all that were searched. The columns that were pruned away need no correction
 * of their own: where columns are unrelated, this p alone is seldom small.
 */
async function judgeSearch(
  { imputation, pipeline, k }: Choice,
  tables: readonly ImputedTable[],
  dataSets: readonly DataSet[],
  config: StudyConfig,
  ports: StudyPorts,
  parts: StageParts,
  onProgress: (fraction: number) => void,
): Promise<number | null> {
  const { choice, shuffled } = config;
  if (choice.mode === 'given') return null;
  const { kFrom } = choice;
  const kTo = Math.max(kFrom, choice.kTo);
  const cells = sweepCells(dataSets, config);
  const outputs = await nullOfCells(cells, tables, config, ports, parts, {
    kFrom,
    kTo,
    nCopies: shuffled.copies,
    nRows: shuffled.searchRows,
    sharesStarts: false,
    onProgress,
  });
  const ks = Array.from({ length: kTo - kFrom + 1 }, (_, at) => kFrom + at);
  const grid = cells.flatMap((cell, c) =>
    ks.map((own, at) => ({
      isChosen:
        cell.imputation === imputation && cell.pipeline === pipeline && own === k && !cell.withContext,
      score: outputs[c].observed.silhouette[at],
      copies: outputs[c].copies.map(({ silhouette }) => silhouette[at]),
    })),
  );
  const p = correctForGrid(grid).p[grid.findIndex(({ isChosen }) => isChosen)];
  return Number.isNaN(p) ? 1 : p;
}
