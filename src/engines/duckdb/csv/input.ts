import { isAscii } from 'node:buffer';
import { type FileHandle, open } from 'node:fs/promises';
import { inputError } from '../../../contract/index.ts';
import { refusal, warning } from '../../../words/index.ts';
import type { TableSource, TextEncoding } from '../../engine.ts';
import type { Warn } from '../warnings.ts';
import { type BadByte, checkBytes } from './bytes.ts';
import { createCyrillicEvidence, isWindows1251, noteCyrillic } from './detect-cyrillic.ts';
import { createUtf16, createWindows1251, type Transcoder } from './encodings.ts';

/** Bytes read at a time. */
export const CHUNK_BYTES = 1 << 20;

/** What can be scanned after a reading. */
interface CsvChunk {
  /** Bytes at hand. */
  readonly length: number;
  /** Those of them that are sound text. */
  readonly limit: number;
  readonly isEof: boolean;
  readonly bad: BadByte | null;
}

/** The text of a CSV file as UTF-8, whatever its encoding, and how far it is sound. */
export interface CsvInput {
  /** Reads on behind the `length` bytes at hand (OUT `bytes`, at least CHUNK_BYTES of room). */
  read(bytes: Buffer, length: number): Promise<CsvChunk>;
  /** The first `count` bytes at hand are done with. */
  skip(count: number): void;
  /** Position in the file, from 0, of the bad byte found at `at`. */
  offsetOf(at: number): number;
  encoding(): TextEncoding;
  close(): Promise<void>;
}

interface ByteOrderMark {
  readonly bytes: readonly number[];
  readonly encoding: TextEncoding;
}

const MARKS: readonly ByteOrderMark[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];
const UTF32_MARK = [0xff, 0xfe, 0, 0];

/** Opens a CSV file. Memory: one chunk where the encoding is not UTF-8. */
export async function openCsvInput(source: TableSource, warn: Warn): Promise<CsvInput> {
  const { path } = source;
  const handle = await open(path, 'r');
  try {
    const mark = await readMark(handle, path);
    let encoding = mark?.encoding ?? source.encoding ?? 'utf-8';
    const mayBeCyrillic = mark === undefined && source.encoding === undefined;
    let next = mark?.bytes.length ?? 0;
    let transcoder = transcoderFor(encoding);
    let raw = Buffer.alloc(0);
    let badOffset = -1;
    let checked = 0;
    let isPlain = true;
    /** Position in the file of the first byte at hand, while nothing is transcoded. */
    let offset = next;
    if (encoding !== (source.encoding ?? 'utf-8')) {
      warn(warning('W_ENCODING', { encoding, byte: null }, { line: 1 }));
    }

    async function readBytes(bytes: Buffer, length: number): Promise<number> {
      if (transcoder === null) {
        const { bytesRead } = await handle.read(bytes, length, CHUNK_BYTES, next);
        next += bytesRead;
        return bytesRead;
      }
      if (badOffset >= 0) return 0;
      if (raw.length === 0) raw = Buffer.allocUnsafe(Math.floor(CHUNK_BYTES / transcoder.growth));
      const { bytesRead } = await handle.read(raw, 0, raw.length, next);
      const isEnd = bytesRead < raw.length && (await isAtEnd(handle, next + bytesRead));
      const result = transcoder.transcode(raw.subarray(0, bytesRead), bytes.subarray(length), isEnd);
      if (result.badAt >= 0) badOffset = next + result.badAt;
      next += result.nRead;
      return result.nWritten;
    }

    async function read(bytes: Buffer, length: number): Promise<CsvChunk> {
      let nRead = await readBytes(bytes, length);
      let end = length + nRead;
      let check = checkBytes(bytes, checked, end, nRead === 0);
      if (transcoder === null && mayBeCyrillic && isPlain) {
        const isBad = check.bad?.code === 'E_ENCODING';
        isPlain = isAscii(bytes.subarray(length, check.bad?.at ?? end));
        if (isBad && isPlain && check.bad !== null && (await isCyrillic(handle, offset + check.bad.at))) {
          const { at } = check.bad;
          encoding = 'windows-1251';
          transcoder = createWindows1251();
          next = offset + at;
          nRead = await readBytes(bytes, at);
          end = at + nRead;
          check = checkBytes(bytes, at, end, nRead === 0);
          warn(warning('W_ENCODING', { encoding, byte: offset + at + 1 }));
        }
      }
      checked = check.checked;
      const limit = check.bad === null ? checked : check.bad.at;
      return { length: end, limit, isEof: nRead === 0, bad: check.bad };
    }

    return {
      read,
      skip(count: number): void {
        checked -= count;
        offset += count;
      },
      offsetOf: (at) => (badOffset >= 0 ? badOffset : offset + at),
      encoding: () => encoding,
      close: () => handle.close(),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

function transcoderFor(encoding: TextEncoding): Transcoder | null {
  switch (encoding) {
    case 'utf-8':
      return null;
    case 'windows-1251':
      return createWindows1251();
    case 'utf-16le':
      return createUtf16(false);
    case 'utf-16be':
      return createUtf16(true);
  }
}

async function readMark(handle: FileHandle, file: string): Promise<ByteOrderMark | undefined> {
  const head = Buffer.alloc(UTF32_MARK.length);
  const { bytesRead } = await handle.read(head, 0, head.length, 0);
  const startsWith = (bytes: readonly number[]) =>
    bytes.length <= bytesRead && bytes.every((byte, i) => head[i] === byte);
  if (startsWith(UTF32_MARK)) {
    throw inputError(refusal('E_ENCODING', { encoding: 'UTF-32', byte: null, value: null }), {
      file,
      line: 1,
    });
  }
  return MARKS.find(({ bytes }) => startsWith(bytes));
}

async function isAtEnd(handle: FileHandle, position: number): Promise<boolean> {
  const { bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, position);
  return bytesRead === 0;
}

/** Whether the file from `position` on is Russian in windows-1251. One pass over the rest of the file. */
async function isCyrillic(handle: FileHandle, position: number): Promise<boolean> {
  const evidence = createCyrillicEvidence();
  const bytes = Buffer.allocUnsafe(CHUNK_BYTES);
  for (let next = position; ; ) {
    const { bytesRead } = await handle.read(bytes, 0, CHUNK_BYTES, next);
    if (bytesRead === 0) return isWindows1251(evidence);
    noteCyrillic(evidence, bytes.subarray(0, bytesRead));
    if (evidence.nStrange > 0) return false;
    next += bytesRead;
  }
}
