import { projectPoint, type SpaceChart, type SpacePoint, segmentShape, themes } from '../charts/index.ts';
import type { Body, Canvas } from './frame.ts';
import { drawLegend, groupPaint } from './legend.ts';
import { svgMark } from './mark.ts';
import { drawSpaceAxis, type SpaceRail } from './space-axis.ts';
import { coordinate, svgText } from './svg.ts';

const legendWidth = 240;
const plotHeight = 520;
const smallestRadius = 3;
/** Of a plot this wide, with the largest mark and the room around the cube for marks, ticks and names. */
const full = { width: 880, radius: 20, left: 190, right: 130, top: 60, bottom: 100 };

export interface At {
  readonly x: number;
  readonly y: number;
}
/** From 0 to 1 on each of three axes. */
type Shares = readonly [number, number, number];
/** To pixels. */
type Place = (at: Shares) => At & { readonly depth: number };

/** Marks in a cube, or on a plane or a line where there are fewer axes; the farthest is drawn first. */
export function drawSpace(spec: SpaceChart, canvas: Canvas): Body {
  const colors = themes[canvas.theme];
  const isBeside = canvas.width > 3 * legendWidth;
  const width = canvas.width - (isBeside ? legendWidth + 24 : 0);
  const nAxes = spec.axes.length;
  const shrink = Math.min(1, width / full.width);
  const largestRadius = full.radius * shrink;
  const [left, boxWidth] = [full.left * shrink, width - (full.left + full.right) * shrink];
  const inner =
    canvas.height === null ? Math.min(plotHeight, boxWidth) : canvas.height - full.top - full.bottom;
  const boxHeight = nAxes < 2 ? 40 : Math.max(160, inner);
  const place = placeIn(spec, { left, width: boxWidth, height: boxHeight });
  const height = full.top + boxHeight + full.bottom;

  const heaviest = Math.max(1, ...spec.points.map(({ weight }) => weight));
  const radiusOf = (weight: number): number =>
    Math.max(smallestRadius, largestRadius * Math.sqrt(weight / heaviest));
  const marks = spec.points
    .map((point) => ({ point, at: place(sharesOf(spec, point)) }))
    .sort((a, b) => b.at.depth - a.at.depth || b.point.weight - a.point.weight)
    .map(({ point, at }) =>
      svgMark(
        segmentShape(point.segment),
        at.x,
        at.y,
        radiusOf(point.weight),
        `${groupPaint(point.segment, canvas.theme)} fill-opacity="0.9"`,
      ),
    );
  const legend = drawLegend(
    spec.segments.map(({ id, name, text }) => ({ id, name, detail: text })),
    isBeside ? { x: width + 24, y: 24, width: legendWidth } : { x: 0, y: height + 12, width: canvas.width },
    canvas.theme,
  );
  const sizesAt = isBeside
    ? { x: width + 24, y: 24 + legend.height + 12 }
    : { x: 0, y: height + 12 + legend.height };
  const sizes = spec.sizes.map(({ value, text }, i) => {
    const y = sizesAt.y + largestRadius + i * (2 * largestRadius + 4);
    return [
      `<circle cx="${coordinate(sizesAt.x + largestRadius)}" cy="${coordinate(y)}" r="${coordinate(radiusOf(value))}" fill="none" stroke="${colors.muted}"/>`,
      svgText([text], sizesAt.x + 2 * largestRadius + 12, y + 4, { size: 12, color: colors.muted }),
    ].join('');
  });
  const sizesHeight = spec.sizes.length * (2 * largestRadius + 4);
  const svg = [
    drawEdges(nAxes, place, canvas),
    ...spec.axes.map((axis, i) => drawSpaceAxis(axis, railOf(i, nAxes, place), largestRadius, canvas)),
    ...marks,
    legend.svg,
    ...sizes,
  ].join('');
  const legendBottom = sizesAt.y + sizesHeight + 8;
  return { svg, height: isBeside ? Math.max(height, legendBottom) : legendBottom };
}

/** Where a point stands on the cube, each axis from 0 to 1; the last axis is upright. */
function sharesOf(spec: SpaceChart, point: SpacePoint): Shares {
  const shares = spec.axes.map(({ min, max }, i) =>
    max === min ? 0.5 : ((point.at[i] ?? min) - min) / (max - min),
  );
  const [first = 0.5, second = 0.5, third = 0.5] = shares;
  return spec.axes.length < 3 ? [first, 0.5, spec.axes.length < 2 ? 0.5 : second] : [first, second, third];
}

