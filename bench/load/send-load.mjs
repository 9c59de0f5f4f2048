import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const generator = fileURLToPath(new URL('./generate.mjs', import.meta.url));

/** Runs the generator on a plan in a process of its own. */
export async function sendLoad(plan) {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-bench-'));
  try {
    const file = join(folder, 'plan.json');
    writeFileSync(file, JSON.stringify(plan));
    const { stdout } = await promisify(execFile)(process.execPath, [generator, file], { maxBuffer: 1e8 });
    return JSON.parse(stdout);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
