import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { createRandom } from '../../../src/ml/index.ts';
import { differingFiles, filesOf } from '../small-study.ts';
import { operationsOf } from './faults.ts';
import { naiveFiles } from './naive-files.ts';
import { forgetfulDisk } from './power-cut.ts';
import { newRun, removeRun, type TinyRuns } from './tiny-run.ts';
import { watchedFiles } from './watched-files.ts';
import { brokenFiles, temporaryFiles } from './wholeness.ts';

export interface PowerCutOptions {
  readonly nCuts: number;
  readonly seed: number;
  /** Files are written by the naive writer; defaults to false. */
  readonly isNaive?: boolean;
}

/**
 * Cuts the power of studies at random operations and runs each again: the bytes are those of an undisturbed run, and no
 * stage that was told as done is done again.
 *
 * @returns how many cuts left a file under a final name that was not whole
 */
export async function cutPower(
  runs: TinyRuns,
  { nCuts, seed, isNaive = false }: PowerCutOptions,
): Promise<number> {
  const nOperations = (await operationsOf(runs, isNaive ? naiveFiles : undefined)).length;
  let nBroken = 0;
  for (let cut = 0; cut < nCuts; cut++) {
    const random = createRandom(1000 * seed + cut);
    const folder = newRun();
    const at = 1 + random.nextInt(nOperations - 1);
    const where = `cut ${cut} of seed ${seed} before operation ${at}`;
    const disk = forgetfulDisk(dirname(folder), at);
    const files = isNaive ? naiveFiles(disk.files) : disk.files;
    const done: string[] = [];
    const run = runs.run(folder, { files, listener: { onDone: (stage) => done.push(stage) } });
    // What fails while tidying up is no failure of the study.
    await run.catch((error: Error) => expect(error.message).toContain('power cut'));
    disk.cut(random);
    // No process outlives a power cut; this one lives on, and so would its lock.
    for (const name of readdirSync(dirname(folder), { recursive: true, encoding: 'utf8' })) {
      if (/\.lock-[^/\\]*$/.test(name)) rmSync(join(dirname(folder), name), { recursive: true });
    }
    if (brokenFiles(folder, runs.good).length > 0) nBroken++;
    const { record } = await runs.run(folder, { files: watchedFiles({ skipsSync: true }) });
    expect([where, ...temporaryFiles(folder)]).toEqual([where]);
    expect([where, ...differingFiles(filesOf(folder), runs.good)]).toEqual([where]);
    if (!isNaive) {
      const again = record.stages.filter(({ reused }) => !reused).map(({ name }) => name);
      expect([where, ...again.filter((stage) => done.includes(stage))]).toEqual([where]);
    }
    removeRun(folder);
  }
  return nBroken;
}
