import { type Dendrogram, type ThemeName, themes } from '../charts/index.ts';
import { clampLines, measureText, wrapText } from './measure-text.ts';
import { coordinate, svgText } from './svg.ts';

const labelSize = 11;

interface Room {
  readonly left: number;
  readonly width: number;
  /** Of the plot, below its title. */
  readonly top: number;
  readonly bottom: number;
}

/** Pixels below the plot that upright leaf labels and the name of their axis take. */
export function leafHeight(dendrogram: Dendrogram): number {
  return Math.max(16, ...dendrogram.leaves.map((leaf) => measureText(leaf, labelSize))) + 38;
}

/** A tree of merges over its leaves; heights upwards, leaf labels upright. */
export function drawDendrogram(dendrogram: Dendrogram, room: Room, theme: ThemeName): string {
  const colors = themes[theme];
  const { leaves, links, y: axis } = dendrogram;
  const tickWidth = Math.max(0, ...axis.ticks.map(({ text }) => measureText(text, 12)));
  const left = room.left + tickWidth + 10;
  const pitch = (room.left + room.width - left) / Math.max(1, leaves.length);
  const x = (at: number): number => left + (at + 0.5) * pitch;
  const y = (height: number): number =>
    room.bottom - ((height - axis.min) / (axis.max - axis.min)) * (room.bottom - room.top);
  const right = room.left + room.width;

  const grid = axis.ticks.map(({ value, text }) => {
    const at = coordinate(y(value));
    return [
      `<path d="M${coordinate(left)} ${at}H${coordinate(right)}" stroke="${colors.rule}" fill="none"/>`,
      svgText([text], left - 8, y(value) + 4, { size: 12, color: colors.muted, anchor: 'end' }),
    ].join('');
  });
  const path = links
    .map(
      (link) =>
        `M${coordinate(x(link.left))} ${coordinate(y(link.leftHeight))}V${coordinate(y(link.height))}H${coordinate(x(link.right))}V${coordinate(y(link.rightHeight))}`,
    )
    .join('');
  // Where leaves stand closer than a line of text, every other label gives way.
  const every = Math.ceil((labelSize + 1) / pitch);
  const labels = leaves.map((text, at) => {
    if (at % every !== 0) return '';
    const [toX, toY] = [coordinate(x(at) + 4), coordinate(room.bottom + 8)];
    return `<g transform="translate(${toX} ${toY}) rotate(-90)">${svgText([text], 0, 0, { size: labelSize, color: colors.muted, anchor: 'end' })}</g>`;
  });
  const leafLabel = clampLines(wrapText(dendrogram.leafLabel, right - left, 12), 1);
  return [
    svgText(clampLines(wrapText(dendrogram.title, room.width, 13, true), 1), room.left, room.top - 32, {
      size: 13,
      color: colors.ink,
      isBold: true,
    }),
    svgText([axis.label], room.left, room.top - 14, { size: 12, color: colors.muted }),
    ...grid,
    `<path d="${path}" fill="none" stroke="${colors.ink}" stroke-width="1.5" stroke-linejoin="round"/>`,
    ...labels,
    svgText(leafLabel, (left + right) / 2, room.bottom + leafHeight(dendrogram) - 10, {
      size: 12,
      color: colors.muted,
      anchor: 'middle',
    }),
  ].join('');
}
