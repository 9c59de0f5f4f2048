// Reads the advance widths of the fonts in src/render/fonts and prints src/render/text-widths.ts:
//
//   node scripts/make-text-widths.mjs > src/render/text-widths.ts
import { readFileSync } from 'node:fs';

/** Blocks of Unicode whose letters and signs the words use: Latin, Greek, Cyrillic, punctuation, signs. */
const blocks = [
  [0x20, 0x17f],
  [0x370, 0x3ff],
  [0x400, 0x4ff],
  [0x2010, 0x203a],
  [0x2070, 0x209c],
  [0x20a0, 0x20bf],
  [0x2116, 0x2122],
  [0x2190, 0x2199],
  [0x2200, 0x2265],
];

const fonts = new URL('../src/render/fonts/', import.meta.url);
const lines = ['Regular', 'SemiBold'].map((weight) => {
  const advanceOf = readAdvances(readFileSync(new URL(`IBMPlexSans-${weight}.ttf`, fonts)));
  const rows = blocks.map(([from, to]) => {
    const widths = Array.from({ length: to - from + 1 }, (_, i) => advanceOf(from + i) ?? -1);
    return `    [${from}, [${widths.join(', ')}]],`;
  });
  return [`  ${weight === 'Regular' ? 'regular' : 'semiBold'}: [`, ...rows, '  ],'].join('\n');
});

process.stdout.write(`// Made by scripts/make-text-widths.mjs from the fonts in fonts/; not written by hand.

/**
 * Advance widths of IBM Plex Sans in thousandths of the font size: for each block of Unicode its first code point
 * and a width for each from there on, -1 where the font has no glyph.
 */
// biome-ignore format: made
export const textWidths: Readonly<Record<'regular' | 'semiBold', readonly (readonly [number, readonly number[]])[]>> = {
${lines.join('\n')}
};
`);

/** A TrueType font's advance widths: code point → thousandths of the em, undefined without a glyph. */
function readAdvances(bytes) {
  const tables = new Map();
  for (let i = 0; i < bytes.readUInt16BE(4); i++) {
    const at = 12 + 16 * i;
    tables.set(bytes.toString('latin1', at, at + 4), bytes.readUInt32BE(at + 8));
  }
  const unitsPerEm = bytes.readUInt16BE(tables.get('head') + 18);
  const nMetrics = bytes.readUInt16BE(tables.get('hhea') + 34);
  const glyphs = readGlyphs(bytes, tables.get('cmap'));
  return (code) => {
    const glyph = glyphs.get(code);
    if (!glyph) return undefined;
    const metric = tables.get('hmtx') + 4 * Math.min(glyph, nMetrics - 1);
    return Math.round((1000 * bytes.readUInt16BE(metric)) / unitsPerEm);
  };
}

/** The character map in format 4: segments of the basic plane. */
function readGlyphs(bytes, cmap) {
  const glyphs = new Map();
  for (let i = 0; i < bytes.readUInt16BE(cmap + 2); i++) {
    const table = cmap + bytes.readUInt32BE(cmap + 4 + 8 * i + 4);
    if (bytes.readUInt16BE(table) !== 4) continue;
    const size = bytes.readUInt16BE(table + 6);
    for (let at = table + 14; at < table + 14 + size; at += 2) {
      const last = bytes.readUInt16BE(at);
      const first = bytes.readUInt16BE(at + size + 2);
      const delta = bytes.readUInt16BE(at + 2 * size + 2);
      const offsetAt = at + 3 * size + 2;
      const offset = bytes.readUInt16BE(offsetAt);
      for (let code = first; code <= last && code < 0xffff; code++) {
        const glyph = offset === 0 ? code : bytes.readUInt16BE(offsetAt + offset + 2 * (code - first));
        if (glyph !== 0) glyphs.set(code, (glyph + delta) & 0xffff);
      }
    }
  }
  return glyphs;
}
