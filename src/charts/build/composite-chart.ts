import type { Words } from '../../words/index.ts';
import type { CompositeChart } from '../spec.ts';
import { type DendrogramData, dendrogramPart } from './dendrogram-part.ts';
import { type ElbowChartData, elbowPanels, withRibbon } from './elbow-panels.ts';

export interface CompositeChartData extends ElbowChartData {
  readonly dendrogram: DendrogramData;
}

/** One data set in one picture: inertia with its knee, silhouette with its peak, dendrogram. */
export function compositeChart(data: CompositeChartData, words: Words): CompositeChart {
  const { linkage, nRows, leafSizes } = data.dendrogram;
  const said = words.pictures.composite;
  return {
    kind: 'composite',
    subtitle: said.subtitle({ linkage, nLinked: nRows, nLeaves: leafSizes.length, nRows: data.nRows }),
    caption: withRibbon(said.caption, data, words),
    ...elbowPanels(data, words),
    dendrogram: dendrogramPart(data.dendrogram, words),
  };
}
