// the fast kernels
export { loadKernels } from './load-kernels.ts';
