import { InputError } from '../contract/errors.ts';
import type { ModelField, ModelFile } from '../contract/model-file.ts';

/** What is known of one client: a category or a number by field; null or absent is unknown. */
export type Client = Readonly<Record<string, string | number | null | undefined>>;

/** A client in the model's own terms, one entry for each used field. */
export type KnownValue =
  | { readonly kind: 'category'; readonly code: number }
  | { readonly kind: 'number'; readonly value: number }
  | null;

/** How many allowed values a message lists. */
const nListed = 10;

/** The fields that the segments depend on, in the order of the model's columns. */
export function usedFields(model: ModelFile): readonly ModelField[] {
  return model.transformer.blocks.flatMap((block) => block.columns.map((name) => fieldOf(model, name)));
}

/**
 * Reads a client's used fields.
 *
 * Errors: E_FIELD for a name that the model does not know, E_VALUE for a category it does not have (when its
 * policy is 'error') or text in a number; the message lists what is allowed.
 *
 * @param place put before a field's name in messages, such as `rows[3].`
 */
export function readClient(model: ModelFile, client: Client, place = ''): readonly KnownValue[] {
  for (const name of Object.keys(client)) {
    if (!model.fields.some((field) => field.name === name)) {
      throw new InputError('E_FIELD', `${place}${name} is not a field of this model`, {
        hint: `use one of ${model.fields.map((field) => field.name).join(', ')}`,
      });
    }
  }
  return usedFields(model).map((field) =>
    readValue(model, field, Object.hasOwn(client, field.name) ? client[field.name] : null, place),
  );
}

function readValue(
  model: ModelFile,
  field: ModelField,
  value: string | number | null | undefined,
  place: string,
): KnownValue {
  const text = typeof value === 'string' ? value.normalize('NFC').trim() : value;
  if (text === null || text === undefined || text === '' || field.unknown.includes(String(text))) return null;
  if (field.categories) {
    const code = field.categories.indexOf(String(text));
    if (code >= 0) return { kind: 'category', code };
    if (model.unseen === 'missing' && typeof text === 'string') return null;
    throw new InputError('E_VALUE', `${place}${field.name} has no value "${text}"`, {
      hint: allowed(field.categories),
    });
  }
  const number = typeof text === 'number' ? text : Number(text);
  if (Number.isFinite(number)) return { kind: 'number', value: number };
  throw new InputError('E_VALUE', `${place}${field.name} must be a finite number; got "${text}"`, {
    hint: 'write it with a decimal point, such as 12.5',
  });
}

function allowed(categories: readonly string[]): string {
  const more = categories.length > nListed ? ` … (${categories.length} in all)` : '';
  return `use one of ${categories.slice(0, nListed).join(', ')}${more}`;
}

function fieldOf(model: ModelFile, name: string): ModelField {
  const field = model.fields.find((candidate) => candidate.name === name);
  if (field) return field;
  throw new InputError('E_MODEL', `the model's column "${name}" is not among its fields`);
}
