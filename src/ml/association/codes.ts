import { ArgumentError } from '../errors.ts';

/** Refuses codes that are not integers of at least −1. */
export function checkCodes(codes: ArrayLike<number>, name: string): void {
  for (let i = 0; i < codes.length; i++) {
    if (Number.isInteger(codes[i]) && codes[i] >= -1) continue;
    throw new ArgumentError(
      'E_RANGE',
      `${name} must hold codes, integers of at least -1; ${name}[${i}] is ${codes[i]}`,
    );
  }
}

export interface CompactCodes {
  /** 0, 1, … in order of appearance; −1 where the row does not count. */
  readonly codes: Int32Array;
  /** Rows of each code, all over 0. */
  readonly sizes: readonly number[];
  readonly nKnown: number;
}

/** Codes up to so many times the rows are looked up in an array; beyond, in a map. */
const denseCodesPerRow = 4;

/** The codes of the rows that count, renumbered without gaps. */
export function compactCodes(codes: ArrayLike<number>, counts: (row: number) => boolean): CompactCodes {
  let most = 0;
  for (let i = 0; i < codes.length; i++) most = Math.max(most, codes[i]);
  const ids = most <= denseCodesPerRow * codes.length ? denseIds(most) : new Map<number, number>();
  const sizes: number[] = [];
  const out = new Int32Array(codes.length).fill(-1);
  let nKnown = 0;
  for (let i = 0; i < codes.length; i++) {
    if (!counts(i)) continue;
    let id = ids.get(codes[i]);
    if (id === undefined) {
      id = sizes.length;
      ids.set(codes[i], id);
      sizes.push(0);
    }
    out[i] = id;
    sizes[id]++;
    nKnown++;
  }
  return { codes: out, sizes, nKnown };
}

/** What a map of small integers does, as an array. */
function denseIds(most: number): {
  get(code: number): number | undefined;
  set(code: number, id: number): void;
} {
  const ids = new Int32Array(most + 1).fill(-1);
  return {
    get: (code) => (ids[code] < 0 ? undefined : ids[code]),
    set: (code, id) => {
      ids[code] = id;
    },
  };
}
