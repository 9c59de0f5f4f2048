import { beforeAll, describe, expect, it } from 'vitest';
import { type Draw, themes, treeChart } from '../../src/charts/index.ts';
import { createDraw } from '../../src/render/index.ts';
import { wordsFor } from '../../src/words/index.ts';
import { chartsOfEveryKind } from './charts.ts';
import { xmlFaults, xmlText } from './xml.ts';

let draw: Draw;
beforeAll(async () => {
  draw = await createDraw();
});

const en = wordsFor('en');
const ru = wordsFor('ru');
const plain = chartsOfEveryKind(en, 'job');

describe('xmlFaults(text) tests the tests', () => {
  it.each(['<a><b></a></b>', '<a x=1></a>', '<a>&</a>', '<a>', '<a x="1" x="2"/>', '<a>\u0001</a>', 'b<a/>'])(
    'xmlFaults(%j) finds one',
    (text) => {
      expect(xmlFaults(text)).not.toEqual([]);
    },
  );
  it('finds none in a well-formed document', () => {
    expect(xmlFaults('<a x="&lt;"><b/>&amp; text</a>')).toEqual([]);
  });
});

/** Without what is not painted: clip paths, and the empty grounds that echarts lays under texts. */
const visible = (svg: string) =>
  svg.replace(/<clipPath[\s\S]*?<\/clipPath>/g, '').replace(/<path[^>]* fill-opacity="0"[^>]*>/g, '');

