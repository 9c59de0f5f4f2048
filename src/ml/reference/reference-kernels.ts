import type { Kernels } from '../kernels.ts';
import { referenceCells } from './reference-cells.ts';
import { referenceRows } from './reference-rows.ts';

const kernels: Kernels = {
  withRows: (x, weights, _, use) => use(referenceRows(x, weights)),
  sumCellDistances: referenceCells,
};

/** The plain f64 version: the oracle of every faster one. */
export const referenceKernels: Kernels = Object.freeze(kernels);
