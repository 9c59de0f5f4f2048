import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type RunRecord, runRecordSchema } from '../../../src/contract/index.ts';
import { createRandom } from '../../../src/ml/index.ts';
import { stageNames } from '../../../src/study/index.ts';
import { differingFiles, filesOf, scratchFolder, tableFile } from '../small-study.ts';
import { newRun, removeRun } from './tiny-run.ts';
import { tinyConfig, tinyTable } from './tiny-study.ts';
import { brokenFiles, temporaryFiles } from './wholeness.ts';

const bin = join(import.meta.dirname, '../../../bin/clientele.js');
const naiveWriter = join(import.meta.dirname, 'naive-writer.mjs');

export interface KillOptions {
  readonly nKills: number;
  readonly seed: number;
  /** Of each study; defaults to 1. */
  readonly nThreads?: number;
  /** Files are written by the naive writer, and nothing is expected of a run but to be cut; defaults to false. */
  readonly isNaive?: boolean;
}

/** What came of one kill. */
interface Killed {
  /** The stage that was cut. */
  readonly stage: string;
  /** Whether a file under a final name was not whole. */
  readonly isBroken: boolean;
  /** Whether the run was killed once more while it went on. */
  readonly isKilledAgain: boolean;
  /** Parts of the cut stage that did not have to be made again. */
  readonly nPartsReused: number;
}

/**
 * Kills studies of the command line, half of them at moments spread evenly over the duration, half evenly over the
 * stages; some once more while they go on; and lets each end. Expects after every kill whole files alone; at the end
 * the bytes of an undisturbed run, no temporary files, and that every stage which was told as done was not done again.
 */
export async function killStudies({
  nKills,
  seed,
  nThreads = 1,
  isNaive = false,
}: KillOptions): Promise<Killed[]> {
  const config = join(scratchFolder(), 'tiny.yaml');
  writeFileSync(config, tinyConfig);
  const args = [tableFile(tinyTable()), '-c', config, '--threads', String(nThreads)];
  const start = (folder: string, moment?: Moment) => runCli([...args, '-o', folder], isNaive, moment);

  const undisturbed = newRun();
  await start(undisturbed);
  const good = filesOf(undisturbed);
  const { stages } = recordOf(undisturbed);
  const seconds = stages.reduce((sum, one) => sum + one.seconds, 0);

  async function killOne(kill: number): Promise<Killed> {
    const random = createRandom(1000 * seed + kill);
    const folder = newRun();
    const where = `kill ${kill} of seed ${seed}`;
    const share = (kill + random.next()) / nKills;
    const stage = Math.floor(share * stages.length);
    const moment =
      kill % 2 === 0
        ? { nStarted: 1, seconds: share * seconds }
        : { nStarted: stage + 1, seconds: random.next() * stages[stage].seconds };
    const cut = await start(folder, moment);
    const broken = brokenFiles(folder, good);
    const outcome = {
      stage: cut.code === 0 ? 'after the end' : (stages[cut.nStarted - 1]?.name ?? 'before the start'),
      isBroken: broken.length > 0,
      isKilledAgain: false,
      nPartsReused: 0,
    };
    if (isNaive) {
      removeRun(folder);
      return outcome;
    }
    expect([where, ...broken]).toEqual([where]);
    let { nDone } = cut;
    outcome.isKilledAgain = random.next() < 0.25;
    if (outcome.isKilledAgain) {
      const again = await start(folder, { nStarted: nDone + 1, seconds: random.next() * seconds });
      expect([where, ...brokenFiles(folder, good)]).toEqual([where]);
      nDone = Math.max(nDone, again.nDone);
    }
    const end = await start(folder);
    expect([where, end.code, end.err]).toEqual([where, 0, end.err]);
    expect([where, ...temporaryFiles(folder)]).toEqual([where]);
    expect([where, ...differingFiles(filesOf(folder), good)]).toEqual([where]);
    const record = recordOf(folder);
    const reused = record.stages.map((one) => one.reused);
    expect([where, ...reused.slice(0, nDone)]).toEqual([where, ...Array(nDone).fill(true)]);
    // The one that was cut may have been kept just before its line was printed; those after it were not begun.
    expect([where, ...reused.slice(nDone + 1)].filter((one) => one === true)).toEqual([]);
    outcome.nPartsReused = record.stages.reduce((sum, { parts }) => sum + (parts?.reused ?? 0), 0);
    removeRun(folder);
    return outcome;
  }

  // A naive writer waits for its slow disk, so more of them fit side by side.
  const nLanes = isNaive ? 4 : 2;
  const killed: Killed[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < nKills) killed.push(await killOne(next++));
  };
  await Promise.all(Array.from({ length: nLanes }, lane));
  removeRun(undisturbed);
  return killed;
}

/** The counts in one line. */
export function killText(killed: readonly Killed[]): string {
  const order = ['before the start', ...stageNames, 'after the end'];
  const perStage = order.flatMap((stage) => {
    const n = killed.filter((one) => one.stage === stage).length;
    return n > 0 ? [`${stage} ${n}`] : [];
  });
  const nBroken = killed.filter(({ isBroken }) => isBroken).length;
  const nAgain = killed.filter(({ isKilledAgain }) => isKilledAgain).length;
  const nParts = killed.reduce((sum, { nPartsReused }) => sum + nPartsReused, 0);
  return `${killed.length} kills: ${perStage.join(', ')}; ${nBroken} left a broken file, ${nAgain} runs killed again, ${nParts} parts of cut stages reused`;
}

function recordOf(folder: string): RunRecord {
  return runRecordSchema.parse(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')));
}

/** So many seconds after so many stages have begun. */
interface Moment {
  readonly nStarted: number;
  readonly seconds: number;
}

interface Ended {
  /** Null when it was killed. */
  readonly code: number | null;
  readonly err: string;
  /** Stages that were begun, and those told as done. */
  readonly nStarted: number;
  readonly nDone: number;
}

/** Runs the command line, killed at a moment. */
function runCli(args: readonly string[], isNaive: boolean, moment?: Moment): Promise<Ended> {
  return new Promise((resolve) => {
    const preload = isNaive ? ['--import', naiveWriter] : [];
    const child = spawn(process.execPath, [...preload, bin, 'study', ...args], {
      env: { ...process.env, LANG: 'C', LC_ALL: 'C', CI: '1' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let err = '';
    let timer: NodeJS.Timeout | null = null;
    const count = (pattern: RegExp): number => new Set(err.match(pattern)).size;
    const started = (): number => count(/^\d+\/\d+ .+ …$/gm);
    const arm = (): void => {
      if (moment === undefined || timer !== null || started() < moment.nStarted) return;
      timer = setTimeout(() => child.kill('SIGKILL'), moment.seconds * 1000);
    };
    arm();
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
      arm();
    });
    child.on('close', (code) => {
      if (timer !== null) clearTimeout(timer);
      // "4/13 Scale and encode: 0.1 s", "… 1 min 2 s", "… kept from an earlier run"; progress has a per cent.
      const nDone = count(/^\d+\/\d+ [^:]+: (kept from .*|(\d+ min )?[\d.]+ s)$/gm);
      resolve({ code, err, nStarted: started(), nDone });
    });
  });
}
