import { isUtf8 } from 'node:buffer';

/** The first byte that no CSV text holds. */
export interface BadByte {
  readonly at: number;
  readonly code: 'E_NUL' | 'E_ENCODING';
}

export interface ByteCheck {
  /** Bytes known to be sound; a character cut at the end waits for the rest. */
  readonly checked: number;
  readonly bad: BadByte | null;
}

/** Looks for NUL and invalid UTF-8 in `bytes[from, length)`; `from` is at the start of a character. */
export function checkBytes(bytes: Buffer, from: number, length: number, isEnd: boolean): ByteCheck {
  const end = isEnd ? length : lastCharacterEnd(bytes, from, length);
  const part = bytes.subarray(from, end);
  const nul = part.indexOf(0);
  const sound = nul < 0 ? part : part.subarray(0, nul);
  if (!isUtf8(sound))
    return { checked: from, bad: { at: from + firstInvalidUtf8(sound), code: 'E_ENCODING' } };
  if (nul >= 0) return { checked: from, bad: { at: from + nul, code: 'E_NUL' } };
  return { checked: end, bad: null };
}

/** Where the last whole character ends: at most three bytes of a longer one are left out. */
function lastCharacterEnd(bytes: Uint8Array, from: number, length: number): number {
  for (let back = 1; back <= 3 && length - back >= from; back += 1) {
    const byte = bytes[length - back];
    if (byte < 0x80) return length;
    if (byte >= 0xc0) return characterLength(byte) > back ? length - back : length;
  }
  return length;
}

function characterLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}

/** The start of the first character that is not UTF-8: the shortest prefix that is invalid, by halving. */
function firstInvalidUtf8(bytes: Uint8Array): number {
  let sound = 0;
  let bad = bytes.length;
  while (bad - sound > 4) {
    let middle = (sound + bad) >> 1;
    while (middle > sound && (bytes[middle] & 0xc0) === 0x80) middle -= 1;
    if (middle === sound) break;
    if (isUtf8(bytes.subarray(sound, middle))) sound = middle;
    else bad = middle;
  }
  while (sound < bytes.length) {
    const length = bytes[sound] < 0x80 ? 1 : characterLength(bytes[sound]);
    if (!isUtf8(bytes.subarray(sound, sound + length))) return sound;
    sound += length;
  }
  return sound;
}
