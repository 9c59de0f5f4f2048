import { InputError } from '../contract/errors.ts';
import type { ModelField, ModelFile } from '../contract/model-file.ts';
import type { Derivation } from '../contract/study-config.ts';
import { deriveValue } from './derive.ts';

/** What is known of one client: a category or a number by field; null or absent is unknown. */
export type Client = Readonly<Record<string, string | number | null | undefined>>;

/** A client in the model's own terms. */
export interface KnownClient {
  /** By used field, then by proxy: a category's code, or a number; NaN is unknown. */
  readonly values: readonly number[];
  /** Those of them that were given with a category that the model does not know. */
  readonly unseenFields: readonly string[];
}

export interface ReadClientOptions {
  /** Put before a field's name in messages, such as `rows[3].`; defaults to nothing. */
  readonly place?: string;
  /** What becomes of a category that the model does not know: refused, or unknown; defaults to the model's policy. */
  readonly unseen?: 'error' | 'missing';
}

/** A field that is read. */
export interface FieldReader {
  readonly field: ModelField;
  /** Code by category, `unknownCode` for words that mean "not known"; null for a field of numbers. */
  readonly codes: ReadonlyMap<string, number> | null;
}

export interface ClientReader {
  /** The used fields in the order of the model's columns, then its proxies. */
  readonly fields: readonly FieldReader[];
  readonly nUsed: number;
  /** Every name that a client may have: the model's fields, and the columns that derived fields are made of. */
  readonly names: ReadonlySet<string>;
}

/** The code of a word that means "not known". */
const unknownCode = -1;
/** The code of a category that the model does not know. */
export const unseenCode = -2;
/** Numbers lie within ± this: their squares are finite, here and in every database. */
export const largestNumber = 1e100;
/** Numbers nearer to 0 are 0: a database may refuse their squares. */
export const smallestNumber = 1e-100;
/** A number as text: what every database reads as the same double. */
export const decimalPattern = '^[+-]?([0-9]{1,200}([.][0-9]{0,200})?|[.][0-9]{1,200})([eE][+-]?[0-9]{1,2})?$';

/** How many allowed values an error lists. */
const nListed = 10;
/** Characters of what was given that an error repeats. */
const nRepeated = 40;
const decimalNumber = new RegExp(decimalPattern);

/** The fields that the segments depend on, in the order of the model's columns. */
export function usedFields(model: ModelFile): readonly ModelField[] {
  return model.transformer.blocks.flatMap((block) => block.columns.map((name) => fieldOf(model, name)));
}

/** What reading a client needs, made once for a model. */
export function createClientReader(model: ModelFile): ClientReader {
  const proxies = [...new Set(model.proxies.map(({ by }) => by.name))];
  const used = usedFields(model);
  const fields = [...used, ...proxies.map((name) => fieldOf(model, name))];
  return {
    fields: fields.map((field) => ({ field, codes: field.categories && codesOf(model, field) })),
    nUsed: used.length,
    names: new Set(model.fields.flatMap(({ name, derived }) => (derived ? [name, derived.from] : [name]))),
  };
}

/**
 * Reads a client's used fields and proxies. A derived field that is not given is made of the column it comes from.
 *
 * Errors: E_FIELD for a name that the model does not know, E_VALUE for a category it does not have (when its
 * policy is 'error') or for what is no number; `details` has path, field, what was given and what is allowed.
 */
export function readClient(
  model: ModelFile,
  reader: ClientReader,
  client: Client,
  options: ReadClientOptions = {},
): KnownClient {
  const { place = '', unseen = model.unseen } = options;
  for (const name of Object.keys(client)) {
    if (!reader.names.has(name)) throw unknownField(name, reader, place);
  }
  const unseenFields: string[] = [];
  const values = reader.fields.map((one) => {
    const value = readValue(one, givenValue(one.field, client), place);
    if (value !== unseenCode || one.codes === null) return value;
    if (unseen === 'error') throw unseenCategory(one, givenValue(one.field, client), place);
    unseenFields.push(one.field.name);
    return Number.NaN;
  });
  return { values, unseenFields };
}

/** A field's value as a code or a number; NaN when it is unknown, `unseenCode` for a category of no code. */
export function readValue({ field, codes }: FieldReader, value: unknown, place: string): number {
  if (value === null || value === undefined) return Number.NaN;
  // Most words stand as the model writes them.
  const exact = typeof value === 'string' ? codes?.get(value) : undefined;
  if (exact !== undefined) return exact === unknownCode ? Number.NaN : exact;
  if (typeof value !== 'string' && typeof value !== 'number') throw notNumber(field, value, place);
  const text = typeof value === 'string' ? value.normalize('NFC').trim() : String(value);
  if (text === '') return Number.NaN;
  if (codes) {
    const code = codes.get(text) ?? unseenCode;
    return code === unknownCode ? Number.NaN : code;
  }
  if (field.unknown.includes(text)) return Number.NaN;
  const number = typeof value === 'number' ? value : decimalNumber.test(text) ? Number(text) : Number.NaN;
  if (!(Math.abs(number) <= largestNumber)) throw notNumber(field, value, place);
  const sentinel = field.sentinels.find((one) => one.value === number);
  if (sentinel) return sentinel.replaceBy ?? Number.NaN;
  return Math.abs(number) < smallestNumber ? 0 : number;
}

