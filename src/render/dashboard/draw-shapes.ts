import {
  type BoxesTile,
  type HeatTile,
  type PieTile,
  type PointsTile,
  themes,
  type WheelTile,
} from '../../charts/index.ts';
import { measureText } from '../measure-text.ts';
import { coordinate } from '../svg.ts';
import { fillOf, fitText, label, legend, markGroup, strokeOf, type TileCanvas, textSize } from './paint.ts';

/** Slices clockwise from the top, named beside the circle. */
export function drawPie(spec: PieTile, canvas: TileCanvas): string {
  const { surface } = themes[canvas.theme];
  const radius = Math.max(24, Math.min(canvas.height / 2 - 4, canvas.width * 0.24));
  const [x, y] = [radius + 4, canvas.height / 2];
  let turned = 0;
  const slices = spec.slices.map(({ mark, share, paint }) => {
    const from = turned;
    turned += share;
    return markGroup(
      mark,
      `<path d="${slice(x, y, spec.hasHole ? radius * 0.58 : 0, radius, from, turned)}" ${fillOf(paint, mark, canvas)} stroke="${surface}" stroke-width="1.5"/>`,
    );
  });
  const left = x + radius + 16;
  const room = canvas.width - left;
  const step = Math.min(28, canvas.height / Math.max(1, spec.slices.length));
  const top = y - (step * spec.slices.length) / 2;
  const names = spec.slices.map(({ mark, paint }, i) => {
    const at = top + (i + 0.5) * step;
    const value = measureText(mark.text, textSize, true);
    return markGroup(
      mark,
      `<rect x="${coordinate(left)}" y="${coordinate(at - 6)}" width="10" height="10" rx="2" ${fillOf(paint, mark, canvas)}/>${label(mark.text, left + 16, at + 4, canvas, { isInk: true, isBold: true })}${label(fitText(mark.name, Math.max(20, room - value - 24)), left + 22 + value, at + 4, canvas)}`,
    );
  });
  return [...slices, ...names].join('');
}

function slice(x: number, y: number, inner: number, outer: number, from: number, to: number): string {
  const end = Math.min(to, from + 0.99999);
  const at = (share: number, radius: number): string => {
    const angle = 2 * Math.PI * share - Math.PI / 2;
    return `${coordinate(x + radius * Math.cos(angle))} ${coordinate(y + radius * Math.sin(angle))}`;
  };
  const isLarge = end - from > 0.5 ? 1 : 0;
  const rim = `M${at(from, outer)}A${coordinate(outer)} ${coordinate(outer)} 0 ${isLarge} 1 ${at(end, outer)}`;
  if (inner === 0) return `${rim}L${coordinate(x)} ${coordinate(y)}Z`;
  return `${rim}L${at(end, inner)}A${coordinate(inner)} ${coordinate(inner)} 0 ${isLarge} 0 ${at(from, inner)}Z`;
}

