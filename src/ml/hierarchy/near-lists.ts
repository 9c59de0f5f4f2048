/** For each slot the few that were nearest when it was last looked at all others. */
export interface NearLists {
  /** Forgets those of the slot. */
  clear(slot: number): void;
  /** One of all the others, in ascending order; kept where it is among the nearest so far. Returns `beyond`. */
  offer(slot: number, other: number, distance: number): number;
  /** At most `length`. */
  count(slot: number): number;
  /** @param at from 0 to count − 1, ascending by distance, then slot */
  at(slot: number, at: number): number;
  /** Every other that is not in the list was at least so far; infinite while there are no such others. */
  beyond(slot: number): number;
}

/** @param length of each list */
export function createNearLists(nSlots: number, length: number): NearLists {
  const slots = new Int32Array(nSlots * length);
  const distances = new Float64Array(nSlots * length);
  const counts = new Int32Array(nSlots);
  // The last distance of a full list.
  const bounds = new Float64Array(nSlots).fill(Number.POSITIVE_INFINITY);
  return {
    clear: (slot) => {
      counts[slot] = 0;
      bounds[slot] = Number.POSITIVE_INFINITY;
    },
    offer: (slot, other, distance) => {
      if (!(distance < bounds[slot])) return bounds[slot];
      const first = slot * length;
      let place = first + Math.min(counts[slot], length - 1);
      for (; place > first && distances[place - 1] > distance; place--) {
        distances[place] = distances[place - 1];
        slots[place] = slots[place - 1];
      }
      distances[place] = distance;
      slots[place] = other;
      if (counts[slot] < length) counts[slot]++;
      if (counts[slot] === length) bounds[slot] = distances[first + length - 1];
      return bounds[slot];
    },
    count: (slot) => counts[slot],
    at: (slot, at) => slots[slot * length + at],
    beyond: (slot) => bounds[slot],
  };
}
