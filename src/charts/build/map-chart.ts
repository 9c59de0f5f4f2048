import type { Words } from '../../words/index.ts';
import { nearestNeighbours } from '../nearest-neighbours.ts';
import type { MapChart } from '../spec.ts';
import { groupName } from './group-means.ts';

/** Rows laid on a plane. */
export interface MapChartData {
  readonly method: 'tsne' | 'pca';
  readonly what: 'clusters' | 'segments';
  /** One per row shown. */
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
  /** Id of the group of each row shown, from 1. */
  readonly groups: ArrayLike<number>;
  /** Rows that those shown stand for. */
  readonly nRows: number;
  /** Null where it goes without saying. */
  readonly withContext: boolean | null;
  readonly klDivergence: number | null;
  readonly groupsInfo: readonly { readonly id: number; readonly name: string | null }[];
  /** Of the groups in the whole space. */
  readonly silhouette?: number | null;
}

/** Clients on a plane by group, with the share whose nearest neighbour there is of their own group. */
export function mapChart(data: MapChartData, words: Words): MapChart {
  const { method, what, nRows, withContext, klDivergence, silhouette = null } = data;
  const said = words.pictures.map;
  const xs = Array.from(data.xs);
  const ys = Array.from(data.ys);
  const nearest = nearestNeighbours(xs, ys);
  const isOwn = xs.map((_, i) => data.groups[nearest[i] ?? -1] === data.groups[i]);
  const shareOwn = (points: readonly number[]): number =>
    points.filter((i) => isOwn[i]).length / points.length;
  const all = xs.map((_, i) => i);
  return {
    kind: 'map',
    title: said.title({ what, own: shareOwn(all) }),
    subtitle: said.subtitle({ method, nShown: xs.length, nRows, withContext, klDivergence, silhouette }),
    caption: said.captions[method],
    groups: data.groupsInfo.map((group) => {
      const points = all.filter((i) => data.groups[i] === group.id);
      const own = shareOwn(points);
      return {
        id: group.id,
        name: groupName(what, group, words),
        text: said.points(points.length),
        own: { value: Number.isFinite(own) ? own : null, text: words.format.percent(own) },
        xs: points.map((i) => xs[i] ?? 0),
        ys: points.map((i) => ys[i] ?? 0),
      };
    }),
    head: { group: said.group, points: said.pointsHead, own: said.own },
  };
}
