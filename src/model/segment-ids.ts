import type { ModelFile } from '../contract/model-file.ts';

type Ids = Pick<ModelFile, 'segments'>;

/** The lasting id of the segment at a place of the model: of centroid, class of the tree, column of counts. */
export function idOf({ segments }: Ids, position: number): number {
  return segments[position].id;
}

/** The place of a segment in the model by its id; −1 where the model has none. */
export function positionOf({ segments }: Ids, id: number): number {
  return segments.findIndex((segment) => segment.id === id);
}

/** The largest id that the segments of this study ever had: a new segment gets one more. */
export function lastIdOf({ segments, lastId = 0 }: Ids & Pick<ModelFile, 'lastId'>): number {
  return segments.reduce((last, { id }) => Math.max(last, id), lastId);
}
