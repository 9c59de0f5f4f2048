import { describe, expect, it } from 'vitest';
import { sortCategories } from '../../../src/ml/frame.ts';
import { toRows } from '../../../src/ml/matrix.ts';
import {
  encodedNames,
  fitEncoder,
  inverseEncoder,
  transformEncoder,
} from '../../../src/ml/preprocess/index.ts';
import { readOracle } from '../../oracles/oracle.ts';
import { frameOfWords } from '../frames.ts';

interface EncoderCase {
  readonly words?: string[][];
  readonly categories: string[][];
  readonly oneHotFirst: number[][];
  readonly ordinalFirst: number[][];
}

const oracle = Object.entries(readOracle<EncoderCase>('preprocess').cases).filter(([, value]) => value.words);

describe.each(oracle)('encoders on %s', (_, want) => {
  const frame = sortCategories(frameOfWords(want.words!));

  it('fitEncoder(ordinal) has the codes of OrdinalEncoder', () => {
    const encoder = fitEncoder('ordinal', frame);
    expect(encoder.columns.map((column) => column.categories)).toEqual(want.categories);
    expect(toRows(transformEncoder(encoder, frame)).slice(0, 10)).toEqual(want.ordinalFirst);
  });

  it('fitEncoder(one-hot) has the features of OneHotEncoder', () => {
    const encoder = fitEncoder('one-hot', frame);
    expect(toRows(transformEncoder(encoder, frame)).slice(0, 10)).toEqual(want.oneHotFirst);
  });

  it('inverseEncoder(transformEncoder(frame)) gives the words back', () => {
    for (const kind of ['ordinal', 'one-hot'] as const) {
      const encoder = fitEncoder(kind, frame);
      const back = inverseEncoder(encoder, transformEncoder(encoder, frame));
      const words = back.columns.map((column) =>
        column.kind === 'category' ? Array.from(column.codes, (code) => column.categories[code]) : [],
      );
      expect(words).toEqual(want.words![0].map((_, j) => want.words!.map((row) => row[j])));
    }
  });
});

describe('encoders', () => {
  const train = frameOfWords([['a'], ['b'], ['b']], ['pet']);

  it('encodedNames(one-hot) names a feature after its own category', () => {
    expect(encodedNames(fitEncoder('one-hot', train))).toEqual(['pet=a', 'pet=b']);
  });

  it('fitEncoder(declared order) keeps the order of the frame', () => {
    const frame = frameOfWords([['low'], ['high'], ['low']]);
    expect(toRows(transformEncoder(fitEncoder('ordinal', frame), frame))).toEqual([[0], [1], [0]]);
  });

  it('fitEncoder(weights 0) leaves a category out that only such rows have', () => {
    const encoder = fitEncoder('ordinal', train, { weights: [0, 1, 1] });
    expect(encoder.columns[0].categories).toEqual(['b']);
  });

  it('transformEncoder(unseen, error) names the column, the value and what is allowed', () => {
    const encoder = fitEncoder('ordinal', train);
    expect(() => transformEncoder(encoder, frameOfWords([['z']], ['pet']))).toThrow(
      'column "pet" must hold one of a, b; row 0 is "z"',
    );
  });

  it('transformEncoder(unseen, most-frequent) reads it as the heaviest category', () => {
    const encoder = fitEncoder('ordinal', train, { unseen: 'most-frequent' });
    expect(toRows(transformEncoder(encoder, frameOfWords([['z']], ['pet'])))).toEqual([[1]]);
  });

  it('fitEncoder(missing cell) is refused', () => {
    expect(() => fitEncoder('ordinal', frameOfWords([['a'], [null]], ['pet']))).toThrow(
      'column "pet" must have no missing cells; row 1 is missing',
    );
  });
});
