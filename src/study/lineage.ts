import type { ModelFile, RunFigures, Store } from '../contract/index.ts';
import { lastIdOf, usedFields } from '../model/index.ts';
import { matchRows } from './match-rows.ts';
import { modelFile, readModelOf } from './model-of.ts';
import type { Segments } from './segment.ts';

/** The model of the study before this one in the same folder. */
export const previousModelFile = 'models/previous.json';

/** The lasting ids of the segments of a study, and where they come from. */
export interface Lineage {
  /** One for each segment, in the order of the centroids. */
  readonly ids: readonly number[];
  /** The largest id that the study ever gave. */
  readonly lastId: number;
  /** How the clients moved from an earlier model; null in a first study. */
  readonly earlier: NonNullable<RunFigures['earlier']> | null;
}

/**
 * The model that an earlier, different study left in the run folder; null where there was none. Keeps it, so that this
 * study run again finds the same one.
 *
 * @param own what a model of this study says of itself
 */
export async function keepEarlierModel(
  store: Store,
  own: Pick<ModelFile['study'], 'software' | 'dataSha256' | 'configSha256'>,
): Promise<ModelFile | null> {
  const text = await store.read(modelFile);
  const last = readModelOf(text, modelFile);
  if (text === null || last === null || isOf(last, own)) {
    const previous = readModelOf(await store.read(previousModelFile), previousModelFile);
    return previous && isOf(previous, own) ? null : previous;
  }
  await store.write(previousModelFile, text);
  return last;
}

/**
 * Gives each segment the id of the earlier segment that it overlaps most, by at least one half of the clients in
 * either; the others get the next ids that none ever had, in their order: all of them where the earlier model asks for
 * fields that these rows do not have. Without an earlier model the ids count from 1.
 */
export function continueIds(
  earlier: ModelFile | null,
  nSegments: number,
  rows: Pick<Segments, 'train' | 'trainLabels'>,
): Lineage {
  if (earlier === null || !hasFieldsOf(earlier, rows.train)) {
    return { ...freshIds(nSegments, earlier ? lastIdOf(earlier) : 0), earlier: null };
  }
  const { matches, shared } = matchRows(earlier, nSegments, rows);
  let lastId = lastIdOf(earlier);
  const ids = matches.map(({ before }) => before ?? ++lastId);
  return {
    ids,
    lastId,
    earlier: {
      model: earlier.hash,
      ids: earlier.segments.map(({ id }) => id),
      segments: matches.map(({ before, overlap, isChanged }, s) => ({
        id: ids[s],
        overlap,
        status: before === null ? 'new' : isChanged ? 'changed' : 'same',
      })),
      migration: shared.map((row) => row.map((count) => count / rows.train.nRows)),
    },
  };
}

/** Ids that no segment ever had, in the order of the segments. */
export function freshIds(nSegments: number, lastId = 0): Pick<Lineage, 'ids' | 'lastId'> {
  return { ids: Array.from({ length: nSegments }, (_, s) => lastId + s + 1), lastId: lastId + nSegments };
}

/** What of the ids decides a stage: nothing where they count from 1, as in a first study. */
export function idsKey({ ids, lastId }: Lineage): {
  readonly ids?: readonly number[];
  readonly lastId?: number;
} {
  return lastId === ids.length && ids.every((id, s) => id === s + 1) ? {} : { ids, lastId };
}

function isOf(
  { study }: ModelFile,
  own: Pick<ModelFile['study'], 'software' | 'dataSha256' | 'configSha256'>,
): boolean {
  return (
    study.software === own.software &&
    study.dataSha256 === own.dataSha256 &&
    study.configSha256 === own.configSha256
  );
}

/** Whether the rows tell what the earlier model asks. */
function hasFieldsOf(earlier: ModelFile, { columns }: Segments['train']): boolean {
  return usedFields(earlier).every(({ name, categories }) =>
    columns.some((column) => column.name === name && (column.kind === 'category') === (categories !== null)),
  );
}
