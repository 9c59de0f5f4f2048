import { expect } from 'vitest';
import { fitLogistic, predictLogistic, predictLogisticProbabilities } from '../../../src/ml/linear/index.ts';
import { expectClose } from '../../oracles/oracle.ts';
import { describeClassifier } from './classifier-contract.ts';

describeClassifier('fitLogistic', {
  train: fitLogistic,
  predict: predictLogistic,
  probabilities: predictLogisticProbabilities,
  expectSame: (actual, expected) => {
    expect(actual.classes).toEqual(expected.classes);
    expectClose(actual.coefficients.flat(), expected.coefficients.flat(), 1e-6);
    expectClose(actual.intercepts, expected.intercepts, 1e-6);
  },
});
