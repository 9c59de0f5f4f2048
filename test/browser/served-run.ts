import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { stringify } from 'yaml';
import { createRunDashboards } from '../../src/cli/run-dashboards.ts';
import { runScope } from '../../src/cli/run-scope.ts';
import { shippedDashboards } from '../../src/cli/shipped-dashboards.ts';
import { runUploadTask } from '../../src/cli/uploads/run-upload-task.ts';
import { uploadsOf } from '../../src/cli/uploads/upload-deps.ts';
import { createDuckDbEngine, createSandbox } from '../../src/engines/duckdb/index.ts';
import { loadModel } from '../../src/model/index.ts';
import { createApp, createModelHolder, createScoreFile } from '../../src/server/index.ts';
import { openRunFolder, readInside, sha256 } from '../../src/store/index.ts';
import { parseStudyConfig } from '../../src/study/index.ts';
import { namesOf } from '../server/serve.ts';
import { madeUpClients, runOn, tableFile, unpictured } from '../study/small-study.ts';

const sandboxEntry = new URL('../../dist/engines/duckdb/sandbox/child.js', import.meta.url);
const builtPage = join(import.meta.dirname, '../../dist/web');

const config = `version: 1
name: small
input: { delimiter: ";" }
columns:
  age: { type: numeric, label: { en: Age, ru: Возраст } }
  job: { type: nominal, unknown: [unknown], label: { en: Job, ru: Работа } }
  housing: { type: binary, unknown: [unknown], label: { en: Housing loan, ru: Кредит на жильё } }
  loan: { type: binary, unknown: [unknown], label: { en: Personal loan, ru: Потребительский кредит } }
  y: { type: binary, role: outcome, positive: "yes" }
imputations: [knn]
unseen: error
pipelines: [8]
sweep: { kFrom: 2, kTo: 4, starts: 2, swaps: 2 }
alternatives: { kTo: 3, rows: 100, copies: 19 }
choice: { mode: given, imputation: knn, pipeline: 8, k: 4, features: [loan, housing, job] }
segments: { minKnownFields: 2 }
`;

export interface ServedRun {
  readonly url: string;
  /** The run folder. */
  readonly folder: string;
  /** Stops answering, and answers again at the same address. */
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Stops for good. */
  close(): Promise<void>;
}

/** A small run of made-up clients, with names of its segments. */
export async function makeSmallRun(): Promise<string> {
  const { folder } = await runOn(tableFile(madeUpClients(800)), parseStudyConfig(config, 'small.yaml'), {
    ports: unpictured,
  });
  const path = join(folder, 'models/model.json');
  const model = loadModel(readFileSync(path, 'utf8'), path);
  writeFileSync(join(folder, 'segments.yaml'), stringify(namesOf(model, (id) => `Group ${id}`)));
  return folder;
}

/** The small run behind a real server on a free port of loopback. */
export async function serveSmallRun(): Promise<ServedRun> {
  return serveFolder(await makeSmallRun());
}

interface ServeOptions {
  /** Whether the dashboards that come with the software are served; defaults to false. */
  readonly hasDashboards?: boolean;
  /** Whether nothing of the run may be changed; defaults to false. */
  readonly isReadOnly?: boolean;
}

/** A run folder behind a real server, with the built page or another one. */
export async function serveFolder(
  folder: string,
  pageFolder = builtPage,
  { hasDashboards = false, isReadOnly = false }: ServeOptions = {},
): Promise<ServedRun> {
  if (!existsSync(join(pageFolder, 'index.html'))) {
    throw new Error('the page is not built: run npm run build:web');
  }
  const engine = await createDuckDbEngine();
  const readRunFile = (path: string) => readInside(folder, path);
  const models = createModelHolder({ readRunFile, sha256 });
  await models.reload();
  const store = openRunFolder(folder);
  const sandbox = createSandbox({ entry: sandboxEntry });
  const uploads = uploadsOf(folder);
  const tables = createRunDashboards(folder);
  const dashboards = hasDashboards ? { given: await shippedDashboards(), open: tables.open } : null;
  const appAt = (port: number) =>
    createApp({
      readRunFile,
      readPageFile: (path) => readInside(pageFolder, path),
      hosts: [`127.0.0.1:${port}`],
      models,
      ...(!isReadOnly && {
        writeRunFiles: (files) =>
          store.exclusively(async () => {
            for (const { path, text } of files) await store.write(path, text);
          }),
      }),
      ...(dashboards && { dashboards }),
      scoreFile: createScoreFile(engine),
      sql: {
        query: async (query, signal) => sandbox.query(await runScope(folder), query, signal),
        tables: async (signal) => sandbox.tables(await runScope(folder), signal),
        functions: sandbox.functions,
      },
      uploads: { store: uploads, run: runUploadTask, connections: [], taken: async () => ['clients'] },
    });
  let port = 0;
  let app = appAt(port);
  const listener = () =>
    createAdaptorServer({ fetch: (request, env) => app.fetch(request, env), overrideGlobalObjects: false });
  let server = listener();
  const start = async (): Promise<void> => {
    server = listener();
    await new Promise<void>((resolve) => {
      server.listen(port, '127.0.0.1', () => resolve());
    });
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : 0;
    app = appAt(port);
  };
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  await start();
  return {
    url: `http://127.0.0.1:${port}`,
    folder,
    start,
    stop,
    async close() {
      await stop();
      await sandbox.close();
      await tables.close();
      await engine.close();
    },
  };
}
