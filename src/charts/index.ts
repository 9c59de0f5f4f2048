// the spec
export type {
  Axis,
  BarChart,
  BarSeries,
  ChartSpec,
  CompositeChart,
  Dendrogram,
  DendrogramChart,
  HeatMapChart,
  LineChart,
  LinePanel,
  MapChart,
  MapGroup,
  RadarChart,
  RadarPanel,
  SpaceAxis,
  SpaceChart,
  SpacePoint,
  SpaceView,
  Tick,
  TreeChart,
  TreeChartNode,
  Value,
} from './spec.ts';
// drawing
export type {
  Draw,
  DrawOptions,
  DrawPictures,
  DrawPicturesOptions,
  Picture,
  PictureJob,
} from './draw.ts';
export { type ProjectedPoint, projectPoint } from './project-point.ts';
// colours and shapes
export { markColor, segmentColor, type ThemeName, themePairs, themes } from './palette.ts';
export { type MarkShape, segmentShape } from './shape.ts';
// axes
export { makeAxis } from './axis.ts';
// the same numbers in words
export { chartTables } from './table.ts';
// charts of a study
export { type AssociationChartData, associationChart } from './build/association-chart.ts';
export { type ClassBalanceData, classBalanceChart } from './build/class-balance-chart.ts';
export { type CompositeChartData, compositeChart } from './build/composite-chart.ts';
export { confusionChart } from './build/confusion-chart.ts';
export { type DendrogramChartData, dendrogramChart } from './build/dendrogram-chart.ts';
export type { DendrogramData } from './build/dendrogram-part.ts';
export { type DistributionChartData, distributionChart } from './build/distribution-chart.ts';
export { elbowChart } from './build/elbow-chart.ts';
export type { GroupMeansData } from './build/group-means.ts';
export { groupMeansChart } from './build/group-means-chart.ts';
export { type LabChartData, labChart } from './build/lab-chart.ts';
export { type MapChartData, mapChart } from './build/map-chart.ts';
export { type OrderChartData, orderChart } from './build/order-chart.ts';
export { type RowOrderChartData, rowOrderChart } from './build/row-order-chart.ts';
export { pathChart } from './build/path-chart.ts';
export { profileChart } from './build/profile-chart.ts';
export { radarChart } from './build/radar-chart.ts';
export { meansChart, outcomeChart, segmentSizesChart } from './build/segment-bars.ts';
export { type SpaceChartData, spaceChart } from './build/space-chart.ts';
export { sweepChart } from './build/sweep-chart.ts';
export { type TreeChartData, type TreeChartDataNode, treeChart } from './build/tree-chart.ts';
export { unknownChart } from './build/unknown-chart.ts';
// text from outside, as a page or a picture may hold it
export { cleanText, escapeXml } from './escape.ts';
// tiles of a dashboard
export { textBlocks, tileNumbers } from './dashboard/build-words.ts';
export { sayTemplate } from './dashboard/say.ts';
export { tileChart } from './dashboard/tile-chart.ts';
export {
  categoryName,
  fieldLabel,
  metricLabel,
  metricText,
  type TileContext,
} from './dashboard/tile-context.ts';
export type {
  BarsTile,
  BoxesTile,
  HeatTile,
  LinesTile,
  NumberTile,
  PieTile,
  PointsTile,
  TableTile,
  TextBlock,
  TextTile,
  TileMark,
  TilePaint,
  TileSpec,
  WheelTile,
} from './dashboard/tile-spec.ts';
