import type { BarChart } from './spec/bar.ts';
import type { CompositeChart, DendrogramChart } from './spec/dendrogram.ts';
import type { HeatMapChart } from './spec/heat-map.ts';
import type { LineChart } from './spec/line.ts';
import type { MapChart } from './spec/map.ts';
import type { RadarChart } from './spec/radar.ts';
import type { SpaceChart } from './spec/space.ts';
import type { TreeChart } from './spec/tree.ts';

export type { BarChart, BarSeries } from './spec/bar.ts';
export type { Axis, MarkColor, Tick, Value } from './spec/common.ts';
export type { CompositeChart, Dendrogram, DendrogramChart, DendrogramLink } from './spec/dendrogram.ts';
export type { HeatMapChart } from './spec/heat-map.ts';
export type { LineChart, LinePanel } from './spec/line.ts';
export type { MapChart, MapGroup } from './spec/map.ts';
export type { RadarChart, RadarPanel } from './spec/radar.ts';
export type { SpaceAxis, SpaceChart, SpacePoint, SpaceView } from './spec/space.ts';
export type { TreeChart, TreeChartNode, TreeChartRows } from './spec/tree.ts';

/** A chart as plain data: nothing in it depends on language, theme or size any more. */
export type ChartSpec =
  | LineChart
  | BarChart
  | HeatMapChart
  | TreeChart
  | DendrogramChart
  | CompositeChart
  | RadarChart
  | SpaceChart
  | MapChart;
