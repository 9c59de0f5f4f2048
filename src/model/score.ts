import type { ModelFile } from '../contract/model-file.ts';
import {
  type CategoryColumn,
  type Frame,
  type FrameColumn,
  type Matrix,
  rowOf,
  transformColumns,
} from '../ml/index.ts';
import { binOf } from './cells.ts';
import { type Client, type KnownValue, readClient, usedFields } from './client.ts';

/** complete: every used field was known. filled: some were not, and the answer is sure enough. */
export type ScoreStatus = 'complete' | 'filled' | 'abstained';

/** The answer for one client. */
export interface ClientScore {
  /** From 1; null when the model abstains. */
  readonly segmentId: number | null;
  /** Of the likeliest segment, in [0, 1]; 1 when every used field was known. */
  readonly probability: number;
  /** Of each segment, by id − 1; sums to 1. */
  readonly probabilities: readonly number[];
  readonly status: ScoreStatus;
  /** The used fields that were not known. */
  readonly filledFields: readonly string[];
  /** What the model works with, by feature; null when a used field was not known. */
  readonly encoded: readonly number[] | null;
}

/**
 * The segment of a client from what is known.
 *
 * All used fields known: the nearest centroid in encoded space, ties to the lowest id. Otherwise each segment's
 * probability is its share of the clients in the cells that agree with what is known; where no cell agrees, or
 * the cells cover too little, it is ∝ its size × the per-field shares. Below `minProbability`, or with fewer
 * known fields than `minKnownFields`, the model abstains.
 *
 * @param place put before a field's name in messages, such as `rows[3].`
 */
export function scoreClient(model: ModelFile, client: Client, place = ''): ClientScore {
  const known = readClient(model, client, place);
  const names = usedFields(model).map((field) => field.name);
  const filledFields = names.filter((_, f) => known[f] === null);
  const { minProbability, minKnownFields } = model.answerRule;
  const nKnown = names.length - filledFields.length;
  const encoded = filledFields.length === 0 ? encodeClient(model, known) : null;
  const probabilities = encoded ? certain(nearestSegment(model, encoded), model) : partial(model, known);
  const best = probabilities.indexOf(probabilities.reduce((a, b) => Math.max(a, b)));
  const probability = probabilities[best];
  const isAnswered = encoded !== null || (probability >= minProbability && nKnown >= minKnownFields);
  return {
    segmentId: isAnswered ? best + 1 : null,
    probability,
    probabilities,
    status: encoded ? 'complete' : isAnswered ? 'filled' : 'abstained',
    filledFields,
    encoded: encoded && Array.from(encoded),
  };
}

/** Segment index of the nearest centroid by squared Euclidean distance, ties to the lowest. */
export function nearestSegment(model: ModelFile, encoded: ArrayLike<number>): number {
  let best = 0;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let s = 0; s < model.centroids.length; s++) {
    let distance = 0;
    for (let f = 0; f < encoded.length; f++) {
      const t = encoded[f] - model.centroids[s][f];
      distance += t * t;
    }
    if (distance < bestDistance) {
      bestDistance = distance;
      best = s;
    }
  }
  return best;
}

function encodeClient(model: ModelFile, known: readonly KnownValue[]): Float64Array {
  const columns = usedFields(model).map((field, f): FrameColumn => {
    const value = known[f];
    if (value?.kind === 'number')
      return { kind: 'numeric', name: field.name, values: Float64Array.of(value.value) };
    const codes = Int32Array.of(value === null ? -1 : value.code);
    return {
      kind: 'category',
      name: field.name,
      codes,
      categories: field.categories ?? [],
    } satisfies CategoryColumn;
  });
  const frame: Frame = { nRows: 1, columns };
  const encoded: Matrix = transformColumns(model.transformer, frame);
  return rowOf(encoded, 0);
}

function certain(segment: number, model: ModelFile): number[] {
  return model.centroids.map((_, s) => (s === segment ? 1 : 0));
}

function partial(model: ModelFile, known: readonly KnownValue[]): number[] {
  const codes = known.map((value, f) => codeOf(value, model.cells.fields[f].edges));
  const counts = model.centroids.map(() => 0);
  if (!model.conditionals) {
    for (const cell of model.cells.cells) {
      if (codes.every((code, f) => code === null || cell.codes[f] === code)) {
        cell.counts.forEach((count, s) => {
          counts[s] += count;
        });
      }
    }
    if (counts.some((count) => count > 0)) return normalized(counts);
  }
  return normalized(model.segments.map((segment, s) => segment.share * fieldShares(model, codes, s)));
}

/** Π over known fields of the share of the segment's clients that have the value, plus one client each. */
function fieldShares(model: ModelFile, codes: readonly (number | null)[], segment: number): number {
  return (model.conditionals ?? []).reduce((product, { counts }, f) => {
    const code = codes[f];
    if (code === null) return product;
    const total = counts.reduce((sum, row) => sum + row[segment], 0);
    return (product * ((counts[code]?.[segment] ?? 0) + 1)) / (total + counts.length);
  }, 1);
}

function codeOf(value: KnownValue, edges: readonly number[] | null): number | null {
  if (value === null) return null;
  return value.kind === 'category' ? value.code : binOf(value.value, edges ?? []);
}

function normalized(values: readonly number[]): number[] {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => (total > 0 ? value / total : 1 / values.length));
}
