// tasks on threads
export { createThreadCompute, type ThreadComputeOptions } from './thread-compute.ts';
// pictures, on threads and here
export { createInlinePictures } from './inline-pictures.ts';
export { createThreadPictures, type ThreadPicturesOptions } from './thread-pictures.ts';
