import type { ModelFile } from '../../contract/model-file.ts';
import {
  any,
  cast,
  choose,
  clean,
  coalesce,
  column,
  double,
  type Expression,
  equal,
  fits,
  integer,
  isNull,
  nothing,
  operation,
  type Part,
  type Selected,
  text,
} from '../../sql/index.ts';
import {
  type ClientReader,
  decimalPattern,
  derivedValue,
  type FieldReader,
  largestNumber,
  readValue,
  smallestNumber,
} from '../client.ts';
import { cellFields } from '../partial.ts';
import { keep, names } from './names.ts';

/** The columns of the table that are read, each once; a derived field reads the one that it is made of. */
export function sourceColumns({ fields }: ClientReader, absent: readonly string[]): string[] {
  const sources = fields.map(({ field }) => field.derived?.from ?? field.name);
  return [...new Set(sources)].filter((name) => !absent.includes(name));
}

/** What a row of the table says in a column, as text; nothing is the empty text. */
export function saidIn(table: string, name: string): Expression {
  return coalesce(cast(column(table, name), 'text'), text(''));
}

/**
 * The parts that read each different client once: clients (as the table says), cleaned, where there are numbers
 * numbers and valued, and coded, with x1 … the words, c1 … the codes of used fields and proxies, and v1 … the numbers.
 */
export function readParts(
  model: ModelFile,
  reader: ClientReader,
  sources: readonly string[],
  table: readonly string[],
): Part[] {
  const said = sources.map((_, i) => names.said(i));
  const texts = sources.map((_, i) => names.text(i));
  const places = reader.fields.map(({ field }) => sources.indexOf(field.derived?.from ?? field.name));
  const isNumeric = ({ field }: FieldReader): boolean =>
    field.derived
      ? field.derived.bucket !== undefined || typeof field.derived.flag?.equals === 'number'
      : field.categories === null;
  const numeric = new Set(
    reader.fields.flatMap((one, f) => (isNumeric(one) && places[f] >= 0 ? [places[f]] : [])),
  );
  const numbers = [...numeric].map((i) => names.number(i));
  const valued = reader.fields.flatMap(({ field }, f) => (field.categories ? [] : [f]));
  const values = valued.map((f) => names.value(f));
  const edges = cellFields(model).map((field) => field.edges);
  const part = (name: string, from: string, kept: readonly string[], added: readonly Selected[]): Part => ({
    name,
    body: { kind: 'select', columns: [...keep(from, kept), ...added], from: { path: [from], alias: from } },
  });
  const parsed = [...numeric].map((i): Selected => {
    const one = column('cleaned', names.text(i));
    return {
      expression: choose([[fits(one, decimalPattern), cast(one, 'double')]], nothing),
      name: names.number(i),
    };
  });
  const hasNumbers = numeric.size + valued.length > 0;
  const last = hasNumbers ? 'valued' : 'cleaned';
  return [
    {
      name: 'clients',
      body: {
        kind: 'select',
        isDistinct: true,
        columns: sources.map((name, i) => ({ expression: saidIn('t', name), name: names.said(i) })),
        from: { path: table, alias: 't' },
      },
    },
    part(
      'cleaned',
      'clients',
      said,
      said.map((name, i) => ({ expression: clean(column('clients', name)), name: names.text(i) })),
    ),
    ...(hasNumbers
      ? [
          part('numbers', 'cleaned', [...said, ...texts], parsed),
          part(
            'valued',
            'numbers',
            [...said, ...texts, ...numbers],
            valued.map((f) => ({
              expression: numberOf(reader.fields[f], places[f]),
              name: names.value(f),
            })),
          ),
        ]
      : []),
    part(
      'coded',
      last,
      [...said, ...values],
      reader.fields.map((one, f) => ({
        expression: codeOf(one, last, places[f], f, edges[f]),
        name: names.code(f),
      })),
    ),
  ];
}

/** A field's number, as `readValue` reads it; null is unknown, also what it would refuse. */
function numberOf({ field }: FieldReader, place: number): Expression {
  if (place < 0) return cast(nothing, 'double');
  const words = column('numbers', names.text(place));
  const number = column('numbers', names.number(place));
  const outside = any([
    operation('<', number, double(-largestNumber)),
    operation('>', number, double(largestNumber)),
  ]);
  const isNothing = operation(
    'AND',
    operation('>', number, double(-smallestNumber)),
    operation('<', number, double(smallestNumber)),
  );
  return choose(
    [
      ...field.unknown.map((word) => [equal(words, text(word)), nothing] as const),
      [outside, nothing],
      ...field.sentinels.map(
        ({ value, replaceBy }) =>
          [equal(number, double(value)), replaceBy === null ? nothing : double(replaceBy)] as const,
      ),
      [isNothing, double(0)],
    ],
    number,
  );
}

/** A field's code; −1 is unknown, also what the model does not know. */
function codeOf(
  reader: FieldReader,
  part: string,
  place: number,
  f: number,
  edges: readonly number[] | null | undefined,
): Expression {
  const unknown = integer(-1);
  if (place < 0) return unknown;
  const value = column(part, names.value(f));
  if (edges) {
    const bins = edges.map((edge, b) => [operation('<=', value, double(edge)), integer(b)] as const);
    return choose([[isNull(value), unknown], ...bins], integer(edges.length));
  }
  const words = column(part, names.text(place));
  const number = column(part, names.number(place));
  const isEmpty = equal(words, text(''));
  const code = (category: unknown): Expression => {
    const known = readValue(reader, category, '');
    return known >= 0 ? integer(known) : unknown;
  };
  const { derived, categories } = reader.field;
  const byWord = (categoriesOf: readonly string[], categoryOf: (word: string) => unknown): Expression =>
    choose(
      categoriesOf.map((word) => [equal(words, text(word)), code(categoryOf(word))] as const),
      unknown,
    );
  if (!derived) return byWord(categories ?? [], (word) => word);
  const { bucket, flag, recode } = derived;
  if (bucket) {
    const bins = bucket.edges.map(
      (edge, b) => [operation('<=', number, double(edge)), code(bucket.labels[b])] as const,
    );
    return choose([[isNull(number), unknown], ...bins], code(bucket.labels[bucket.edges.length]));
  }
  if (flag) {
    const same =
      typeof flag.equals === 'number' ? equal(number, double(flag.equals)) : equal(words, text(flag.equals));
    return choose(
      [
        [isEmpty, unknown],
        [same, code(flag.yes)],
      ],
      code(flag.no),
    );
  }
  const known = [...new Set([...Object.keys(recode ?? {}), ...(categories ?? [])])];
  return byWord(known, (word) => derivedValue(derived, word));
}
