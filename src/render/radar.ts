import {
  markColor,
  type RadarChart,
  type RadarPanel,
  segmentShape,
  themes,
  type Value,
} from '../charts/index.ts';
import type { Body, Canvas } from './frame.ts';
import { svgMark } from './mark.ts';
import { clampLines, measureText, wrapText } from './measure-text.ts';
import { spread } from './spread.ts';
import { coordinate, lineHeight, svgText } from './svg.ts';

const legendHeight = 40;
const headHeight = 46;
/** Above and below the rim: two lines of a name and the range. */
const labelHeight = 62;
const labelGap = 12;

interface Wheel {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  /** Of the labels beside the rim. */
  readonly labelWidth: number;
}

/** A wheel a panel, every axis with its name and range, the whole as a broken grey line in each. */
export function drawRadar(spec: RadarChart, canvas: Canvas): Body {
  const colors = themes[canvas.theme];
  const nPanels = Math.max(1, spec.panels.length);
  const mostInRow = canvas.width < 800 ? 1 : spec.axes.length > 8 ? 2 : 3;
  const nRows = Math.ceil(nPanels / mostInRow);
  const width = canvas.width / Math.ceil(nPanels / nRows);
  const radius = Math.max(60, Math.min(170, width / 2 - 128));
  const height = headHeight + 2 * labelHeight + 2 * radius;
  const nInRow = Math.ceil(nPanels / nRows);
  const panels = spec.panels.map((panel, i) => {
    const left = (i % nInRow) * width;
    const top = legendHeight + Math.floor(i / nInRow) * height;
    const wheel: Wheel = {
      x: left + width / 2,
      y: top + headHeight + labelHeight + radius,
      radius,
      labelWidth: width / 2 - radius - labelGap - 10,
    };
    return [
      drawHead(panel, left, top, width, canvas),
      drawAxes(spec, wheel, canvas),
      drawLine(
        spec.baseline.values,
        wheel,
        `stroke="${colors.muted}" stroke-width="1.5" stroke-dasharray="5 3" fill="none"`,
      ),
      drawGroup(panel, wheel, canvas),
    ].join('');
  });
  return { svg: [drawKey(spec, canvas), ...panels].join(''), height: legendHeight + nRows * height };
}

/** What the broken line is. */
function drawKey(spec: RadarChart, canvas: Canvas): string {
  const colors = themes[canvas.theme];
  return [
    `<path d="M0 20H32" stroke="${colors.muted}" stroke-width="1.5" stroke-dasharray="5 3" fill="none"/>`,
    svgText([spec.baseline.name], 40, 24, { size: 12, color: colors.ink }),
  ].join('');
}

function drawHead(panel: RadarPanel, left: number, top: number, width: number, canvas: Canvas): string {
  const colors = themes[canvas.theme];
  const lines = clampLines(wrapText(panel.name, width - 48, 14, true), 1);
  const middle = left + width / 2;
  const half = measureText(lines[0] ?? '', 14, true) / 2;
  return [
    svgMark(shapeOf(panel), middle - half - 12, top + 10, 6, paint(panel, canvas)),
    svgText(lines, middle, top + 15, { size: 14, color: colors.ink, isBold: true, anchor: 'middle' }),
    svgText([panel.detail], middle, top + 34, { size: 12, color: colors.muted, anchor: 'middle' }),
  ].join('');
}

function drawAxes(spec: RadarChart, wheel: Wheel, canvas: Canvas): string {
  const colors = themes[canvas.theme];
  const { x, y, radius } = wheel;
  const rings = [0.5, 1].map(
    (share) =>
      `<circle cx="${coordinate(x)}" cy="${coordinate(y)}" r="${coordinate(radius * share)}" fill="none" stroke="${colors.rule}"/>`,
  );
  const spokes = spec.axes.map((_, j) => {
    const [cos, sin] = direction(j, spec.axes.length);
    return `<path d="M${coordinate(x)} ${coordinate(y)}L${coordinate(x + radius * cos)} ${coordinate(y + radius * sin)}" stroke="${colors.rule}" fill="none"/>`;
  });
  return [...rings, ...spokes, ...labelsOf(spec, wheel).map((label) => drawLabel(label, canvas))].join('');
}

