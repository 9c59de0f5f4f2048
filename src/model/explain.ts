import type { ModelFile, RuleCondition } from '../contract/model-file.ts';
import { treePath } from '../ml/index.ts';
import { type Client, createClientReader, readClient } from './client.ts';
import { type Completion, completeFields } from './completions.ts';
import { nextQuestions, type Question } from './next-question.ts';
import { cellCodes, segmentProbabilities, topOf, unknownFields } from './partial.ts';
import { describePath, encodedFeatures } from './rules.ts';
import { type ClientScore, scoreKnown } from './score.ts';
import { idOf } from './segment-ids.ts';
import { type SegmentChange, type SmallestChangeOptions, smallestChanges } from './smallest-change.ts';

/** How much knowing a field speaks for the likeliest segment. */
export interface FieldSupport {
  readonly field: string;
  readonly value: string | number;
  /** P(segment | all that is known) − P(segment | the same without the field), in [−1, 1]; up to 0 it decides nothing. */
  readonly support: number;
}

/** What a field adds to the margin between the nearest segment and the runner-up. */
export interface Contribution {
  readonly field: string;
  readonly value: string | number;
  /** Σ over its features of (x − runner-up's centroid)² − (x − segment's centroid)²; above 0 it speaks for the segment. */
  readonly contribution: number;
}

/** An encoded value with what it is called. */
export interface EncodedValue {
  readonly name: string;
  /** The field it came from. */
  readonly column: string;
  /** Of a one-hot feature, its category. */
  readonly category: string | null;
  readonly value: number;
}

/** Everything that can be said of one answer. */
export interface ClientExplanation {
  readonly score: ClientScore;
  /** Id of the likeliest segment, also when the model abstains. */
  readonly likeliest: number;
  /** Id of the second nearest segment, or of the second likeliest; null where there is one segment alone. */
  readonly runnerUp: number | null;
  /** Every known used field, and a proxy that has a say; the strongest first, ties in their order. */
  readonly deciding: readonly FieldSupport[];
  /** The tree's way; null when a field is unknown, or when the tree, a surrogate, says another segment. */
  readonly path: readonly RuleCondition[] | null;
  /** Of each used field of a complete client; they sum to the margin between runner-up and segment. */
  readonly contributions: readonly Contribution[];
  readonly completions: readonly Completion[];
  readonly questions: readonly Question[];
  readonly changes: readonly SegmentChange[];
  /** What the model works with; null when a used field is not known. */
  readonly features: readonly EncodedValue[] | null;
}

/** Why a client gets its answer, what would change it, and what to ask next. */
export function explainClient(
  model: ModelFile,
  client: Client,
  options: SmallestChangeOptions = {},
): ClientExplanation {
  const reader = createClientReader(model);
  const known = readClient(model, reader, client, options);
  const score = scoreKnown(model, reader, known, options);
  const best = topOf(score.probabilities);
  const { encoded } = score;
  const distances = encoded && model.centroids.map((centroid) => squaredDistance(encoded, centroid));
  const second = distances
    ? lowest(distances, best)
    : lowest(
        score.probabilities.map((p) => -p),
        best,
      );
  const saidOf = (f: number): string | number => {
    const { categories } = reader.fields[f].field;
    return categories ? categories[known.values[f]] : known.values[f];
  };
  const path = encoded && treePath(model.tree, encoded);
  const features = encodedFeatures(model.transformer);
  return {
    score,
    likeliest: idOf(model, best),
    runnerUp: second === null ? null : idOf(model, second),
    deciding: fieldSupport(model, known.values, score.probabilities[best], best).map(({ f, support }) => ({
      field: reader.fields[f].field.name,
      value: saidOf(f),
      support,
    })),
    path: path?.label === best ? describePath(path, model.transformer) : null,
    contributions:
      encoded && second !== null
        ? reader.fields.slice(0, reader.nUsed).map(({ field: { name } }, f) => ({
            field: name,
            value: saidOf(f),
            contribution: features.reduce((sum, { column }, j) => {
              if (column !== name) return sum;
              const far = encoded[j] - model.centroids[second][j];
              const near = encoded[j] - model.centroids[best][j];
              return sum + far * far - near * near;
            }, 0),
          }))
        : [],
    completions: completeFields(model, client, options),
    questions: nextQuestions(model, client, options),
    changes: smallestChanges(model, client, options),
    features:
      encoded &&
      features.map(({ name, column, category }, j) => ({ name, column, category, value: encoded[j] })),
  };
}

function fieldSupport(
  model: ModelFile,
  values: readonly number[],
  probability: number,
  segment: number,
): { readonly f: number; readonly support: number }[] {
  const codes = cellCodes(model, values);
  // One proxy speaks at a time, and none of a complete client.
  const isProxied = unknownFields(model, codes).length === 1;
  return codes
    .flatMap((code, f) => {
      if (code === null) return [];
      const without = codes.map((one, other) => (other === f ? null : one));
      const support = probability - segmentProbabilities(model, without)[segment];
      const isUsed = f < model.cells.fields.length;
      return isUsed || (isProxied && support !== 0) ? [{ f, support }] : [];
    })
    .sort((a, b) => b.support - a.support);
}

function squaredDistance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, j) => sum + (value - b[j]) * (value - b[j]), 0);
}

/** The place of the lowest value but for one place; null when there is no other. */
function lowest(values: readonly number[], but: number): number | null {
  return values.reduce<number | null>(
    (found, value, s) => (s !== but && (found === null || value < values[found]) ? s : found),
    null,
  );
}
