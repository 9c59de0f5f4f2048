import type { ModelFile } from '../contract/model-file.ts';
import type { Client } from './client.ts';
import { type CompiledModel, compileModel } from './compile.ts';
import { matchSegments } from './match-segments.ts';
import { encodedFeatures } from './rules.ts';

/** What a segment of the later model is, seen from the earlier one. */
export interface MatchedSegment {
  /** In the later model. */
  readonly id: number;
  /** In the earlier model; null where none overlaps by one half. */
  readonly previousId: number | null;
  /** Jaccard overlap with that segment, in [0, 1]; without one, the largest with any. */
  readonly overlap: number;
  /** same: at least 0.75. changed: at least 0.5, to be confirmed. new: less. */
  readonly status: 'same' | 'changed' | 'new';
  /** The earlier id where there is one, else the next number that no segment of either model has. */
  readonly lastingId: number;
}

export interface ModelMatch {
  /** One for each segment of the later model. */
  readonly segments: readonly MatchedSegment[];
  /** Ids of the earlier model that no segment continues. */
  readonly gone: readonly number[];
  /** Shape (earlier segments, later segments): shares of clients; sums to 1. */
  readonly migration: readonly (readonly number[])[];
  /** The share of clients that the cells of the two models hold, the smaller one: on them the match rests. */
  readonly coverage: number;
}

/**
 * Matches the segments of two models by the overlap of their weighted cells: each cell stands for its clients, in the
 * segments that the one model counted and the other model gives their values. Half the weight lies on the cells of
 * each model. Where the models use other fields, the other's answer is a probability for each segment.
 */
export function matchModels(previous: ModelFile, next: ModelFile): ModelMatch {
  const forward = crossCounts(next, previous);
  const backward = crossCounts(previous, next);
  const migration = previous.segments.map((_, p) =>
    next.segments.map((_, n) => (forward[n][p] + backward[p][n]) / 2),
  );
  const matches = matchSegments({
    shared: migration,
    groups: migration.map((row) => row.reduce((sum, share) => sum + share, 0)),
    segments: next.segments.map((_, n) => migration.reduce((sum, row) => sum + row[n], 0)),
  });
  let free = Math.max(...previous.segments.map(({ id }) => id), ...next.segments.map(({ id }) => id));
  const segments = matches.map(({ segment, group, overlap, isChanged }): MatchedSegment => {
    const previousId = group === null ? null : previous.segments[group].id;
    return {
      id: next.segments[segment].id,
      previousId,
      overlap,
      status: group === null ? 'new' : isChanged ? 'changed' : 'same',
      lastingId: previousId ?? ++free,
    };
  });
  return {
    segments,
    gone: previous.segments.flatMap(({ id }) =>
      segments.some(({ previousId }) => previousId === id) ? [] : [id],
    ),
    migration,
    coverage: Math.min(previous.cells.coverage, next.cells.coverage),
  };
}

/** Shares of one model's clients by its segments (rows) and the other's (columns); sums to 1. */
function crossCounts(own: ModelFile, other: ModelFile): number[][] {
  const compiled = compileModel(other);
  const counts = own.segments.map(() => other.segments.map(() => 0));
  let total = 0;
  for (const cell of own.cells.cells) {
    const { probabilities } = compiled.score(clientOf(own, cell.codes, compiled), { unseen: 'missing' });
    cell.counts.forEach((count, s) => {
      total += count;
      probabilities.forEach((p, o) => {
        counts[s][o] += count * p;
      });
    });
  }
  return counts.map((row) => row.map((count) => (total > 0 ? count / total : 0)));
}

/** A client in the middle of a cell, as far as another model knows the fields. */
function clientOf(own: ModelFile, codes: readonly number[], { model }: CompiledModel): Client {
  const entries = own.cells.fields.flatMap(({ name, edges }, f): [string, string | number | null][] => {
    const field = own.fields.find((one) => one.name === name);
    const known = model.fields.find((one) => one.name === name);
    if (!known || (known.categories === null) !== (edges !== null)) return [];
    return [[name, edges ? middleOf(own, name, edges, codes[f]) : (field?.categories?.[codes[f]] ?? null)]];
  });
  return Object.fromEntries(entries);
}

/** A number of a bin: its middle; of an open bin, as far from its edge as the scale of the field. */
function middleOf(model: ModelFile, name: string, edges: readonly number[], bin: number): number {
  const from = edges[bin - 1];
  const to = edges[bin];
  if (from !== undefined && to !== undefined) return (from + to) / 2;
  const feature = encodedFeatures(model.transformer).find(({ column }) => column === name);
  const width = (feature?.scale ?? 1) / edges.length / 2;
  return from === undefined ? (to ?? 0) - width : from + width;
}
