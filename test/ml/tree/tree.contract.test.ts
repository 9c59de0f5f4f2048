import { expect } from 'vitest';
import { fitTree, predictTree, predictTreeProbabilities } from '../../../src/ml/tree/index.ts';
import { describeClassifier } from '../linear/classifier-contract.ts';

describeClassifier('fitTree', {
  train: fitTree,
  predict: predictTree,
  probabilities: predictTreeProbabilities,
  // Integer weights are summed exactly, so equal data gives equal trees to the last bit.
  expectSame: (actual, expected) => expect(actual).toEqual(expected),
});
