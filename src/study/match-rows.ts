import type { ModelFile } from '../contract/index.ts';
import { compileModel, idOf, matchSegments, positionOf } from '../model/index.ts';
import type { Segments } from './segment.ts';

/** A segment of this study and the one of an earlier model that it continues. */
export interface MatchedRows {
  /** Place of the segment. */
  readonly segment: number;
  /** Id of the earlier segment; null where none overlaps by one half. */
  readonly before: number | null;
  /** Jaccard overlap with it, in [0, 1]; without one, the largest with any. */
  readonly overlap: number;
  readonly isChanged: boolean;
}

/**
 * Segments of a study against those of an earlier model by the train rows that they share: every distinct row is a cell
 * that weighs its clients. Not by the cells of the models: those of few clients are not in a model, so a small segment
 * would not be found again.
 */
export function matchRows(
  before: ModelFile,
  nSegments: number,
  { train, trainLabels }: Pick<Segments, 'train' | 'trainLabels'>,
): {
  readonly matches: readonly MatchedRows[];
  /** Shape (earlier segments, segments): train rows. */
  readonly shared: readonly (readonly number[])[];
} {
  const { segmentId } = compileModel(before).scoreColumns(train.columns, train.nRows, {
    unseen: 'missing',
    answerRule: { minProbability: 0, minKnownFields: 0 },
  });
  const shared = before.segments.map(() => Array<number>(nSegments).fill(0));
  const places = new Map(before.segments.map(({ id }) => [id, positionOf(before, id)]));
  for (let i = 0; i < train.nRows; i++) shared[places.get(segmentId[i]) ?? 0][trainLabels[i]]++;
  const matches = matchSegments({
    shared,
    groups: shared.map((row) => row.reduce((sum, count) => sum + count, 0)),
    segments: Array.from({ length: nSegments }, (_, s) => shared.reduce((sum, row) => sum + row[s], 0)),
  }).map(({ segment, group, overlap, isChanged }) => ({
    segment,
    before: group === null ? null : idOf(before, group),
    overlap,
    isChanged,
  }));
  return { matches, shared };
}
