import type { ModelField, ModelFile } from '../../src/contract/index.ts';
import { createRandom, type Random } from '../../src/ml/index.ts';
import type { Client } from '../../src/model/index.ts';

/** What is odd about a client: nothing, unknown fields, categories that no model has. */
export type ClientKind = 'complete' | 'partial' | 'unseen' | 'hostile';

export interface RandomClient {
  readonly kind: ClientKind;
  readonly client: Client;
}

/** Words that break what is not quoted. */
const hostileWords: readonly string[] = [
  "O'Brien",
  '"quoted"',
  "'; DROP TABLE clients; --",
  '"; DROP TABLE clients; --',
  '\\',
  "\\'",
  '%s $1 {{x}}',
  '👩‍👩‍👧‍👦',
  'two\nlines\r\nand more',
  '\tтаб',
  '\u202Eيمين\u202C',
  'Йошкар-Ола',
  'Йошкар-Ола'.normalize('NFD'),
  '\u00a0yes\u2003',
  '__proto__',
  'constructor',
  'toString',
  'NULL',
  '<script>alert(1)</script>',
  'x'.repeat(10_000),
  '/* comment */ -- comment',
  '\u200b',
];

const kinds: readonly ClientKind[] = ['complete', 'partial', 'unseen', 'hostile'];

/** Clients of all kinds in turn; equal seeds give equal clients. */
export function randomClients(
  model: ModelFile,
  { n, seed }: { readonly n: number; readonly seed: number },
): RandomClient[] {
  const random = createRandom(seed);
  const fields = model.fields.filter(
    ({ name, used }) => used || model.proxies.some(({ by }) => by.name === name),
  );
  return Array.from({ length: n }, (_, i) => {
    const kind = kinds[i % kinds.length];
    return {
      kind,
      client: Object.fromEntries(fields.map((field) => [nameIn(field), valueFor(field, kind, random)])),
    };
  });
}

/** A derived field is given by the column that it is made of. */
function nameIn({ name, derived }: ModelField): string {
  return derived?.from ?? name;
}

function valueFor(field: ModelField, kind: ClientKind, random: Random): string | number | null {
  const pick = <T>(items: readonly T[]): T => items[random.nextInt(items.length)];
  const known = (): string | number => {
    const { derived, categories, sentinels } = field;
    if (derived?.flag && random.next() < 0.5) return derived.flag.equals;
    if (derived?.recode) return pick([...Object.keys(derived.recode), ...(categories ?? [])]);
    if (categories && !derived) return pick([pick(categories), ` ${pick(categories)}\n`]);
    const number = Math.round((random.next() * 120 - 20) * 100) / 100;
    return pick([
      number,
      Math.round(number),
      String(number),
      pick([number, ...sentinels.map(({ value }) => value)]),
    ]);
  };
  const chance = random.next();
  if (kind === 'complete' || chance < 0.5) return known();
  const isNumeric =
    !field.categories || field.derived?.bucket || typeof field.derived?.flag?.equals === 'number';
  if (kind === 'partial' || isNumeric) return pick([null, '', ' ', ...field.unknown, null]);
  return kind === 'unseen' ? pick(['astronaut', 'Yes', '42', 'no no']) : pick(hostileWords);
}
