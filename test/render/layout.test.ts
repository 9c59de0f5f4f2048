import { beforeAll, describe, expect, it } from 'vitest';
import { type Draw, mapChart, radarChart } from '../../src/charts/index.ts';
import { createDraw } from '../../src/render/index.ts';
import { wordsFor } from '../../src/words/index.ts';
import { mapOf, meansOf, picturesOfEveryKind } from './pictures.ts';
import { overlaps, textBoxes } from './text-boxes.ts';
import { xmlFaults } from './xml.ts';

let draw: Draw;
beforeAll(async () => {
  draw = await createDraw();
});

describe('overlaps(boxes) tests the tests', () => {
  const text = (x: number, y: number, more = '') =>
    `<text x="${x}" y="${y}" font-size="10"${more}>word</text>`;

  it('finds two texts on each other, in groups too', () => {
    expect(overlaps(textBoxes(`<svg>${text(0, 10)}${text(15, 12)}</svg>`))).toEqual(['"word" and "word"']);
    expect(
      overlaps(textBoxes(`<g transform="translate(90 0)">${text(0, 10)}</g>${text(95, 10)}`)),
    ).toHaveLength(1);
    expect(
      overlaps(textBoxes(`<g transform="translate(50 50) rotate(-90)">${text(0, 0)}</g>${text(45, 45)}`)),
    ).toHaveLength(1);
  });

  it('finds none in texts side by side and below each other', () => {
    expect(
      overlaps(textBoxes(`${text(0, 10)}${text(40, 10)}${text(0, 24)}${text(0, 10, ' text-anchor="end"')}`)),
    ).toEqual([]);
  });
});

const names = { en: 'Length of the last talk', ru: 'Продолжительность последнего разговора' };

describe.each(['en', 'ru'] as const)('draw(spec) in %s, 1200 px wide', (language) => {
  const pictures = picturesOfEveryKind(wordsFor(language), names[language]);

  it.each(pictures.map((spec, i) => [`${i} ${spec.kind}`, spec] as const))(
    'picture %s has no text on another, none outside, none under 11 px',
    (_, spec) => {
      const svg = draw(spec);
      expect(xmlFaults(svg)).toEqual([]);
      const height = Number(/height="([\d.]+)"/.exec(svg)?.[1]);
      const boxes = textBoxes(svg);
      expect(boxes.length).toBeGreaterThan(5);
      expect(overlaps(boxes)).toEqual([]);
      expect(
        boxes.filter(
          ({ left, right, top, bottom }) => left < 0 || right > 1200 || top < 0 || bottom > height,
        ),
      ).toEqual([]);
      expect(boxes.filter(({ size }) => size < 11)).toEqual([]);
    },
  );

  it('names every axis of a radar in every panel', () => {
    const axes = Array.from({ length: 16 }, (_, i) => `x${i}`);
    const lines = textBoxes(draw(radarChart(meansOf(axes, 4), wordsFor(language)))).map(({ text }) => text);
    for (const axis of axes) expect(lines.filter((line) => line === axis)).toHaveLength(4);
  });
});

describe('draw(map)', () => {
  it('of 5000 points takes at most 300 kB', () => {
    const svg = draw(mapChart(mapOf(5000, 8), wordsFor('en')));
    expect(svg.length).toBeLessThan(300_000);
    expect((svg.match(/M[\d.]+ [\d.]+m/g) ?? []).length).toBeGreaterThanOrEqual(5000);
  });

  it('gives each of eight groups a shape of its own', () => {
    const svg = draw(mapChart(mapOf(80, 8), wordsFor('en')));
    const outlines = [...svg.matchAll(/ d="M[\d.]+ [\d.]+(m[^"M]*z)M/g)].map(([, outline]) => outline);
    expect(new Set(outlines).size).toBe(8);
  });
});
