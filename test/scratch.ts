import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One temporary folder for the whole run of the tests, removed at its end. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-test-'));
  process.env.TMPDIR = folder;
  // A browser that was just closed may still write its profile.
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
}
