import {
  type Axis,
  type BarChart,
  type BarSeries,
  markColor,
  type ThemeName,
  themes,
  type Value,
} from '../charts/index.ts';
import type { Canvas } from './frame.ts';
import { clampLines, measureText, wrapText } from './measure-text.ts';
import { axisTexts, linesForECharts, textForECharts, textStyle, valueAxis } from './option-parts.ts';

const barWidth = 20;
const groupGap = 12;
const axisHeight = 52;
const maxPanelsInRow = 4;
const leastPanelWidth = 220;

interface Room {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Bars as an option of echarts, and the height that they take. */
export function barOption(
  spec: BarChart,
  canvas: Canvas,
): { option: Record<string, unknown>; height: number } {
  return spec.layout === 'panels' ? panelOption(spec, canvas) : singleOption(spec, canvas);
}

function singleOption(spec: BarChart, canvas: Canvas): { option: Record<string, unknown>; height: number } {
  const isHorizontal = spec.direction === 'horizontal';
  const isStacked = spec.layout === 'stacked';
  const nBars = isStacked ? 1 : spec.series.length;
  const perCategory = nBars * (barWidth + 2) + groupGap;
  const hasLegend = spec.series.length > 1;
  const top = hasLegend ? 40 : 12;
  const labels = categoryLabels(spec, canvas.width * 0.34);
  const height =
    canvas.height ??
    top + axisHeight + (isHorizontal ? Math.max(1, spec.categories.length) * perCategory : 280);
  const valueWidth = isStacked
    ? 16
    : Math.max(
        0,
        ...spec.series.flatMap((series) => series.values.map(({ text }) => measureText(text, 12))),
      ) + 16;
  const left = isHorizontal
    ? labels.width + 12
    : Math.max(...axisTexts(spec.axis).map((tick) => measureText(tick, 12))) + 14;
  const room: Room = {
    left,
    top: isHorizontal ? top : top + 20,
    width: canvas.width - left - (isHorizontal ? valueWidth : 8),
    height: height - top - axisHeight - (isHorizontal ? 0 : 20),
  };
  const text = textStyle(canvas.theme);
  const axes = axisPair(spec, spec.axis, canvas.theme, 0, labels.texts, true);
  return {
    height,
    option: {
      animation: false,
      ...(hasLegend
        ? {
            legend: {
              left: 0,
              top: 8,
              padding: 0,
              itemWidth: 12,
              itemHeight: 12,
              selectedMode: false,
              textStyle: { ...text, color: themes[canvas.theme].ink },
              data: spec.series.map((_, i) => ({ name: seriesKey(i), icon: 'rect' })),
              formatter: (key: string) =>
                textForECharts(spec.series.find((_, i) => seriesKey(i) === key)?.name ?? ''),
            },
          }
        : {}),
      grid: { ...room },
      ...axes,
      series: [
        ...spec.series.map((_, i) => bars(spec, i, canvas.theme, 0, room)),
        ...references(spec.reference?.values, spec, canvas.theme, 0),
      ],
    },
  };
}

function panelOption(spec: BarChart, canvas: Canvas): { option: Record<string, unknown>; height: number } {
  const nPanels = Math.max(1, spec.series.length);
  const labels = categoryLabels(spec, canvas.width * 0.24);
  const nFitting = Math.max(1, Math.floor((canvas.width - labels.width) / leastPanelWidth));
  const nInRow = Math.min(nPanels, maxPanelsInRow, nFitting);
  const nPanelRows = Math.ceil(nPanels / nInRow);
  const gap = 24;
  const slot = (canvas.width - labels.width - 12 - gap * (nInRow - 1)) / nInRow;
  const titleHeight = 40;
  const perCategory = barWidth + 8;
  const bodyHeight =
    canvas.height === null
      ? Math.max(1, spec.categories.length) * perCategory
      : Math.max(24, canvas.height / nPanelRows - titleHeight - axisHeight);
  const rowHeight = titleHeight + bodyHeight + axisHeight;
  const valueWidth = Math.max(
    0,
    ...spec.series.flatMap((series) => series.values.map(({ text }) => measureText(text, 12))),
  );
  const colors = themes[canvas.theme];
  const parts = spec.series.map((series, i) => {
    const inRow = i % nInRow;
    const room: Room = {
      left: labels.width + 12 + inRow * (slot + gap),
      top: Math.floor(i / nInRow) * rowHeight + titleHeight,
      width: slot - valueWidth - 8,
      height: bodyHeight,
    };
    return {
      title: {
        text: linesForECharts(clampLines(wrapText(series.name, slot, 13, true), 1)),
        left: room.left,
        top: room.top - 26,
        padding: 0,
        textStyle: { ...textStyle(canvas.theme), fontSize: 13, fontWeight: 600, color: colors.ink },
      },
      grid: { ...room },
      axes: axisPair(
        spec,
        series.axis ?? spec.axis,
        canvas.theme,
        i,
        inRow === 0 ? labels.texts : labels.texts.map(() => ''),
        inRow === 0 && (series.axis ?? spec.axis).label !== series.name,
      ),
      series: [
        bars(spec, i, canvas.theme, i, room),
        ...references(referenceOf(spec, series), spec, canvas.theme, i),
      ],
    };
  });
  return {
    height: nPanelRows * rowHeight,
    option: {
      animation: false,
      title: parts.map((part) => part.title),
      grid: parts.map((part) => part.grid),
      xAxis: parts.map((part) => part.axes.xAxis),
      yAxis: parts.map((part) => part.axes.yAxis),
      series: parts.flatMap((part) => part.series),
    },
  };
}

/** Category names cut to the room for them; wrapped to two lines. */
function categoryLabels(spec: BarChart, maxWidth: number): { texts: string[]; width: number } {
  const texts = spec.categories.map((name) => linesForECharts(clampLines(wrapText(name, maxWidth, 13), 2)));
  const widths = texts.flatMap((text) => text.split('\n').map((line) => measureText(line, 13)));
  return { texts, width: Math.min(maxWidth, Math.max(0, ...widths)) };
}

function axisPair(
  spec: BarChart,
  axis: Axis,
  theme: ThemeName,
  at: number,
  names: readonly string[],
  isNamed: boolean,
) {
  const colors = themes[theme];
  const isHorizontal = spec.direction === 'horizontal';
  const category = {
    type: 'category',
    gridIndex: at,
    // Names may repeat and may be empty, so categories are told apart by their place.
    data: names.map((_, i) => String(i)),
    inverse: isHorizontal,
    axisLine: { lineStyle: { color: colors.context } },
    axisTick: { show: false },
    axisLabel: {
      ...textStyle(theme),
      fontSize: 13,
      interval: 0,
      formatter: (_: string, i: number) => names[i] ?? '',
    },
  };
  const value = {
    ...valueAxis(axis, theme),
    gridIndex: at,
    ...(isNamed || !isHorizontal
      ? {
          name: textForECharts(axis.label),
          nameLocation: isHorizontal ? 'start' : 'end',
          nameGap: isHorizontal ? 0 : 14,
          nameTextStyle: {
            ...textStyle(theme),
            color: colors.muted,
            ...(isHorizontal
              ? { align: 'left', verticalAlign: 'top', padding: [28, 0, 0, 0] }
              : { align: 'left' }),
          },
        }
      : {}),
  };
  return isHorizontal ? { xAxis: value, yAxis: category } : { xAxis: category, yAxis: value };
}

/** echarts keeps series in objects by name, where "__proto__" does harm: it gets keys, never names from outside. */
function seriesKey(index: number): string {
  return `series ${index}`;
}

function bars(
  spec: BarChart,
  index: number,
  theme: ThemeName,
  at: number,
  room: Room,
): Record<string, unknown> {
  const series: BarSeries = spec.series[index] ?? { name: '', values: [], color: 'context' };
  const isHorizontal = spec.direction === 'horizontal';
  const isStacked = spec.layout === 'stacked';
  const axis = series.axis ?? spec.axis;
  const marks = referenceOf(spec, series);
  const pixels = (isHorizontal ? room.width : room.height) / (axis.max - axis.min);
  const color = (i: number): string => {
    const own = Array.isArray(series.color) ? series.color[i] : series.color;
    return markColor(own ?? 'context', theme);
  };
  return {
    type: 'bar',
    name: seriesKey(index),
    silent: true,
    animation: false,
    xAxisIndex: at,
    yAxisIndex: at,
    ...(isStacked ? { stack: 'all' } : {}),
    barMaxWidth: isHorizontal ? barWidth : 48,
    itemStyle: { color: color(0) },
    emphasis: { disabled: true },
    data: series.values.map(({ value, text }, i) => {
      const reference = marks?.[i]?.value ?? null;
      // The number stands clear of the reference mark where that lies beyond the bar's end.
      const beyond =
        value === null || reference === null ? 0 : Math.max(0, (reference - Math.max(0, value)) * pixels);
      const isNear = reference !== null && value !== null && beyond < measureText(text, 12) + 12;
      return {
        value,
        itemStyle: { color: color(i) },
        label: {
          ...textStyle(theme),
          show: !isStacked && value !== null,
          position: isHorizontal ? 'right' : 'top',
          distance: 6 + (isNear ? beyond : 0),
          formatter: () => textForECharts(text),
        },
      };
    }),
  };
}

/** What the bars of a series are compared with. */
function referenceOf(spec: BarChart, series: BarSeries): readonly Value[] | undefined {
  return (series.reference === undefined ? spec.reference?.values : series.reference) ?? undefined;
}

/** The upright marks of the whole, one across each category's bars. */
function references(
  values: readonly Value[] | undefined,
  spec: BarChart,
  theme: ThemeName,
  at: number,
): Record<string, unknown>[] {
  if (!values) return [];
  const isHorizontal = spec.direction === 'horizontal';
  return [
    {
      type: 'scatter',
      silent: true,
      animation: false,
      xAxisIndex: at,
      yAxisIndex: at,
      symbol: 'rect',
      symbolSize: isHorizontal ? [5, barWidth + 6] : [barWidth + 6, 5],
      itemStyle: { color: themes[theme].ink, opacity: 1, borderColor: themes[theme].surface, borderWidth: 1 },
      emphasis: { disabled: true },
      z: 5,
      data: values.map(({ value }, i) => (isHorizontal ? [value, i] : [i, value])),
    },
  ];
}
