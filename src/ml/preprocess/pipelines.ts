import type { Frame } from '../frame.ts';
import { checkInteger } from '../validate.ts';
import {
  type ColumnTransformer,
  type FitColumnTransformerOptions,
  fitColumnTransformer,
} from './column-transformer.ts';
import type { EncoderKind } from './encoder.ts';
import type { ScalerKind } from './scaler.ts';

/** One of the eight pipelines of the described study. */
export interface PipelineSpec {
  readonly number: number;
  /** Scaler of the numeric columns. */
  readonly numeric: ScalerKind;
  readonly encoder: EncoderKind;
  /** Scaler of the encoded category columns. */
  readonly encoded: ScalerKind;
}

/** How many pipelines there are; they are numbered from 1. */
export const nPipelines = 8;

/**
 * Pipeline `number` of 1 … 8: the numeric scaler changes slowest, then the encoder, then the scaler of the
 * encoded; z-score before min-max, one-hot before ordinal. 8 is min-max, ordinal, min-max.
 */
export function pipelineSpec(number: number): PipelineSpec {
  checkInteger(number, 'pipeline', 1, nPipelines);
  const bits = number - 1;
  return {
    number,
    numeric: bits & 4 ? 'min-max' : 'z-score',
    encoder: bits & 2 ? 'ordinal' : 'one-hot',
    encoded: bits & 1 ? 'min-max' : 'z-score',
  };
}

/** Fits pipeline `number` on a frame: its numeric columns first, then its category columns. */
export function fitPipeline(
  number: number,
  frame: Frame,
  options: FitColumnTransformerOptions = {},
): ColumnTransformer {
  const spec = pipelineSpec(number);
  const names = (kind: 'numeric' | 'category'): string[] =>
    frame.columns.filter((column) => column.kind === kind).map((column) => column.name);
  return fitColumnTransformer(
    frame,
    [
      { columns: names('numeric'), encoder: null, scaler: spec.numeric },
      { columns: names('category'), encoder: spec.encoder, scaler: spec.encoded },
    ],
    options,
  );
}