/** Means of groups on axes of their own, with the broken ring of all rows. */
export function drawWheel(spec: WheelTile, canvas: TileCanvas): string {
  const colors = themes[canvas.theme];
  const key = legend(
    spec.rings.filter(({ mark }) => mark),
    canvas,
  );
  const room = canvas.height - key.height - 22;
  const radius = Math.max(40, Math.min(room / 2 - 34, canvas.width / 2 - 110));
  const [x, y] = [canvas.width / 2, key.height + room / 2];
  const n = Math.max(1, spec.axes.length);
  const at = (j: number, share: number): readonly [number, number] => {
    const angle = (2 * Math.PI * j) / n - Math.PI / 2;
    return [x + radius * share * Math.cos(angle), y + radius * share * Math.sin(angle)];
  };
  const point = (j: number, share: number): string => at(j, share).map(coordinate).join(' ');
  const circles = [0.5, 1].map(
    (share) =>
      `<circle cx="${coordinate(x)}" cy="${coordinate(y)}" r="${coordinate(radius * share)}" fill="none" stroke="${colors.rule}"/>`,
  );
  const spokes = spec.axes.map(({ name, minText, maxText }, j) => {
    const [tipX, tipY] = at(j, 1 + 10 / radius);
    const anchor = Math.abs(tipX - x) < 2 ? 'middle' : tipX < x ? 'end' : 'start';
    const width = anchor === 'middle' ? 180 : anchor === 'end' ? tipX : canvas.width - tipX;
    const shift = Math.abs(tipX - x) < 2 ? (tipY < y ? -16 : 12) : 0;
    return [
      `<path d="M${coordinate(x)} ${coordinate(y)}L${point(j, 1)}" stroke="${colors.rule}" fill="none"/>`,
      label(fitText(name, width), tipX, tipY + shift, canvas, { anchor, isInk: true }),
      label(fitText(`${minText} … ${maxText}`, width, 11), tipX, tipY + shift + 14, canvas, {
        anchor,
        size: 11,
      }),
    ].join('');
  });
  const rings = spec.rings.map(({ mark, paint, places }) => {
    const known = places.flatMap((place, j) => (place === null ? [] : [point(j, place)]));
    const path = known.length === 0 ? '' : `M${known.join('L')}Z`;
    if (!mark) {
      return `<path d="${path}" fill="none" stroke="${colors.muted}" stroke-width="1.5" stroke-dasharray="5 3"/>`;
    }
    const dots = places
      .map((place, j) => {
        if (place === null) return '';
        const [dotX, dotY] = at(j, place);
        return `<circle cx="${coordinate(dotX)}" cy="${coordinate(dotY)}" r="3.5" ${fillOf(paint, mark, canvas)}/>`;
      })
      .join('');
    return markGroup(
      mark,
      `<path d="${path}" fill="none" stroke-width="2" ${strokeOf(paint, mark, canvas)}/>${dots}`,
    );
  });
  const whole = spec.rings.find(({ mark }) => !mark);
  const baseline = whole
    ? `<path d="M0 ${coordinate(canvas.height - 8)}h24" stroke="${colors.muted}" stroke-width="1.5" stroke-dasharray="5 3" fill="none"/>${label(whole.name, 30, canvas.height - 4, canvas)}`
    : '';
  return [key.svg, ...circles, ...spokes, ...rings, baseline].join('');
}

/** Shades with their numbers. */
export function drawHeat(spec: HeatTile, canvas: TileCanvas): string {
  const { shade, surface } = themes[canvas.theme];
  const left = Math.min(
    canvas.width * 0.32,
    Math.max(...spec.rows.map((name) => measureText(name, textSize)), 20) + 10,
  );
  const top = 24;
  const width = (canvas.width - left) / Math.max(1, spec.columns.length);
  const height = (canvas.height - top) / Math.max(1, spec.rows.length);
  const heads = spec.columns.map((name, j) =>
    label(fitText(name, width - 6), left + (j + 0.5) * width, 14, canvas, { anchor: 'middle', isInk: true }),
  );
  const rows = spec.rows.map((name, i) =>
    label(fitText(name, left - 10), left - 8, top + (i + 0.5) * height + 4, canvas, {
      anchor: 'end',
      isInk: true,
    }),
  );
  const cells = spec.cells.flatMap((row, i) =>
    row.map(({ mark, share }, j) => {
      const [x, y] = [left + j * width, top + i * height];
      const isFaint = Object.entries(mark.keys).some(
        ([field, category]) => canvas.filters[field]?.includes(category) === false,
      );
      const opacity = share * 0.85 * (isFaint ? 0.3 : 1);
      const box = `x="${coordinate(x)}" y="${coordinate(y)}" width="${coordinate(width - 1)}" height="${coordinate(height - 1)}"`;
      const color = share > 0.55 && !isFaint ? surface : themes[canvas.theme].ink;
      const text =
        height < 13 || measureText(mark.text, 11) > width - 4
          ? ''
          : `<text x="${coordinate(x + width / 2)}" y="${coordinate(y + height / 2 + 4)}" font-size="11" text-anchor="middle" fill="${color}">${mark.text}</text>`;
      return markGroup(
        mark,
        `<rect ${box} fill="${surface}"/><rect ${box} fill="${shade}" fill-opacity="${coordinate(opacity)}"/>${text}`,
      );
    }),
  );
  return [...heads, ...rows, ...cells].join('');
}

