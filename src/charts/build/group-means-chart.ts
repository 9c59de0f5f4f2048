import type { Words } from '../../words/index.ts';
import type { HeatMapChart } from '../spec.ts';
import { farthestMean, type GroupMeansData, groupName } from './group-means.ts';

/** How many standard deviations have the strongest shade. */
const strongest = 1.5;

/** How far each group's mean lies from all clients, in standard deviations: a row a column, a column a group. */
export function groupMeansChart(data: GroupMeansData, words: Words): HeatMapChart {
  const { what, axes, groups, withContext, dataSet, nRows } = data;
  const { format, pictures } = words;
  const said = pictures.means;
  const farthest = farthestMean(data, ({ sd }) => sd);
  return {
    kind: 'heat-map',
    shading: 'diverging',
    title: farthest === null ? pictures.radar.none : said.title({ what, ...farthest, z: farthest.distance }),
    subtitle: said.subtitle({ what, withContext, dataSet, nRows }),
    caption: said.caption,
    rowLabel: said.column,
    columnLabel: said.groups[what],
    rows: axes.map(({ name }) => name),
    columns: groups.map((group) => groupName(what, group, words)),
    cells: axes.map(({ sd }, j) =>
      groups.map(({ means }) => {
        const mean = means[j] ?? Number.NaN;
        const z = (mean - (data.overall[j] ?? Number.NaN)) / sd;
        return {
          text: signed(z, format.fixed(z, 2)),
          shareText: format.number(mean),
          share: Number.isFinite(z) ? Math.max(-1, Math.min(1, z / strongest)) : 0,
        };
      }),
    ),
  };
}

/** A plus before what is above zero as it reads: shade alone does not tell the side. */
function signed(value: number, text: string): string {
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}
