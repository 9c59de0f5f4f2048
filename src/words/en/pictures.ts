import { formatFor } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');
const rows = (n: number) => englishCount(n, { one: 'row', other: 'rows' });
const trainRows = (n: number) => englishCount(n, { one: 'train row', other: 'train rows' });
const context = (withContext: boolean | null) =>
  withContext === null ? '' : withContext ? ', with context' : ', without context';
const of = (dataSet: string | null) => (dataSet === null ? '' : `; ${dataSet}`);
const groups = { clusters: 'cluster', segments: 'segment' };

/** What a group of clients is: found by the clustering, or named and kept. */
type Groups = 'clusters' | 'segments';

export const picturesEn = {
  /** A group by its id, with its name where it has one. */
  group: (p: { what: Groups; id: number; name: string | null }) =>
    `${p.what === 'clusters' ? 'Cluster' : 'Segment'} ${p.id}${p.name === null ? '' : `: ${p.name}`}`,
  shareOfClients: (p: { share: number }) => `${f.percent(p.share)} of clients`,
  dendrogram: {
    linkage: { complete: 'Complete linkage', ward: 'Ward linkage' },
    height: 'Height',
    leaves: 'Rows below each leaf',
    title: (p: {
      dataSet: string;
      withContext: boolean;
      linkage: 'complete' | 'ward';
      nGroups: number;
      from: number;
      to: number;
    }) =>
      `${p.dataSet}${context(p.withContext)}: the widest gap between merges, from ${f.number(p.from)} to ${f.number(p.to)}, leaves ${englishCount(p.nGroups, { one: 'group', other: 'groups' })}`,
    subtitle: (p: { linkage: 'complete' | 'ward'; nLeaves: number; nRows: number }) =>
      `${p.linkage === 'ward' ? 'Ward' : 'Complete'} linkage of ${rows(p.nRows)}, its last ${englishCount(p.nLeaves, { one: 'branch', other: 'branches' })}; a leaf's label is its number of rows`,
    caption:
      'A dendrogram joins any data, shapeless ones too, and its shape depends on the linkage. The order of the leaves means nothing.',
    link: 'Merge',
    rows: 'Rows',
  },
  composite: {
    subtitle: (p: { linkage: 'complete' | 'ward'; nLinked: number; nLeaves: number; nRows: number }) =>
      `Inertia and silhouette by the number of clusters, ${trainRows(p.nRows)}; ${p.linkage === 'ward' ? 'Ward' : 'complete'} linkage of ${rows(p.nLinked)}, its last ${englishCount(p.nLeaves, { one: 'branch', other: 'branches' })} with the number of rows in each`,
    caption:
      'Inertia falls with every cluster added, and shapeless data bend and join too. None of the three shows that clusters exist. The order of the leaves means nothing.',
  },
  radar: {
    title: (p: { what: Groups; id: number; column: string; mean: number; overall: number }) =>
      `On its axis ${p.column}, ${groups[p.what]} ${p.id} lies farthest from all clients: mean ${f.number(p.mean)} against ${f.number(p.overall)}`,
    none: 'No group has a mean to compare',
    subtitle: (p: {
      what: Groups;
      nAxes: number;
      withContext: boolean | null;
      dataSet: string | null;
      nRows: number;
    }) =>
      `Means of ${englishCount(p.nAxes, { one: 'column', other: 'columns' })} by ${groups[p.what]}${context(p.withContext)}${of(p.dataSet)}; each axis from its least (centre) to its greatest value (rim); ${trainRows(p.nRows)}`,
    caption:
      'Each axis has a scale of its own, so lengths on different axes do not compare, and the shape depends on the order of the axes. A mean hides the spread within a group. Groups differ in the columns that made them by construction.',
    column: 'Column',
    scale: 'Scale',
  },
  means: {
    title: (p: { what: Groups; id: number; column: string; z: number }) =>
      `${p.what === 'clusters' ? 'Cluster' : 'Segment'} ${p.id} differs most in ${p.column}: ${f.number(Math.abs(p.z))} standard deviations ${p.z < 0 ? 'below' : 'above'} all clients`,
    subtitle: (p: { what: Groups; withContext: boolean | null; dataSet: string | null; nRows: number }) =>
      `Difference of the ${groups[p.what]}'s mean from all clients in standard deviations, the mean below it${context(p.withContext)}${of(p.dataSet)}; ${trainRows(p.nRows)}`,
    caption:
      'A difference of means hides the spread within a group. Groups differ in the columns that made them by construction: the table describes, it does not test.',
    column: 'Column',
    groups: { clusters: 'Cluster', segments: 'Segment' },
  },
  space: {
    title: (p: { nRows: number; nPoints: number; share: number }) =>
      `${englishCount(p.nRows, { one: 'client stands', other: 'clients stand' })} on ${englishCount(p.nPoints, { one: 'point', other: 'points' })}; the largest holds ${f.percent(p.share)}`,
    subtitle: (p: { axes: readonly string[]; nRows: number }) =>
      `${p.axes.join(' × ')}, as encoded; area of a mark: rows; colour and shape: segment; ${trainRows(p.nRows)}`,
    caption: (p: { nAxes: number }) =>
      `${p.nAxes > 2 ? 'A flat drawing of a space hides what lies behind, and lengths in it do not compare. ' : ''}The encoding sets the distances between categories: another encoding places the points otherwise.`,
    rows: 'Rows',
    sizeRows: (n: number) => rows(n),
  },
  map: {
    title: (p: { what: Groups; own: number }) =>
      `On the map ${f.percent(p.own)} of clients have a nearest neighbour of their own ${groups[p.what]}`,
    subtitle: (p: {
      method: 'tsne' | 'pca';
      nShown: number;
      nRows: number;
      withContext: boolean | null;
      klDivergence: number | null;
      silhouette: number | null;
    }) =>
      [
        `${p.method === 'tsne' ? 't-SNE' : 'Two principal components'}${context(p.withContext)}; ${f.count(p.nShown)} of ${trainRows(p.nRows)}`,
        ...(p.klDivergence === null ? [] : [`KL divergence ${f.number(p.klDivergence)}`]),
        ...(p.silhouette === null ? [] : [`silhouette in the whole space ${f.number(p.silhouette)}`]),
      ].join('; '),
    captions: {
      tsne: 'The axes have no unit. t-SNE keeps neighbours and not distances: the size of an island and the gap between islands mean nothing, and shapeless data form islands too.',
      pca: 'Two components show a part of the spread: what lies apart in the others may lie together here.',
    },
    points: (n: number) => englishCount(n, { one: 'point', other: 'points' }),
    group: 'Group',
    pointsHead: 'Points shown',
    own: 'Nearest neighbour of the same group',
  },
  parts: { train: 'Train rows', later: 'Later rows', held: 'Held-out rows' },
  balance: {
    title: (p: { id: number; part: string; share: number; first: string; base: number }) =>
      `Shares differ most in segment ${p.id}: ${f.percent(p.share)} in “${p.part}”, ${f.percent(p.base)} in “${p.first}”`,
    single: (p: { id: number; part: string; share: number }) =>
      `Segment ${p.id} is the largest in “${p.part}”: ${f.percent(p.share)}`,
    subtitle: (p: { parts: readonly { name: string; nRows: number }[] }) =>
      `Share of each segment in its part of the rows; ${p.parts.length > 1 ? `the upright mark is its share in “${p.parts[0]?.name ?? ''}”; ` : ''}${p.parts.map(({ name, nRows }) => `${name}: ${rows(nRows)}`).join(', ')}`,
    caption: 'Equal shares do not show that a classifier is right, only that its tests see the same mixture.',
    share: 'Share of rows',
  },
  distribution: {
    title: {
      category: (p: { column: string; label: string; share: number }) =>
        `${p.column}: “${p.label}” is the most frequent value, ${f.percent(p.share)} of rows`,
      numeric: (p: { column: string; label: string; share: number }) =>
        `${p.column}: most rows lie in ${p.label}, ${f.percent(p.share)}`,
    },
    unknownTitle: (p: { column: string }) => `${p.column}: no value is known`,
    subtitle: (p: {
      column: string;
      nRows: number;
      nMissing: number;
      outcome: string | null;
      rate: number;
    }) =>
      [
        `Share of ${rows(p.nRows)} by value of ${p.column}`,
        p.nMissing === 0
          ? 'none unknown'
          : `unknown in ${rows(p.nMissing)}, ${f.percent(p.nMissing / p.nRows)}`,
        ...(p.outcome === null
          ? []
          : [
              `beside it the share with ${p.outcome}; the upright mark is the share in all rows, ${f.percent(p.rate)}`,
            ]),
      ].join('; '),
    captions: {
      category: 'One column by itself does not show how it goes together with the others.',
      numeric:
        'The shape depends on the bounds of the bins. One column by itself does not show how it goes together with the others.',
    },
    outcomeCaption:
      'A difference in the outcome does not show what causes it; small bars have uncertain shares.',
    unknown: 'unknown',
    shareOfRows: 'Share of rows',
    share: (p: { count: number; share: number }) => `${f.percent(p.share)} (${f.count(p.count)})`,
  },
  tree: {
    split: (p: { gini: number; nRows: number }) => `Gini ${f.number(p.gini)}, ${rows(p.nRows)}`,
    leaf: (p: { gini: number }) => `Gini ${f.number(p.gini)}`,
    counts: 'The bar and the numbers below it: rows of each segment, from segment 1 on.',
    rows: 'Impurity and rows by segment',
  },
};
