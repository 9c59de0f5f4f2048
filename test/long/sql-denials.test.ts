import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createSandbox } from '../../src/engines/duckdb/index.ts';
import { cheapDenials, heavyDenials } from '../engines/duckdb/sandbox/attacks.ts';
import { makeScope } from '../engines/duckdb/sandbox/sandbox-scope.ts';
import { watchChildren } from '../engines/duckdb/sandbox/watch-children.ts';

const entry = new URL('../../dist/engines/duckdb/sandbox/child.js', import.meta.url);
const mostMemory = 768 * 1024 * 1024;
const mostSeconds = 6;

describe('createSandbox with its own bounds', () => {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-denials-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('query(scope, query) ends what asks for everything within 6 s and 768 MB', {
    timeout: 600_000,
  }, async () => {
    const scope = await makeScope(folder);
    const sandbox = createSandbox({ entry });
    const watch = watchChildren();
    const targets = { secret: '/nowhere', folder: '/nowhere', own: '/nowhere' };
    const seconds: number[] = [];
    for (const [, attack] of [...cheapDenials, ...heavyDenials]) {
      // Starting the process is not part of the query.
      await sandbox.query(scope, { sql: 'SELECT 1' });
      const start = performance.now();
      await sandbox.query(scope, { sql: attack(targets) }).catch(() => {});
      seconds.push((performance.now() - start) / 1000);
    }
    await sandbox.close();
    const highest = watch.stop();
    console.info(`longest ${Math.max(...seconds).toFixed(2)} s, highest ${Math.round(highest / 1e6)} MB`);
    expect(Math.max(...seconds)).toBeLessThan(mostSeconds);
    expect(highest).toBeLessThan(mostMemory);
  });
});
