import type { DashboardFilter } from '../contract/index.ts';
import type { Cube } from './cube.ts';

/** Sums of one group of cells. */
export interface Rolled {
  readonly keys: readonly string[];
  /** By measure. */
  readonly sums: Float64Array;
  /** Rows by number, of a cube with a spread. */
  readonly counts: Map<number, number>;
}

/** How the cells of a cube are put together. */
export interface RollUpOptions {
  /** Fields whose categories stay apart. */
  readonly by: readonly string[];
  /** Cells that count; fields that the cube has. */
  readonly filters: DashboardFilter;
  /** Adds a key of its own to each cell, or leaves the cell out; defaults to neither. */
  readonly side?: { readonly field: string; readonly of: (category: string) => string | null };
}

/** The sums of a cube by some of its fields, under filters, in the order of the cells. */
export function rollUp(cube: Cube, { by, filters, side }: RollUpOptions): Rolled[] {
  const place = (name: string): readonly string[] => cube.keys[cube.fields.indexOf(name)] ?? [];
  const kept = Object.entries(filters).map(
    ([name, categories]) => [place(name), new Set(categories)] as const,
  );
  const columns = by.map(place);
  const sided = side ? place(side.field) : [];
  const nMeasures = cube.sums.length;
  const groups = new Map<string, Rolled>();
  for (let i = 0; i < cube.nCells; i++) {
    if (!kept.every(([column, categories]) => categories.has(column[i] ?? ''))) continue;
    const own = side ? side.of(sided[i] ?? '') : '';
    if (own === null) continue;
    const keys = columns.map((column) => column[i] ?? '');
    if (side) keys.push(own);
    const name = keys.join('\u0000');
    let group = groups.get(name);
    if (!group) {
      group = { keys, sums: new Float64Array(nMeasures), counts: new Map() };
      groups.set(name, group);
    }
    for (let m = 0; m < nMeasures; m++) group.sums[m] = (group.sums[m] ?? 0) + (cube.sums[m]?.[i] ?? 0);
    const number = cube.numbers[i];
    if (number !== null && number !== undefined) {
      group.counts.set(number, (group.counts.get(number) ?? 0) + (cube.sums[0]?.[i] ?? 0));
    }
  }
  return [...groups.values()];
}

/**
 * Least, quartiles and largest of numbers given with their counts, interpolated between neighbours as QUANTILE_CONT
 * does: the quantile q stands at q · (n − 1) of the sorted numbers. Undefined where there is none.
 */
export function quartiles(counts: ReadonlyMap<number, number>): number[] | undefined {
  const sorted = [...counts].sort(([a], [b]) => a - b);
  const n = sorted.reduce((sum, [, count]) => sum + count, 0);
  if (n === 0) return undefined;
  const at = (rank: number): number => {
    let seen = 0;
    for (const [value, count] of sorted) {
      seen += count;
      if (rank < seen) return value;
    }
    return sorted[sorted.length - 1]?.[0] ?? Number.NaN;
  };
  return [0, 0.25, 0.5, 0.75, 1].map((q) => {
    const place = q * (n - 1);
    const low = at(Math.floor(place));
    return low + (at(Math.ceil(place)) - low) * (place - Math.floor(place));
  });
}
