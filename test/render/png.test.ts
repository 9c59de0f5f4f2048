import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Draw } from '../../src/charts/index.ts';
import { createDraw, createPng, type DrawPng } from '../../src/render/index.ts';
import { wordsFor } from '../../src/words/index.ts';
import { chartsOfEveryKind } from './charts.ts';

let draw: Draw;
let drawPng: DrawPng;
beforeAll(async () => {
  [draw, drawPng] = await Promise.all([createDraw(), createPng()]);
});

/** Width, height and the bytes of the filtered lines of an eight-bit RGBA picture. */
function decode(png: Uint8Array) {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') {
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
    }
  }
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const lines = inflateSync(Buffer.concat(data));
  expect(lines.length).toBe(height * (1 + 4 * width));
  return { width, height, lines };
}

const text = (line: string, weight = 400) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" font-family="'IBM Plex Sans', system-ui"><text x="4" y="28" font-size="20" font-weight="${weight}">${line}</text></svg>`;

describe('drawPng(svg)', () => {
  it('gives every kind of chart 1200 px wide, as high as the SVG, and not blank', () => {
    const charts = chartsOfEveryKind(wordsFor('ru'), 'профессия');
    const kinds = new Set(charts.map(({ kind }) => kind));
    expect(kinds.size).toBe(9);
    for (const kind of kinds) {
      const spec = charts.find((one) => one.kind === kind)!;
      const svg = draw(spec);
      const { width, height, lines } = decode(drawPng(svg));
      expect(width).toBe(1200);
      expect(Math.abs(height - Number(/height="([\d.]+)"/.exec(svg)?.[1]))).toBeLessThanOrEqual(1);
      expect(new Set(lines).size, spec.kind).toBeGreaterThan(20);
    }
  });

  it('gives equal bytes again', () => {
    const svg = draw(chartsOfEveryKind(wordsFor('en'), 'job')[0]!);
    expect(drawPng(svg)).toEqual(drawPng(svg));
  });

  it('scales by {scale}', () => {
    const half = decode(drawPng(text('a'), { scale: 0.5 }));
    const twice = decode(drawPng(text('a'), { scale: 2 }));
    expect([half.width, half.height, twice.width, twice.height]).toEqual([100, 20, 400, 80]);
  });

  it('sets Cyrillic in glyphs of its own: each letter looks other than the next, and than nothing', () => {
    const letters = [...'АБВГДЖЗИЙЛПУФЦЧШЩЪЫЬЭЮЯёжфщ«»—№≤×'];
    const pictures = letters.map((letter) => decode(drawPng(text(letter))).lines.toString('latin1'));
    expect(new Set(pictures).size).toBe(letters.length);
    expect(pictures).not.toContain(decode(drawPng(text(''))).lines.toString('latin1'));
    // What the font lacks would all look the same.
    expect(pictures).not.toContain(decode(drawPng(text('\u{10ffff}'))).lines.toString('latin1'));
  });

  it('has the bold cut', () => {
    expect(drawPng(text('Сегмент', 600))).not.toEqual(drawPng(text('Сегмент')));
  });
});
