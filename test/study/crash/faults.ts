import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { reportFailure } from '../../../src/cli/failure.ts';
import type { FileSystem } from '../../../src/store/index.ts';
import { differingFiles, filesOf } from '../small-study.ts';
import { newRun, removeRun, type TinyRuns } from './tiny-run.ts';
import { type Operation, systemError, watchedFiles } from './watched-files.ts';
import { brokenFiles, temporaryFiles } from './wholeness.ts';

/** How an operation fails: what the system says, and whether it says it of all that follow. */
export interface Fault {
  readonly code: 'ENOSPC' | 'EDQUOT' | 'EROFS' | 'EIO';
  /** The disk stays so; otherwise it fails once. */
  readonly lasts: boolean;
  /** A write is done in part before the rest of it fails. */
  readonly isShort: boolean;
}

export const faults: readonly Fault[] = [
  { code: 'ENOSPC', lasts: true, isShort: true },
  { code: 'EIO', lasts: false, isShort: false },
  { code: 'EDQUOT', lasts: true, isShort: false },
  { code: 'EROFS', lasts: true, isShort: false },
  { code: 'EIO', lasts: true, isShort: true },
  { code: 'ENOSPC', lasts: false, isShort: false },
];

const ownCodes = { ENOSPC: 'E_DISK_FULL', EDQUOT: 'E_DISK_FULL', EROFS: 'E_NOT_WRITABLE', EIO: 'E_IO' };

/** What changes the disk in a study that nothing disturbs, in order; written otherwise with `through`. */
export async function operationsOf(
  runs: TinyRuns,
  through = (files: FileSystem): FileSystem => files,
): Promise<Operation[]> {
  const operations: Operation[] = [];
  const folder = newRun();
  const before = (operation: Operation) => {
    operations.push(operation);
    return undefined;
  };
  await runs.run(folder, { files: through(watchedFiles({ before, skipsSync: true })) });
  removeRun(folder);
  return operations;
}

/**
 * Runs a study whose operation number `at` fails, then the same again on a disk that works. Expects one line and exit
 * code 2, whole files alone and no temporary ones after the first, the bytes of an undisturbed run after the second.
 *
 * @returns false when the study ended well: what failed was the tidying up
 */
export async function failAt(at: number, fault: Fault, runs: TinyRuns): Promise<boolean> {
  const folder = newRun();
  const { files, failed } = failingFiles(at, fault);
  const said: string[] = [];
  const io = { out: () => {}, err: (line: string) => said.push(line), isTerminal: false };
  const code = await runs.run(folder, { files }).then(
    () => 0,
    (error: unknown) => reportFailure(error, io),
  );
  const operation = failed();
  const where = `operation ${at}, ${operation?.kind} ${operation?.path}, ${JSON.stringify(fault)}`;
  if (code !== 0) {
    const line: unknown = expect.stringMatching(`^${ownCodes[fault.code]} .+: .+; .+$`);
    expect([where, code, said]).toEqual([where, 2, [line]]);
  }
  expect([where, ...brokenFiles(folder, runs.good)]).toEqual([where]);
  const canTidyUp = operation !== null && !isRemoval(operation) && !(fault.lasts && !isFull(fault));
  if (canTidyUp && existsSync(folder)) expect([where, ...temporaryFiles(folder)]).toEqual([where]);
  // A process that ends takes its lock along; this one lives on.
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (name.startsWith('.lock-')) rmSync(join(folder, name), { recursive: true });
  }
  await runs.run(folder, { files: watchedFiles({ skipsSync: true }) });
  expect([where, ...differingFiles(filesOf(folder), runs.good)]).toEqual([where]);
  removeRun(folder);
  return code !== 0;
}

function failingFiles(
  at: number,
  fault: Fault,
): { readonly files: FileSystem; readonly failed: () => Operation | null } {
  let n = -1;
  let failed: Operation | null = null;
  const before = (operation: Operation): number | undefined => {
    n++;
    const goesOn = fault.lasts && n > at && !(isFull(fault) && isRemoval(operation));
    if (n !== at && !goesOn) return undefined;
    failed ??= operation;
    // The disk takes one byte; the rest, which is the next operation, fails.
    if (fault.isShort && n === at && operation.kind === 'write') return 1;
    throw systemError(fault.code, operation);
  };
  return { files: watchedFiles({ before, skipsSync: true }), failed: () => failed };
}

/** A full disk still removes. */
function isFull({ code }: Fault): boolean {
  return code === 'ENOSPC' || code === 'EDQUOT';
}

function isRemoval({ kind }: Operation): boolean {
  return kind === 'rm' || kind === 'rmdir';
}
