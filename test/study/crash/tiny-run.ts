import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createDuckDbEngine } from '../../../src/engines/duckdb/index.ts';
import { parseStudyConfig, type StudyPorts, type StudyResult } from '../../../src/study/index.ts';
import { filesOf, type RunOptions, runOn, scratchFolder, tableFile } from '../small-study.ts';
import { tinyConfig, tinyTable } from './tiny-study.ts';

/** Whole studies in this process, one after the other; pictures are not drawn. */
export interface TinyRuns {
  /** What a run leaves that nothing disturbed. */
  readonly good: ReadonlyMap<string, Buffer>;
  run(folder: string, options?: Pick<RunOptions, 'files' | 'listener' | 'signal'>): Promise<StudyResult>;
  close(): Promise<void>;
}

export async function openTinyRuns(): Promise<TinyRuns> {
  const engine = await createDuckDbEngine();
  const table = tableFile(tinyTable());
  const config = parseStudyConfig(tinyConfig, 'tiny.yaml');
  const ports: Partial<StudyPorts> = {
    engine,
    draw: () => '<svg/>',
    pictures: {
      draw: async (jobs) => Array.from(jobs, () => ({ svg: '<svg/>', png: Uint8Array.of(137, 80, 78, 71) })),
      close: async () => {},
    },
  };
  const run: TinyRuns['run'] = (output, options) => runOn(table, config, { ...options, output, ports });
  const folder = newRun();
  await run(folder);
  const good = filesOf(folder);
  removeRun(folder);
  return { good, run, close: () => engine.close() };
}

/** A run folder that is not there yet, in a folder of its own. */
export function newRun(): string {
  return join(scratchFolder(), 'run');
}

export function removeRun(folder: string): void {
  rmSync(dirname(folder), { recursive: true, force: true });
}
