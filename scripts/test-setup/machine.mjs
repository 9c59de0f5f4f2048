import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/** @returns {import('./plan-chromium.d.mts').Machine} */
export function readMachine() {
  return {
    env: process.env,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    find(program) {
      const path = isAbsolute(program) ? program : locate(program);
      if (path === null) return null;
      const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 30_000 });
      return status === 0 ? { path, version: stdout.trim().split('\n')[0] } : null;
    },
  };
}

/** Where a program is on the path; null where it is not. */
function locate(program) {
  const paths = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, program));
  return paths.find(isExecutable) ?? null;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
