import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSandbox } from '../../src/engines/duckdb/index.ts';
import type { SqlQueries } from '../../src/server/index.ts';
import { makeScope } from '../engines/duckdb/sandbox/sandbox-scope.ts';

const entry = new URL('../../dist/engines/duckdb/sandbox/child.js', import.meta.url);

/** Queries over a small scope in a real sandbox, as `serve` gives them to the application. */
export async function openSqlQueries(): Promise<SqlQueries & { close(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-sql-api-'));
  const sandbox = createSandbox({ entry });
  const scope = await makeScope(folder);
  return {
    query: (query, signal) => sandbox.query(scope, query, signal),
    tables: (signal) => sandbox.tables(scope, signal),
    functions: sandbox.functions,
    async close() {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
