import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { ColumnBatch } from '../../../src/contract/index.ts';
import { createDuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import { createScratch } from '../scratch.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);

/** Runs statements in a process of their own that has imported the engine as `duckdb`. */
async function runProcess(statements: string): Promise<string> {
  const source = `
    import { runnerImport } from 'vite';
    const { module: duckdb } = await runnerImport('./src/engines/duckdb/index.ts', { configFile: false, logLevel: 'error' });
    const before = process.getActiveResourcesInfo().length;
    ${statements}`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', source], {
    cwd: ROOT,
    timeout: 30_000,
  });
  return stdout;
}

describe('the engine in a process of its own', () => {
  const scratch = createScratch();

  it('importing the engine prints nothing, makes no file and lets the process end', async () => {
    expect(await runProcess('')).toBe('');
    expect(existsSync(`${ROOT}/.tmp`)).toBe(false);
  });

  it('close() lets the process end', async () => {
    const csv = JSON.stringify(scratch.write('a\n1\n'));
    const printed = await runProcess(`
      const engine = await duckdb.createDuckDbEngine();
      const info = await engine.describe({ path: ${csv} });
      for await (const batch of engine.read({ path: ${csv} }, info.columns)) process.stdout.write(String(batch.nRows));
      await engine.close();`);
    expect(printed).toBe('1');
  });

  it('writeTable(path, table) gives equal bytes in two processes', async () => {
    const here = scratch.path('here.parquet');
    const there = scratch.path('there.parquet');
    const engine = await createDuckDbEngine();
    await engine.writeTable(here, makeTable());
    await engine.close();
    await runProcess(`
      const engine = await duckdb.createDuckDbEngine();
      await engine.writeTable(${JSON.stringify(there)}, (${makeTable.toString()})());
      await engine.close();`);
    expect(hashOf(there)).toBe(hashOf(here));
  });
});

/** More rows than a row group of Parquet holds. */
function makeTable(): ColumnBatch {
  const nRows = 130_000;
  const codes = Int32Array.from({ length: nRows }, (_, i) => (i % 5) - 1);
  return {
    nRows,
    columns: [
      {
        kind: 'numeric',
        name: 'x',
        values: Float64Array.from({ length: nRows }, (_, i) => (i % 9 ? i / 7 : Number.NaN)),
      },
      { kind: 'category', name: 'c', codes, categories: ['a', 'b', 'c', 'd'] },
      {
        kind: 'text',
        name: 't',
        values: Array.from({ length: nRows }, (_, i) => (i % 3 ? `client ${i}` : null)),
      },
    ],
  };
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
