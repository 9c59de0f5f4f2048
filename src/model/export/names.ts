import { all, choose, column, type Expression, type Selected } from '../../sql/index.ts';

/** Columns of the parts of an exported query, by place: no name of a table gets in their way. */
export const names = Object.freeze({
  /** What a client says, as text. */
  said: (i: number) => `x${i + 1}`,
  /** The same, trimmed. */
  text: (i: number) => `t${i + 1}`,
  /** The same, as a number. */
  number: (i: number) => `n${i + 1}`,
  /** A field's number. */
  value: (f: number) => `v${f + 1}`,
  /** A field's code; −1 is unknown. */
  code: (f: number) => `c${f + 1}`,
  /** A feature in encoded space. */
  feature: (j: number) => `e${j + 1}`,
  /** Squared distance to a centroid. */
  distance: (s: number) => `d${s + 1}`,
  /** Clients alike in a segment. */
  count: (s: number) => `n${s + 1}`,
  /** The same as a weight. */
  weight: (s: number) => `w${s + 1}`,
  probability: (s: number) => `p${s + 1}`,
});

/** Columns of a part as they are. */
export function keep(table: string, columns: readonly string[]): Selected[] {
  return columns.map((name) => ({ expression: column(table, name), name }));
}

/** Each index from 0 as something. */
export function each<T>(n: number, make: (index: number) => T): T[] {
  return Array.from({ length: n }, (_, index) => make(index));
}

/** What belongs to the best of several: the first that is no worse than those after it. */
export function firstBest(
  values: readonly Expression[],
  isNoWorse: (a: Expression, b: Expression) => Expression,
  make: (place: number) => Expression,
): Expression {
  const last = values.length - 1;
  return choose(
    values
      .slice(0, last)
      .map((value, place) => [
        all(values.slice(place + 1).map((other) => isNoWorse(value, other))),
        make(place),
      ]),
    make(last),
  );
}