describe('draw(spec)', () => {
  it.each(plain.map((spec, i) => [`${i} ${spec.kind}`, spec] as const))(
    'draws chart %s well-formed',
    (_, spec) => {
      const svg = draw(spec);
      expect(xmlFaults(svg)).toEqual([]);
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1200"/);
      expect(svg).toContain('role="img"');
      expect(svg).not.toMatch(/NaN|undefined|Infinity|zr\d|ecmeta|<style/);
    },
  );

  it('is named by its finding and described by subtitle and caption', () => {
    const [spec] = plain;
    const [, title, description] =
      /<title[^>]*>([^<]*)<\/title><desc[^>]*>([^<]*)<\/desc>/.exec(draw(spec!)) ?? [];
    expect(title).toBe(spec!.title);
    expect(description).toBe(`${spec!.subtitle}. ${spec!.caption}`);
  });

  it('gives equal bytes again, after other charts moved the counters of echarts', () => {
    const first = plain.map((spec) => draw(spec));
    const again = [...plain].reverse().map((spec) => draw(spec));
    expect(again.reverse()).toEqual(first);
  });

  it('gives pictures of one page different ids', () => {
    const page = `<g>${plain.map((spec) => draw(spec)).join('')}</g>`;
    expect(xmlFaults(page).filter((fault) => fault.startsWith('id'))).toEqual([]);
  });

  it('paints in colours of its theme alone', () => {
    for (const name of ['light', 'dark'] as const) {
      const { segments, ...roles } = themes[name];
      const known = new Set([...Object.values(roles), ...segments, 'none']);
      for (const spec of plain) {
        const used = [...visible(draw(spec, { theme: name })).matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(
          ([, color]) => color,
        );
        expect(used.filter((color) => color !== undefined && !known.has(color))).toEqual([]);
      }
    }
  });

  it('has the width and at least the height asked for', () => {
    for (const spec of plain) {
      const svg = draw(spec, { width: 640, height: 700 });
      const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? [];
      expect(width).toBe('640');
      expect(Number(height)).toBeGreaterThanOrEqual(700);
    }
  });

  it('writes every value of a bar chart', () => {
    const spec = plain[3]!;
    const text = xmlText(draw(spec));
    expect(text).toContain('60.0\u00a0%');
    expect(text).toContain('40.0\u00a0%');
    expect(text).toContain('Segment 1');
  });

  it('draws Russian', () => {
    for (const spec of chartsOfEveryKind(ru, 'профессия'))
      expect(xmlText(draw(spec))).toContain(spec.caption.slice(0, 20));
  });
});

describe('draw(spec) with names from hostile hands', () => {
  const hostile: readonly (readonly [string, string])[] = [
    ['a script', '<script>alert(1)</script>'],
    ['quotes', '"onload="alert(1)" \'x\''],
    ['the end of CDATA', ']]>'],
    ['an entity', '&lt;b&gt; &amp; &unknown;'],
    ['emoji', '👩‍👩‍👧 💰'],
    ['right to left', 'عميل בנק'],
    ['bidirectional override', 'a\u202eb\u2066c'],
    ['control characters', 'a\u0000b\u001bc\u009f\ufffe'],
    ['a lone surrogate', 'a\ud800b'],
    ['line breaks', 'a\nb\r\nc\u2028d'],
    ['what looks like an id of echarts', 'zr0-c1'],
    ['a template of echarts', '{b|x} {a} {c}'],
    ['a prototype key', '__proto__'],
    ['a method of every object', 'constructor'],
    ['another', 'toString'],
    ['a very long word', 'x'.repeat(2000)],
    ['nothing', ''],
  ];

  it.each(hostile)('%s stays text', (_, name) => {
    for (const spec of chartsOfEveryKind(en, name)) {
      const svg = draw(spec);
      expect(xmlFaults(svg)).toEqual([]);
      expect(svg).not.toMatch(/<script|<foreignObject|\son\w+="|[\u202a-\u202e\u2066-\u2069]/);
      expect(svg).not.toContain('NaN');
    }
  });

  it('what looks like an id or a template is written as it stands', () => {
    for (const name of ['zr0-c1', '{b|x}', '__proto__', 'constructor']) {
      const unknown = chartsOfEveryKind(en, name)[8]!;
      const lines = xmlText(draw(unknown))
        .split('\n')
        .map((line) => line.trim());
      expect(lines).toContain(name);
    }
  });

  it('leaves the prototype of objects as it was', () => {
    const keys = Object.getOwnPropertyNames(Object.prototype).sort();
    for (const name of keys) for (const spec of chartsOfEveryKind(en, name)) draw(spec);
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(keys);
  });
});

describe('draw(tree)', () => {
  /** A chain of questions: each "yes" is a leaf. */
  const chain = (depth: number) =>
    treeChart(
      {
        nodes: Array.from({ length: 2 * depth + 1 }, (_, i) =>
          i % 2 === 0 && i < 2 * depth
            ? { kind: 'split', question: `x is ${i}`, feature: 'x', threshold: i, yes: i + 1, no: i + 2 }
            : { kind: 'leaf', segment: (i % 8) + 1, nRows: 10 },
        ),
        segments: [1, 2, 3, 4, 5, 6, 7, 8],
        columns: ['x'],
      },
      en,
    );

  it.each([0, 1, 3, 12, 40])('keeps the boxes of a tree of depth %i apart and inside', (depth) => {
    const svg = draw(chain(depth));
    const [, scaled] = /scale\(([\d.]+)\)/.exec(svg) ?? [];
    const boxes = [
      ...svg.matchAll(
        /<rect x="([\d.-]+)" y="([\d.-]+)" width="([\d.]+)" height="([\d.]+)" rx="4" fill="#ffffff"/g,
      ),
    ].map((match) => match.slice(1).map(Number) as [number, number, number, number]);
    expect(boxes.length).toBe(2 * depth + 1);
    for (const [i, [x, y, width, height]] of boxes.entries()) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(y).toBeGreaterThanOrEqual(-0.01);
      expect((x + width) * Number(scaled)).toBeLessThanOrEqual(1152.5);
      for (const [x2, y2, width2, height2] of boxes.slice(i + 1)) {
        const isApart = x + width <= x2 || x2 + width2 <= x || y + height <= y2 || y2 + height2 <= y;
        expect(isApart).toBe(true);
      }
    }
  });
});
