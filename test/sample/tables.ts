import { readFileSync } from 'node:fs';
import type { OutputTable, SampleRecipe } from '../../src/contract/index.ts';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { checkRecipe, compileRecipe, generateSample } from '../../src/sample/index.ts';

const path = new URL('../../examples/bank-marketing.sample.json', import.meta.url);

export const bankRecipe: SampleRecipe = checkRecipe(JSON.parse(readFileSync(path, 'utf8')), 'recipe');

/** Columns by name: numbers, or codes of the recipe's categories. */
export type Cells = Readonly<Record<string, ArrayLike<number>>>;

/** A table as one array a column. */
export interface CellTable {
  readonly nRows: number;
  readonly cells: Cells;
}

export function valuesOf(column: OutputTable['columns'][number]): Int32Array | Float64Array {
  if (column.kind === 'category') return column.codes;
  if (column.kind === 'numeric' || column.kind === 'integer') return column.values;
  throw new Error(`a sample has no ${column.kind} column`);
}

/** The sample of the example's recipe, whole. */
export function drawSample(nRows: number, seed = 7): CellTable {
  const cells: Record<string, Float64Array> = {};
  for (const { name } of bankRecipe.columns) cells[name] = new Float64Array(nRows);
  let filled = 0;
  for (const batch of generateSample(compileRecipe(bankRecipe), { nRows, seed })) {
    for (const column of batch.columns) cells[column.name]!.set(valuesOf(column), filled);
    filled += batch.nRows;
  }
  return { nRows, cells };
}

/** The real table, its words as codes of the recipe's categories. */
export async function readReal(path: string): Promise<CellTable> {
  const engine = await createDuckDbEngine({ batchRows: 100_000 });
  const columns = bankRecipe.columns.map((column) =>
    column.kind === 'category'
      ? ({ name: column.name, type: 'nominal', categories: column.categories } as const)
      : ({ name: column.name, type: 'numeric' } as const),
  );
  try {
    for await (const batch of engine.read({ path, delimiter: ';' }, columns)) {
      return {
        nRows: batch.nRows,
        cells: Object.fromEntries(batch.columns.map((column) => [column.name, valuesOf(column)])),
      };
    }
    throw new Error('the real table is empty');
  } finally {
    await engine.close();
  }
}

/** The code of a category. */
export function codeOf(column: string, word: string): number {
  const found = bankRecipe.columns.find(({ name }) => name === column);
  return found?.kind === 'category' ? found.categories.indexOf(word) : Number.NaN;
}
