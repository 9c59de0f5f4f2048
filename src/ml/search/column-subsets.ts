import { checkInteger } from '../validate.ts';

/**
 * Every set of 2 … most of the names, in their order; those that hold an excluded pair are left out.
 *
 * O(names ^ most).
 */
export function columnSubsets(
  names: readonly string[],
  most: number,
  excluded: readonly (readonly [string, string])[] = [],
): string[][] {
  checkInteger(most, 'most', 2);
  const grown = (subset: readonly string[], from: number): string[][] =>
    subset.length === most
      ? []
      : names.slice(from).flatMap((name, i) => {
          const next = [...subset, name];
          if (excluded.some(([a, b]) => next.includes(a) && next.includes(b))) return [];
          return [...(next.length > 1 ? [next] : []), ...grown(next, from + i + 1)];
        });
  return grown([], 0).sort((a, b) => a.length - b.length);
}
