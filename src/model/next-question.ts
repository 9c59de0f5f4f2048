import type { ModelFile } from '../contract/model-file.ts';
import { type Client, createClientReader, readClient } from './client.ts';
import { cellCodes, segmentProbabilities, topOf, unknownFields, valueProbabilities } from './partial.ts';
import { answer, certain, encodeValues, nearestSegment, ruleOf, type ScoreClientOptions } from './score.ts';

/** One value that an unknown field may have: a category, or a number in (from, to]. */
export interface FieldValue {
  /** Null for a field of numbers. */
  readonly value: string | null;
  /** Null for a category; an open end is null. */
  readonly bin: readonly [from: number | null, to: number | null] | null;
}

/** One answer to a question and what it would lead to. */
export interface QuestionAnswer extends FieldValue {
  /** Of this answer, given what is known. */
  readonly probability: number;
  /** The segment that would be answered; null when the model would still abstain. */
  readonly segmentId: number | null;
  /** Of the likeliest segment then. */
  readonly top: number;
}

/** An unknown field, and what asking it is worth. */
export interface Question {
  readonly field: string;
  /** Σ P(value | known) × [the model answers then]: the chance that this question settles the segment. */
  readonly answered: number;
  /** Σ P(value | known) × probability of the likeliest segment then; in [0, 1]. */
  readonly expectedProbability: number;
  readonly values: readonly QuestionAnswer[];
}

/**
 * The unknown used fields, the one whose answer helps most first: by `answered`, among equals by
 * `expectedProbability`, then in the order of the fields. Empty when everything is known.
 *
 * Probabilities are those of the aggregated cells; a number stands for its bin. O(fields × values × cells).
 */
export function nextQuestions(
  model: ModelFile,
  client: Client,
  options: ScoreClientOptions = {},
): Question[] {
  const reader = createClientReader(model);
  const { values } = readClient(model, reader, client, options);
  const codes = cellCodes(model, values);
  const unknown = unknownFields(model, codes);
  const nKnown = reader.nUsed - unknown.length + 1;
  const isLast = unknown.length === 1;
  const rule = ruleOf(model, options);
  const probabilitiesThen = (field: number, code: number): readonly number[] => {
    const asked = codes.map((one, f) => (f === field ? code : one));
    if (!isLast) return segmentProbabilities(model, asked);
    // The client is complete then; of a number the bin alone is known, which says the segment nearly.
    if (model.cells.fields[field].edges) return certain(model, topOf(segmentProbabilities(model, asked)));
    const full = values.map((value, f) => (f === field ? code : value));
    return certain(model, nearestSegment(model, encodeValues(model, reader, full)));
  };
  return unknown
    .map((field): Question => {
      const answers = valueProbabilities(model, codes, field).map((probability, code): QuestionAnswer => {
        const then = answer(model, probabilitiesThen(field, code), nKnown, isLast, rule);
        const { segmentId, probability: top } = then;
        return { ...fieldValue(model, field, code), probability, segmentId, top };
      });
      // Probabilities that sum to one may do so but for a rounding error.
      const mean = (of: (one: QuestionAnswer) => number): number =>
        Math.min(
          1,
          answers.reduce((total, one) => total + one.probability * of(one), 0),
        );
      return {
        field: model.cells.fields[field].name,
        answered: mean(({ segmentId }) => (segmentId === null ? 0 : 1)),
        expectedProbability: mean(({ top }) => top),
        values: answers,
      };
    })
    .sort((a, b) => b.answered - a.answered || b.expectedProbability - a.expectedProbability);
}

/** A code of a used field in the field's own terms. */
export function fieldValue(model: ModelFile, field: number, code: number): FieldValue {
  const { name, edges } = model.cells.fields[field];
  if (edges) return { value: null, bin: [edges[code - 1] ?? null, edges[code] ?? null] };
  const categories = model.fields.find((one) => one.name === name)?.categories ?? [];
  return { value: categories[code] ?? null, bin: null };
}
