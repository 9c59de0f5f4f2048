import type { ModelFile } from '../contract/model-file.ts';
import { type Client, createClientReader, readClient } from './client.ts';
import { type FieldValue, fieldValue } from './next-question.ts';
import { cellCodes, topOf, unknownFields, valueProbabilities } from './partial.ts';
import type { ScoreClientOptions } from './score.ts';

/** The value that an unknown field most likely has. */
export interface Completion extends FieldValue {
  readonly field: string;
  /** Of this value, given what is known; in [0, 1]. */
  readonly probability: number;
}

/**
 * The likeliest value of each unknown used field from the clients alike: what a rule that completes missing fields
 * would assume. Ties to the first value. The answer itself weighs all values and not these alone.
 */
export function completeFields(
  model: ModelFile,
  client: Client,
  options: ScoreClientOptions = {},
): Completion[] {
  const { values } = readClient(model, createClientReader(model), client, options);
  const codes = cellCodes(model, values);
  return unknownFields(model, codes).map((f): Completion => {
    const probabilities = valueProbabilities(model, codes, f);
    const best = topOf(probabilities);
    return {
      field: model.cells.fields[f].name,
      ...fieldValue(model, f, best),
      probability: probabilities[best],
    };
  });
}
