import type { RecipeVariable } from '../contract/index.ts';

/** Some factor tables of a variable multiplied out: one table over every combination of their states. */
export interface FactorGroup {
  /** The variables it depends on, by position; 0 is the period. */
  readonly parents: Int32Array;
  /** What a state of each adds to the table's row. */
  readonly strides: Int32Array;
  /** (combinations, nStates), row-major; each row's largest entry is 1. */
  readonly table: Float64Array;
}

/** Entries of a group's table: 256 kB, which stays in a processor's cache. */
const mostEntries = 2 ** 15;

/**
 * The factor tables of a variable as few groups: a row is then drawn from a handful of tables, not from dozens.
 *
 * The first group holds the weights of the states. `sizes` are the states of each variable that `names` names.
 */
export function groupFactors(
  { states, factors }: RecipeVariable,
  names: readonly string[],
  sizes: readonly number[],
): FactorGroup[] {
  const nStates = states.length;
  let groups: FactorGroup[] = [
    {
      parents: new Int32Array(),
      strides: new Int32Array(),
      table: scaleRows(
        Float64Array.from(states, ({ weight }) => weight),
        nStates,
      ),
    },
  ];
  for (const { of, table } of factors) {
    const parent = names.indexOf(of);
    const flat = Float64Array.from(table.flat());
    const room = groups.findIndex((group) => group.table.length * sizes[parent] <= mostEntries);
    groups =
      room < 0
        ? [
            ...groups,
            { parents: Int32Array.of(parent), strides: Int32Array.of(1), table: scaleRows(flat, nStates) },
          ]
        : groups.map((group, i) => (i === room ? joinTable(group, parent, flat, nStates) : group));
  }
  return groups;
}

/** A group with one more table: the new parent's state picks a copy of the old table. */
function joinTable(group: FactorGroup, parent: number, factors: Float64Array, nStates: number): FactorGroup {
  const nOld = group.table.length / nStates;
  const table = new Float64Array(group.table.length * (factors.length / nStates));
  for (let state = 0; state < factors.length / nStates; state++) {
    for (let entry = 0; entry < group.table.length; entry++) {
      const factor = factors[state * nStates + (entry % nStates)];
      table[state * group.table.length + entry] = group.table[entry] * factor;
    }
  }
  return {
    parents: Int32Array.of(...group.parents, parent),
    strides: Int32Array.of(...group.strides, nOld),
    table: scaleRows(table, nStates),
  };
}

/** Each row over its largest entry, so that no product of rows overflows. */
function scaleRows(table: Float64Array, nStates: number): Float64Array {
  const scaled = new Float64Array(table.length);
  for (let from = 0; from < table.length; from += nStates) {
    const row = table.subarray(from, from + nStates);
    const largest = row.reduce((most, entry) => Math.max(most, entry), 0);
    for (const [s, entry] of row.entries()) scaled[from + s] = entry / largest;
  }
  return scaled;
}
