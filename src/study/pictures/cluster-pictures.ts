import {
  type GroupMeansData,
  groupMeansChart,
  mapChart,
  radarChart,
  spaceChart,
} from '../../charts/index.ts';
import { idOf } from '../../model/index.ts';
import type { Clustering } from '../explore.ts';
import type { FeatureMeans } from '../group-means.ts';
import { featureName, meansData } from './group-axes.ts';
import type { Picture } from './picture.ts';
import type { PictureContext } from './picture-context.ts';

/** Axes of a drawn space. */
const maxSpaceAxes = 3;

/** Clusters on all columns and the chosen segments: radars, means, maps and the space of the segments. */
export function clusterPictures(context: PictureContext): Picture[] {
  const { exploration } = context;
  return [
    ...exploration.clusterings.flatMap((clustering) => clusteringPictures(clustering, context)),
    ...segmentPictures(context),
  ];
}

function clusteringPictures(clustering: Clustering, context: PictureContext): Picture[] {
  const { words, dataSet, nRows } = context;
  const { withContext, sizes, means, map, silhouette } = clustering;
  const ending = withContext ? 'with_soc_econ_factors' : 'without_soc_econ_factors';
  const groups = sizes.map((size, g) => ({ id: g + 1, name: null, share: size / nRows }));
  const data: GroupMeansData = {
    what: 'clusters',
    withContext,
    dataSet,
    nRows,
    ...meansData(means, groups, context),
  };
  return [
    picture(`radar_${ending}`, radarChart(data, words)),
    picture(`means_${ending}`, groupMeansChart(data, words)),
    ...(map === null
      ? []
      : [
          picture(
            `tsne_${ending}`,
            mapChart(
              {
                method: 'tsne',
                what: 'clusters',
                xs: map.xs,
                ys: map.ys,
                groups: map.clusters.map((cluster) => cluster + 1),
                nRows,
                withContext,
                klDivergence: map.klDivergence,
                groupsInfo: groups,
                silhouette,
              },
              words,
            ),
          ),
        ]),
  ];
}

function segmentPictures(context: PictureContext): Picture[] {
  const { exploration, words, nRows } = context;
  const groups = segmentGroups(context);
  const data: GroupMeansData = {
    what: 'segments',
    withContext: null,
    dataSet: null,
    nRows,
    ...meansData(exploration.segmentMeans, groups, context),
  };
  // The segments on the map of all client columns: where they lie among everything else that is known.
  const map = exploration.clusterings.at(-1)?.map ?? null;
  return [
    picture('radar_segments', radarChart(data, words)),
    picture('means_segments', groupMeansChart(data, words)),
    picture('space_segments', spaceChart(spaceData(context), words)),
    ...(map === null
      ? []
      : [
          picture(
            'tsne_segments',
            mapChart(
              {
                method: 'tsne',
                what: 'segments',
                xs: map.xs,
                ys: map.ys,
                groups: Array.from(map.segments, (segment) => idOf(context.classification.model, segment)),
                nRows,
                withContext: false,
                klDivergence: map.klDivergence,
                groupsInfo: groups,
              },
              words,
            ),
          ),
        ]),
  ];
}

function segmentGroups({ classification, segmentNames }: PictureContext) {
  return classification.model.segments.map(({ share }, s) => ({ ...segmentNames[s], share }));
}

/** The features that separate the segments most, at most three, with their categories as ticks. */
function spaceData(context: PictureContext): Parameters<typeof spaceChart>[0] {
  const { exploration, nRows, segmentNames } = context;
  const { means, points, weights, segments } = exploration.space;
  const chosen = [...means.keys()]
    .sort((a, b) => means[b].separation - means[a].separation || a - b)
    .slice(0, maxSpaceAxes)
    .sort((a, b) => a - b);
  return {
    axes: chosen.map((j) => ({ name: featureName(means[j], context), ticks: ticksOf(means[j], context) })),
    points: Array.from(weights, (weight, i) => ({
      at: chosen.map((j) => points.data[i * points.nCols + j]),
      weight,
      segment: idOf(context.classification.model, segments[i]),
    })),
    nRows,
    segments: segmentNames,
  };
}

function ticksOf(
  { codes, category, min, max, offset, scale }: FeatureMeans,
  { words }: PictureContext,
): { value: number; text: string }[] {
  if (codes !== null) return codes.map(({ category: text, value }) => ({ value, text }));
  if (category !== null) {
    return [
      { value: min, text: words.charts.no },
      { value: max, text: words.charts.yes },
    ];
  }
  const middle = (min + max) / 2;
  return [min, middle, max].map((value) => ({ value, text: words.format.number(value * scale + offset) }));
}

function picture(name: string, spec: Picture['spec']): Picture {
  return { file: `images/clusters/${name}`, group: 'clusters', spec };
}
