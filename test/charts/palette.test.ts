import { describe, expect, it } from 'vitest';
import { markColor, segmentColor, type ThemeName, themePairs, themes } from '../../src/charts/index.ts';

type Rgb = readonly [number, number, number];

/** Full deficiency in linear RGB (Machado, Oliveira, Fernandes 2009, severity 1). */
const sights: Record<string, readonly Rgb[]> = {
  normal: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
}; // biome-ignore format: matrices

function linear(hex: string): Rgb {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return [r!, g!, b!];
}

/** WCAG 2 contrast ratio. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) => {
    const [r, g, b] = linear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

/** OKLab (Ottosson 2020) of a colour as one kind of sight sees it. */
function oklab(hex: string, sight: readonly Rgb[]): Rgb {
  const seen = linear(hex);
  const [r, g, b] = sight.map((row) => Math.max(0, row[0] * seen[0] + row[1] * seen[1] + row[2] * seen[2]));
  const l = Math.cbrt(0.4122214708 * r! + 0.5363325363 * g! + 0.0514459929 * b!);
  const m = Math.cbrt(0.2119034982 * r! + 0.6806995451 * g! + 0.1073969566 * b!);
  const s = Math.cbrt(0.0883024619 * r! + 0.2817188376 * g! + 0.6299787005 * b!);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

describe.each<ThemeName>(['light', 'dark'])('themes.%s', (name) => {
  const theme = themes[name];

  it('has text of 4.5 : 1 and marks of 3 : 1 on its surface', () => {
    for (const text of [theme.ink, theme.muted])
      expect(contrast(text, theme.surface)).toBeGreaterThanOrEqual(4.5);
    for (const mark of [...theme.segments, theme.context]) {
      expect(contrast(mark, theme.surface)).toBeGreaterThanOrEqual(3);
    }
  });

  it('has text of 4.5 : 1 on the strongest shade of a cell', () => {
    const opacity = 0.42;
    for (const shade of [theme.shade, theme.shadeAbove]) {
      const channel = (hex: string, at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
      const mixed = [1, 3, 5].map((at) =>
        Math.round(opacity * channel(shade, at) + (1 - opacity) * channel(theme.surface, at))
          .toString(16)
          .padStart(2, '0'),
      );
      expect(contrast(theme.ink, `#${mixed.join('')}`), shade).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(Object.keys(sights))('has two shades that %s tells apart', (sight) => {
    const [x, y] = [oklab(theme.shade, sights[sight]!), oklab(theme.shadeAbove, sights[sight]!)];
    expect(Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2])).toBeGreaterThan(0.1);
  });

  it.each(Object.keys(sights))('has eight segment colours that %s tells apart', (sight) => {
    // About five just noticeable differences of OKLab (0.02).
    for (const [i, a] of theme.segments.entries()) {
      for (const b of theme.segments.slice(i + 1)) {
        const [x, y] = [oklab(a, sights[sight]!), oklab(b, sights[sight]!)];
        expect(Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]), `${a} ${b}`).toBeGreaterThan(0.1);
      }
    }
  });
});

describe('segmentColor(id, theme)', () => {
  it('gives eight ids eight colours and comes round at the ninth', () => {
    const colors = Array.from({ length: 8 }, (_, i) => segmentColor(i + 1));
    expect(new Set(colors).size).toBe(8);
    expect(segmentColor(9)).toBe(segmentColor(1));
    expect(segmentColor(9, 'dark')).toBe(segmentColor(1, 'dark'));
  });

  it('is what markColor gives a segment', () => {
    expect(markColor({ segment: 3 }, 'dark')).toBe(segmentColor(3, 'dark'));
    expect(markColor('highlight', 'light')).toBe(themes.light.ink);
    expect(markColor('context', 'light')).toBe(themes.light.context);
  });
});

describe('themePairs()', () => {
  it('maps each light colour to one dark colour', () => {
    const light = themePairs().map(([from]) => from);
    expect(new Set(light).size).toBe(light.length);
    expect(light.length).toBe(7 + 8);
  });
});
