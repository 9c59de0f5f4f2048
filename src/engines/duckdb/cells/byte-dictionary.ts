/** Distinct byte strings numbered 0, 1, 2, … by first appearance: an open-addressed hash table over one pool. */
export interface ByteDictionary {
  size: number;
  /** Slot → id + 1; 0 is free. The length is a power of two and at least twice `size`. */
  slots: Int32Array;
  /** Id → hash of its bytes. */
  hashes: Int32Array;
  /** Id → start in the pool; entry `size` is the end of the last. */
  offsets: Int32Array;
  pool: Uint8Array;
}

const FIRST_SLOTS = 64;
const FIRST_POOL_BYTES = 1024;
const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

export function createByteDictionary(): ByteDictionary {
  return {
    size: 0,
    slots: new Int32Array(FIRST_SLOTS),
    hashes: new Int32Array(FIRST_SLOTS),
    offsets: new Int32Array(FIRST_SLOTS + 1),
    pool: new Uint8Array(FIRST_POOL_BYTES),
  };
}

/**
 * The id of `bytes[start, end)`; a new one equals the `size` before the call.
 *
 * O(length) on average, no allocation for a known string.
 */
export function internBytes(
  dictionary: ByteDictionary,
  bytes: Uint8Array,
  start: number,
  end: number,
): number {
  const { slots, hashes, offsets, pool } = dictionary;
  const length = end - start;
  let hash = FNV_OFFSET;
  for (let p = start; p < end; p += 1) hash = Math.imul(hash ^ bytes[p], FNV_PRIME);
  hash ^= hash >>> 15;
  const mask = slots.length - 1;
  let slot = hash & mask;
  for (; slots[slot] !== 0; slot = (slot + 1) & mask) {
    const id = slots[slot] - 1;
    if (hashes[id] !== hash || offsets[id + 1] - offsets[id] !== length) continue;
    const offset = offsets[id];
    let i = 0;
    while (i < length && pool[offset + i] === bytes[start + i]) i += 1;
    if (i === length) return id;
  }
  return insert(dictionary, bytes, start, end, hash, slot);
}

function insert(
  dictionary: ByteDictionary,
  bytes: Uint8Array,
  start: number,
  end: number,
  hash: number,
  slot: number,
): number {
  const id = dictionary.size;
  const offset = dictionary.offsets[id];
  const newEnd = offset + end - start;
  if (newEnd > dictionary.pool.length) {
    const pool = new Uint8Array(Math.max(2 * dictionary.pool.length, newEnd));
    pool.set(dictionary.pool);
    dictionary.pool = pool;
  }
  dictionary.pool.set(bytes.subarray(start, end), offset);
  dictionary.offsets[id + 1] = newEnd;
  dictionary.hashes[id] = hash;
  dictionary.slots[slot] = id + 1;
  dictionary.size = id + 1;
  if (2 * dictionary.size > dictionary.slots.length) grow(dictionary);
  return id;
}

function grow(dictionary: ByteDictionary): void {
  const nSlots = 2 * dictionary.slots.length;
  const slots = new Int32Array(nSlots);
  const mask = nSlots - 1;
  for (let id = 0; id < dictionary.size; id += 1) {
    let slot = dictionary.hashes[id] & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = id + 1;
  }
  const hashes = new Int32Array(nSlots);
  hashes.set(dictionary.hashes);
  const offsets = new Int32Array(nSlots + 1);
  offsets.set(dictionary.offsets);
  dictionary.slots = slots;
  dictionary.hashes = hashes;
  dictionary.offsets = offsets;
}
