import { ArgumentError } from '../errors.ts';
import type { Frame } from '../frame.ts';
import {
  type ColumnTransformer,
  type FitColumnTransformerOptions,
  fitColumnTransformer,
} from './column-transformer.ts';
import type { ScalerKind } from './scaler.ts';

export interface FitTypeFirstOptions extends FitColumnTransformerOptions {
  /** Squared distance of two categories that differ, over 0; defaults to 1. */
  readonly mismatch?: number;
}

/**
 * Codes every column by its type: numbers scaled, categories one-hot × √(mismatch ÷ 2), which by default is 1/√2, so
 * that unlike categories are 1 apart: √(½ + ½).
 * No order is read into categories, and a rare one weighs no more than a common one.
 *
 * @param numeric scaler of the numeric columns; min-max puts them on the scale of the categories
 */
export function fitTypeFirst(
  frame: Frame,
  numeric: ScalerKind,
  { mismatch = 1, ...options }: FitTypeFirstOptions = {},
): ColumnTransformer {
  if (!(mismatch > 0 && Number.isFinite(mismatch))) {
    throw new ArgumentError('E_RANGE', `mismatch must be a finite number over 0; got ${mismatch}`);
  }
  const names = (kind: 'numeric' | 'category'): string[] =>
    frame.columns.filter((column) => column.kind === kind).map((column) => column.name);
  const fitted = fitColumnTransformer(
    frame,
    [
      { columns: names('numeric'), encoder: null, scaler: numeric },
      { columns: names('category'), encoder: 'one-hot', scaler: null },
    ],
    options,
  );
  // Min-max divides by its scale.
  const scale = Math.sqrt(2 / mismatch);
  const blocks = fitted.blocks.map((block) => {
    if (!block.encoder) return block;
    const width = block.encoder.columns.reduce((sum, { categories }) => sum + categories.length, 0);
    const offset = Array<number>(width).fill(0);
    return { ...block, scaler: { kind: 'min-max', offset, scale: offset.map(() => scale) } as const };
  });
  return Object.freeze({ kind: 'column-transformer', blocks });
}
