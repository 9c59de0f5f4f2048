/** A column cut into groups: category codes as they are, numbers by upper bounds, each inclusive. */
export interface Grouping {
  readonly name: string;
  readonly nGroups: number;
  groupOf(value: number): number;
}

export const categoryGrouping = (name: string, nCategories: number): Grouping => ({
  name,
  nGroups: nCategories,
  groupOf: (code) => code,
});

/** Numbers cut in deciles; equal deciles are one. */
export function decileGrouping(
  name: string,
  values: ArrayLike<number>,
): Grouping & { readonly bounds: readonly number[] } {
  const sorted = Float64Array.from(values).sort();
  const tenths = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (tenth) => sorted[Math.ceil((tenth * sorted.length) / 10) - 1]!,
  );
  const bounds = [...new Set(tenths)].filter((bound) => bound < sorted.at(-1)!);
  return {
    name,
    bounds,
    nGroups: bounds.length + 1,
    groupOf(value) {
      let group = 0;
      while (group < bounds.length && value > bounds[group]!) group++;
      return group;
    },
  };
}

/** The group of every row. */
export function groupRows({ groupOf }: Grouping, values: ArrayLike<number>): Uint8Array {
  const groups = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row++) groups[row] = groupOf(values[row]!);
  return groups;
}

/** Shares of a two-way table, row-major. */
export function shareTable(a: Uint8Array, nA: number, b: Uint8Array, nB: number): Float64Array {
  const counts = new Float64Array(nA * nB);
  for (let row = 0; row < a.length; row++) counts[a[row]! * nB + b[row]!]!++;
  return counts.map((count) => count / a.length);
}

/** Half the sum of absolute differences. */
export function totalVariation(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, share, cell) => sum + Math.abs(share - b[cell]!), 0) / 2;
}

/** Cramér's V of a table of shares: the root of chi-squared over n and the smaller number of groups less one. */
export function cramersV(shares: Float64Array, nA: number, nB: number): number {
  const a = new Float64Array(nA);
  const b = new Float64Array(nB);
  for (const [cell, share] of shares.entries()) {
    a[Math.floor(cell / nB)]! += share;
    b[cell % nB]! += share;
  }
  let chiSquared = 0;
  for (const [cell, share] of shares.entries()) {
    const expected = a[Math.floor(cell / nB)]! * b[cell % nB]!;
    if (expected > 0) chiSquared += (share - expected) ** 2 / expected;
  }
  const filled = (of: Float64Array): number => of.filter((share) => share > 0).length;
  const least = Math.min(filled(a), filled(b)) - 1;
  return least > 0 ? Math.sqrt(chiSquared / least) : 0;
}

/** The share of each value. */
export function sharesOf(values: ArrayLike<number>, nRows = values.length): Map<number, number> {
  const counts = new Map<number, number>();
  for (let row = 0; row < nRows; row++) counts.set(values[row]!, (counts.get(values[row]!) ?? 0) + 1);
  return new Map([...counts].map(([value, count]) => [value, count / nRows]));
}

/** The share of the values up to one, that one included. */
export function shareUpTo(shares: ReadonlyMap<number, number>, most: number): number {
  let sum = 0;
  for (const [value, share] of shares) if (value <= most) sum += share;
  return sum;
}
