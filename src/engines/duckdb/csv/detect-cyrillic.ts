/** What the bytes of a text that is not UTF-8 look like when they are taken for windows-1251. */
export interface CyrillicEvidence {
  nLetters: number;
  nLowercase: number;
  /** Letters among о е а и н т с р в л, two thirds of a Russian text. */
  nCommon: number;
  /** Letters that KOI8-R has at the places of the same ten. */
  nCommonKoi8: number;
  /** Capitals behind a small letter: KOI8-R has its cases the other way round. */
  nInverted: number;
  /** Letters in runs of three and more: accents of Latin-1 stand alone. */
  nInWords: number;
  /** Letters beside a Latin one, as in "Müller" taken for Cyrillic. */
  nBesideLatin: number;
  /** Bytes that Russian text does not hold: UTF-8, cp866 and MacCyrillic are full of them. */
  nStrange: number;
  run: number;
  previous: number;
}

export function createCyrillicEvidence(): CyrillicEvidence {
  const none = { nLetters: 0, nLowercase: 0, nCommon: 0, nCommonKoi8: 0, nInverted: 0, nInWords: 0 };
  return { ...none, nBesideLatin: 0, nStrange: 0, run: 0, previous: 0 };
}

const COMMON = new Set(Buffer.from('eee5e0e8edf2f1f0e2ebcec5c0c8cdd2d1d0c2cb', 'hex'));
const COMMON_KOI8 = new Set(Buffer.from('cfc5c1c9ced4d3d2d7ccefe5e1e9eef4f3f2f7ec', 'hex'));
/** „ … € ‘ ’ “ ” • – — ™ no-break space § © « ® № » */
const PUNCTUATION = new Set(Buffer.from('8485889192939495969799a0a7a9abaeb9bb', 'hex'));
const WORD = 3;

/** Adds the bytes of a piece (IN / OUT `evidence`). O(bytes). */
export function noteCyrillic(evidence: CyrillicEvidence, bytes: Uint8Array): void {
  for (const byte of bytes) {
    const isLetter = isCyrillic(byte);
    if (isLetter) {
      evidence.nLetters += 1;
      evidence.run += 1;
      if (evidence.run >= WORD) evidence.nInWords += evidence.run === WORD ? WORD : 1;
      if (isLowercase(byte)) evidence.nLowercase += 1;
      else if (isLowercase(evidence.previous)) evidence.nInverted += 1;
      if (COMMON.has(byte)) evidence.nCommon += 1;
      if (COMMON_KOI8.has(byte)) evidence.nCommonKoi8 += 1;
      if (isLatin(evidence.previous)) evidence.nBesideLatin += 1;
    } else {
      evidence.run = 0;
      if (byte >= 0x80 && !PUNCTUATION.has(byte)) evidence.nStrange += 1;
      if (isLatin(byte) && isCyrillic(evidence.previous)) evidence.nBesideLatin += 1;
    }
    evidence.previous = byte;
  }
}

/** Shares at which the evidence is taken for proof; 0.35 are common in KOI8-R taken for windows-1251. */
const MIN_COMMON = 0.4;
const MIN_COMMON_UPPERCASE = 0.55;
const MIN_IN_WORDS = 0.5;
const MAX_BESIDE_LATIN = 0.05;
const MAX_INVERTED = 0.02;

/** Whether the text is Russian in windows-1251 and nothing else that we know of. */
export function isWindows1251(evidence: CyrillicEvidence): boolean {
  const { nLetters, nLowercase, nCommon, nCommonKoi8, nInverted, nInWords, nBesideLatin, nStrange } =
    evidence;
  if (nLetters === 0 || nStrange > 0) return false;
  const minCommon = nLowercase >= nLetters / 2 ? MIN_COMMON : MIN_COMMON_UPPERCASE;
  return (
    nCommon >= minCommon * nLetters &&
    nCommon > nCommonKoi8 &&
    nInverted <= MAX_INVERTED * nLetters &&
    nInWords >= MIN_IN_WORDS * nLetters &&
    nBesideLatin <= MAX_BESIDE_LATIN * nLetters
  );
}

function isCyrillic(byte: number): boolean {
  return byte >= 0xc0 || byte === 0xa8 || byte === 0xb8;
}

function isLowercase(byte: number): boolean {
  return byte >= 0xe0 || byte === 0xb8;
}

function isLatin(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}
