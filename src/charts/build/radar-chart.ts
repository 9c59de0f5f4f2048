import type { Words } from '../../words/index.ts';
import type { RadarChart, Value } from '../spec.ts';
import { farthestMean, type GroupMeansData, groupName } from './group-means.ts';

/** Means by group on axes of their own: a panel a group, each with the line of all clients. */
export function radarChart(data: GroupMeansData, words: Words): RadarChart {
  const { what, axes, withContext, dataSet, nRows } = data;
  const { charts, format } = words;
  const said = words.pictures.radar;
  const farthest = farthestMean(data, ({ min, max }) => max - min);
  const place = (mean: number | undefined, j: number): Value => {
    const { min, max } = axes[j] ?? { min: 0, max: 0 };
    const share = max === min ? 0.5 : ((mean ?? Number.NaN) - min) / (max - min);
    return {
      value: Number.isFinite(share) ? Math.max(0, Math.min(1, share)) : null,
      text: format.number(mean ?? null),
    };
  };
  const bound = (value: number): string => format.exact(Number(value.toPrecision(4)));
  return {
    kind: 'radar',
    title: farthest === null ? said.none : said.title({ what, ...farthest }),
    subtitle: said.subtitle({ what, nAxes: axes.length, withContext, dataSet, nRows }),
    caption: said.caption,
    axes: axes.map(({ name, min, max }) => ({
      name,
      minText: bound(min),
      maxText: bound(max),
    })),
    baseline: { name: charts.allClients, values: axes.map((_, j) => place(data.overall[j], j)) },
    panels: data.groups.map((group) => ({
      name: groupName(what, group, words),
      detail: words.pictures.shareOfClients({ share: group.share }),
      color: { segment: group.id },
      values: axes.map((_, j) => place(group.means[j], j)),
    })),
    head: { axis: said.column, scale: said.scale },
  };
}
