import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../../contract/index.ts';
import { runRecordFile } from '../../study/index.ts';
import { wordsFor } from '../../words/index.ts';
import type { Io } from '../io.ts';
import { languageOf } from '../language.ts';
import { portOf } from '../port-option.ts';
import { serveRun } from '../serve-run.ts';
import { readSurroundings } from '../surroundings.ts';
import { readConnections } from '../uploads/read-connections.ts';

export interface ServeOptions {
  readonly port?: string;
  readonly open: boolean;
  readonly connections?: string;
  readonly lang?: string;
}

/** clientele serve [RUN]: shows a finished run in a browser, on this machine alone. */
export async function serveCommand(run: string | undefined, options: ServeOptions, io: Io): Promise<void> {
  const words = wordsFor(languageOf(options.lang));
  const port = portOf(options.port);
  await serveRun(run ?? (await latestRun('runs')), {
    port,
    opensBrowser: options.open,
    connections: await readConnections(options.connections),
    words,
    io,
    surroundings: readSurroundings(),
  });
}

/** The run of a folder of runs whose record was written last. */
async function latestRun(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  const runs = await Promise.all(
    names.map(async (name) => {
      const record = await stat(join(folder, name, runRecordFile)).catch(() => null);
      return { path: join(folder, name), writtenAt: record?.mtimeMs ?? null };
    }),
  );
  const [latest] = runs
    .flatMap(({ path, writtenAt }) => (writtenAt === null ? [] : [{ path, writtenAt }]))
    .sort((a, b) => b.writtenAt - a.writtenAt);
  if (latest) return latest.path;
  throw new InputError('E_NOT_FOUND', 'there is no run yet', {
    file: folder,
    hint: 'make one with "clientele demo" or "clientele study TABLE"',
  });
}
