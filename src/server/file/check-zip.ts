import { open } from 'node:fs/promises';
import { wordsFor } from '../../words/index.ts';
import { refuse } from '../request/request-error.ts';

/** The most bytes of a workbook unpacked. */
const mostUnpacked = 1_073_741_824;
const endMark = 0x06054b50;
const entryMark = 0x02014b50;
/** The end of a directory, with the longest comment. */
const endBytes = 22 + 0xffff;

/**
 * Refuses a workbook that unpacks to too much, by the directory at its end; nothing is unpacked. One whose directory
 * lies is stopped by the memory of the thread that reads it.
 *
 * Errors: E_TABLE.
 */
export async function checkZip(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, endBytes));
    await file.read(tail, 0, tail.length, size - tail.length);
    const end = lastIndexOf(tail, endMark);
    if (end < 0) throw refused((words) => words.api.noSheet);
    const length = tail.readUInt32LE(end + 12);
    const start = tail.readUInt32LE(end + 16);
    if (start + length > size) throw refused((words) => words.api.noSheet);
    const directory = Buffer.alloc(length);
    await file.read(directory, 0, length, start);
    if (unpackedBytes(directory) > mostUnpacked) throw refused((words) => words.api.tableTooLarge);
  } finally {
    await file.close();
  }
}

function lastIndexOf(bytes: Buffer, mark: number): number {
  for (let at = bytes.length - 22; at >= 0; at--) if (bytes.readUInt32LE(at) === mark) return at;
  return -1;
}

/** What the entries of a directory say of their sizes; more than 32 bits hold is too much anyway. */
function unpackedBytes(directory: Buffer): number {
  let sum = 0;
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entryMark; ) {
    sum += directory.readUInt32LE(at + 24);
    at +=
      46 +
      directory.readUInt16LE(at + 28) +
      directory.readUInt16LE(at + 30) +
      directory.readUInt16LE(at + 32);
  }
  return sum;
}

function refused(say: (words: ReturnType<typeof wordsFor>) => string): Error {
  return refuse('E_TABLE', { problem: { en: say(wordsFor('en')), ru: say(wordsFor('ru')) } });
}
