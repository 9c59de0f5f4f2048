import { stringify } from 'yaml';
import {
  InputError,
  type NamedSegments,
  type SegmentsRequest,
  type SegmentsResponse,
} from '../../contract/index.ts';
import { namedSegmentsFile, parseNamedSegments } from '../../study/index.ts';
import type { ServerDeps } from '../deps.ts';
import { refuse, refuseValues, wrongValue } from '../request/request-error.ts';
import { requireModel } from './answer.ts';
import { readRunFigures } from './run-figures.ts';
import type { ModelHolder, ServedModel } from './served-model.ts';

/** Names, owners and offers of the segments; every version is kept, so that a change can be undone. */
export interface SegmentNames {
  /** The newest version, or an earlier one. Errors: E_NOT_FOUND, E_NOT_READY. */
  read(version?: number): Promise<SegmentsResponse>;
  /** Writes a new version and serves it. Errors: E_SEGMENTS, E_CONFLICT, E_RUN_IN_USE, E_READ_ONLY. */
  change(request: SegmentsRequest): Promise<SegmentsResponse>;
}

/** The versions of segments.yaml, the newest last; version n stands at n − 1. */
interface Versions {
  readonly texts: readonly string[];
  /** How many of them are kept under a number; the newest may stand in segments.yaml alone. */
  readonly nKept: number;
}

const versionFile = (version: number): string => `segments/${version}.yaml`;

/** Reads and changes the names of the served model. */
export function createSegmentNames(
  { readRunFile, writeRunFiles }: ServerDeps,
  models: ModelHolder,
): SegmentNames {
  let changing: Promise<unknown> = Promise.resolve();
  const readText = async (path: string): Promise<string | null> => {
    const bytes = await readRunFile(path);
    return bytes === null ? null : new TextDecoder().decode(bytes);
  };
  const readVersions = async (served: ServedModel): Promise<Versions> => {
    const kept: string[] = [];
    for (;;) {
      const text = await readText(versionFile(kept.length + 1));
      if (text === null) break;
      kept.push(text);
    }
    const current = (await readText(namedSegmentsFile)) ?? stringify(unnamed(served));
    const isKept = kept.at(-1) === current;
    return { texts: isKept ? kept : [...kept, current], nKept: kept.length };
  };
  const read = async (version?: number): Promise<SegmentsResponse> => {
    const served = requireModel(models.current(), {});
    const { texts } = await readVersions(served);
    const wanted = version ?? texts.length;
    const text = texts[wanted - 1];
    if (text === undefined) throw refuse('E_NOT_FOUND', {});
    const found = parseNamedSegments(text, namedSegmentsFile);
    const named = found.model === served.model.hash ? found : unnamed(served);
    const figures = await readRunFigures(readRunFile);
    return {
      model_hash: served.model.hash,
      version: wanted,
      versions: texts.map((_, i) => i + 1),
      segments: served.model.segments.map(({ id, nClients, share, silhouette }) => {
        const segment = named.segments.find((one) => one.id === id);
        return {
          id,
          nClients,
          share,
          silhouette,
          outcome: figures?.segments.find((one) => one.id === id)?.outcome?.train ?? null,
          overlap: segment?.described ? segment.overlap : null,
          described: segment?.described ?? null,
        };
      }),
      notes: named.notes,
    };
  };
  const change = async (request: SegmentsRequest): Promise<SegmentsResponse> => {
    if (!writeRunFiles) throw refuse('E_READ_ONLY', {});
    const served = requireModel(models.current(), {});
    const { texts, nKept } = await readVersions(served);
    if (request.version !== texts.length) throw refuse('E_CONFLICT', { version: texts.length });
    const before = await read();
    const text = stringify(changed(before, request));
    const version = texts.length + 1;
    await writeRunFiles([
      ...texts.slice(nKept).map((kept) => ({ path: versionFile(texts.length), text: kept })),
      { path: versionFile(version), text },
      { path: namedSegmentsFile, text },
    ]).catch((error: unknown) => {
      if (error instanceof InputError && error.code === 'E_RUN_IN_USE') throw refuse('E_RUN_IN_USE', {});
      throw error;
    });
    await models.reload();
    return read();
  };
  return {
    read,
    change(request) {
      // One at a time: the second of two sees what the first has written.
      const done = changing.then(() => change(request));
      changing = done.catch(() => {});
      return done;
    },
  };
}

function unnamed({ model }: ServedModel): NamedSegments {
  const segments = model.segments.map(({ id }) => ({ id, overlap: 0, described: null }));
  return { version: 1, model: model.hash, segments, notes: [] };
}

/** The names after a change; each segment of the model must be said once. */
function changed(before: SegmentsResponse, { segments, notes }: SegmentsRequest): NamedSegments {
  const said = new Map(segments.map((segment) => [segment.id, segment]));
  const isWhole = said.size === segments.length && segments.length === before.segments.length;
  if (!isWhole || !before.segments.every(({ id }) => said.has(id))) {
    throw refuseValues([wrongValue('E_SEGMENTS', { path: 'segments' })]);
  }
  return {
    version: 1,
    model: before.model_hash,
    segments: before.segments.map(({ id, overlap }) => ({
      id,
      overlap: overlap ?? 0,
      described: said.get(id)?.described ?? null,
    })),
    notes: notes ?? before.notes,
  };
}
