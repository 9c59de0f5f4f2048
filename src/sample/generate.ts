import type { OutputTable, OutputValues, RecipeColumn } from '../contract/index.ts';
import { ArgumentError } from '../ml/index.ts';
import type { CompiledRecipe } from './compile.ts';
import { type BlockColumn, blockRows, createBlockScratch, drawBlock } from './draw-block.ts';

export interface GenerateSampleOptions {
  /** Rows to make, an integer of [1, 2^31); defaults to the recipe's own number. */
  readonly nRows?: number;
  /** An integer of [0, 2^53); equal seeds give equal rows. Defaults to 7. */
  readonly seed?: number;
  /** Rows of a batch, at least 1; the rows do not depend on it. Defaults to 65,536. */
  readonly batchRows?: number;
}

const defaultSeed = 7;
const defaultBatchRows = 65_536;
const mostRows = 2 ** 31 - 1;

/**
 * Batches of rows in the order of dates: the same rows for the same recipe, seed and number.
 *
 * Time is linear in the rows; memory is that of a batch.
 */
export function generateSample(
  recipe: CompiledRecipe,
  options: GenerateSampleOptions = {},
): Generator<OutputTable, void, undefined> {
  const { nRows = recipe.nRows, seed = defaultSeed, batchRows = defaultBatchRows } = options;
  checkInteger('nRows', nRows, 1, mostRows);
  checkInteger('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  checkInteger('batchRows', batchRows, 1, mostRows);
  return makeBatches(recipe, nRows, seed, batchRows);
}

function* makeBatches(
  recipe: CompiledRecipe,
  nRows: number,
  seed: number,
  batchRows: number,
): Generator<OutputTable, void, undefined> {
  const scratch = createBlockScratch(recipe);
  const block = createColumns(recipe, blockRows);
  let drawn = -1;
  for (let from = 0; from < nRows; from += batchRows) {
    const size = Math.min(batchRows, nRows - from);
    const batch = createColumns(recipe, size);
    for (let filled = 0; filled < size; ) {
      const index = Math.floor((from + filled) / blockRows);
      if (index !== drawn) drawBlock(recipe, { nRows, seed, index }, block, scratch);
      drawn = index;
      const start = from + filled - index * blockRows;
      const count = Math.min(blockRows - start, size - filled);
      for (const [j, column] of block.entries()) batch[j].set(column.subarray(start, start + count), filled);
      filled += count;
    }
    yield { nRows: size, columns: recipe.columns.map((column, j) => outputValues(column, batch[j])) };
  }
}

function createColumns({ columns }: CompiledRecipe, size: number): BlockColumn[] {
  return columns.map((column) =>
    column.kind === 'numeric' && column.decimals > 0 ? new Float64Array(size) : new Int32Array(size),
  );
}

function outputValues(column: RecipeColumn, cells: BlockColumn): OutputValues {
  const { name } = column;
  if (cells instanceof Float64Array) return { kind: 'numeric', name, values: cells };
  if (column.kind === 'numeric') return { kind: 'integer', name, values: cells };
  return { kind: 'category', name, codes: cells, categories: column.categories };
}

function checkInteger(name: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  throw new ArgumentError('E_ARGUMENT', `${name} must be an integer from ${least} to ${most}; got ${value}`);
}
