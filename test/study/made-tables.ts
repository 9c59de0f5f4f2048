import type { Frame, Random } from '../../src/ml/index.ts';

/** A standard normal number (Box and Muller 1958). */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

/** Three numeric and three category columns that have nothing to do with each other; some are lumpy. */
export function unrelatedTable(nRows: number, random: Random): Frame {
  const rows = Array.from({ length: nRows });
  const numeric = (name: string, draw: () => number) =>
    ({ kind: 'numeric', name, values: Float64Array.from(rows, draw) }) as const;
  const category = (name: string, n: number) =>
    ({
      kind: 'category',
      name,
      codes: Int32Array.from(rows, () => Math.min(random.nextInt(n), random.nextInt(n))),
      categories: Array.from({ length: n }, (_, c) => `v${c}`),
    }) as const;
  return {
    nRows,
    columns: [
      numeric('normal', () => normal(random)),
      numeric('two humps', () => normal(random) + 5 * random.nextInt(2)),
      numeric('long tail', () => Math.exp(normal(random))),
      category('two', 2),
      category('four', 4),
      category('nine', 9),
    ],
  };
}
