// scalers

// column transformer
export {
  type BlockSpec,
  type ColumnTransformer,
  type FitColumnTransformerOptions,
  type FittedBlock,
  featureNames,
  featureSources,
  fitColumnTransformer,
  inverseColumns,
  restrictColumns,
  transformColumns,
} from './column-transformer.ts';
// encoders
export {
  type EncodedColumn,
  type Encoder,
  type EncoderKind,
  encodedNames,
  encodedWidth,
  type FitEncoderOptions,
  fitEncoder,
  inverseEncoder,
  transformEncoder,
  type UnseenPolicy,
} from './encoder.ts';
// the eight pipelines
export { fitPipeline, nPipelines, type PipelineSpec, pipelineSpec } from './pipelines.ts';
// the other way: by type
export { type FitTypeFirstOptions, fitTypeFirst } from './type-first.ts';
export {
  type FitScalerOptions,
  fitScaler,
  inverseScaler,
  restrictScaler,
  type Scaler,
  type ScalerKind,
  transformScaler,
} from './scaler.ts';
