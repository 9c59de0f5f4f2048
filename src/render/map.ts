import { escapeXml, type MapChart, type MapGroup, segmentShape, themes } from '../charts/index.ts';
import type { Body, Canvas } from './frame.ts';
import { drawLegend, groupPaint } from './legend.ts';
import { markOutline } from './mark.ts';
import { clampLines, measureText, wrapText } from './measure-text.ts';
import { coordinate, lineHeight, svgRect } from './svg.ts';

const legendWidth = 220;
const plotHeight = 600;
const inset = 14;
/** Side of the cells in which points are counted to place a name. */
const homeSide = 70;

/** Points on a plane, one path a group, each group named in the middle of its points. */
export function drawMap(spec: MapChart, canvas: Canvas): Body {
  const colors = themes[canvas.theme];
  const isBeside = canvas.width > 2.5 * legendWidth;
  const width = canvas.width - (isBeside ? legendWidth + 24 : 0);
  const height = canvas.height ?? Math.min(plotHeight, width);
  const place = scaleTo(spec.groups, width - 2 * inset, height - 2 * inset);
  const nPoints = spec.groups.reduce((sum, { xs }) => sum + xs.length, 0);
  const radius = nPoints > 2000 ? 2.6 : nPoints > 500 ? 3.5 : 4.5;
  // The smallest group lies in front.
  const ordered = [...spec.groups].sort((a, b) => b.xs.length - a.xs.length);
  const marks = ordered.map((group) => {
    // In tenths of a pixel, without a point: thousands of marks stay a small file.
    const outline = markOutline(segmentShape(group.id), 10 * radius, 0);
    const path = group.xs.map((x, i) => {
      const [toX, toY] = place(x, group.ys[i] ?? 0);
      return `M${Math.round(10 * (toX + inset))} ${Math.round(10 * (toY + inset + 12))}${outline}`;
    });
    const look = groupPaint(group.id, canvas.theme).replace('stroke-width="1"', 'stroke-width="4"');
    return `<path transform="scale(0.1)" d="${path.join('')}" ${look} fill-opacity="0.85"/>`;
  });
  const legend = drawLegend(
    spec.groups.map(({ id, name, text }) => ({ id, name, detail: text })),
    isBeside ? { x: width + 24, y: 14, width: legendWidth } : { x: 0, y: height + 28, width: canvas.width },
    canvas.theme,
  );
  const names = drawNames(spec.groups, place, width, height, canvas);
  const frame = svgRect({ x: 0.5, y: 12.5, width: width - 1, height }, `fill="none" stroke="${colors.rule}"`);
  return {
    svg: [frame, ...marks, names, legend.svg].join(''),
    height: isBeside ? Math.max(height + 20, legend.height + 20) : height + 28 + legend.height,
  };
}

type Place = (x: number, y: number) => [number, number];

/** One scale for both axes: only then are neighbours near. */
function scaleTo(groups: readonly MapGroup[], width: number, height: number): Place {
  let [x0, x1, y0, y1] = [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ];
  for (const { xs, ys } of groups) {
    for (const x of xs) [x0, x1] = [Math.min(x0, x), Math.max(x1, x)];
    for (const y of ys) [y0, y1] = [Math.min(y0, y), Math.max(y1, y)];
  }
  const scale = Math.min(width / (x1 - x0 || 1), height / (y1 - y0 || 1));
  return (x, y) => [width / 2 + (x - (x0 + x1) / 2) * scale, height / 2 - (y - (y0 + y1) / 2) * scale];
}

/** Each group's name where its points are densest, moved where it would stand on another's. */
function drawNames(
  groups: readonly MapGroup[],
  place: Place,
  width: number,
  height: number,
  canvas: Canvas,
): string {
  const colors = themes[canvas.theme];
  const taken: { x: number; y: number; width: number; height: number }[] = [];
  const home = homesOf(groups, place);
  return groups
    .map(({ name, xs }, g) => {
      if (xs.length === 0) return '';
      const lines = clampLines(wrapText(name, 180, 13, true), 2);
      const size = {
        width: Math.max(...lines.map((line) => measureText(line, 13, true))) + 8,
        height: lines.length * lineHeight(13) + 4,
      };
      const [homeX, homeY] = home[g] ?? [0, 0];
      const x = Math.min(width - size.width / 2 - 4, Math.max(size.width / 2 + 4, homeX + inset));
      const isFree = (y: number): boolean =>
        y >= 16 &&
        y + size.height <= height + 10 &&
        taken.every(
          (box) =>
            Math.abs(box.x - x) >= (box.width + size.width) / 2 ||
            y >= box.y + box.height ||
            box.y >= y + size.height,
        );
      const wanted = homeY + inset + 12 - size.height / 2;
      const tries = Array.from(
        { length: 200 },
        (_, i) => wanted + (i % 2 === 0 ? 1 : -1) * Math.ceil(i / 2) * 6,
      );
      const y = tries.find(isFree) ?? wanted;
      taken.push({ x, y, ...size });
      // An edge in the colour of the ground keeps the letters readable on the marks.
      return lines
        .map(
          (line, i) =>
            `<text x="${coordinate(x)}" y="${coordinate(y + 15 + i * lineHeight(13))}" font-size="13" font-weight="600" text-anchor="middle" fill="${colors.ink}" stroke="${colors.surface}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${escapeXml(line)}</text>`,
        )
        .join('');
    })
    .join('');
}

/** For each group the middle of its points in the cell where it outnumbers the others most. */
function homesOf(groups: readonly MapGroup[], place: Place): (readonly [number, number])[] {
  const cells = new Map<string, { readonly counts: number[]; readonly sums: [number, number][] }>();
  groups.forEach(({ xs, ys }, g) => {
    xs.forEach((x, i) => {
      const [atX, atY] = place(x, ys[i] ?? 0);
      const key = `${Math.floor(atX / homeSide)} ${Math.floor(atY / homeSide)}`;
      const cell = cells.get(key) ?? { counts: groups.map(() => 0), sums: groups.map(() => [0, 0]) };
      const [sumX, sumY] = cell.sums[g] ?? [0, 0];
      cell.counts[g] = (cell.counts[g] ?? 0) + 1;
      cell.sums[g] = [sumX + atX, sumY + atY];
      cells.set(key, cell);
    });
  });
  return groups.map((_, g) => {
    let best = { lead: Number.NEGATIVE_INFINITY, x: 0, y: 0 };
    for (const { counts, sums } of cells.values()) {
      const own = counts[g] ?? 0;
      const lead = 2 * own - counts.reduce((sum, count) => sum + count, 0);
      const [sumX, sumY] = sums[g] ?? [0, 0];
      if (own > 0 && lead > best.lead) best = { lead, x: sumX / own, y: sumY / own };
    }
    return [best.x, best.y] as const;
  });
}
