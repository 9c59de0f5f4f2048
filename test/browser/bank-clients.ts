import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputTable } from '../../src/contract/index.ts';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';
import { checkRecipe, compileRecipe, generateSample } from '../../src/sample/index.ts';
import { clientsFile } from '../../src/study/index.ts';

const recipe = new URL('../../examples/bank-marketing.sample.json', import.meta.url);

/** Gives a run clients with every column of the example table, made up by the example's recipe, in four segments. */
export async function writeBankClients(folder: string, nRows: number): Promise<void> {
  const path = join(folder, clientsFile);
  mkdirSync(dirname(path), { recursive: true });
  const engine = await createDuckDbEngine();
  try {
    await engine.writeBatches(path, numbered(nRows));
  } finally {
    await engine.close();
  }
}

async function* numbered(nRows: number): AsyncGenerator<OutputTable> {
  const compiled = compileRecipe(checkRecipe(JSON.parse(readFileSync(recipe, 'utf8')), 'recipe'));
  let nBefore = 0;
  for (const batch of generateSample(compiled, { nRows, seed: 7 })) {
    const from = nBefore;
    nBefore += batch.nRows;
    const count = (name: string, of: (row: number) => number) =>
      ({
        kind: 'integer',
        name,
        values: Int32Array.from({ length: batch.nRows }, (_, i) => of(from + i)),
      }) as const;
    yield {
      nRows: batch.nRows,
      columns: [count('row', (i) => i + 1), ...batch.columns, count('segment_id', (i) => (i % 4) + 1)],
    };
  }
}
