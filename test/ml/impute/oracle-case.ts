import type { Matrix } from '../../../src/ml/matrix.ts';
import { type OracleDataset, readOracle, toMatrix } from '../../oracles/oracle.ts';

interface KnnAnswers {
  readonly neighbours: number;
  /** One per missing cell: train row by row, then the new rows. */
  readonly fills: number[];
  /** By place in `fills`, where the last donors are equally near. */
  readonly ties: Record<string, { admissible: number[] } | { between: [number, number] }>;
}

interface ImputeCase {
  readonly nTrain: number;
  readonly nRows: number;
  readonly nCols: number;
  readonly missing: number[];
  readonly knn: KnnAnswers[];
  readonly iterative: { maxRounds: number; nRounds: number; fills: number[] }[];
  readonly bayesianRidge: {
    coefficients: number[];
    intercept: number;
    alpha: number;
    lambda: number;
    iterations: number;
  };
}

export interface ImputeTable extends ImputeCase {
  readonly name: string;
  /** Without holes, shape (nRows, nCols). */
  readonly full: Matrix;
  readonly train: Matrix;
  readonly fresh: Matrix;
}

/** The tables of the impute oracle: the first rows and last columns of each data set, with holes. */
export function readImputeTables(): ImputeTable[] {
  const datasets = readOracle<OracleDataset>('datasets').cases;
  return Object.entries(readOracle<ImputeCase>('impute').cases).map(([name, answers]) => {
    const { nTrain, nRows, nCols } = answers;
    const full = toMatrix(datasets[name].x.slice(0, nRows).map((row) => row.slice(-nCols)));
    const data = Float64Array.from(full.data);
    for (const p of answers.missing) data[p] = Number.NaN;
    return {
      ...answers,
      name,
      full,
      train: { data: data.slice(0, nTrain * nCols), nRows: nTrain, nCols },
      fresh: { data: data.slice(nTrain * nCols), nRows: nRows - nTrain, nCols },
    };
  });
}

/** The filled cells in the order of the oracle. */
export function fillsOf(holes: readonly Matrix[], filled: readonly Matrix[]): number[] {
  return holes.flatMap((x, part) => Array.from(filled[part].data).filter((_, p) => Number.isNaN(x.data[p])));
}
