import { type SpaceAxis, themes } from '../charts/index.ts';
import type { Canvas } from './frame.ts';
import { clampLines, measureText, wrapText } from './measure-text.ts';
import type { At } from './space.ts';
import { spread } from './spread.ts';
import { coordinate, svgText } from './svg.ts';

/** The edge along which an axis is written, and the direction away from the cube. */
export interface SpaceRail {
  readonly from: At;
  readonly to: At;
  /** Of length 1. */
  readonly away: At;
}

const tickSize = 12;
const nameSize = 13;
const lineGap = 15;
/** Lines of ticks below a level edge. */
const mostLines = 3;

interface PlacedTick {
  readonly text: string;
  readonly width: number;
  readonly x: number;
  readonly y: number;
}

/**
 * Ticks and name of an axis beside its edge.
 *
 * @param clear pixels that marks reach beyond the edge
 */
export function drawSpaceAxis(axis: SpaceAxis, rail: SpaceRail, clear: number, canvas: Canvas): string {
  const { from, to, away } = rail;
  const ticks = axis.ticks
    .map(({ value, text }): PlacedTick => {
      const share = axis.max === axis.min ? 0.5 : (value - axis.min) / (axis.max - axis.min);
      const [line = ''] = clampLines(wrapText(text, 150, tickSize), 1);
      return {
        text: line,
        width: measureText(line, tickSize),
        x: from.x + (to.x - from.x) * share,
        y: from.y + (to.y - from.y) * share,
      };
    })
    .filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  if (away.y === 0) return drawUpright(axis.name, ticks, rail, clear, canvas);
  if (away.x === 0) return drawLevel(axis.name, ticks, rail, clear, canvas);
  return drawSlanted(axis.name, ticks, rail, clear, canvas);
}

/** Ticks left of the edge; those that stand too close are moved apart, with leaders. */
function drawUpright(
  name: string,
  ticks: readonly PlacedTick[],
  { from, to, away }: SpaceRail,
  clear: number,
  canvas: Canvas,
): string {
  const colors = themes[canvas.theme];
  const ordered = [...ticks].sort((a, b) => a.y - b.y);
  const ys = spread(
    ordered.map(({ y }) => y),
    lineGap,
  );
  const drawn = ordered.map((tick, i) => {
    const y = ys[i] ?? tick.y;
    const [near, far] = [tick.x + away.x * 4, tick.x + away.x * (clear + 8)];
    return [
      `<path d="M${coordinate(near)} ${coordinate(tick.y)}L${coordinate(far)} ${coordinate(y)}" stroke="${colors.rule}" fill="none"/>`,
      svgText([tick.text], far + away.x * 4, y + 4, { size: tickSize, color: colors.ink, anchor: 'end' }),
    ].join('');
  });
  const top = Math.min(from.y, to.y, ...ys) - clear - 16;
  const lines = clampLines(wrapText(name, 180, nameSize, true), 1);
  return [...drawn, svgText(lines, from.x + away.x * 8, top, nameLook(canvas, 'end'))].join('');
}

/** Ticks below the edge, in as many lines as keep them apart; what finds no room gives way. */
function drawLevel(
  name: string,
  ticks: readonly PlacedTick[],
  { from, to }: SpaceRail,
  clear: number,
  canvas: Canvas,
): string {
  const ends: number[] = [];
  const drawn = [...ticks]
    .sort((a, b) => a.x - b.x)
    .map(({ text, width, x, y }) => {
      const line = Array.from({ length: mostLines }, (_, i) => i).find(
        (i) => (ends[i] ?? Number.NEGATIVE_INFINITY) + 10 <= x - width / 2,
      );
      if (line === undefined) return '';
      ends[line] = x + width / 2;
      return svgText([text], x, y + clear + 16 + line * lineGap, tickLook(canvas, 'middle'));
    });
  const lines = clampLines(wrapText(name, 300, nameSize, true), 1);
  const y = from.y + clear + 24 + Math.max(1, ends.length) * lineGap;
  return [...drawn, svgText(lines, (from.x + to.x) / 2, y, nameLook(canvas, 'middle'))].join('');
}

/** Ticks away from the edge; one that would touch the last gives way. Of few, each says the name of the axis. */
function drawSlanted(
  name: string,
  ticks: readonly PlacedTick[],
  { from, to, away }: SpaceRail,
  clear: number,
  canvas: Canvas,
): string {
  const anchor = away.x < 0 ? 'end' : 'start';
  const saysName = ticks.length > 0 && ticks.length < 3;
  const kept: PlacedTick[] = [];
  for (const tick of [...ticks].sort((a, b) => a.x - b.x)) {
    const last = kept[kept.length - 1];
    const isClear =
      last === undefined ||
      Math.abs(tick.y - last.y) >= lineGap ||
      tick.x - last.x >= (anchor === 'end' ? tick.width : last.width) + 10;
    if (isClear || saysName) kept.push(tick);
  }
  const far = clear + 8;
  const drawn = kept.map(({ text, x, y }) => {
    const [line = ''] = clampLines(wrapText(saysName ? `${name} = ${text}` : text, 220, tickSize), 1);
    return svgText([line], x + away.x * far, y + away.y * far + 8, tickLook(canvas, anchor));
  });
  if (saysName) return drawn.join('');
  const beyond = far + Math.max(0, ...kept.map(({ width }) => width));
  const lines = clampLines(wrapText(name, 160, nameSize, true), 1);
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  return [
    ...drawn,
    svgText(lines, x + away.x * beyond, y + away.y * beyond + 12, nameLook(canvas, anchor)),
  ].join('');
}

type Anchor = 'start' | 'middle' | 'end';

function tickLook(canvas: Canvas, anchor: Anchor) {
  return { size: tickSize, color: themes[canvas.theme].ink, anchor };
}

function nameLook(canvas: Canvas, anchor: Anchor) {
  return { size: nameSize, color: themes[canvas.theme].ink, isBold: true, anchor };
}
