import type { MarkShape } from '../charts/index.ts';
import { coordinate } from './svg.ts';

/** Corners around (0, 0) of the area of a unit circle. */
const corners: Readonly<Record<Exclude<MarkShape, 'circle'>, readonly (readonly [number, number])[]>> = {
  square: polygon(4, 1.253, Math.PI / 4),
  diamond: polygon(4, 1.253, 0),
  triangle: polygon(3, 1.555, -Math.PI / 2),
  down: polygon(3, 1.555, Math.PI / 2),
  plus: plusCorners(0),
  cross: plusCorners(Math.PI / 4),
  star: starCorners(),
};

/** The outline of a mark as a path that starts from its middle, so that many marks make one short path. */
export function markOutline(shape: MarkShape, radius: number, decimals = 2): string {
  const round = (value: number): number => Number(value.toFixed(decimals));
  if (shape === 'circle') {
    const r = round(radius);
    return shorten(`m${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`);
  }
  let [fromX, fromY] = [0, 0];
  const steps = corners[shape].map(([cornerX, cornerY]) => {
    const [x, y] = [round(radius * cornerX), round(radius * cornerY)];
    const step = `${round(x - fromX)} ${round(y - fromY)}`;
    [fromX, fromY] = [x, y];
    return step;
  });
  return shorten(`m${steps.join(' ')}z`);
}

/** The same path in fewer characters. */
function shorten(path: string): string {
  return path.replaceAll(' -', '-').replace(/(?<!\d)0\./g, '.');
}

/** One mark; `paint` holds the attributes of its look. */
export function svgMark(shape: MarkShape, x: number, y: number, radius: number, paint: string): string {
  return `<path d="M${coordinate(x)} ${coordinate(y)}${markOutline(shape, radius)}" ${paint}/>`;
}

function polygon(nCorners: number, radius: number, start: number): [number, number][] {
  return Array.from({ length: nCorners }, (_, i) => onCircle(radius, start + (2 * Math.PI * i) / nCorners));
}

function starCorners(): [number, number][] {
  return Array.from({ length: 10 }, (_, i) =>
    onCircle(i % 2 === 0 ? 1.7 : 0.75, (Math.PI * i) / 5 - Math.PI / 2),
  );
}

/** Arms of a third of the length; turned, they are a cross. */
function plusCorners(turn: number): [number, number][] {
  const far = 1.26;
  const near = 0.45;
  return Array.from({ length: 4 }, (_, i) => (Math.PI * i) / 2).flatMap((arm) =>
    (
      [
        [far, -near],
        [far, near],
        [near, near],
      ] as const
    ).map(([x, y]): [number, number] => onCircle(Math.hypot(x, y), Math.atan2(y, x) + arm + turn)),
  );
}

function onCircle(radius: number, angle: number): [number, number] {
  return [radius * Math.cos(angle), radius * Math.sin(angle)];
}
