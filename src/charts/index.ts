// the spec
export type {
  Axis,
  BarChart,
  BarSeries,
  ChartSpec,
  ChartText,
  HeatMapChart,
  LineChart,
  LineMark,
  LinePanel,
  LineSeries,
  MarkColor,
  Tick,
  TreeChart,
  TreeChartNode,
  Value,
} from './spec.ts';
// drawing
export type { Draw, DrawOptions } from './draw.ts';
// colours
export { markColor, segmentColor, type Theme, type ThemeName, themePairs, themes } from './palette.ts';
// axes
export { type MakeAxisOptions, makeAxis } from './axis.ts';
// the same numbers in words
export { type ChartTable, chartTables } from './table.ts';
// charts of a study
export { type ConfusionChartData, confusionChart } from './build/confusion-chart.ts';
export { type ElbowChartData, elbowChart } from './build/elbow-chart.ts';
export { type PathChartData, type PathChartStep, pathChart } from './build/path-chart.ts';
export { type ProfileChartData, profileChart } from './build/profile-chart.ts';
export {
  type MeansChartData,
  meansChart,
  type OutcomeChartData,
  outcomeChart,
  type SegmentSizesData,
  segmentSizesChart,
} from './build/segment-bars.ts';
export { type SweepChartData, type SweepLine, sweepChart } from './build/sweep-chart.ts';
export { type TreeChartData, type TreeChartDataNode, treeChart } from './build/tree-chart.ts';
export { type UnknownChartData, unknownChart } from './build/unknown-chart.ts';
// text from outside, as a page or a picture may hold it
export { cleanText, escapeXml } from './escape.ts';
