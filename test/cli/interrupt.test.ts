import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runRecordSchema } from '../../src/contract/index.ts';
import { stageNames } from '../../src/study/index.ts';
import { madeUpClients, scratchFolder, tableFile } from '../study/small-study.ts';

const bin = join(import.meta.dirname, '../../bin/clientele.js');
const example = join(import.meta.dirname, '../../examples/bank-marketing.yaml');

/** Starts a study, interrupts it when a line of stderr matches, and waits for its end. */
function study(
  args: readonly string[],
  interruptAt: RegExp | null,
): Promise<{ code: number | null; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [bin, 'study', ...args], {
      env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    let isInterrupted = false;
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
      if (interruptAt?.test(err) && !isInterrupted) {
        isInterrupted = true;
        child.kill('SIGINT');
      }
    });
    child.on('close', (code) => resolve({ code, err }));
  });
}

describe('clientele study, interrupted', () => {
  it('ends with code 130, keeps what is finished, and the same command goes on', {
    timeout: 600_000,
  }, async () => {
    const table = tableFile(madeUpClients(600));
    const folder = join(scratchFolder(), 'run');
    const config = join(scratchFolder(), 'study.yaml');
    writeFileSync(
      config,
      readFileSync(example, 'utf8')
        .replace(/^ *descriptions: .*$/m, '')
        .replace('pipelines: [1, 2, 3, 4, 5, 6, 7, 8]', 'pipelines: [8]')
        .replace('kTo: 15', 'kTo: 6'),
    );
    const args = [table, '-c', config, '-o', folder];
    const cut = await study(args, /Cluster at every k …/);
    expect(cut.code).toBe(130);
    expect(cut.err).toContain('Interrupted. What was finished is kept');
    expect(existsSync(join(folder, 'report.html'))).toBe(false);
    expect(readdirSync(folder).filter((name) => /^\.(lock|tmp)/.test(name))).toEqual([]);
    const whole = await study(args, null);
    expect(whole.code).toBe(0);
    const record = runRecordSchema.parse(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')));
    const reused = record.stages.filter((stage) => stage.reused).map((stage) => stage.name);
    expect(reused).toEqual(stageNames.slice(0, stageNames.indexOf('sweep')));
  });
});
