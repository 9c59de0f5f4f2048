import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Dashboard, inputError } from '../contract/index.ts';
import { createSandbox } from '../engines/duckdb/index.ts';
import {
  type Connection,
  createApp,
  createGate,
  createMetrics,
  createModelHolder,
  type Gate,
  type SqlQueries,
} from '../server/index.ts';
import { openRunFolder, readInside, sha256 } from '../store/index.ts';
import { refusal } from '../words/index.ts';
import { lastPort } from './port-option.ts';
import { createRunDashboards } from './run-dashboards.ts';
import { runScope } from './run-scope.ts';
import { readFinishedRun, runTables } from './run-tables.ts';
import { scoreFileOnThread } from './score-file-thread.ts';
import { shippedDashboards } from './shipped-dashboards.ts';
import { uploadDeps } from './uploads/upload-deps.ts';
import { watchRun } from './watch-run.ts';

/** The server answers on this machine alone. */
const loopback = '127.0.0.1';
/** How many ports are tried before giving up. */
const portsToTry = 20;
/** How long requests that run may go on when the server stops, in seconds. */
const stopTime = 10;
const pageFolder = fileURLToPath(new URL('../web/', import.meta.url));

export interface OpenServerOptions {
  /** The first port to try, from 1 to 65535. */
  readonly port: number;
  /** Databases that tables can come from; defaults to none. */
  readonly connections?: readonly Connection[];
  /** Hears of each port that is taken. */
  readonly onTaken?: (port: number, next: number) => void;
  /** Hears of faults that no client is told of. */
  readonly onFault?: (error: unknown) => void;
}

export interface OpenServer {
  readonly url: string;
  readonly port: number;
  /** Loads the model anew; one that cannot be loaded leaves the present one. */
  reload(): Promise<void>;
  /** Finishes what runs, for ten seconds at most. */
  close(): Promise<void>;
}

/**
 * Serves a finished run on loopback, on the first free port of twenty.
 *
 * Errors: `E_RUN` for what is no finished run, `E_PORT` when no port can be had.
 */
export async function openServer(run: string, options: OpenServerOptions): Promise<OpenServer> {
  await readFinishedRun(run);
  const { port, onTaken, onFault } = options;
  const readRunFile = (path: string) => readInside(run, path);
  const models = createModelHolder({ readRunFile, sha256 });
  const reload = (): Promise<void> => models.reload().catch((error: unknown) => onFault?.(error));
  await reload();
  const metrics = createMetrics({
    measuresProcess: true,
    modelHash: () => models.current()?.model.hash ?? null,
  });
  const store = openRunFolder(run);
  const sandbox = createSandbox();
  const sql: SqlQueries = {
    query: async (query, signal) => sandbox.query(await runScope(run), query, signal),
    tables: async (signal) => sandbox.tables(await runScope(run), signal),
    functions: sandbox.functions,
  };
  const uploads = await uploadDeps(run, {
    connections: options.connections ?? [],
    taken: async () =>
      (await runTables(run)).map(({ name }) => name).concat('clients', 'segments', 'profile'),
  });
  const version = await readVersion();
  const tables = createRunDashboards(run);
  const dashboards = {
    given: await shippedDashboards(),
    open: (dashboard: Dashboard) => tables.open(dashboard),
  };
  const end = Math.min(port + portsToTry, lastPort + 1);
  for (let tried = port; tried < end; tried++) {
    const app = createApp({
      readRunFile,
      readPageFile: (path) => readInside(pageFolder, path),
      hosts: [`${loopback}:${tried}`, `localhost:${tried}`],
      models,
      writeRunFiles: (files) =>
        store.exclusively(async () => {
          for (const { path, text } of files) await store.write(path, text);
        }),
      scoreFile: scoreFileOnThread,
      dashboards,
      sql,
      uploads,
      version,
      metrics,
      ...(onFault && { onFault }),
    });
    const gate = createGate({ fetch: app.fetch, onRefused: metrics.countRefused });
    if (await listen(gate, tried)) {
      const unwatch = watchRun(run, () => void reload());
      const close = async (): Promise<void> => {
        unwatch();
        await gate.stop(stopTime);
        await sandbox.close();
        await tables.close();
      };
      return { url: `http://${loopback}:${tried}`, port: tried, reload, close };
    }
    if (tried + 1 < end) onTaken?.(tried, tried + 1);
  }
  throw inputError(refusal('E_PORT', { kind: 'taken', from: port, to: end - 1 }));
}

async function readVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** Opens a port; false when somebody else has it. */
async function listen({ server }: Gate, port: number): Promise<boolean> {
  server.listen(port, loopback);
  try {
    await once(server, 'listening');
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return false;
    if (code !== 'EACCES') throw error;
    throw inputError(refusal('E_PORT', { kind: 'rights', port }), { cause: error });
  }
}
