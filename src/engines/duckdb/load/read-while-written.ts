import { spawnSync } from 'node:child_process';
import { constants, createWriteStream, openSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';

/** Milliseconds between two looks whether the reader has opened the pipe. */
const lookEvery = 2;

/**
 * Lets a reader of files read bytes while they come, through a named pipe; where there is none, through a file that
 * is whole before it is read. The reader sees an early end when the bytes fail: what it made is then void.
 *
 * @param path where the pipe or file is made; it is gone afterwards
 * @returns when both are done; fails as the bytes did, else as the reader did
 */
export async function readWhileWritten(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  read: (path: string) => Promise<void>,
): Promise<void> {
  try {
    if (!makePipe(path)) {
      await pipeline(bytes, createWriteStream(path, { mode: 0o600, highWaterMark: 1_048_576 }));
      await read(path);
      return;
    }
    let isOver = false;
    const reading = read(path).finally(() => {
      isOver = true;
    });
    const [written, done] = await Promise.allSettled([writeToPipe(bytes, path, () => isOver), reading]);
    // A pipe breaks because its reader failed, which says why.
    if (written.status === 'rejected' && codeOf(written.reason) !== 'EPIPE') throw written.reason;
    if (done.status === 'rejected') throw done.reason;
    if (written.status === 'rejected') throw written.reason;
  } finally {
    await rm(path, { force: true });
  }
}

function makePipe(path: string): boolean {
  return spawnSync('mkfifo', ['-m', '600', path]).status === 0;
}

/** Nothing is written when the reader is over before it has opened the pipe. */
async function writeToPipe(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  isOver: () => boolean,
): Promise<void> {
  while (!isOver()) {
    const fd = openForReader(path);
    if (fd !== null) return pipeline(bytes, new Socket({ fd, readable: false, writable: true }));
    await wait(lookEvery);
  }
}

/** Null as long as nobody reads: a blocking open could wait for ever. */
function openForReader(path: string): number | null {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (cause) {
    if (codeOf(cause) === 'ENXIO') return null;
    throw cause;
  }
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : null;
}
