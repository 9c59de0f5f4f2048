// runs
export { openRunFolder } from './run-folder.ts';
// files
export { writeAtomic } from './atomic-file.ts';
export { hashFile, sha256 } from './hash-file.ts';
