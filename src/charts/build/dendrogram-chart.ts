import type { Words } from '../../words/index.ts';
import type { DendrogramChart } from '../spec.ts';
import { type DendrogramData, dendrogramPart, widestGap } from './dendrogram-part.ts';

export interface DendrogramChartData {
  readonly imputation: string;
  readonly pipeline: number;
  readonly withContext: boolean;
  readonly dendrogram: DendrogramData;
}

/** The top of a tree of merges. */
export function dendrogramChart(data: DendrogramChartData, words: Words): DendrogramChart {
  const { dendrogram, withContext } = data;
  const { linkage, leafSizes, nRows } = dendrogram;
  const said = words.pictures.dendrogram;
  return {
    kind: 'dendrogram',
    title: said.title({
      dataSet: words.charts.dataSet(data.imputation, data.pipeline),
      withContext,
      linkage,
      ...widestGap(dendrogram.merges),
    }),
    subtitle: said.subtitle({ linkage, nLeaves: leafSizes.length, nRows }),
    caption: said.caption,
    dendrogram: dendrogramPart(dendrogram, words),
  };
}
