// One method by name, on frames.

export {
  type BayesianRidge,
  type FitBayesianRidgeOptions,
  fitBayesianRidge,
  predictBayesianRidge,
} from './bayesian-ridge.ts';
// Between a frame and numbers.
export {
  type CategoryCoding,
  type Coding,
  decodeMatrix,
  encodeFrame,
  type FilledFrame,
  type FitCodingOptions,
  fitCoding,
  type NumericCoding,
} from './coding.ts';
export {
  type FitFrameImputerOptions,
  type FrameImputer,
  fitFrameImputer,
  type ImputationMethod,
  imputationMethods,
  imputeFrame,
} from './impute-frame.ts';
export {
  type FitIterativeImputerOptions,
  fitIterativeImputer,
  fitTransformIterative,
  type IterativeImputer,
  type IterativeStep,
  transformIterative,
} from './iterative.ts';
// On numbers.
export {
  type FitKnnImputerOptions,
  fitKnnImputer,
  type KnnImputer,
  type TransformKnnOptions,
  transformKnn,
} from './knn.ts';
// On frames.
export {
  type FitModeImputerOptions,
  fitModeImputer,
  type ModeColumn,
  type ModeImputer,
  transformMode,
} from './mode.ts';
export { fitRawImputer, type RawColumn, type RawImputer, transformRaw } from './raw.ts';
