import { type BarChart, markColor } from '../../src/charts/index.ts';
import { svg } from './dom.ts';
import { segmentProperty } from './theme.ts';

type BarColor = BarChart['series'][number]['color'];

const width = 560;
const labelWidth = 112;
const valueWidth = 64;
const rowHeight = 30;
const barHeight = 18;
const axisHeight = 40;

/**
 * Horizontal bars from zero, one for each category of the first series: what the charts of segments need. The
 * spec holds every text; the page holds the colours.
 *
 * @param marked index of a category to set in bold, or null
 */
export function drawBars(spec: BarChart, marked: number | null): SVGSVGElement {
  const [series] = spec.series;
  const height = spec.categories.length * rowHeight + axisHeight;
  const scale = (width - labelWidth - valueWidth) / (spec.axis.max - spec.axis.min);
  const x = (value: number): number => labelWidth + (value - spec.axis.min) * scale;
  const bottom = height - axisHeight;
  const ticks = spec.axis.ticks.map(({ value, text }) =>
    svg(
      'g',
      { class: 'tick' },
      svg('line', { x1: x(value), x2: x(value), y1: 0, y2: bottom }),
      svg('text', { x: x(value), y: bottom + 14, 'text-anchor': 'middle' }, text),
    ),
  );
  const rows = spec.categories.map((category, i) => {
    const top = i * rowHeight + (rowHeight - barHeight) / 2;
    const base = top + barHeight / 2 + 4;
    const value = series?.values[i];
    const end = x(Math.max(spec.axis.min, value?.value ?? spec.axis.min));
    return svg(
      'g',
      { class: i === marked ? 'row is-marked' : 'row' },
      svg('text', { x: labelWidth - 8, y: base, 'text-anchor': 'end' }, category),
      svg('rect', {
        x: x(spec.axis.min),
        y: top,
        width: end - x(spec.axis.min),
        height: barHeight,
        fill: series ? colorOf(series.color, i) : 'none',
      }),
      svg('text', { x: end + 6, y: base }, value?.text ?? ''),
    );
  });
  const axisLabel = svg(
    'text',
    { x: width - valueWidth, y: height - 6, 'text-anchor': 'end', class: 'axis' },
    spec.axis.label,
  );
  return svg(
    'svg',
    { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': spec.title },
    ...ticks,
    ...rows,
    axisLabel,
  );
}

function colorOf(color: BarColor, i: number): string {
  const one = Array.isArray(color) ? color[i] : color;
  if (typeof one === 'object' && one !== null && 'segment' in one) return segmentProperty(one.segment);
  return markColor(one === 'context' ? 'context' : 'highlight', 'light');
}
