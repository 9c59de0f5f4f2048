import type { Kernels } from '../kernels.ts';
import { referenceCells } from './reference-cells.ts';
import { referenceDonors } from './reference-donors.ts';
import { referenceRows } from './reference-rows.ts';

const kernels: Kernels = {
  withRows: (x, weights, _, use) => use(referenceRows(x, weights)),
  sumCellDistances: referenceCells,
  withDonors: (trees, use) => use(trees.map(referenceDonors)),
};

/** The plain f64 version: the oracle of every faster one. */
export const referenceKernels: Kernels = Object.freeze(kernels);
