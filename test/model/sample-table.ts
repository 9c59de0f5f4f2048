import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeSample } from '../../src/cli/commands/sample.ts';
import { createDuckDbEngine } from '../../src/engines/duckdb/index.ts';

/** A made-up table of the example recipe, as a CSV. */
export async function sampleTable(nRows: number, seed = 7): Promise<string> {
  const path = join(mkdtempSync(join(tmpdir(), 'clientele-sample-')), 'clients.csv');
  const recipePath = fileURLToPath(new URL('../../examples/bank-marketing.sample.json', import.meta.url));
  const engine = await createDuckDbEngine();
  try {
    await writeSample({ recipePath, nRows, seed, path, engine });
  } finally {
    await engine.close();
  }
  return path;
}
