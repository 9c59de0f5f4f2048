// runs
export { type OpenRunFolderOptions, openRunFolder } from './run-folder.ts';
export { type MakingUpload, openUploadsFolder, type UploadsFolder } from './uploads-folder.ts';
// files
export { type AtomicOptions, fillAtomic, writeAtomic } from './atomic-file.ts';
export { copyInto, makeWholeFolder } from './make-folder.ts';
export type { FileSystem } from './file-system.ts';
export { hashFile, sha256 } from './hash-file.ts';
export { readInside } from './read-inside.ts';
export { zipFiles, type ZipEntry } from './zip-files.ts';
