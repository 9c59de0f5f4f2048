import { InputError } from '../contract/errors.ts';
import type { ModelField, ModelFile } from '../contract/model-file.ts';
import { deriveValue } from './derive.ts';

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
 * Every name that a client may have: the model's fields, and the columns that derived fields are made of.
 */
function clientNames(model: ModelFile): string[] {
  return [...new Set(model.fields.flatMap(({ name, derived }) => (derived ? [name, derived.from] : [name])))];
}

/**
 * Reads a client's used fields. A derived field that is not given is made of the column it comes from.
 *
 * Errors: E_FIELD for a name that the model does not know, E_VALUE for a category it does not have (when its
 * policy is 'error') or text in a number; the message lists what is allowed.
 *
 * @param place put before a field's name in messages, such as `rows[3].`
 */
export function readClient(model: ModelFile, client: Client, place = ''): readonly KnownValue[] {
  const names = clientNames(model);
  for (const name of Object.keys(client)) {
    if (!names.includes(name)) {
      throw new InputError('E_FIELD', `${place}${name} is not a field of this model`, {
        hint: `use one of ${names.join(', ')}`,
      });
    }
  }
  return usedFields(model).map((field) => readValue(model, field, givenValue(field, client), place));
}

function givenValue(field: ModelField, client: Client): string | number | null {
  const own = (name: string): string | number | null =>
    Object.hasOwn(client, name) ? (client[name] ?? null) : null;
  const given = own(field.name);
  if (given !== null || !field.derived) return given;
  const from = own(field.derived.from);
  // A number may come as text, from a command line or a form.
  const isNumber = field.derived.bucket && typeof from === 'string' && from.trim() !== '';
  return deriveValue(field.derived, isNumber ? Number(from) : from);
}

function readValue(
  model: ModelFile,
  field: ModelField,
  value: string | number | null,
  place: string,
): KnownValue {
  const text = typeof value === 'string' ? value.normalize('NFC').trim() : value;
  if (text === null || text === '') return null;
  if (field.categories) {
    const code = field.categories.indexOf(String(text));
    if (code >= 0) return { kind: 'category', code };
    if (field.unknown.includes(String(text))) return null;
    if (model.unseen === 'missing' && typeof text === 'string') return null;
    throw new InputError('E_VALUE', `${place}${field.name} has no value "${text}"`, {
      hint: allowed(field.categories),
    });
  }
  if (field.unknown.includes(String(text))) return null;
  const number = typeof text === 'number' ? text : Number(text);
  if (!Number.isFinite(number)) {
    throw new InputError('E_VALUE', `${place}${field.name} must be a finite number; got "${text}"`, {
      hint: 'write it with a decimal point, such as 12.5',
    });
  }
  const sentinel = field.sentinels.find((one) => one.value === number);
  const meant = sentinel ? sentinel.replaceBy : number;
  return meant === null ? null : { kind: 'number', value: meant };
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