/** Boxes along one axis. */
export function drawBoxes(spec: BoxesTile, canvas: TileCanvas): string {
  const { rule, surface } = themes[canvas.theme];
  const left = Math.min(
    canvas.width * 0.36,
    Math.max(...spec.boxes.map(({ mark }) => measureText(mark.name, textSize)), 20) + 10,
  );
  const right = canvas.width - 14;
  const bottom = canvas.height - 36;
  const { min, max, ticks } = spec.axis;
  const x = (value: number): number => left + ((value - min) / (max - min || 1)) * (right - left);
  const step = bottom / Math.max(1, spec.boxes.length);
  const thick = Math.min(40, step * 0.6);
  const axis = ticks.map(
    ({ value, text }) =>
      `<path d="M${coordinate(x(value))} 0V${coordinate(bottom)}" stroke="${rule}" fill="none"/>${label(text, x(value), bottom + 14, canvas, { anchor: 'middle', size: 11 })}`,
  );
  const boxes = spec.boxes.map(({ mark, paint, five }, i) => {
    const middle = (i + 0.5) * step;
    const name = label(fitText(mark.name, left - 10), left - 8, middle + 4, canvas, {
      anchor: 'end',
      isInk: true,
    });
    if (!five) return name;
    const [low = 0, q1 = 0, median = 0, q3 = 0, high = 0] = five.map(x);
    const shapes = [
      `<path d="M${coordinate(low)} ${coordinate(middle)}H${coordinate(high)}M${coordinate(low)} ${coordinate(middle - thick / 4)}v${coordinate(thick / 2)}M${coordinate(high)} ${coordinate(middle - thick / 4)}v${coordinate(thick / 2)}" fill="none" stroke-width="1.5" ${strokeOf(paint, mark, canvas)}/>`,
      `<rect x="${coordinate(q1)}" y="${coordinate(middle - thick / 2)}" width="${coordinate(Math.max(1, q3 - q1))}" height="${coordinate(thick)}" ${fillOf(paint, mark, canvas)}/>`,
      `<path d="M${coordinate(median)} ${coordinate(middle - thick / 2)}v${coordinate(thick)}" stroke="${surface}" stroke-width="2" fill="none"/>`,
      label(mark.text, median, middle - thick / 2 - 5, canvas, { anchor: 'middle', isInk: true }),
    ].join('');
    return name + markGroup(mark, shapes);
  });
  return [
    ...axis,
    ...boxes,
    label(fitText(spec.axis.label, canvas.width), right, canvas.height - 4, canvas, {
      anchor: 'end',
      size: 11,
    }),
  ].join('');
}

/** Points by two numbers, named where there are few. */
export function drawPoints(spec: PointsTile, canvas: TileCanvas): string {
  const { rule } = themes[canvas.theme];
  const left = Math.max(...spec.y.ticks.map(({ text }) => measureText(text, 11))) + 8;
  const [right, top, bottom] = [canvas.width - 16, 22, canvas.height - 38];
  const x = (value: number): number =>
    left + ((value - spec.x.min) / (spec.x.max - spec.x.min || 1)) * (right - left);
  const y = (value: number): number =>
    bottom - ((value - spec.y.min) / (spec.y.max - spec.y.min || 1)) * (bottom - top);
  const axes = [
    ...spec.y.ticks.map(
      ({ value, text }) =>
        `<path d="M${coordinate(left)} ${coordinate(y(value))}H${coordinate(right)}" stroke="${rule}" fill="none"/>${label(text, left - 6, y(value) + 4, canvas, { anchor: 'end', size: 11 })}`,
    ),
    ...spec.x.ticks.map(({ value, text }) =>
      label(text, x(value), bottom + 16, canvas, { anchor: 'middle', size: 11 }),
    ),
    label(fitText(spec.y.label, canvas.width), 0, 10, canvas, { size: 11 }),
    label(fitText(spec.x.label, canvas.width), right, canvas.height - 4, canvas, { anchor: 'end', size: 11 }),
  ];
  const points = spec.points.map(({ mark, paint, x: pointX, y: pointY }) =>
    markGroup(
      mark,
      `<circle cx="${coordinate(x(pointX))}" cy="${coordinate(y(pointY))}" r="5" ${fillOf(paint, mark, canvas)}/>${
        spec.points.length > 12
          ? ''
          : label(mark.name, x(pointX), y(pointY) - 9, canvas, { anchor: 'middle', size: 11 })
      }`,
    ),
  );
  return [...axes, ...points].join('');
}
