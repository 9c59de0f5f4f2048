// tasks on threads
export { createThreadCompute, type ThreadComputeOptions } from './thread-compute.ts';
