import { describe, expect, it } from 'vitest';
import { ArgumentError } from '../../../src/ml/errors.ts';
import { fitBayesianRidge, predictBayesianRidge } from '../../../src/ml/impute/index.ts';
import { columnOf, fromRows, selectColumns } from '../../../src/ml/matrix.ts';
import { expectClose } from '../../oracles/oracle.ts';
import { tolerances } from '../../oracles/tolerances.ts';
import { readImputeTables } from './oracle-case.ts';

describe('fitBayesianRidge', () => {
  it.each(readImputeTables())('fitBayesianRidge($name) equals scikit-learn', ({ full, bayesianRidge }) => {
    const nInputs = full.nCols - 1;
    const inputs = Array.from({ length: nInputs }, (_, j) => j);
    const model = fitBayesianRidge(selectColumns(full, inputs), columnOf(full, nInputs));
    expectClose(model.coefficients, bayesianRidge.coefficients, tolerances.bayesianRidge);
    expectClose([model.intercept], [bayesianRidge.intercept], tolerances.bayesianRidge);
    expect(model.iterations).toBe(bayesianRidge.iterations);
  });

  it('fitBayesianRidge(x, y) finds a line that the data follow', () => {
    const x = fromRows(Array.from({ length: 50 }, (_, i) => [i]));
    const model = fitBayesianRidge(
      x,
      Float64Array.from(x.data, (value) => 3 * value + 2),
    );
    expectClose(model.coefficients, [3], 1e-6);
    expectClose(predictBayesianRidge(model, fromRows([[100]])), [302], 1e-6);
    expect(model.converged).toBe(true);
  });

  it('fitBayesianRidge(x, constant y) gives the constant', () => {
    const model = fitBayesianRidge(
      fromRows([
        [1, 5],
        [2, 5],
        [4, 5],
      ]),
      [7, 7, 7],
    );
    expect(model.coefficients).toEqual([0, 0]);
    expect(model.intercept).toBe(7);
  });

  it('fitBayesianRidge(x, y) refuses a target of another length, NaN and bad options', () => {
    const x = fromRows([[1], [2]]);
    expect(() => fitBayesianRidge(x, [1])).toThrow('y must have 2 entries, one per row; got 1');
    expect(() => fitBayesianRidge(x, [1, Number.NaN])).toThrow('y must be finite; y[1] is NaN');
    expect(() => fitBayesianRidge(fromRows([[Number.NaN]]), [1])).toThrow(ArgumentError);
    expect(() => fitBayesianRidge(x, [1, 2], { tolerance: 0 })).toThrow('tolerance must be over 0; got 0');
    expect(() => fitBayesianRidge(x, [1, 2], { maxIterations: 0 })).toThrow(
      'maxIterations must be an integer of at least 1; got 0',
    );
  });
});
