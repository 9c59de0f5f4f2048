import {
  canonicalJson,
  inputError,
  type ModelFile,
  type NamedSegment,
  type NamedSegments,
  type SegmentDescription,
  type SegmentsFile,
  type Store,
} from '../contract/index.ts';
import { idOf } from '../model/index.ts';
import { type NoticeDetails, type PlacedWarning, refusal, warning } from '../words/index.ts';
import { matchRows } from './match-rows.ts';
import { modelFile, readModelOf } from './model-of.ts';
import type { Segments } from './segment.ts';

/** What people wrote into the segments.yaml of an earlier study in the same folder. */
export interface SaidNames {
  /** The model whose segments they named. */
  readonly model: ModelFile;
  /** The segments of which they said something else than the descriptions do. */
  readonly segments: readonly NamedSegment[];
  /** Null where the notes are those of the descriptions. */
  readonly notes: NamedSegments['notes'] | null;
}

export interface CarriedNames {
  readonly named: NamedSegments;
  readonly warnings: readonly PlacedWarning[];
  /** Whether a warning is about a segment or a description that people have settled. */
  isSaid(details: NoticeDetails | undefined): boolean;
}

/** The model that people named, kept until its names are with the segments of the next one. */
export const namedModelFile = '.named/model.json';
const versionFile = (version: number): string => `segments/${version}.yaml`;

/**
 * Finds what people wrote, before a study writes its own: null where they wrote nothing. Keeps their text as a
 * version and the model that it belongs to, so that neither an interruption nor a dissolved segment loses a word.
 *
 * Errors: E_SEGMENTS where the model that they named is gone.
 */
export async function keepSaidNames(
  store: Store,
  { text, named }: { readonly text: string; readonly named: NamedSegments },
  descriptions: readonly SegmentsFile[],
): Promise<SaidNames | null> {
  const told = new Set(descriptions.flatMap((file) => file.segments.map(tellingText)));
  const segments = named.segments.filter(
    ({ described }) => described !== null && !told.has(canonicalJson(described)),
  );
  const isNoted =
    named.notes.length > 0 &&
    descriptions.every(({ notes }) => canonicalJson(notes) !== canonicalJson(named.notes));
  if (segments.length === 0 && !isNoted) return null;
  const model = await namedModel(store, named.model);
  await keepVersion(store, text);
  return { model, segments, notes: isNoted ? named.notes : null };
}

/** Puts what people wrote with the segments of the model that continue theirs. */
export function carryNames(
  named: NamedSegments,
  model: ModelFile,
  rows: Pick<Segments, 'train' | 'trainLabels'>,
  said: SaidNames,
): CarriedNames {
  const isSame = said.model.hash === model.hash;
  const matches = isSame ? [] : matchRows(said.model, model.segments.length, rows).matches;
  const placed = said.segments.flatMap((one): (NamedSegment & { readonly isChanged: boolean })[] => {
    if (isSame) return [{ ...one, isChanged: false }];
    const match = matches.find(({ before }) => before === one.id);
    if (!match) return [];
    return [{ ...one, id: idOf(model, match.segment), overlap: match.overlap, isChanged: match.isChanged }];
  });
  const slugs = new Set(placed.map(({ described }) => described?.id));
  const ids = new Set(placed.map(({ id }) => id));
  const settled = new Set(said.segments.map(({ described }) => described?.id));
  return {
    isSaid: (details) =>
      ids.has(Number(details?.segment)) ||
      (typeof details?.description === 'string' && settled.has(details.description)),
    named: {
      ...named,
      segments: named.segments.map((one) => {
        const found = placed.find(({ id }) => id === one.id);
        if (found) return { id: found.id, overlap: found.overlap, described: found.described };
        // People have moved this description to another segment.
        return slugs.has(one.described?.id) ? { ...one, described: null } : one;
      }),
      notes: said.notes ?? named.notes,
    },
    warnings: [
      ...placed.flatMap(({ id: segment, overlap, described, isChanged }) =>
        isChanged && described
          ? [warning('W_SEGMENT_CHANGED', { segment, description: described.id, overlap })]
          : [],
      ),
      ...said.segments.flatMap(({ described }) =>
        described && !slugs.has(described.id)
          ? [warning('W_SEGMENT_UNMATCHED', { description: described.id })]
          : [],
      ),
    ],
  };
}

function tellingText({ when: _, ...told }: SegmentDescription): string {
  return canonicalJson(told);
}

/** The model of a hash, from where the last study put it; a copy stays until the next names are written. */
async function namedModel(store: Store, hash: string): Promise<ModelFile> {
  for (const file of [modelFile, namedModelFile]) {
    const text = await store.read(file);
    const model = readModelOf(text, file);
    if (text === null || model?.hash !== hash) continue;
    if (file === modelFile) await store.write(namedModelFile, text);
    return model;
  }
  throw inputError(refusal('E_SEGMENTS', { kind: 'named-model-gone' }), { file: 'segments.yaml' });
}

/** The versions of the names that are kept, the oldest first. */
export async function segmentVersions(store: Store): Promise<readonly string[]> {
  const files: string[] = [];
  for (;;) {
    const file = versionFile(files.length + 1);
    if ((await store.read(file)) === null) return files;
    files.push(file);
  }
}

/** Keeps a text under the next number, unless it is the last one kept. */
async function keepVersion(store: Store, text: string): Promise<void> {
  const kept = await segmentVersions(store);
  const last = kept.at(-1);
  if (last === undefined || (await store.read(last)) !== text) {
    await store.write(versionFile(kept.length + 1), text);
  }
}
