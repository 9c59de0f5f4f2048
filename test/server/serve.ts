import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { ModelFile, NamedSegments, RunRecord } from '../../src/contract/index.ts';
import { createApp, createModelHolder, type ModelHolder, type ServerDeps } from '../../src/server/index.ts';
import { openRunFolder, readInside, sha256 } from '../../src/store/index.ts';

export const host = '127.0.0.1:4600';

const hash = 'c'.repeat(64);
export const runRecord: RunRecord = {
  version: 1,
  software: { name: 'clientele', version: '0.0.0', node: '20.0.0' },
  study: 'small',
  input: { file: 'clients.csv', sha256: hash, bytes: 1 },
  configSha256: hash,
  seed: 7,
  threads: 1,
  status: 'done',
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:01:00.000Z',
  stages: [],
  warnings: [],
};

/** A run folder with a model and, where given, the names of its segments. */
export function makeRun(
  model: ModelFile,
  named: NamedSegments | null = null,
  record: RunRecord = runRecord,
): string {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-api-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('run.json', JSON.stringify(record));
  write('models/model.json', JSON.stringify(model));
  if (named) write('segments.yaml', stringify(named));
  return folder;
}

export function namesOf(model: ModelFile, name = (id: number): string => `name ${id}`): NamedSegments {
  const both = (text: string) => ({ en: text, ru: `${text} по-русски` });
  return {
    version: 1,
    model: model.hash,
    segments: model.segments.map(({ id }) => ({
      id,
      overlap: 0.9,
      described: {
        id: `segment-${id}`,
        name: both(name(id)),
        description: both('what they are'),
        offers: [{ title: both('an offer'), reason: both('a reason') }],
      },
    })),
    notes: [],
  };
}

export interface Served {
  readonly app: ReturnType<typeof createApp>;
  readonly models: ModelHolder;
  readonly folder: string;
  readonly faults: unknown[];
  /** Every body that was answered. */
  readonly bodies: string[];
  /** One request as it would come from a program; JSON unless `init` says otherwise. */
  ask(method: string, path: string, body?: unknown, init?: RequestInit): Promise<Response>;
}

/** An application over a run folder, without a port. */
export async function serve(folder: string, change: Partial<ServerDeps> = {}): Promise<Served> {
  const readRunFile: ServerDeps['readRunFile'] = (path) => readInside(folder, path);
  const models = createModelHolder({ readRunFile, sha256 });
  const faults: unknown[] = [];
  const bodies: string[] = [];
  await models.reload().catch(() => {});
  const store = openRunFolder(folder);
  const app = createApp({
    readRunFile,
    readPageFile: async () => null,
    hosts: [host],
    models,
    writeRunFiles: (files) =>
      store.exclusively(async () => {
        for (const { path, text } of files) await store.write(path, text);
      }),
    onFault: (error) => faults.push(error),
    ...change,
  });
  return {
    app,
    models,
    folder,
    faults,
    bodies,
    async ask(method, path, body, init = {}) {
      const isRaw = typeof body === 'string' || body instanceof Uint8Array;
      const response = await app.request(`http://${host}${path}`, {
        method,
        ...(body !== undefined && { body: isRaw ? (body as string) : JSON.stringify(body) }),
        ...init,
        headers: {
          host,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(init.headers as object),
        },
      });
      const copy = response.clone();
      bodies.push(await copy.text());
      return response;
    },
  };
}
