// the plain f64 loops
export { referenceKernels } from './reference-kernels.ts';
