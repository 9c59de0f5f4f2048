import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { inputError } from '../contract/index.ts';
import { refusal } from '../words/index.ts';
import { writeBytes } from './atomic-file.ts';
import type { FileSystem } from './file-system.ts';
import { processStart } from './process-start.ts';

/** The process that holds a lock. */
interface LockOwner {
  readonly pid: number;
  /** See `processStart`. */
  readonly start: string;
  readonly host: string;
  /** ISO date and time. */
  readonly since: string;
}

/** A lock is a folder `.lock-<n>` with the owner in it; a folder of another name was cut before it became one. */
interface FoundLock {
  readonly path: string;
  /** From 1; 0 when it never became a lock. */
  readonly number: number;
  /** Null when it is being released, or was cut. */
  readonly owner: LockOwner | null;
}

const ownerFile = 'owner.json';
/** Rounds that a taker may lose to others before it gives up. */
const maxRounds = 100;

/**
 * Takes the lock of a folder for this process, or refuses with E_RUN_IN_USE. The lock of a process that has ended is
 * taken over. Gives what releases the lock.
 *
 * A lock appears under the number after the highest by the rename of a folder that already holds its owner, which
 * fails when a filled one is there: of several takers one gets the number. It then looks again, since meanwhile a whole
 * life of another lock may have passed, and steps back when it is not alone. Of two that hold, the one that came later
 * would have seen the earlier; so there are never two.
 */
export async function takeLock(root: string, files: FileSystem, now: Date): Promise<() => Promise<void>> {
  const start = (await processStart(process.pid)) ?? 'unknown';
  const owner: LockOwner = { pid: process.pid, start, host: hostname(), since: now.toISOString() };
  for (let round = 0; round < maxRounds; round++) {
    const found = await findLocks(root);
    await refuseIfHeld(root, found);
    const number = Math.max(0, ...found.map((lock) => lock.number)) + 1;
    const path = join(root, `.lock-${number}`);
    if (!(await place(root, path, owner, files))) continue;
    const others = (await findLocks(root)).filter((lock) => lock.path !== path);
    try {
      await refuseIfHeld(root, others);
      for (const stale of others) await removeLock(stale.path, files);
    } catch (error) {
      await removeLock(path, files);
      throw error;
    }
    return () => removeLock(path, files);
  }
  throw new Error(`no lock in ${maxRounds} rounds: ${root}`);
}

async function findLocks(root: string): Promise<FoundLock[]> {
  const names = (await readdir(root)).filter((name) => name.startsWith('.lock-'));
  return Promise.all(
    names.map(async (name) => ({
      path: join(root, name),
      number: Number(/^\.lock-(\d+)$/.exec(name)?.[1] ?? 0),
      owner: await readOwner(join(root, name, ownerFile)),
    })),
  );
}

async function readOwner(path: string): Promise<LockOwner | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as LockOwner;
  } catch {
    return null;
  }
}

async function refuseIfHeld(root: string, locks: readonly FoundLock[]): Promise<void> {
  for (const { number, owner, path } of locks) {
    if (number === 0 || owner === null) continue;
    const isHere = owner.host === hostname();
    if (isHere && (await processStart(owner.pid)) !== owner.start) continue;
    const { pid, since } = owner;
    const host = isHere ? null : owner.host;
    throw inputError(refusal('E_RUN_IN_USE', { pid, since, host, lock: path }), { file: root });
  }
}

/** Puts a lock in place; false when another was faster. */
async function place(root: string, path: string, owner: LockOwner, files: FileSystem): Promise<boolean> {
  const candidate = join(root, `.lock-new-${randomBytes(6).toString('hex')}`);
  try {
    await files.mkdir(candidate);
    await writeBytes(files, join(candidate, ownerFile), Buffer.from(`${JSON.stringify(owner)}\n`));
    await files.rename(candidate, path);
    return true;
  } catch (error) {
    await removeLock(candidate, files);
    // ENOENT: one that took the lock has cleared the candidate away. EPERM is how Windows says that the name is taken.
    const { code = '', syscall } = error as NodeJS.ErrnoException;
    const isTaken = syscall === 'rename' && ['ENOTEMPTY', 'EEXIST', 'EPERM'].includes(code);
    if (isTaken || code === 'ENOENT') return false;
    throw error;
  }
}

/** Owner first: an empty folder is nobody's, and a taker may rename its own over it. */
async function removeLock(path: string, files: FileSystem): Promise<void> {
  await files.rm(join(path, ownerFile), { force: true }).catch(() => {});
  await files.rmdir(path).catch(() => {});
}