/** What a client says of a field, itself or by the column that it is made of. */
export function givenValue({ name, derived }: ModelField, client: Client): string | number | null {
  const own = Object.hasOwn(client, name) ? (client[name] ?? null) : null;
  if (own !== null || !derived || !Object.hasOwn(client, derived.from)) return own;
  return derivedValue(derived, client[derived.from] ?? null);
}

/**
 * A derived value; a number may come as text, from a command line, a form or a database. One that is not finite is
 * given back, for the field to refuse.
 */
export function derivedValue(derived: Derivation, from: string | number | null): string | number | null {
  const text = typeof from === 'string' ? from.normalize('NFC').trim() : from;
  if (text === '' || (typeof text === 'number' && !Number.isFinite(text))) return text;
  const wantsNumber = derived.bucket || typeof derived.flag?.equals === 'number';
  const isNumber = wantsNumber && typeof text === 'string' && decimalNumber.test(text);
  return deriveValue(derived, isNumber ? Number(text) : text);
}

/** A category that the encoder was never fitted on is as unseen as one that the field does not list. */
function codesOf(model: ModelFile, field: ModelField): ReadonlyMap<string, number> {
  const encoder = model.transformer.blocks.find(({ columns }) => columns.includes(field.name))?.encoder;
  const fitted = encoder?.columns.find(({ name }) => name === field.name)?.categories;
  const isFitted = (category: string): boolean =>
    encoder?.unseen === 'most-frequent' || fitted === undefined || fitted.includes(category);
  const categories = field.categories ?? [];
  return new Map([
    ...field.unknown.map((word) => [word, unknownCode] as const),
    ...categories.flatMap((category, code) => (isFitted(category) ? [[category, code] as const] : [])),
  ]);
}

/** The error of a name that the model does not know. */
export function unknownField(name: string, reader: ClientReader, place: string): InputError {
  const allowed = [...reader.names];
  return new InputError('E_FIELD', `${place}${cut(name)} is not a field of this model`, {
    hint: allowedHint(allowed),
    details: detailsOf({ path: `${place}${cut(name)}`, field: null, given: cut(name), allowed }),
  });
}

/** The error of a category that the model does not know. */
export function unseenCategory({ field, codes }: FieldReader, value: unknown, place: string): InputError {
  const given = String(value);
  const allowed = [...(codes ?? [])].flatMap(([word, code]) => (code === unknownCode ? [] : [word]));
  const path = `${place}${field.name}`;
  return new InputError('E_VALUE', `${path} has no value "${cut(given)}"`, {
    hint: allowedHint(allowed),
    details: detailsOf({ kind: 'unseen', path, field: field.name, given: cut(given), allowed }),
  });
}

function notNumber(field: ModelField, value: unknown, place: string): InputError {
  const given = cut(typeof value === 'object' || typeof value === 'function' ? typeof value : String(value));
  const path = `${place}${field.name}`;
  const wanted = field.categories ? 'text' : 'a finite number from -1e100 to 1e100';
  return new InputError('E_VALUE', `${path} must be ${wanted}; got "${given}"`, {
    ...(!field.categories && { hint: 'write it with a decimal point, such as 12.5' }),
    details: detailsOf({
      kind: field.categories ? 'text' : 'number',
      path,
      field: field.name,
      given,
      allowed: field.categories ?? [],
    }),
  });
}

interface Refusal {
  readonly kind?: 'unseen' | 'number' | 'text';
  readonly path: string;
  readonly field: string | null;
  readonly given: string;
  readonly allowed: readonly string[];
}

function detailsOf({ allowed, ...refusal }: Refusal): Readonly<Record<string, unknown>> {
  return { ...refusal, allowed: allowed.slice(0, nListed), nAllowed: allowed.length };
}

function allowedHint(allowed: readonly string[]): string {
  const more = allowed.length > nListed ? ` … (${allowed.length} in all)` : '';
  return `use one of ${allowed.slice(0, nListed).map(cut).join(', ')}${more}`;
}

function cut(text: string): string {
  return text.length > nRepeated ? `${text.slice(0, nRepeated)}…` : text;
}

function fieldOf(model: ModelFile, name: string): ModelField {
  const field = model.fields.find((candidate) => candidate.name === name);
  if (field) return field;
  throw new InputError('E_MODEL', `the model's column "${name}" is not among its fields`, {
    details: { kind: 'no-field', name },
  });
}
