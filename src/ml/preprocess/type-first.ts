import type { Frame } from '../frame.ts';
import {
  type ColumnTransformer,
  type FitColumnTransformerOptions,
  fitColumnTransformer,
} from './column-transformer.ts';
import type { ScalerKind } from './scaler.ts';

/** Two categories that differ are then 1 apart, whatever their names: √(½ + ½). */
const mismatchScale = Math.SQRT2;

/**
 * Codes every column by its type: numbers scaled, categories one-hot × 1/√2, so that unlike categories are 1 apart.
 * No order is read into categories, and a rare one weighs no more than a common one.
 *
 * @param numeric scaler of the numeric columns; min-max puts them on the scale of the categories
 */
export function fitTypeFirst(
  frame: Frame,
  numeric: ScalerKind,
  options: FitColumnTransformerOptions = {},
): ColumnTransformer {
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
  const blocks = fitted.blocks.map((block) => {
    if (!block.encoder) return block;
    const width = block.encoder.columns.reduce((sum, { categories }) => sum + categories.length, 0);
    const offset = Array<number>(width).fill(0);
    return { ...block, scaler: { kind: 'min-max', offset, scale: offset.map(() => mismatchScale) } as const };
  });
  return Object.freeze({ kind: 'column-transformer', blocks });
}
