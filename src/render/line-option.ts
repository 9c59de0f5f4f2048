import { type LinePanel, markColor, themes } from '../charts/index.ts';
import type { Canvas } from './frame.ts';
import { measureText, wrapText } from './measure-text.ts';
import { axisTexts, linesForECharts, textForECharts, textStyle, valueAxis } from './option-parts.ts';

const panelHeight = 320;
export const titleHeight = 56;

/**
 * Line panels side by side as an option of echarts, and the height that they take.
 *
 * @param axisHeight room below the plots, in pixels
 */
export function lineOption(
  panels: readonly LinePanel[],
  canvas: Canvas,
  axisHeight = 48,
): { option: Record<string, unknown>; height: number } {
  const colors = themes[canvas.theme];
  const height = canvas.height ?? panelHeight + titleHeight + axisHeight;
  const nPanels = Math.max(1, panels.length);
  const gap = 40;
  const slot = (canvas.width - gap * (nPanels - 1)) / nPanels;
  const text = textStyle(canvas.theme);
  const parts = panels.map((panel, i) => {
    const names = panel.series.map((series) =>
      series.isHighlighted ? wrapText(series.name, slot * 0.3, 12, true) : [],
    );
    const right = Math.max(0, ...names.flat().map((line) => measureText(line, 12, true))) + 12;
    const tickWidth = Math.max(...axisTexts(panel.y).map((tick) => measureText(tick, 12)));
    const left = i * (slot + gap);
    const widest = Math.max(0, ...panel.xs.map((x) => measureText(x, 12)));
    const mark = panel.mark;
    return {
      title: {
        text: textForECharts(panel.title),
        left,
        top: 12,
        padding: 0,
        textStyle: { ...text, fontSize: 13, fontWeight: 600, color: colors.ink },
      },
      grid: {
        left: left + tickWidth + 14,
        width: slot - tickWidth - 14 - right,
        top: titleHeight,
        bottom: axisHeight,
      },
      xAxis: {
        type: 'category',
        gridIndex: i,
        data: panel.xs.map((_, x) => String(x)),
        name: textForECharts(panel.xLabel),
        nameLocation: 'middle',
        nameGap: 30,
        nameTextStyle: { ...text, color: colors.muted },
        boundaryGap: false,
        axisLine: { onZero: false, lineStyle: { color: colors.context } },
        axisTick: { show: false },
        axisLabel: {
          ...text,
          color: colors.muted,
          // As many are left out between two as need be, the same number everywhere.
          interval:
            Math.ceil((widest + 6) / ((slot - tickWidth - 14 - right) / Math.max(1, panel.xs.length - 1))) -
            1,
          formatter: (_: string, x: number) => textForECharts(panel.xs[x] ?? ''),
        },
      },
      yAxis: { ...valueAxis(panel.y, canvas.theme), gridIndex: i },
      band: bandSeries(panel, i, canvas),
      series: panel.series.map((series, s) => {
        const color = markColor(series.color, canvas.theme);
        return {
          type: 'line',
          clip: false,
          silent: true,
          animation: false,
          xAxisIndex: i,
          yAxisIndex: i,
          z: series.isHighlighted ? 4 : 3,
          data: series.values.map(({ value }) => value),
          showSymbol: series.color !== 'context',
          symbol: 'circle',
          symbolSize: 6,
          itemStyle: { color },
          lineStyle: {
            color,
            width: series.color === 'context' ? 1 : 2.5,
            opacity: series.color === 'context' ? 0.55 : 1,
          },
          endLabel: series.isHighlighted
            ? {
                ...text,
                show: true,
                color: colors.ink,
                fontWeight: 600,
                lineHeight: 15,
                formatter: () => linesForECharts(names[s] ?? []),
              }
            : { show: false },
          emphasis: { disabled: true },
          ...(s === panel.series.length - 1 && mark
            ? {
                markLine: {
                  silent: true,
                  animation: false,
                  symbol: 'none',
                  lineStyle: { color: colors.muted, type: 'dashed', width: 1 },
                  label: {
                    ...text,
                    color: colors.ink,
                    position: 'end',
                    distance: 8,
                    formatter: () => textForECharts(mark.label),
                  },
                  data: [{ xAxis: mark.at }],
                },
              }
            : {}),
        };
      }),
    };
  });
  return {
    height,
    option: {
      animation: false,
      title: parts.map((part) => part.title),
      grid: parts.map((part) => part.grid),
      xAxis: parts.map((part) => part.xAxis),
      yAxis: parts.map((part) => part.yAxis),
      series: parts.flatMap((part) => [...part.band, ...part.series]),
    },
  };
}

/** The ribbon of a panel: an invisible line along its lower edge, and an area stacked on it. */
function bandSeries({ band }: LinePanel, panel: number, { theme }: Canvas): Record<string, unknown>[] {
  if (!band) return [];
  const shared = {
    type: 'line',
    silent: true,
    animation: false,
    clip: false,
    xAxisIndex: panel,
    yAxisIndex: panel,
    stack: `band ${panel}`,
    stackStrategy: 'all',
    showSymbol: false,
    lineStyle: { width: 0, opacity: 0 },
    emphasis: { disabled: true },
    z: 1,
  };
  const width = band.high.map(({ value: high }, x) => {
    const low = band.low[x]?.value ?? null;
    return high === null || low === null ? null : high - low;
  });
  return [
    { ...shared, data: band.low.map(({ value }) => value) },
    { ...shared, data: width, areaStyle: { color: themes[theme].context, opacity: 0.35 } },
  ];
}
