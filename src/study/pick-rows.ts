import { createRandom, shuffledIndices } from '../ml/index.ts';

/** A seeded part of the rows, in their order; all of them where they are no more. */
export function pickRows(nRows: number, nWanted: number, seed: number): Int32Array {
  return shuffledIndices(nRows, createRandom(seed)).slice(0, nWanted).sort();
}
