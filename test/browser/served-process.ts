import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, vi } from 'vitest';

const bin = join(import.meta.dirname, '../../bin/clientele.js');

/** `clientele serve` as a process of its own. */
export interface ServedProcess {
  readonly url: string;
  /** Everything that it has said, on both streams, over all its starts. */
  readonly said: () => string;
  start(): Promise<void>;
  /** Ends it by SIGTERM; its exit code. */
  stop(): Promise<number | null>;
}

/** Serves a run folder on a port that it keeps over restarts. */
export async function serveByProcess(folder: string): Promise<ServedProcess> {
  const port = await freePort();
  let said = '';
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const from = said.length;
    const started = spawn(process.execPath, [bin, 'serve', folder, '--no-open', '--port', String(port)]);
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => {
        said += chunk;
      });
    }
    await vi.waitFor(() => expect(said.slice(from)).toContain(`:${port}`), { timeout: 60_000, interval: 20 });
  };
  const stop = async (): Promise<number | null> => {
    const stopped = child;
    child = null;
    if (stopped === null) return null;
    const exited = once(stopped, 'exit');
    stopped.kill('SIGTERM');
    const [code] = await exited;
    return code;
  };
  await start();
  return { url: `http://127.0.0.1:${port}`, said: () => said, start, stop };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
