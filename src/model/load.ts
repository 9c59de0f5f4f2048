import { canonicalJson } from '../contract/canonical.ts';
import { checkSchema } from '../contract/check.ts';
import { InputError } from '../contract/errors.ts';
import { type ModelContent, type ModelFile, modelFileSchema } from '../contract/model-file.ts';

/** SHA-256 of a text, in lower-case hexadecimal. */
export type Sha256 = (text: string) => string;

/** Names a model by the hash of its content. */
export function nameModel(content: ModelContent, sha256: Sha256): ModelFile {
  return { ...content, hash: sha256(canonicalJson(content)) };
}

/**
 * A model from the text of its file. Nothing is executed; what the schema does not know is refused.
 *
 * Errors: E_MODEL for text that is no model of version 1, E_MODEL_HASH for one that was changed after it was
 * made (only when `sha256` is given).
 */
export function loadModel(text: string, file: string, sha256?: Sha256): ModelFile {
  const hint = 'use a model.json made by "clientele study"';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new InputError('E_MODEL', 'this is not JSON', {
      file,
      hint,
      cause,
      details: { kind: 'json' },
    });
  }
  const model = checkSchema(modelFileSchema, json, { code: 'E_MODEL', file, hint });
  checkShapes(model, file);
  const { hash, ...content } = model;
  if (sha256 && sha256(canonicalJson(content)) !== hash) {
    throw new InputError('E_MODEL_HASH', 'the model was changed after it was made: its hash does not fit', {
      file,
      hint: 'take the original file, or run the study again',
      details: {},
    });
  }
  return model;
}

/** Refuses a model whose parts contradict each other; the schema checks each part alone. */
function checkShapes(model: ModelFile, file: string): void {
  const nSegments = model.centroids.length;
  const nFeatures = model.transformer.blocks.reduce(
    (sum, { columns, encoder }) =>
      sum +
      (encoder?.kind === 'one-hot'
        ? encoder.columns.reduce((width, column) => width + column.categories.length, 0)
        : columns.length),
    0,
  );
  const nFields = model.transformer.blocks.reduce((sum, block) => sum + block.columns.length, 0);
  const checks: readonly (readonly [string, number, number])[] = [
    ['segments', model.segments.length, nSegments],
    ['tree.nClasses', model.tree.nClasses, nSegments],
    ['tree.nFeatures', model.tree.nFeatures, nFeatures],
    ['logistic.coefficients', model.logistic.coefficients.length, nSegments],
    ['cells.fields', model.cells.fields.length, nFields],
    ...model.centroids.map((row, s) => [`centroids[${s}]`, row.length, nFeatures] as const),
  ];
  for (const [name, got, expected] of checks) {
    if (got !== expected) {
      throw new InputError('E_MODEL', `${name} must have ${expected} entries; got ${got}`, {
        file,
        details: { kind: 'entries', name, expected, got },
      });
    }
  }
}
