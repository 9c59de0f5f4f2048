import { describe, expect, it } from 'vitest';
import { writeRefusal } from '../../src/words/index.ts';

describe('writeRefusal', () => {
  it.each([
    ["ENOSPC: no space left on device, write '/run/a'", 'E_DISK_FULL', 'the disk is full'],
    ['IO Error: Could not write file "/run/a": No space left on device', 'E_DISK_FULL', 'the disk is full'],
    ["EDQUOT: disk quota exceeded, open '/run/a'", 'E_DISK_FULL', 'the disk quota is used up'],
    ["EFBIG: file too large, write '/run/a'", 'E_DISK_FULL', 'the file is larger than the system allows'],
    ["EROFS: read-only file system, mkdir '/run'", 'E_NOT_WRITABLE', 'this place may not be written to'],
    ["EACCES: permission denied, open '/run/a'", 'E_NOT_WRITABLE', 'this place may not be written to'],
    ["EIO: i/o error, fsync '/run/a'", 'E_IO', 'the disk failed'],
    ['IO Error: Input/output error', 'E_IO', 'the disk failed'],
    [
      "ENOTDIR: not a directory, mkdir '/EIO: a'",
      'E_OUTPUT',
      "cannot write the file: ENOTDIR: not a directory, mkdir '/EIO: a'",
    ],
  ])('writeRefusal(%s) is %s', (message, code, what) => {
    expect(writeRefusal(message)).toMatchObject({ code, what });
  });
});
