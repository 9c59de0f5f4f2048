import { escapeXml } from '../charts/index.ts';

export const fontFamily = "'IBM Plex Sans', system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', sans-serif";

export interface TextOptions {
  readonly size: number;
  readonly color: string;
  readonly isBold?: boolean;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** A coordinate with at most two decimals. */
export function coordinate(value: number): string {
  return String(Number(value.toFixed(2)));
}

/** Lines of text; `y` is the baseline of the first. */
export function svgText(lines: readonly string[], x: number, y: number, options: TextOptions): string {
  const { size, color, isBold = false, anchor = 'start' } = options;
  const weight = isBold ? ' font-weight="600"' : '';
  const side = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  const at = (i: number): string => `x="${coordinate(x)}" y="${coordinate(y + i * lineHeight(size))}"`;
  return lines
    .map(
      (line, i) =>
        `<text ${at(i)} font-size="${size}" fill="${color}"${weight}${side}>${escapeXml(line)}</text>`,
    )
    .join('');
}

export function svgRect(
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  paint: string,
): string {
  const { x, y, width, height } = box;
  return `<rect x="${coordinate(x)}" y="${coordinate(y)}" width="${coordinate(width)}" height="${coordinate(height)}" ${paint}/>`;
}

export function lineHeight(size: number): number {
  return Math.round(size * 1.4);
}
