import {
  escapeXml,
  markColor,
  type ThemeName,
  type TileMark,
  type TilePaint,
  themes,
} from '../../charts/index.ts';
import { measureText } from '../measure-text.ts';
import { coordinate, svgText } from '../svg.ts';

/** Where a tile is drawn: its room, its theme, and what the reader has chosen. */
export interface TileCanvas {
  readonly width: number;
  readonly height: number;
  readonly theme: ThemeName;
  /** Categories by field: a mark outside them is faint. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** The size of every text in a tile. */
export const textSize = 12;
const faint = 0.28;

/** Attributes of a shape that stands for a mark. */
export function fillOf({ color, strength }: TilePaint, mark: TileMark | null, canvas: TileCanvas): string {
  const opacity = strength * (isFaint(mark, canvas) ? faint : 1);
  return `fill="${markColor(color, canvas.theme)}"${opacity < 1 ? ` fill-opacity="${coordinate(opacity)}"` : ''}`;
}

export function strokeOf({ color, strength }: TilePaint, mark: TileMark | null, canvas: TileCanvas): string {
  const opacity = strength * (isFaint(mark, canvas) ? faint : 1);
  return `stroke="${markColor(color, canvas.theme)}"${opacity < 1 ? ` stroke-opacity="${coordinate(opacity)}"` : ''}`;
}

function isFaint(mark: TileMark | null, { filters }: TileCanvas): boolean {
  if (!mark) return false;
  return Object.entries(mark.keys).some(([field, key]) => {
    const chosen = filters[field];
    return chosen !== undefined && !chosen.includes(key);
  });
}

/** A mark with its shapes: what is clicked, and what it says when pointed at. */
export function markGroup(mark: TileMark, shapes: string): string {
  const told = mark.text === '' ? mark.name : `${mark.name}: ${mark.text}`;
  return `<g data-mark="${mark.id}"><title>${escapeXml(told)}</title>${shapes}</g>`;
}

/** A text cut to a width; what does not fit ends in "…". */
export function fitText(text: string, width: number, size = textSize): string {
  if (measureText(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && measureText(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

export function label(
  text: string,
  x: number,
  y: number,
  canvas: TileCanvas,
  options: {
    readonly anchor?: 'start' | 'middle' | 'end';
    readonly isInk?: boolean;
    readonly isBold?: boolean;
    readonly size?: number;
  } = {},
): string {
  const { anchor = 'start', isInk = false, isBold = false, size = textSize } = options;
  const colors = themes[canvas.theme];
  return svgText([text], x, y, { size, color: isInk ? colors.ink : colors.muted, anchor, isBold });
}

/** Names of series above a chart, with squares; returns how high it is. */
export function legend(
  items: readonly { readonly name: string; readonly paint: TilePaint }[],
  canvas: TileCanvas,
): { readonly svg: string; readonly height: number } {
  if (items.length < 2) return { svg: '', height: 0 };
  const parts: string[] = [];
  let x = 0;
  let y = 10;
  for (const { name, paint } of items) {
    const text = fitText(name, canvas.width - 24);
    const width = measureText(text, textSize) + 32;
    if (x > 0 && x + width > canvas.width) {
      x = 0;
      y += 18;
    }
    parts.push(
      `<rect x="${coordinate(x)}" y="${y - 9}" width="10" height="10" rx="2" ${fillOf(paint, null, canvas)}/>`,
    );
    parts.push(label(text, x + 16, y, canvas));
    x += width;
  }
  return { svg: parts.join(''), height: y + 10 };
}