interface Label {
  readonly lines: readonly string[];
  readonly range: string;
  readonly x: number;
  /** The middle of its lines. */
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Beside the rim labels are moved apart, side by side; above and below it they stand clear of the rim. */
function labelsOf(spec: RadarChart, { x, y, radius, labelWidth }: Wheel): Label[] {
  const nAxes = spec.axes.length;
  const far = radius + labelGap;
  // Up to the labels of the neighbours.
  const uprightWidth = Math.max(80, Math.min(200, 2 * far * Math.sin((2 * Math.PI) / nAxes) - 16));
  const labels = spec.axes.map(({ name, minText, maxText }, j): Label => {
    const [cos, sin] = direction(j, nAxes);
    const isUpright = Math.abs(cos) < 1e-9;
    const width = isUpright ? uprightWidth : labelWidth;
    const lines = clampLines(wrapText(name, width, 12), 2);
    const [range = ''] = clampLines(wrapText(`${minText} … ${maxText}`, width, 11), 1);
    const half = blockHeight(lines.length) / 2;
    return {
      lines,
      range,
      x: isUpright ? x : x + far * cos,
      // Beside the rim a label is centred on its axis; the farther up or down, the more it stands outside.
      y: y + ((isUpright ? radius + 6 : far) + half) * sin,
      anchor: isUpright ? 'middle' : cos < 0 ? 'end' : 'start',
    };
  });
  return [
    ...labels.filter(({ anchor }) => anchor === 'middle'),
    ...(['start', 'end'] as const).flatMap((side) => {
      const own = labels.filter(({ anchor }) => anchor === side).sort((a, b) => a.y - b.y);
      const tallest = Math.max(0, ...own.map(({ lines }) => blockHeight(lines.length)));
      const ys = spread(
        own.map((label) => label.y),
        tallest,
      );
      return own.map((label, i) => ({ ...label, y: ys[i] ?? label.y }));
    }),
  ];
}

function blockHeight(nLines: number): number {
  return nLines * lineHeight(12) + lineHeight(11);
}

function drawLabel({ lines, range, x, y, anchor }: Label, canvas: Canvas): string {
  const colors = themes[canvas.theme];
  const top = y - blockHeight(lines.length) / 2 + 12;
  return [
    svgText(lines, x, top, { size: 12, color: colors.ink, anchor }),
    svgText([range], x, top + lines.length * lineHeight(12), { size: 11, color: colors.muted, anchor }),
  ].join('');
}

function drawGroup(panel: RadarPanel, wheel: Wheel, canvas: Canvas): string {
  const color = markColor(panel.color, canvas.theme);
  const marks = panel.values.map(({ value }, j) => {
    if (value === null) return '';
    const [cos, sin] = direction(j, panel.values.length);
    const far = wheel.radius * value;
    return svgMark(shapeOf(panel), wheel.x + far * cos, wheel.y + far * sin, 4.5, paint(panel, canvas));
  });
  return [
    drawLine(
      panel.values,
      wheel,
      `stroke="${color}" stroke-width="2" stroke-linejoin="round" fill="${color}" fill-opacity="0.12"`,
    ),
    ...marks,
  ].join('');
}

/** A closed line around the wheel; where a value is absent it is open and unfilled. */
function drawLine(values: readonly Value[], wheel: Wheel, look: string): string {
  let isPen = false;
  const steps = values.map(({ value }, j) => {
    if (value === null) {
      isPen = false;
      return '';
    }
    const [cos, sin] = direction(j, values.length);
    const step = `${isPen ? 'L' : 'M'}${coordinate(wheel.x + wheel.radius * value * cos)} ${coordinate(wheel.y + wheel.radius * value * sin)}`;
    isPen = true;
    return step;
  });
  const isClosed = values.every(({ value }) => value !== null);
  const path = `${steps.join('')}${isClosed && values.length > 0 ? 'z' : ''}`;
  return `<path d="${path}" ${isClosed ? look : look.replace(/fill="[^"]*"/, 'fill="none"')}/>`;
}

/** Clockwise from the top. */
function direction(axis: number, nAxes: number): [number, number] {
  const angle = (2 * Math.PI * axis) / Math.max(1, nAxes) - Math.PI / 2;
  return [Math.cos(angle), Math.sin(angle)];
}

function shapeOf(panel: RadarPanel): ReturnType<typeof segmentShape> {
  return typeof panel.color === 'object' ? segmentShape(panel.color.segment) : 'circle';
}

function paint(panel: RadarPanel, canvas: Canvas): string {
  return `fill="${markColor(panel.color, canvas.theme)}" stroke="${themes[canvas.theme].surface}" stroke-width="1"`;
}
