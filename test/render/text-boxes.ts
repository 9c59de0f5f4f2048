import { measureText } from '../../src/render/measure-text.ts';
import { xmlText } from './xml.ts';

export interface TextBox {
  readonly text: string;
  readonly size: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** x' = a x + c y + e; y' = b x + d y + f. */
type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

/** Where each text of a picture stands, by the widths of its font. */
export function textBoxes(svg: string): TextBox[] {
  const boxes: TextBox[] = [];
  const groups: Matrix[] = [[1, 0, 0, 1, 0, 0]];
  for (const [, close, name, attributes = '', content = ''] of svg.matchAll(
    /<(\/?)(g|text)\b([^>]*?)\/?>(?:([^<]*)<\/text>)?/g,
  )) {
    const outer = groups.at(-1)!;
    if (name === 'g') {
      if (close) groups.pop();
      else groups.push(multiply(outer, matrixOf(attributes)));
      continue;
    }
    const text = xmlText(content);
    if (text.trim() === '') continue;
    const read = (key: string): string | undefined => new RegExp(`\\b${key}="([^"]*)"`).exec(attributes)?.[1];
    const size = Number(read('font-size') ?? /font-size:([\d.]+)px/.exec(attributes)?.[1] ?? 12);
    const isBold = /font-weight(="|:)(bold|[67]00)/.test(attributes);
    const width = measureText(text, size, isBold);
    const anchor = read('text-anchor') ?? 'start';
    const x = Number(read('x') ?? 0) - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
    const isCentral = read('dominant-baseline') === 'central';
    const y = Number(read('y') ?? 0) - size * (isCentral ? 0.45 : 0.75);
    const matrix = multiply(outer, matrixOf(attributes));
    const corners = [
      [x, y],
      [x + width, y],
      [x, y + size * 0.95],
      [x + width, y + size * 0.95],
    ].map(([cornerX, cornerY]) => apply(matrix, cornerX!, cornerY!));
    boxes.push({
      text,
      size: size * Math.hypot(matrix[0], matrix[1]),
      left: Math.min(...corners.map(([at]) => at)),
      right: Math.max(...corners.map(([at]) => at)),
      top: Math.min(...corners.map(([, at]) => at)),
      bottom: Math.max(...corners.map(([, at]) => at)),
    });
  }
  return boxes;
}

/** Pairs of texts that stand on each other by more than a pixel. */
export function overlaps(boxes: readonly TextBox[]): string[] {
  return boxes.flatMap((a, i) =>
    boxes
      .slice(i + 1)
      .filter(
        (b) =>
          Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
          Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1,
      )
      .map((b) => `"${a.text}" and "${b.text}"`),
  );
}

function matrixOf(attributes: string): Matrix {
  const transform = /transform="([^"]*)"/.exec(attributes)?.[1] ?? '';
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [, name, list = ''] of transform.matchAll(/(\w+)\(([^)]*)\)/g)) {
    const [first = 0, second] = list.split(/[ ,]+/).map(Number);
    matrix = multiply(matrix, step(name!, first, second));
  }
  return matrix;
}

function step(name: string, first: number, second: number | undefined): Matrix {
  if (name === 'translate') return [1, 0, 0, 1, first, second ?? 0];
  if (name === 'scale') return [first, 0, 0, second ?? first, 0, 0];
  if (name !== 'rotate') throw new Error(`unknown transform ${name}`);
  const angle = (first * Math.PI) / 180;
  return [Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle), 0, 0];
}

function multiply(m: Matrix, n: Matrix): Matrix {
  const [e, f] = apply(m, n[4], n[5]);
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    e,
    f,
  ];
}

function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [number, number] {
  return [a * x + c * y + e, b * x + d * y + f];
}
