import type { Stats } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { InputError } from '../../contract/index.ts';

export type TableFormat = 'csv' | 'parquet';

interface Magic {
  readonly bytes: readonly number[];
  readonly name: string;
}

/** First bytes of what is not a table that we read. */
const FOREIGN: readonly Magic[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: 'a ZIP archive or an Excel workbook' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], name: 'an empty ZIP archive' },
  { bytes: [0x1f, 0x8b], name: 'a gzip archive' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], name: 'a Zstandard archive' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], name: 'an xz archive' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old Excel workbook' },
  { bytes: [0x25, 0x50, 0x44, 0x46], name: 'a PDF document' },
];
const PARQUET = [0x50, 0x41, 0x52, 0x31];
const MAGIC_BYTES = 8;
/** Magic at both ends and the length of the footer. */
const MIN_PARQUET_BYTES = 12;

/** The format that a file's first bytes tell; its name decides only how a damaged one is called. */
export async function sniffFormat(path: string): Promise<TableFormat> {
  const { size } = await statFile(path);
  if (size === 0)
    throw new InputError('E_EMPTY', 'the file is empty', { file: path, hint: 'export it again' });
  const handle = await openFile(path);
  try {
    const head = await readBytes(handle, 0, MAGIC_BYTES);
    if (startsWith(head, PARQUET)) {
      const tail = await readBytes(handle, Math.max(0, size - PARQUET.length), PARQUET.length);
      if (size < MIN_PARQUET_BYTES || !startsWith(tail, PARQUET))
        throw damagedParquet(path, 'the end of the file is cut off');
      return 'parquet';
    }
    if (extname(path).toLowerCase() === '.parquet')
      throw damagedParquet(path, 'the file does not begin as Parquet does');
    for (const { bytes, name } of FOREIGN) {
      if (!startsWith(head, bytes)) continue;
      throw new InputError('E_FORMAT', `the file is ${name}, not CSV`, {
        file: path,
        hint: 'save the table as CSV UTF-8',
      });
    }
    return 'csv';
  } finally {
    await handle.close();
  }
}

export function damagedParquet(path: string, what: string, cause?: unknown): InputError {
  const hint = 'write or copy the file again';
  return new InputError('E_PARQUET', `damaged Parquet file: ${what}`, { file: path, hint, cause });
}

async function statFile(path: string): Promise<Stats> {
  let stats: Stats;
  try {
    stats = await stat(path);
  } catch (cause) {
    throw missingFile(path, cause);
  }
  if (stats.isFile()) return stats;
  const what = stats.isDirectory() ? 'this is a folder' : 'this is not a regular file';
  throw new InputError('E_NOT_A_FILE', what, { file: path, hint: 'name a CSV or Parquet file' });
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (cause) {
    throw missingFile(path, cause);
  }
}

function missingFile(path: string, cause: unknown): InputError {
  const code = (cause as NodeJS.ErrnoException).code;
  if (code === 'EACCES' || code === 'EPERM') {
    const hint = 'ask for the right to read it';
    return new InputError('E_NOT_READABLE', 'the file may not be read', { file: path, hint, cause });
  }
  return new InputError('E_NOT_FOUND', 'there is no such file', {
    file: path,
    hint: 'check the path',
    cause,
  });
}

async function readBytes(handle: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}
