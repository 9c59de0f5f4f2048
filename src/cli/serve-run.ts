import { once } from 'node:events';
import type { Connection } from '../server/index.ts';
import type { Words } from '../words/index.ts';
import { interruptible } from './interrupt.ts';
import type { Io } from './io.ts';
import { openBrowser } from './open-browser.ts';
import { openServer } from './open-server.ts';
import { forwardCommand, hasDisplay, isAttended, type Surroundings } from './surroundings.ts';

export interface ServeRunOptions {
  /** The first port to try. */
  readonly port: number;
  /** Whether to open a browser where somebody would see it. */
  readonly opensBrowser: boolean;
  /** Databases that tables can come from; defaults to none. */
  readonly connections?: readonly Connection[];
  readonly words: Words;
  readonly io: Io;
  readonly surroundings: Surroundings;
}

/** Serves a finished run until Ctrl-C or SIGTERM, and says where it is. SIGHUP loads the model anew. */
export async function serveRun(run: string, options: ServeRunOptions): Promise<void> {
  const { port: wanted, opensBrowser, words, io, surroundings } = options;
  const { demo } = words;
  const server = await openServer(run, {
    port: wanted,
    connections: options.connections ?? [],
    onTaken: (taken, next) => io.err(demo.portTaken(taken, next)),
    onFault: (error) => io.err(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  });
  const terminated = new AbortController();
  const terminate = (): void => terminated.abort();
  const reload = (): void => void server.reload();
  process.once('SIGTERM', terminate).on('SIGHUP', reload);
  try {
    await interruptible(async (interrupted) => {
      const signal = AbortSignal.any([interrupted, terminated.signal]);
      io.out(demo.serving(server.url));
      if (!hasDisplay(surroundings)) io.out(demo.noDisplay(forwardCommand(surroundings, server.port)));
      else if (opensBrowser && isAttended(surroundings)) openBrowser(server.url, surroundings.platform);
      if (!signal.aborted) await once(signal, 'abort');
    });
  } finally {
    process.off('SIGTERM', terminate).off('SIGHUP', reload);
    await server.close();
  }
  io.err(demo.stopped);
}
