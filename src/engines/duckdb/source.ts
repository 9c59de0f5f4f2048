import type { Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { type InputError, inputError } from '../../contract/index.ts';
import { refusal } from '../../words/index.ts';
import { firstLine } from './database.ts';

export type TableFormat = 'csv' | 'parquet';

interface Magic {
  readonly bytes: readonly number[];
  readonly kind: 'zip' | 'gzip' | 'zstandard' | 'xz' | 'excel' | 'pdf';
}

/** First bytes of what is not a table that we read. */
const FOREIGN: readonly Magic[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'zip' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], kind: 'zip' },
  { bytes: [0x1f, 0x8b], kind: 'gzip' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], kind: 'zstandard' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], kind: 'xz' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: 'excel' },
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: 'pdf' },
];
const PARQUET = [0x50, 0x41, 0x52, 0x31];
const MAGIC_BYTES = 8;
/** Magic at both ends and the length of the footer. */
const MIN_PARQUET_BYTES = 12;

/** The format that a file's first bytes tell; its name decides only how a damaged one is called. */
export async function sniffFormat(path: string): Promise<TableFormat> {
  const { size } = await statFile(path);
  if (size === 0) throw inputError(refusal('E_EMPTY', { kind: 'file' }), { file: path });
  const handle = await openFile(path);
  try {
    const head = await readBytes(handle, 0, MAGIC_BYTES);
    if (startsWith(head, PARQUET)) {
      const tail = await readBytes(handle, Math.max(0, size - PARQUET.length), PARQUET.length);
      if (size < MIN_PARQUET_BYTES || !startsWith(tail, PARQUET)) throw damagedParquet(path, 'cut');
      return 'parquet';
    }
    if (extname(path).toLowerCase() === '.parquet') throw damagedParquet(path, 'start');
    for (const { bytes, kind } of FOREIGN) {
      if (startsWith(head, bytes)) throw inputError(refusal('E_FORMAT', { kind }), { file: path });
    }
    return 'csv';
  } finally {
    await handle.close();
  }
}

export function damagedParquet(file: string, kind: 'cut' | 'start' | 'reader', cause?: unknown): InputError {
  return inputError(refusal('E_PARQUET', { kind, message: firstLine(cause ?? '') }), { file, cause });
}

async function statFile(file: string): Promise<Stats> {
  let stats: Stats;
  try {
    stats = await stat(file);
  } catch (cause) {
    throw missingFile(file, cause);
  }
  if (stats.isFile()) return stats;
  const kind = stats.isDirectory() ? 'folder' : stats.isFIFO() || stats.isSocket() ? 'stream' : 'other';
  throw inputError(refusal('E_NOT_A_FILE', { kind }), { file });
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    throw missingFile(path, cause);
  }
}

function missingFile(file: string, cause: unknown): InputError {
  const code = (cause as NodeJS.ErrnoException).code;
  if (file === '-') return inputError(refusal('E_NOT_A_FILE', { kind: 'stream' }), { file, cause });
  if (code === 'EACCES' || code === 'EPERM')
    return inputError(refusal('E_NOT_READABLE', {}), { file, cause });
  return inputError(refusal('E_NOT_FOUND', { kind: 'table' }), { file, cause });
}

async function readBytes(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}
