// the spec
export type {
  Axis,
  BarChart,
  BarSeries,
  ChartSpec,
  HeatMapChart,
  LineChart,
  TreeChart,
} from './spec.ts';
// drawing
export type { Draw } from './draw.ts';
// colours
export { markColor, segmentColor, type ThemeName, themePairs, themes } from './palette.ts';
// axes
export { makeAxis } from './axis.ts';
// the same numbers in words
export { chartTables } from './table.ts';
// charts of a study
export { confusionChart } from './build/confusion-chart.ts';
export { elbowChart } from './build/elbow-chart.ts';
export { pathChart } from './build/path-chart.ts';
export { profileChart } from './build/profile-chart.ts';
export {
  meansChart,
  outcomeChart,
  segmentSizesChart,
} from './build/segment-bars.ts';
export { sweepChart } from './build/sweep-chart.ts';
export { type TreeChartData, type TreeChartDataNode, treeChart } from './build/tree-chart.ts';
export { unknownChart } from './build/unknown-chart.ts';
// text from outside, as a page or a picture may hold it
export { cleanText, escapeXml } from './escape.ts';
