import { ArgumentError } from '../errors.ts';

const mostCode = 2 ** 31 - 1;

/** Refuses codes that are not integers of at least −1. */
export function checkCodes(codes: ArrayLike<number>, name: string): void {
  const isWhole = codes instanceof Int32Array;
  for (let i = 0; i < codes.length; i++) {
    if ((isWhole || Number.isInteger(codes[i])) && codes[i] >= -1 && codes[i] <= mostCode) continue;
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

/** Whether no row is missing. */
export function isComplete(codes: Int32Array): boolean {
  for (let i = 0; i < codes.length; i++) if (codes[i] < 0) return false;
  return true;
}

/** Codes as whole numbers of 32 bits, themselves where they are that. */
export function asCodes(codes: ArrayLike<number>): Int32Array {
  return codes instanceof Int32Array ? codes : Int32Array.from(codes);
}

/**
 * The codes of the rows that count, renumbered without gaps.
 *
 * @param others length nRows: rows where it is below 0 do not count; null where all do
 */
export function compactCodes(codes: Int32Array, others: Int32Array | null): CompactCodes {
  const asTheyAre = others === null ? countCompact(codes) : null;
  if (asTheyAre) return asTheyAre;
  let most = 0;
  for (let i = 0; i < codes.length; i++) if (codes[i] > most) most = codes[i];
  return most <= denseCodesPerRow * codes.length
    ? compactDense(codes, others ?? codes, most)
    : compactSparse(codes, others ?? codes);
}

/** Codes that are numbered in order of appearance, none missing; null for others. */
function countCompact(codes: Int32Array): CompactCodes | null {
  let nIds = 0;
  for (let i = 0; i < codes.length; i++) {
    if (codes[i] === nIds) nIds++;
    else if (codes[i] < 0 || codes[i] > nIds) return null;
  }
  const counts = new Int32Array(nIds);
  for (let i = 0; i < codes.length; i++) counts[codes[i]]++;
  return { codes, sizes: Array.from(counts), nKnown: codes.length };
}

function compactDense(codes: Int32Array, others: Int32Array, most: number): CompactCodes {
  const ids = new Int32Array(most + 1).fill(-1);
  const counts = new Int32Array(most + 1);
  const out = new Int32Array(codes.length);
  let nIds = 0;
  let nKnown = 0;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i];
    if (code < 0 || others[i] < 0) {
      out[i] = -1;
      continue;
    }
    let id = ids[code];
    if (id < 0) {
      id = nIds++;
      ids[code] = id;
    }
    out[i] = id;
    counts[id]++;
    nKnown++;
  }
  return { codes: out, sizes: Array.from(counts.subarray(0, nIds)), nKnown };
}

function compactSparse(codes: Int32Array, others: Int32Array): CompactCodes {
  const ids = new Map<number, number>();
  const dense = codes.map((code, i) => {
    if (code < 0 || others[i] < 0) return -1;
    const id = ids.get(code) ?? ids.size;
    ids.set(code, id);
    return id;
  });
  return compactDense(dense, dense, ids.size);
}
