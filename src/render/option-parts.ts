import { type Axis, cleanText, type ThemeName, themes } from '../charts/index.ts';
import { fontFamily } from './svg.ts';

export function textStyle(theme: ThemeName): Record<string, unknown> {
  return { fontFamily, fontSize: 12, color: themes[theme].ink };
}

/**
 * Lines of text for echarts, cleaned. zrender 6 keeps the widths of texts in a plain object: "constructor" would be
 * found there unmeasured and "__proto__" would write to every object, so such a line starts with a no-break space.
 */
export function linesForECharts(lines: readonly string[]): string {
  return lines
    .map(cleanText)
    .map((line) => (line in Object.prototype ? `\u00a0${line}` : line))
    .join('\n');
}

/** One line of text for echarts; see `linesForECharts`. */
export function textForECharts(text: string): string {
  return linesForECharts([text]);
}

export function axisTexts(axis: Axis): string[] {
  return axis.ticks.map((tick) => textForECharts(tick.text));
}

/** A value axis with exactly the ticks of the spec: they are evenly spaced, so an interval says them all. */
export function valueAxis(axis: Axis, theme: ThemeName): Record<string, unknown> {
  const colors = themes[theme];
  const texts = axisTexts(axis);
  const step = axis.ticks.length < 2 ? 1 : (axis.max - axis.min) / (axis.ticks.length - 1);
  return {
    type: 'value',
    min: axis.min,
    max: axis.max,
    interval: step,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: colors.rule, width: 1 } },
    axisLabel: {
      ...textStyle(theme),
      color: colors.muted,
      formatter: (value: number) => texts[Math.round((value - axis.min) / step)] ?? '',
    },
  };
}
