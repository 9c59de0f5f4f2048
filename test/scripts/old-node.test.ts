import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Runs a script of ours under a Node that says it is of another version. */
function runAs(version: string, script: string, ...args: string[]): Promise<{ code: number; said: string }> {
  const disguise = join(mkdtempSync(join(tmpdir(), 'clientele-node-')), 'disguise.cjs');
  writeFileSync(
    disguise,
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } });\n`,
  );
  return new Promise((resolve) => {
    execFile(process.execPath, ['-r', disguise, join(root, script), ...args], (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, said: out + err });
    });
  });
}

describe('an old Node', () => {
  it.each([
    ['18.20.8', 'bin/clientele.js'],
    ['20.18.3', 'bin/clientele.js'],
    ['18.20.8', 'bin/require-node.js'],
    ['18.20.8', 'scripts/test-setup.mjs'],
  ])('%s hears one line from %s', async (version, script) => {
    expect(await runAs(version, script, 'demo')).toEqual({
      code: 2,
      said: `clientele needs Node 20.19 or newer; this is Node ${version}\n`,
    });
  });

  it.each(['20.19.0', '22.12.0', '24.0.0'])('%s is no old one', async (version) => {
    expect(await runAs(version, 'bin/require-node.js')).toEqual({ code: 0, said: '' });
  });
});
