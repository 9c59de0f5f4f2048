import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/ml/frame.ts';
import { selectFrameColumns, sortCategories } from '../../../src/ml/frame.ts';
import { toRows } from '../../../src/ml/matrix.ts';
import {
  featureNames,
  featureSources,
  fitPipeline,
  inverseColumns,
  nPipelines,
  pipelineSpec,
  restrictColumns,
  transformColumns,
} from '../../../src/ml/preprocess/index.ts';
import { frameOfWords } from '../frames.ts';

const words = sortCategories(frameOfWords([['x'], ['y'], ['z'], ['y']], ['pet']));
const frame: Frame = {
  nRows: 4,
  columns: [
    { kind: 'numeric', name: 'age', values: Float64Array.of(10, 20, 30, 40) },
    ...words.columns,
    { kind: 'numeric', name: 'calls', values: Float64Array.of(1, 1, 2, 4) },
  ],
};

describe('the eight pipelines', () => {
  it('pipelineSpec(number) numbers them as the described study', () => {
    const text = Array.from({ length: nPipelines }, (_, i) => {
      const { numeric, encoder, encoded } = pipelineSpec(i + 1);
      return [numeric, encoder, encoded].join(',');
    });
    expect(text).toEqual([
      'z-score,one-hot,z-score',
      'z-score,one-hot,min-max',
      'z-score,ordinal,z-score',
      'z-score,ordinal,min-max',
      'min-max,one-hot,z-score',
      'min-max,one-hot,min-max',
      'min-max,ordinal,z-score',
      'min-max,ordinal,min-max',
    ]);
  });

  it('pipelineSpec(9) is refused with the range', () => {
    expect(() => pipelineSpec(9)).toThrow('pipeline must be an integer from 1 to 8; got 9');
  });

  it('fitPipeline(8) puts numbers first, then codes, each in [0, 1]', () => {
    const pipeline = fitPipeline(8, frame);
    expect(featureNames(pipeline)).toEqual(['age', 'calls', 'pet']);
    expect(toRows(transformColumns(pipeline, frame))).toEqual([
      [0, 0, 0],
      [10 / 30, 0, 1 / 2],
      [20 / 30, 1 / 3, 1],
      [1, 1, 1 / 2],
    ]);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('inverseColumns(pipeline %i) gives the frame back', (number) => {
    const pipeline = fitPipeline(number, frame);
    const back = inverseColumns(pipeline, transformColumns(pipeline, frame));
    const ordered = selectFrameColumns(frame, ['age', 'calls', 'pet']);
    back.columns.forEach((column, j) => {
      const want = ordered.columns[j];
      if (column.kind === 'category' && want.kind === 'category') {
        expect(Array.from(column.codes, (code) => column.categories[code])).toEqual(
          Array.from(want.codes, (code) => want.categories[code]),
        );
      } else if (column.kind === 'numeric' && want.kind === 'numeric') {
        column.values.forEach((value, i) => {
          expect(value).toBeCloseTo(want.values[i], 12);
        });
      } else expect.fail('kinds differ');
    });
  });

  it.each([1, 8])('JSON of pipeline %i transforms the same, bit for bit', (number) => {
    const pipeline = fitPipeline(number, frame);
    const loaded = JSON.parse(JSON.stringify(pipeline)) as typeof pipeline;
    expect(transformColumns(loaded, frame).data).toEqual(transformColumns(pipeline, frame).data);
  });

  it.each([1, 6])('restrictColumns(pipeline %i) equals the whole on its columns', (number) => {
    const pipeline = fitPipeline(number, frame);
    const part = restrictColumns(pipeline, ['pet', 'calls']);
    const whole = transformColumns(pipeline, frame);
    const names = featureNames(pipeline);
    const x = transformColumns(part, frame);
    expect(featureSources(part)).toEqual(['calls', 'pet', 'pet', 'pet']);
    featureNames(part).forEach((name, j) => {
      for (let i = 0; i < 4; i++) {
        expect(x.data[i * x.nCols + j]).toBe(whole.data[i * whole.nCols + names.indexOf(name)]);
      }
    });
  });

  it('transformColumns(batch of one) equals its row in the batch', () => {
    const pipeline = fitPipeline(2, frame);
    const whole = toRows(transformColumns(pipeline, frame));
    const one: Frame = {
      nRows: 1,
      columns: frame.columns.map((column) =>
        column.kind === 'numeric'
          ? { ...column, values: column.values.slice(2, 3) }
          : { ...column, codes: column.codes.slice(2, 3) },
      ),
    };
    expect(toRows(transformColumns(pipeline, one))).toEqual([whole[2]]);
  });
});
