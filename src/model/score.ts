import type { ModelFile } from '../contract/model-file.ts';
import { type FrameColumn, rowOf, transformColumns } from '../ml/index.ts';
import {
  type Client,
  type ClientReader,
  createClientReader,
  type KnownClient,
  type ReadClientOptions,
  readClient,
} from './client.ts';
import { cellCodes, segmentProbabilities, topOf } from './partial.ts';
import { idOf } from './segment-ids.ts';

/** complete: every used field was known. filled: some were not, and the answer is sure enough. */
export type ScoreStatus = 'complete' | 'filled' | 'abstained';

/** When a model answers a client of whom it does not know everything. */
export interface AnswerRule {
  /** The least probability of the likeliest segment, in [0, 1]. */
  readonly minProbability: number;
  /** The fewest known used fields. */
  readonly minKnownFields: number;
}

export interface ScoreClientOptions extends ReadClientOptions {
  /** What to take instead of the model's rule. */
  readonly answerRule?: Partial<AnswerRule>;
}

/** The answer for one client. */
export interface ClientScore {
  /** Null when the model abstains. */
  readonly segmentId: number | null;
  /** Of the likeliest segment, in [0, 1]; 1 when every used field was known. */
  readonly probability: number;
  /** Of each segment, in the order of the model; sums to 1. */
  readonly probabilities: readonly number[];
  readonly status: ScoreStatus;
  /** The used fields that were not known. */
  readonly filledFields: readonly string[];
  /** Fields that were given with a category that the model does not know: they count as unknown. */
  readonly unseenFields: readonly string[];
  /** What the model works with, by feature; null when a used field was not known. */
  readonly encoded: readonly number[] | null;
}

/**
 * The segment of a client from what is known.
 *
 * All used fields known: the nearest centroid in encoded space, ties to the lowest id. Otherwise the likeliest
 * segment by `segmentProbabilities`; below `minProbability`, or with fewer known fields than `minKnownFields`, the
 * model abstains. For many clients: `compileModel`.
 */
export function scoreClient(model: ModelFile, client: Client, options: ScoreClientOptions = {}): ClientScore {
  const reader = createClientReader(model);
  return scoreKnown(model, reader, readClient(model, reader, client, options), options);
}

/** The answer for a client that was read. */
export function scoreKnown(
  model: ModelFile,
  reader: ClientReader,
  { values, unseenFields }: KnownClient,
  options: ScoreClientOptions = {},
): ClientScore {
  const filledFields = reader.fields
    .slice(0, reader.nUsed)
    .flatMap(({ field }, f) => (Number.isNaN(values[f]) ? [field.name] : []));
  const encoded = filledFields.length === 0 ? encodeValues(model, reader, values) : null;
  const probabilities = encoded
    ? certain(model, nearestSegment(model, encoded))
    : segmentProbabilities(model, cellCodes(model, values));
  return {
    ...answer(
      model,
      probabilities,
      reader.nUsed - filledFields.length,
      encoded !== null,
      ruleOf(model, options),
    ),
    filledFields,
    unseenFields,
    encoded: encoded && Array.from(encoded),
  };
}

/** The rule that holds for a call. */
export function ruleOf(model: ModelFile, { answerRule }: ScoreClientOptions): AnswerRule {
  return { ...model.answerRule, ...answerRule };
}

/** What is answered at these probabilities. */
export function answer(
  model: ModelFile,
  probabilities: readonly number[],
  nKnown: number,
  isComplete: boolean,
  rule: AnswerRule,
): Pick<ClientScore, 'segmentId' | 'probability' | 'probabilities' | 'status'> {
  const best = topOf(probabilities);
  const probability = probabilities[best];
  const status = statusOf(probability, nKnown, isComplete, rule);
  return { segmentId: status === 'abstained' ? null : idOf(model, best), probability, probabilities, status };
}

/** Whether a client is answered, and how. */
export function statusOf(
  probability: number,
  nKnown: number,
  isComplete: boolean,
  { minProbability, minKnownFields }: AnswerRule,
): ScoreStatus {
  if (isComplete) return 'complete';
  return probability >= minProbability && nKnown >= minKnownFields ? 'filled' : 'abstained';
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

/** A client of whom every used field is known, in encoded space. */
export function encodeValues(
  model: ModelFile,
  { fields, nUsed }: ClientReader,
  values: readonly number[],
): Float64Array {
  const columns = fields
    .slice(0, nUsed)
    .map(
      ({ field: { name, categories } }, f): FrameColumn =>
        categories
          ? { kind: 'category', name, codes: Int32Array.of(values[f]), categories }
          : { kind: 'numeric', name, values: Float64Array.of(values[f]) },
    );
  return rowOf(transformColumns(model.transformer, { nRows: 1, columns }), 0);
}

/** Probability 1 for one segment. */
export function certain(model: ModelFile, segment: number): number[] {
  return model.centroids.map((_, s) => (s === segment ? 1 : 0));
}
