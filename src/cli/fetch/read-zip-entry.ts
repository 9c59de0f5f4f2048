import { promisify } from 'node:util';
import { inflateRaw } from 'node:zlib';
import { InputError, inputError } from '../../contract/index.ts';
import { refusal } from '../../words/index.ts';

const inflate = promisify(inflateRaw);

// Records of a ZIP by their first four bytes, and the sizes of their fixed parts: APPNOTE 6.3.10, sections 4.3.7,
// 4.3.12 and 4.3.16.
const endRecord = { signature: 0x06054b50, size: 22 } as const;
const directoryRecord = { signature: 0x02014b50, size: 46 } as const;
const fileRecord = { signature: 0x04034b50, size: 30 } as const;
const longestComment = 0xffff;
const encryptedFlag = 1;
const stored = 0;
const deflated = 8;

interface Entry {
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly packedBytes: number;
  readonly headerAt: number;
}

/**
 * One file of a ZIP, unpacked. Its checksum is not compared: who asks knows the hash.
 *
 * Errors: `E_ARCHIVE` for what is no ZIP, has no such entry, or holds more than `maxBytes`; archives over 4 GB and
 * encrypted entries are refused.
 */
export async function readZipEntry(zip: Buffer, name: string, maxBytes: number): Promise<Buffer> {
  try {
    const entry = findEntry(zip, name);
    const packed = packedBytes(zip, entry);
    if (entry.isEncrypted) throw broken({ kind: 'encrypted', name });
    if (entry.method === deflated) return await inflate(packed, { maxOutputLength: maxBytes });
    if (entry.method !== stored) throw broken({ kind: 'method', name, method: entry.method });
    if (packed.length > maxBytes) throw broken({ kind: 'size', name, maxBytes });
    return packed;
  } catch (error) {
    if (error instanceof InputError) throw error;
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw broken({ kind: 'size', name, maxBytes });
    throw broken({ kind: 'damaged' }, error);
  }
}

/** Looks an entry up in the directory at the archive's end. Reading outside of the archive throws. */
function findEntry(zip: Buffer, name: string): Entry {
  const end = findEnd(zip);
  const nEntries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < nEntries; i++) {
    if (zip.readUInt32LE(at) !== directoryRecord.signature) throw broken({ kind: 'directory' });
    const nameBytes = zip.readUInt16LE(at + 28);
    const nameAt = at + directoryRecord.size;
    if (zip.toString('utf8', nameAt, nameAt + nameBytes) === name) {
      return {
        method: zip.readUInt16LE(at + 10),
        isEncrypted: (zip.readUInt16LE(at + 8) & encryptedFlag) !== 0,
        packedBytes: zip.readUInt32LE(at + 20),
        headerAt: zip.readUInt32LE(at + 42),
      };
    }
    at = nameAt + nameBytes + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  throw broken({ kind: 'absent', name });
}

function findEnd(zip: Buffer): number {
  const last = zip.length - endRecord.size;
  for (let at = last; at >= Math.max(0, last - longestComment); at--) {
    if (zip.readUInt32LE(at) === endRecord.signature) return at;
  }
  throw broken({ kind: 'no-zip' });
}

function packedBytes(zip: Buffer, { headerAt, packedBytes: length }: Entry): Buffer {
  if (zip.readUInt32LE(headerAt) !== fileRecord.signature) throw broken({ kind: 'entry' });
  const start =
    headerAt + fileRecord.size + zip.readUInt16LE(headerAt + 26) + zip.readUInt16LE(headerAt + 28);
  if (start + length > zip.length) throw broken({ kind: 'cut' });
  return zip.subarray(start, start + length);
}

function broken(details: Parameters<typeof refusal<'E_ARCHIVE'>>[1], cause?: unknown): InputError {
  return inputError(refusal('E_ARCHIVE', details), { cause });
}
