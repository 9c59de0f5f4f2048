import fc from 'fast-check';
import { expect } from 'vitest';
import { type Frame, selectFrameColumns } from '../../../src/ml/frame.ts';
import { concatColumns } from '../../../src/ml/matrix.ts';
import {
  type ColumnTransformer,
  type Encoder,
  type EncoderKind,
  encodedNames,
  featureNames,
  fitColumnTransformer,
  fitEncoder,
  fitPipeline,
  fitScaler,
  pipelineSpec,
  type Scaler,
  type ScalerKind,
  transformColumns,
  transformEncoder,
  transformScaler,
} from '../../../src/ml/preprocess/index.ts';
import { describeEstimator } from './describe-estimator.ts';
import { classifiersOnly, clusterersOnly, type Reasons } from './items.ts';
import { expectRows, matrixOf, rescaled, rowsOfMatrix, type Subject } from './subject.ts';
import { categoryTables, mixedTables, numericTables } from './tables.ts';

const tolerance = 1e-11;

const ofTransformers: Reasons = {
  ...classifiersOnly,
  ...clusterersOnly,
  38: 'one pass: there are no iterations',
};
const ofSteps: Reasons = { ...ofTransformers, 42: 'a step, not a pipeline' };
const byName = 'columns are found by name: one that is absent is refused by name (12), others are not read';

/** (factor × x + shift) − its offset, over its scale, is the same for every factor over 0. */
function ignoresScale<Model>(subject: Subject<Model>): () => void {
  return () => {
    fc.assert(
      fc.property(
        subject.tables,
        fc.constantFrom(0.125, 3, 1000),
        fc.constantFrom(-70, 0, 5),
        (frame, a, b) => {
          const other = rescaled(frame, a, b);
          expectRows(
            subject.apply(subject.fit(other), other),
            subject.apply(subject.fit(frame), frame),
            1e-9,
          );
        },
      ),
      { numRuns: 25 },
    );
  };
}

function scalerSubject(kind: ScalerKind): Subject<Scaler & { names: readonly string[] }> {
  const subject: Subject<Scaler & { names: readonly string[] }> = {
    name: `fitScaler(${kind})`,
    tables: numericTables,
    // Names ride along, so that a permuted column can be told; a scaler itself has none.
    fit: (frame, how) => {
      const scaler = fitScaler(kind, matrixOf(frame), how);
      expect(Object.isFrozen(scaler)).toBe(true);
      return Object.freeze({ ...scaler, names: frame.columns.map((column) => column.name) });
    },
    apply: (scaler, frame) => rowsOfMatrix(transformScaler(scaler, matrixOf(frame)), scaler.names),
    columns: 'unnamed',
    takesMissing: false,
    tolerance,
    notApplicable: { ...ofSteps, 12: 'a matrix has no names' },
  };
  return { ...subject, own: { 33: ignoresScale(subject) } };
}

function encoderSubject(kind: EncoderKind): Subject<Encoder> {
  return {
    name: `fitEncoder(${kind})`,
    tables: categoryTables,
    fit: (frame, how) => fitEncoder(kind, frame, how),
    apply: (encoder, frame) => rowsOfMatrix(transformEncoder(encoder, frame), encodedNames(encoder)),
    columns: 'by-name',
    takesMissing: false,
    tolerance: 0,
    notApplicable: { ...ofSteps, 11: byName, 33: 'categories have no scale' },
  };
}

/** What a pipeline does, step by step with the functions that it is made of. */
function composed(number: number, frame: Frame) {
  const spec = pipelineSpec(number);
  const names = (kind: 'numeric' | 'category') =>
    frame.columns.filter((column) => column.kind === kind).map((column) => column.name);
  const numbers = matrixOf(selectFrameColumns(frame, names('numeric')));
  const words = selectFrameColumns(frame, names('category'));
  const codes = transformEncoder(fitEncoder(spec.encoder, words), words);
  return concatColumns([
    transformScaler(fitScaler(spec.numeric, numbers), numbers),
    transformScaler(fitScaler(spec.encoded, codes), codes),
  ]);
}

function pipelineSubject(number: number): Subject<ColumnTransformer> {
  const subject: Subject<ColumnTransformer> = {
    name: `fitPipeline(${number})`,
    tables: mixedTables,
    fit: (frame, how) => fitPipeline(number, frame, how),
    apply: (pipeline, frame) => rowsOfMatrix(transformColumns(pipeline, frame), featureNames(pipeline)),
    columns: 'by-name',
    takesMissing: false,
    tolerance,
    notApplicable: { ...ofTransformers, 11: byName },
  };
  return {
    ...subject,
    own: {
      33: ignoresScale(subject),
      42: () =>
        fc.assert(
          fc.property(mixedTables, (frame) => {
            expect(transformColumns(fitPipeline(number, frame), frame)).toEqual(composed(number, frame));
          }),
        ),
    },
  };
}

describeEstimator(scalerSubject('z-score'));
describeEstimator(scalerSubject('min-max'));
describeEstimator(encoderSubject('one-hot'));
describeEstimator(encoderSubject('ordinal'));
describeEstimator(pipelineSubject(1));
describeEstimator(pipelineSubject(8));
describeEstimator<ColumnTransformer>({
  name: 'fitColumnTransformer(no scaler)',
  tables: mixedTables,
  fit: (frame, how) =>
    fitColumnTransformer(
      frame,
      (['category', 'numeric'] as const).map((kind) => ({
        columns: frame.columns.filter((column) => column.kind === kind).map((column) => column.name),
        encoder: kind === 'category' ? 'ordinal' : null,
        scaler: null,
      })),
      how,
    ),
  apply: (transformer, frame) =>
    rowsOfMatrix(transformColumns(transformer, frame), featureNames(transformer)),
  columns: 'by-name',
  takesMissing: false,
  tolerance: 0,
  notApplicable: {
    ...ofSteps,
    11: byName,
    33: 'numbers pass as they are',
  },
});
