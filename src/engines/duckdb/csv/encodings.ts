/** Turns bytes of another encoding into UTF-8, a piece of the file at a time. */
export interface Transcoder {
  /** Bytes of UTF-8 that one byte of input can become, at most. */
  readonly growth: number;
  /**
   * Writes `input` as UTF-8 into `output` (OUT) and says how much of both was used.
   *
   * Stops before a character cut at the end; `isEnd` makes that one invalid. `badAt` is the first input byte that is
   * NUL or no character, −1 without one: a NUL is written as it stands, what is no character as 0xFF, and nothing after.
   */
  transcode(input: Uint8Array, output: Uint8Array, isEnd: boolean): TranscodeResult;
}

interface TranscodeResult {
  readonly nRead: number;
  readonly nWritten: number;
  readonly badAt: number;
}

/** Never part of UTF-8: what is behind it is found as an invalid byte. */
const INVALID = 0xff;

/** Characters 0x80 to 0xBF of windows-1251; 0x98 is none. А to я follow. */
const CP1251_UPPER = 'ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\0™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕї';
const CYRILLIC_A = 0x410;

export function createWindows1251(): Transcoder {
  const codePoints = Uint16Array.from({ length: 256 }, (_, byte) => {
    if (byte < 0x80) return byte;
    return byte < 0xc0 ? CP1251_UPPER.charCodeAt(byte - 0x80) : CYRILLIC_A + byte - 0xc0;
  });

  function transcode(input: Uint8Array, output: Uint8Array): TranscodeResult {
    let out = 0;
    for (let p = 0; p < input.length; p += 1) {
      const byte = input[p];
      const codePoint = codePoints[byte];
      if (codePoint === 0) {
        output[out] = byte === 0 ? 0 : INVALID;
        return { nRead: p + 1, nWritten: out + 1, badAt: p };
      }
      out = writeUtf8(codePoint, output, out);
    }
    return { nRead: input.length, nWritten: out, badAt: -1 };
  }

  return { growth: 3, transcode };
}

export function createUtf16(isBigEndian: boolean): Transcoder {
  const [low, high] = isBigEndian ? [1, 0] : [0, 1];

  function transcode(input: Uint8Array, output: Uint8Array, isEnd: boolean): TranscodeResult {
    let out = 0;
    let p = 0;
    const unitAt = (at: number): number => input[at + low] | (input[at + high] << 8);
    while (p + 1 < input.length) {
      let codePoint = unitAt(p);
      let length = 2;
      let isWrong = codePoint >= 0xdc00 && codePoint < 0xe000;
      if (codePoint >= 0xd800 && codePoint < 0xdc00) {
        if (p + 3 >= input.length && !isEnd) break;
        const second = p + 3 < input.length ? unitAt(p + 2) : 0;
        isWrong = second < 0xdc00 || second >= 0xe000;
        codePoint = 0x10000 + ((codePoint - 0xd800) << 10) + (second - 0xdc00);
        length = 4;
      }
      if (isWrong || codePoint === 0) {
        output[out] = isWrong ? INVALID : 0;
        return { nRead: p + 2, nWritten: out + 1, badAt: p };
      }
      out = writeUtf8(codePoint, output, out);
      p += length;
    }
    if (isEnd && p < input.length) {
      output[out] = INVALID;
      return { nRead: p, nWritten: out + 1, badAt: p };
    }
    return { nRead: p, nWritten: out, badAt: -1 };
  }

  return { growth: 2, transcode };
}

/** Writes one character (OUT `output`) and returns the position behind it. */
function writeUtf8(codePoint: number, output: Uint8Array, at: number): number {
  if (codePoint < 0x80) {
    output[at] = codePoint;
    return at + 1;
  }
  const nTail = codePoint < 0x800 ? 1 : codePoint < 0x10000 ? 2 : 3;
  output[at] = ((0xff00 >> (nTail + 1)) & 0xff) | (codePoint >> (6 * nTail));
  for (let i = 1; i <= nTail; i += 1) output[at + i] = 0x80 | ((codePoint >> (6 * (nTail - i))) & 0x3f);
  return at + nTail + 1;
}
