import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scratchFolder, tableFile } from '../small-study.ts';
import { newRun } from './tiny-run.ts';
import { tinyConfig, tinyTable } from './tiny-study.ts';
import { temporaryFiles } from './wholeness.ts';

const root = join(import.meta.dirname, '../../..');
const bin = join(root, 'bin/clientele.js');

interface Said {
  readonly child: ChildProcess;
  /** All of stderr, once the process has ended. */
  readonly end: Promise<{ readonly code: number | null; readonly err: string }>;
  /** Resolves when stderr has said something like this. */
  heard(pattern: RegExp): Promise<void>;
}

function start(command: string, args: readonly string[]): Said {
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, LANG: 'C', LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  return {
    child,
    end: new Promise((resolve) => child.on('close', (code) => resolve({ code, err }))),
    heard: (pattern) => expect.poll(() => err, { timeout: 60_000, interval: 5 }).toMatch(pattern),
  };
}

function studyArgs(folder: string): string[] {
  const config = join(scratchFolder(), 'tiny.yaml');
  writeFileSync(config, tinyConfig);
  return [bin, 'study', tableFile(tinyTable()), '-c', config, '-o', folder, '--threads', '1'];
}

describe('clientele study on the folder of another', () => {
  it('is refused with code 2 and one line while that one lives, and takes over when it was killed', {
    timeout: 600_000,
  }, async () => {
    const folder = newRun();
    const args = studyArgs(folder);
    const first = start(process.execPath, args);
    await first.heard(/1\/\d+ Read the table …/);
    const { code, err } = await start(process.execPath, args).end;
    expect(code).toBe(2);
    expect(err).toMatch(
      new RegExp(
        `^E_RUN_IN_USE ${folder}: process ${first.child.pid} has been working on this run since \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC; ` +
          'wait for it to end, or choose another folder with -o\\n$',
      ),
    );
    first.child.kill('SIGKILL');
    await first.end;
    expect(readdirSync(folder)).toContain('.lock-1');
    const third = start(process.execPath, args);
    await third.heard(/2\/\d+ /);
    third.child.kill('SIGINT');
    expect((await third.end).code).toBe(130);
    expect(temporaryFiles(folder)).toEqual([]);
  });
});

describe('a file that grows over the limit of the system (ulimit -f)', () => {
  /** A command whose files may have so many blocks of 512 bytes. */
  const limited = (blocks: number, args: readonly string[]): Said =>
    start('sh', ['-c', `ulimit -f ${blocks}; exec "$@"`, 'sh', process.execPath, ...args]);

  it('ends a study with code 2 and one line, and leaves nothing half-written', async () => {
    const folder = newRun();
    const { code, err } = await limited(2, studyArgs(folder)).end;
    expect([code, err.split('\n').at(-2)]).toEqual([
      2,
      expect.stringMatching(/^E_DISK_FULL .+: the file is larger than the system allows; raise the limit/),
    ]);
    expect(existsSync(folder) ? temporaryFiles(folder) : []).toEqual([]);
  });

  it.each(['parquet', 'csv'])('ends a %s file that DuckDB writes in the same way', async (format) => {
    const folder = join(scratchFolder(), 'tables');
    mkdirSync(folder);
    const code = `
      const { createDuckDbEngine } = await import('./dist/engines/duckdb/index.js');
      const engine = await createDuckDbEngine();
      const nRows = 50_000;
      const values = Float64Array.from({ length: nRows }, (_, i) => Math.sin(i));
      const columns = [{ kind: 'numeric', name: 'x', values }];
      try {
        await engine.writeTable(${JSON.stringify(join(folder, `x.${format}`))}, { nRows, columns });
      } catch (error) {
        process.stderr.write(error.message + '\\n');
        process.exitCode = error.exitCode;
      }`;
    const ended = limited(64, ['--input-type=module', '-e', code]);
    expect(await ended.end).toEqual({
      code: 2,
      err: expect.stringMatching(
        /^E_DISK_FULL .+: the file is larger than the system allows; raise the limit/,
      ),
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
