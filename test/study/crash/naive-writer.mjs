// Loaded before the command line (node --import): what naive-files.ts does, in the file system of Node itself, at the
// pace of a slow disk.
import { promises } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { setTimeout } from 'node:timers/promises';

const { open, readFile, rename, rm } = promises;
const nPieces = 60;

promises.rename = async (from, to) => {
  if (String(to).includes('.lock-')) return rename(from, to);
  const bytes = await readFile(from);
  const piece = Math.ceil(bytes.length / nPieces);
  const file = await open(to, 'w');
  for (let done = 0; done < bytes.length; done += piece) {
    await file.write(bytes, done, Math.min(piece, bytes.length - done));
    await setTimeout(3);
  }
  await file.close();
  await rm(from);
};
promises.open = async (...args) => {
  const file = await open(...args);
  file.sync = async () => {};
  return file;
};
syncBuiltinESMExports();
