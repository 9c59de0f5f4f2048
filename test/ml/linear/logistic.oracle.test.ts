import { describe, expect, it } from 'vitest';
import { fitLogistic, predictLogisticProbabilities } from '../../../src/ml/linear/index.ts';
import { fromRows, selectRows, toRows } from '../../../src/ml/matrix.ts';
import { expectClose, type OracleDataset, readOracle } from '../../oracles/oracle.ts';
import { tolerances } from '../../oracles/tolerances.ts';

interface LogisticCase {
  readonly table: string;
  readonly weighting: 'none' | 'weights' | 'balanced' | 'weights-balanced';
  readonly c: number;
  readonly coefficients: number[][];
  readonly intercepts: number[];
  readonly probability: number[][];
}

const { cases, versions } = readOracle<LogisticCase>('classify');
const tables = readOracle<OracleDataset>('datasets').cases;
const fits = Object.entries(cases).filter(([name]) => name.startsWith('logistic/'));

/** Columns less their mean, over their population deviation (1 when that is 0). */
function standardize(rows: readonly (readonly number[])[]): number[][] {
  const n = rows.length;
  const mean = rows[0].map((_, j) => rows.reduce((sum, row) => sum + row[j], 0) / n);
  const scale = mean.map((m, j) => Math.sqrt(rows.reduce((sum, row) => sum + (row[j] - m) ** 2, 0) / n) || 1);
  return rows.map((row) => row.map((value, j) => (value - mean[j]) / scale[j]));
}

describe(`fitLogistic against scikit-learn ${versions['scikit-learn']}`, () => {
  it('the oracle covers at least 10 tables', () => {
    expect(new Set(fits.map(([, one]) => one.table)).size).toBeGreaterThanOrEqual(10);
  });

  it.each(fits)('fitLogistic(%s) has the same coefficients, intercepts and probabilities', (_, one) => {
    const { x, y, w } = tables[one.table];
    const matrix = fromRows(standardize(x));
    const model = fitLogistic(matrix, y, {
      nClasses: Math.max(...y) + 1,
      c: one.c,
      ...(one.weighting.startsWith('weights') ? { weights: w } : {}),
      ...(one.weighting.endsWith('balanced') ? { classWeights: 'balanced' } : {}),
    });
    expect(model.converged).toBe(true);
    // With two classes scikit-learn returns the second row; the first is its negative.
    const isBinary = one.coefficients.length === 1;
    const coefficients = isBinary ? [model.coefficients[1]] : model.coefficients;
    const intercepts = isBinary ? [model.intercepts[1]] : model.intercepts;
    expectClose(coefficients.flat(), one.coefficients.flat(), tolerances.logisticCoefficient);
    expectClose(intercepts, one.intercepts, tolerances.logisticCoefficient);
    const shares = predictLogisticProbabilities(model, selectRows(matrix, [0, 1, 2, 3, 4]));
    expectClose(toRows(shares).flat(), one.probability.flat(), tolerances.logisticCoefficient);
  });
});
