import fc from 'fast-check';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Values that a JSON Schema takes: the part of it that our own description uses. */
export function arbitraryOf(schema: JsonSchema, root: JsonSchema, depth = 0): fc.Arbitrary<unknown> {
  const inner = (one: unknown): fc.Arbitrary<unknown> => arbitraryOf(one as JsonSchema, root, depth + 1);
  if (typeof schema.$ref === 'string') return inner(resolve(schema.$ref, root));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  const any = (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
  if (any) return fc.oneof(...any.map(inner));
  if (Array.isArray(schema.type)) {
    const one = fc.oneof(...(schema.type as string[]).map((type) => inner({ ...schema, type })));
    return Array.isArray(schema.examples)
      ? fc.oneof(
          { weight: 3, arbitrary: fc.constantFrom(...(schema.examples as unknown[])) },
          { weight: 1, arbitrary: one },
        )
      : one;
  }
  switch (schema.type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({
        min: Math.max(Number(schema.minimum ?? -1000), -1e6),
        max: Math.min(Number(schema.maximum ?? 1000), 1e6),
      });
    case 'number':
      return fc
        .double({
          min: Number(schema.minimum ?? -1e6),
          max: Number(schema.maximum ?? 1e6),
          noNaN: true,
          noDefaultInfinity: true,
        })
        .map((value) => value + 0);
    case 'string':
      return schema.pattern === undefined
        ? fc.string({
            minLength: Number(schema.minLength ?? 0),
            maxLength: Math.min(Number(schema.maxLength ?? 20), 40),
          })
        : fc.stringMatching(new RegExp(schema.pattern as string));
    case 'array': {
      const minLength = Number(schema.minItems ?? 0);
      const most = Math.min(Number(schema.maxItems ?? 4), minLength + 4);
      return fc.array(inner(schema.items ?? {}), { minLength, maxLength: most });
    }
    case 'object':
      return objectOf(schema, inner);
    default:
      return depth > 6 ? fc.constant(null) : fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf(schema: JsonSchema, inner: (one: unknown) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, unknown>>;
  const parts = Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, inner(one)]));
  const required = ((schema.required ?? []) as string[]).filter((name) => name in parts);
  const fixed = fc.record(parts, { requiredKeys: required });
  const extra = schema.additionalProperties;
  if (typeof extra !== 'object' || extra === null) return fixed;
  return fc
    .tuple(fixed, fc.dictionary(fc.string(), inner(extra), { maxKeys: 3 }))
    .map(([a, b]) => ({ ...b, ...a }));
}

export function resolve(ref: string, root: JsonSchema): JsonSchema {
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((value, part) => (value as JsonSchema)[part], root) as JsonSchema;
}

const odd: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  0.5,
  '',
  'x',
  '\u0000',
  '\u202e',
  '<script>',
  [],
  {},
  [[]],
  { a: { b: 1 } },
];

/** A value with one thing wrong in it: a part taken out, put in twice, or made something else. */
export function spoiled(value: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.nat(1000), fc.constantFrom(...odd), fc.string({ maxLength: 12 }))
    .map(([where, what, name]) => {
      const copy = structuredClone(value) as Record<string, unknown>;
      const places: (() => void)[] = [];
      const visit = (node: unknown): void => {
        if (typeof node !== 'object' || node === null) return;
        const record = node as Record<string, unknown>;
        for (const key of Object.keys(record)) {
          places.push(() => {
            record[key] = what;
          });
          places.push(() => {
            if (Array.isArray(record)) record.splice(Number(key), 1);
            else delete record[key];
          });
          visit(record[key]);
        }
        if (!Array.isArray(record))
          places.push(() =>
            Object.defineProperty(record, name, {
              value: what,
              enumerable: true,
              configurable: true,
              writable: true,
            }),
          );
      };
      visit(copy);
      if (places.length === 0) return what;
      places[where % places.length]?.();
      return copy;
    });
}
