import { type BarsTile, type LinesTile, themes } from '../../charts/index.ts';
import { measureText } from '../measure-text.ts';
import { coordinate } from '../svg.ts';
import { fillOf, fitText, label, legend, markGroup, strokeOf, type TileCanvas, textSize } from './paint.ts';

interface Plot {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Bars from zero, each with its number where there is room. */
export function drawBars(spec: BarsTile, canvas: TileCanvas): string {
  const key = legend(spec.series, canvas);
  return (
    key.svg +
    (spec.direction === 'horizontal' ? across(spec, canvas, key.height) : upright(spec, canvas, key.height))
  );
}

function across(spec: BarsTile, canvas: TileCanvas, top: number): string {
  const { categories, axis, series, layout } = spec;
  const isStack = layout === 'stacked' || layout === 'normalized';
  const labelWidth = Math.min(
    canvas.width * 0.38,
    Math.max(...categories.map((name) => measureText(name, textSize)), 20) + 8,
  );
  const valueWidth = isStack
    ? 8
    : Math.max(...series.flatMap(({ marks }) => marks.map(({ text }) => measureText(text, textSize))), 0) + 8;
  const left = labelWidth;
  const width = Math.max(20, canvas.width - left - valueWidth);
  const step = (canvas.height - top) / Math.max(1, categories.length);
  const bar = Math.min(28, step * 0.78);
  const scale = (value: number): number => ((value - axis.min) / (axis.max - axis.min || 1)) * width;
  return categories
    .map((name, i) => {
      const middle = top + (i + 0.5) * step;
      const parts = [
        label(fitText(name, labelWidth - 8), left - 8, middle + 4, canvas, { anchor: 'end', isInk: true }),
      ];
      let start = 0;
      const sum = series.reduce((total, { marks }) => total + (marks[i]?.value ?? 0), 0);
      series.forEach(({ marks, paint }, s) => {
        const mark = marks[i];
        if (!mark || mark.value === null) return;
        const value = layout === 'normalized' ? (sum > 0 ? mark.value / sum : 0) : mark.value;
        const thick = isStack ? bar : bar / series.length;
        const y = isStack ? middle - bar / 2 : middle - bar / 2 + s * thick;
        const x = left + (isStack ? scale(start) : 0);
        const long = Math.max(value > 0 ? 1 : 0, scale(value));
        start += isStack ? value : 0;
        parts.push(
          markGroup(
            mark,
            `<rect x="${coordinate(x)}" y="${coordinate(y)}" width="${coordinate(long)}" height="${coordinate(Math.max(1, thick - 1))}" ${fillOf(mark.paint ?? paint, mark, canvas)}/>${
              isStack || thick < 10 ? '' : label(mark.text, x + long + 6, y + thick / 2 + 4, canvas)
            }`,
          ),
        );
      });
      return parts.join('');
    })
    .join('');
}

function upright(spec: BarsTile, canvas: TileCanvas, top: number): string {
  const { categories, series, layout, axis } = spec;
  const isStack = layout === 'stacked' || layout === 'normalized';
  const isTouching = layout === 'histogram';
  const plot = plotOf(spec, canvas, top);
  const y = scaleOf(axis, plot);
  const step = (plot.right - plot.left) / Math.max(1, categories.length);
  const bar = Math.min(72, isTouching ? step - 1 : step * 0.78);
  const width = isStack ? bar : bar / series.length;
  const hasTexts = series.every(({ marks }) =>
    marks.every(
      ({ text }) =>
        measureText(text, 11) < (isStack ? 0 : Math.max(width, series.length === 1 ? step : 0) - 1),
    ),
  );
  const bars = categories.map((_, i) => {
    const middle = plot.left + (i + 0.5) * step;
    let start = 0;
    const sum = series.reduce((total, { marks }) => total + (marks[i]?.value ?? 0), 0);
    return series
      .map(({ marks, paint }, s) => {
        const mark = marks[i];
        if (!mark || mark.value === null) return '';
        const value = layout === 'normalized' ? (sum > 0 ? mark.value / sum : 0) : mark.value;
        const x = middle - bar / 2 + (isStack ? 0 : s * width);
        const from = isStack ? start : 0;
        start += value;
        const high = y(from + value);
        const tall = Math.max(value > 0 ? 1 : 0, y(from) - high);
        return markGroup(
          mark,
          `<rect x="${coordinate(x)}" y="${coordinate(y(from) - tall)}" width="${coordinate(Math.max(1, width - (isStack || isTouching ? 0 : 1)))}" height="${coordinate(tall)}" ${fillOf(mark.paint ?? paint, mark, canvas)}/>${
            hasTexts
              ? label(mark.text, x + width / 2, y(from) - tall - 4, canvas, { anchor: 'middle', size: 11 })
              : ''
          }`,
        );
      })
      .join('');
  });
  return [drawAxis(axis, plot, canvas), ...bars, xLabels(categories, plot, canvas)].join('');
}

/** Lines with a place to click at every category. */
export function drawLines(spec: LinesTile, canvas: TileCanvas): string {
  const key = legend(spec.series, canvas);
  const plot = plotOf(spec, canvas, key.height);
  const y = scaleOf(spec.axis, plot);
  const { categories, series } = spec;
  const step = (plot.right - plot.left) / Math.max(1, categories.length);
  const x = (i: number): number => plot.left + (i + 0.5) * step;
  const drawn = series.map(({ marks, paint }) => {
    const known = marks.flatMap((mark, i) =>
      mark.value === null ? [] : [{ mark, at: [x(i), y(mark.value)] as const }],
    );
    const path = known
      .map(({ at }, i) => `${i === 0 ? 'M' : 'L'}${coordinate(at[0])} ${coordinate(at[1])}`)
      .join('');
    const [first] = known;
    const last = known[known.length - 1];
    const area =
      spec.isFilled && first && last
        ? `<path d="${path}L${coordinate(last.at[0])} ${coordinate(plot.bottom)}L${coordinate(first.at[0])} ${coordinate(plot.bottom)}Z" ${fillOf({ ...paint, strength: paint.strength * 0.2 }, null, canvas)}/>`
        : '';
    const line = `<path d="${path}" fill="none" stroke-width="2" stroke-linejoin="round" ${strokeOf(paint, null, canvas)}/>`;
    const dots = known.map(({ mark, at }) =>
      markGroup(
        mark,
        `<rect x="${coordinate(at[0] - step / 2)}" y="${coordinate(plot.top)}" width="${coordinate(step)}" height="${coordinate(plot.bottom - plot.top)}" fill="transparent"/><circle cx="${coordinate(at[0])}" cy="${coordinate(at[1])}" r="${categories.length > 16 ? 3 : 4}" ${fillOf(paint, mark, canvas)}/>`,
      ),
    );
    return area + line + dots.join('');
  });
  return [key.svg, drawAxis(spec.axis, plot, canvas), ...drawn, xLabels(categories, plot, canvas)].join('');
}

function plotOf({ axis }: Pick<BarsTile, 'axis'>, canvas: TileCanvas, top: number): Plot {
  const left = Math.max(...axis.ticks.map(({ text }) => measureText(text, 11))) + 8;
  return { left, top: top + 18, right: canvas.width - 2, bottom: canvas.height - 22 };
}

function scaleOf({ min, max }: BarsTile['axis'], { top, bottom }: Plot): (value: number) => number {
  return (value) => bottom - ((value - min) / (max - min || 1)) * (bottom - top);
}

function drawAxis(axis: BarsTile['axis'], plot: Plot, canvas: TileCanvas): string {
  const y = scaleOf(axis, plot);
  const { rule } = themes[canvas.theme];
  return axis.ticks
    .map(
      ({ value, text }) =>
        `<path d="M${coordinate(plot.left)} ${coordinate(y(value))}H${coordinate(plot.right)}" stroke="${rule}" fill="none"/>${label(text, plot.left - 6, y(value) + 4, canvas, { anchor: 'end', size: 11 })}`,
    )
    .join('');
}

/** Every name that fits beside the one before it. */
function xLabels(categories: readonly string[], { left, right, bottom }: Plot, canvas: TileCanvas): string {
  const step = (right - left) / Math.max(1, categories.length);
  let end = Number.NEGATIVE_INFINITY;
  return categories
    .map((name, i) => {
      const half = measureText(name, 11) / 2;
      const x = Math.max(half, Math.min(canvas.width - half, left + (i + 0.5) * step));
      if (x - half < end + 8) return '';
      end = x + half;
      return label(name, x, bottom + 16, canvas, { anchor: 'middle', size: 11 });
    })
    .join('');
}
