import { crc32 } from 'node:zlib';

export interface ZipEntry {
  /** With forward slashes. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Midnight of 1 January 1980, the first that a ZIP can say, in the format of DOS. */
const dosDate = 0x21;
const version = 20;
/** Names are UTF-8. */
const flags = 0x800;

/** Files as a ZIP, stored and not packed: equal files give equal bytes, whatever machine and time. */
export function zipFiles(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { path, bytes } of entries) {
    const name = Buffer.from(path, 'utf8');
    // What the file's own head and the directory say alike: flags, method, time, date, sum, sizes, length of the name.
    const common = Buffer.alloc(24);
    common.writeUInt16LE(flags, 0);
    common.writeUInt16LE(dosDate, 6);
    common.writeUInt32LE(crc32(bytes), 8);
    common.writeUInt32LE(bytes.length, 12);
    common.writeUInt32LE(bytes.length, 16);
    common.writeUInt16LE(name.length, 20);
    const head = Buffer.alloc(6);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(version, 4);
    parts.push(head, common, name, Buffer.from(bytes));
    const entry = Buffer.alloc(8);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(version, 4);
    entry.writeUInt16LE(version, 6);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(entry, common, tail, name);
    offset += head.length + common.length + name.length + bytes.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}
