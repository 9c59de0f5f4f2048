import type { Words } from '../../words/index.ts';
import type { LineChart } from '../spec.ts';
import { type ElbowChartData, elbowPanels, withRibbon } from './elbow-panels.ts';

/** Inertia with its knee, and silhouette with its peak, over k. */
export function elbowChart(data: ElbowChartData, words: Words): LineChart {
  const { elbow } = words.charts;
  return {
    kind: 'line',
    subtitle: elbow.subtitle({ nRows: data.nRows }),
    caption: withRibbon(elbow.caption, data, words),
    ...elbowPanels(data, words),
  };
}
