import { referenceKernels } from '../../src/ml/reference/index.ts';
import { describeDonors } from './donors-contract.ts';
import { describeKernels } from './kernels-contract.ts';

// Every length around the tile of four rows by two.
describeKernels('referenceKernels', referenceKernels, [0, 1, 2, 3, 4, 5, 7, 8, 9]);
// Every length around a leaf of eight.
describeDonors('referenceKernels', referenceKernels, [1, 2, 7, 8, 9, 15, 16, 17, 33]);
