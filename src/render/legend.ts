import { segmentColor, segmentShape, type ThemeName, themes } from '../charts/index.ts';
import { svgMark } from './mark.ts';
import { clampLines, wrapText } from './measure-text.ts';
import { lineHeight, svgText } from './svg.ts';

export interface LegendEntry {
  readonly id: number;
  readonly name: string;
  /** Small, below the name. */
  readonly detail: string;
}

/** Groups by colour and shape, one below the other. */
export function drawLegend(
  entries: readonly LegendEntry[],
  room: { readonly x: number; readonly y: number; readonly width: number },
  theme: ThemeName,
): { svg: string; height: number } {
  const colors = themes[theme];
  const parts: string[] = [];
  let y = room.y;
  for (const { id, name, detail } of entries) {
    const lines = clampLines(wrapText(name, room.width - 24, 13, true), 3);
    const details = clampLines(wrapText(detail, room.width - 24, 12), 2);
    parts.push(
      svgMark(segmentShape(id), room.x + 8, y + 8, 6, groupPaint(id, theme)),
      svgText(lines, room.x + 24, y + 13, { size: 13, color: colors.ink, isBold: true }),
      svgText(details, room.x + 24, y + 13 + lines.length * lineHeight(13), {
        size: 12,
        color: colors.muted,
      }),
    );
    y += lines.length * lineHeight(13) + details.length * lineHeight(12) + 12;
  }
  return { svg: parts.join(''), height: y - room.y };
}

/** A group's colour, with an edge that parts it from what it lies on. */
export function groupPaint(id: number, theme: ThemeName): string {
  return `fill="${segmentColor(id, theme)}" stroke="${themes[theme].surface}" stroke-width="1"`;
}
