import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clampLines, measureText, wrapText } from '../../src/render/measure-text.ts';
import { root } from '../house/copy.ts';

describe('text-widths.ts', () => {
  it('is what scripts/make-text-widths.mjs prints', () => {
    const made = execFileSync(process.execPath, [join(root, 'scripts/make-text-widths.mjs')], {
      encoding: 'utf8',
    });
    expect(readFileSync(join(root, 'src/render/text-widths.ts'), 'utf8')).toBe(made);
  });
});

describe('measureText(text, fontSize)', () => {
  // Advance widths of IBM Plex Sans 6.4.1, by fontTools: H 707, i 250; semi-bold H 716, i 277.
  it('adds the advance widths of the font, and 3 % for a page that lacks it', () => {
    expect(measureText('Hi', 10)).toBeCloseTo(((707 + 250) / 1000) * 10 * 1.03, 9);
  });

  it('knows the bold cut', () => {
    expect(measureText('Hi', 10, true)).toBeGreaterThan(measureText('Hi', 10));
  });

  it('gives marks that combine no width and Cyrillic its own', () => {
    expect(measureText('e\u0301', 12)).toBe(measureText('e', 12));
    expect(measureText('щ', 12)).toBeGreaterThan(measureText('г', 12));
  });
});

describe('wrapText(text, width, fontSize)', () => {
  it('keeps every line within the width', () => {
    const text = 'Продолжительность последнего разговора с клиентом, в секундах';
    for (const width of [40, 90, 200]) {
      const lines = wrapText(text, width, 12);
      expect(lines.filter((line) => measureText(line, 12) > width)).toEqual([]);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }
  });

  it('clampLines says that it cut', () => {
    expect(clampLines(['a', 'bcd', 'e'], 2)).toEqual(['a', 'bc…']);
  });
});