function placeIn(
  spec: SpaceChart,
  { left, width, height }: { readonly left: number; readonly width: number; readonly height: number },
): Place {
  const isFlat = spec.axes.length < 3;
  const view = isFlat ? { azimuth: 0, elevation: 0 } : spec.view;
  const corners = cornersOf().map((corner) => projectPoint(corner, view));
  const extent = (values: readonly number[]): number => Math.max(...values) - Math.min(...values) || 1;
  const [scaleX, scaleY] = [
    width / extent(corners.map(({ x }) => x)),
    height / extent(corners.map(({ y }) => y)),
  ];
  const both = Math.min(scaleX, scaleY);
  return (at) => {
    const seen = projectPoint(at, view);
    return {
      x: left + width / 2 + seen.x * (isFlat ? scaleX : both),
      y: full.top + height / 2 + seen.y * (isFlat ? scaleY : both),
      depth: seen.depth,
    };
  };
}

function cornersOf(): Shares[] {
  const ends = [0, 1] as const;
  return ends.flatMap((x) => ends.flatMap((y) => ends.map((z): Shares => [x, y, z])));
}

/** The edges of the cube; those that meet in its farthest corner are broken. */
function drawEdges(nAxes: number, place: Place, canvas: Canvas): string {
  const colors = themes[canvas.theme];
  const corners = cornersOf().filter(([, y, z]) => (nAxes > 2 || y === 0) && (nAxes > 1 || z === 0));
  const farthest = corners.reduce((a, b) => (place(b).depth > place(a).depth ? b : a));
  const isFar = (corner: readonly number[]): boolean =>
    nAxes > 2 && corner.every((share, i) => share === farthest[i]);
  return corners
    .flatMap((from) =>
      [0, 1, 2].flatMap((axis) => {
        const to = corners.find((one) => one.every((share, i) => share === (i === axis ? 1 : from[i])));
        if (from[axis] !== 0 || to === undefined) return [];
        const [a, b] = [place(onMiddle(from, nAxes)), place(onMiddle(to, nAxes))];
        const look = isFar(from) || isFar(to) ? ' stroke-dasharray="3 4"' : '';
        return `<path d="M${coordinate(a.x)} ${coordinate(a.y)}L${coordinate(b.x)} ${coordinate(b.y)}" stroke="${colors.context}" stroke-opacity="0.7" fill="none"${look}/>`;
      }),
    )
    .join('');
}

/** Axes that do not exist are looked at in their middle. */
function onMiddle(corner: Shares, nAxes: number): Shares {
  return [corner[0], nAxes > 2 ? corner[1] : 0.5, nAxes > 1 ? corner[2] : 0.5];
}

/**
 * The edge along which an axis is written: the floor's two nearest edges for the first two of three axes, the
 * leftmost upright edge for the last; the lower and the left edge of a plane.
 */
function railOf(axis: number, nAxes: number, place: Place): SpaceRail {
  if (nAxes < 3) {
    const z = nAxes > 1 ? 0 : 0.5;
    return axis === 0
      ? { from: place([0, 0.5, z]), to: place([1, 0.5, z]), away: { x: 0, y: 1 } }
      : { from: place([0, 0.5, 0]), to: place([0, 0.5, 1]), away: { x: -1, y: 0 } };
  }
  const floor = cornersOf().filter(([, , z]) => z === 0);
  if (axis === 2) {
    const [x, y] = floor.reduce((a, b) => (place(b).x < place(a).x ? b : a));
    return { from: place([x, y, 0]), to: place([x, y, 1]), away: { x: -1, y: 0 } };
  }
  const [nearX, nearY] = floor.reduce((a, b) => (place(b).depth < place(a).depth ? b : a));
  const [from, to] =
    axis === 0 ? [place([0, nearY, 0]), place([1, nearY, 0])] : [place([nearX, 0, 0]), place([nearX, 1, 0])];
  const middle = place([0.5, 0.5, 0]);
  const side = (from.x + to.x) / 2 < middle.x ? -1 : 1;
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  // At a right angle to the edge, downwards and away from the cube.
  const across = { x: (to.y - from.y) / length, y: (from.x - to.x) / length };
  const turn = across.x * side < 0 ? -1 : 1;
  return { from, to, away: { x: across.x * turn, y: Math.abs(across.y) } };
}
