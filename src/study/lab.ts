import type { Imputation, StudyConfig } from '../contract/index.ts';
import {
  deriveSeed,
  type FillScore,
  type Frame,
  frameColumn,
  hideCells,
  isMissing,
  missingGroups,
  recommendFill,
  scoreFill,
  selectFrameRows,
} from '../ml/index.ts';
import { writeJson } from './files.ts';
import { clusteredNames, imputerFrame, signalOf } from './impute.ts';
import { pickRows } from './pick-rows.ts';
import type { StudyPorts } from './ports.ts';
import type { SplitTable } from './split.ts';
import type { StageResult } from './stage-runner.ts';

/** The imputations that put something in the place of an unknown cell. */
export const labMethods = ['mode', 'knn', 'knn-vote', 'iterative'] as const satisfies readonly Imputation[];

export type LabMethod = (typeof labMethods)[number];

/** How well each imputation fills the known cells of a column that were hidden from it. */
export interface LabColumn {
  readonly column: string;
  readonly kind: 'category' | 'numeric';
  readonly nHidden: number;
  /** Columns hidden in the same rows, since they go missing together, and how often in the whole table. */
  readonly together: readonly {
    readonly column: string;
    readonly nBoth: number;
    readonly nMissing: number;
  }[];
  /** Unknown cells of the whole table. */
  readonly nUnknown: number;
  readonly scores: readonly ({ readonly method: LabMethod } & FillScore)[];
  /** The method that beats the mode by the margin; null: do not fill. */
  readonly recommended: LabMethod | null;
}

/**
 * Hides known cells of every column with unknown ones, train rows only, and scores every imputation on them beside the
 * mode. The outcome takes no part, whatever the study lets into its own imputations.
 */
export async function runLab(
  split: SplitTable,
  config: StudyConfig,
  ports: StudyPorts,
  onProgress: (fraction: number) => void,
): Promise<StageResult<LabColumn[]>> {
  const { share, minCells, maxCells, rows } = config.lab;
  const names = clusteredNames(config);
  const train = selectFrameRows(
    split.train,
    pickRows(split.train.nRows, rows, deriveSeed(config.seed, 'lab', 'rows')),
  );
  const frames = labMethods.map((method) => imputerFrame(train, names, method, config));
  // Of columns known in one row or none, nothing can be hidden.
  const hidden = missingGroups(frames[0]).flatMap((columns) => {
    const seed = deriveSeed(config.seed, 'lab', ...columns);
    const options = { seed, share, minCells, maxCells: Math.max(minCells, maxCells) };
    const tasks = labMethods.map((method, m) => ({
      method,
      columns,
      truth: frames[m],
      ...hideCells(frames[m], columns, options),
    }));
    return tasks.some((task) => task.rows.length === 0) ? [] : [{ columns, tasks }];
  });
  const tasks = hidden.flatMap((group) => group.tasks);
  const { neighbours, maxRounds, tolerance } = config;
  const filled = await ports.compute.map(
    'fillHidden',
    tasks.map(({ frame, rows: at, columns, method }) => ({
      frame,
      rows: at,
      columns,
      options: { method, neighbours, maxRounds, tolerance },
    })),
    { onProgress, ...signalOf(ports) },
  );
  const value = hidden.flatMap(({ columns, tasks: own }, g): LabColumn[] => {
    const filledOf = (m: number) => filled[g * labMethods.length + m];
    return columns.map((column, c) => {
      const scores = own.map(({ method, truth, rows: at }, m) => {
        const cells = frameColumn(selectFrameRows(truth, at), column);
        return { method, ...scoreFill(cells, filledOf(m)[c], filledOf(0)[c]) };
      });
      const { kind } = frameColumn(frames[0], column);
      return {
        column,
        kind,
        nHidden: own[0].rows.length,
        together: columns.filter((other) => other !== column).map((other) => together(split, column, other)),
        nUnknown: count(split, (frame, row) => isMissing(frameColumn(frame, column), row)),
        scores,
        recommended: recommendFill(kind, scores),
      };
    });
  });
  return { value, files: [await writeJson(ports, 'lab.json', value)] };
}

/** How often another column is unknown where one is. */
function together(split: SplitTable, column: string, other: string): LabColumn['together'][number] {
  const misses = (name: string) => (frame: Frame, row: number) => isMissing(frameColumn(frame, name), row);
  return {
    column: other,
    nBoth: count(split, (frame, row) => misses(column)(frame, row) && misses(other)(frame, row)),
    nMissing: count(split, misses(column)),
  };
}

function count({ train, test }: SplitTable, isCounted: (frame: Frame, row: number) => boolean): number {
  let n = 0;
  for (const frame of [train, test]) for (let i = 0; i < frame.nRows; i++) n += Number(isCounted(frame, i));
  return n;
}
