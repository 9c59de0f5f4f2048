import { formatFor, formatList } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');
const trainRows = (n: number) => englishCount(n, { one: 'train row', other: 'train rows' });

export const chartsEn = {
  segment: (id: number) => `Segment ${id}`,
  dataSet: (imputation: string, pipeline: number) => `${imputation}, pipeline\u00a0${pipeline}`,
  withContext: 'With context',
  withoutContext: 'Without context',
  allClients: 'All clients',
  yes: 'yes',
  no: 'no',
  axes: {
    k: 'Clusters, k',
    silhouette: 'Silhouette',
    inertia: 'Inertia',
    shareOfClients: 'Share of clients',
    shareOfSegment: 'Share of the segment',
    unknownRows: 'Unknown cells',
    mean: 'Mean',
  },
  sweep: {
    title: (p: { dataSet: string; k: number; with: number | null; without: number | null }) => {
      const scores = [
        ...(p.with === null ? [] : [`${f.number(p.with)} with context`]),
        ...(p.without === null ? [] : [`${f.number(p.without)} without`]),
      ];
      return `${p.dataSet} at k = ${p.k}: silhouette ${scores.join(', ')}`;
    },
    subtitle: (p: { nDataSets: number; nRows: number }) =>
      `Silhouette by the number of clusters; ${englishCount(p.nDataSets, { one: 'data set', other: 'data sets' })} in each panel, the others in grey; ${trainRows(p.nRows)}`,
    caption:
      'Encodings lie in different spaces, so a higher line is not a better data set. The chart does not show whether a score beats that of unrelated columns.',
  },
  elbow: {
    title: (p: { dataSet: string; withContext: boolean; knee: number | null; bestK: number; best: number }) =>
      `${p.dataSet}, ${p.withContext ? 'with' : 'without'} context: inertia ${p.knee === null ? 'has no knee' : `bends at k = ${p.knee}`}; silhouette peaks at k = ${p.bestK} (${f.number(p.best)})`,
    subtitle: (p: { nRows: number }) =>
      `Inertia and silhouette by the number of clusters; ${trainRows(p.nRows)}`,
    caption:
      'Inertia falls with every cluster added, and shapeless data bend too. Neither curve shows that clusters exist.',
    knee: (k: number) => `knee, k = ${k}`,
    peak: (k: number) => `peak, k = ${k}`,
  },
  path: {
    title: (p: { from: number; to: number; nFrom: number; nTo: number }) =>
      `From ${englishCount(p.nFrom, { one: 'feature', other: 'features' })} to ${p.nTo}, the silhouette ${
        p.to > p.from ? 'rises' : p.to < p.from ? 'falls' : 'stays'
      }${p.to === p.from ? ` at ${f.number(p.to)}` : ` from ${f.number(p.from)} to ${f.number(p.to)}`}`,
    subtitle: (p: { k: number; nRows: number }) =>
      `Silhouette of k = ${p.k} after each step, in the space of the features kept; ${trainRows(p.nRows)}`,
    caption:
      'Each bar is measured in its own space. Fewer columns give a higher silhouette by themselves, related or not, so the rise alone does not show better segments.',
    all: (n: number) => `All ${englishCount(n, { one: 'feature', other: 'features' })}`,
    without: (p: { dropped: readonly string[]; nLeft: number }) =>
      `Drop ${formatList(p.dropped, 'and')} (${f.count(p.nLeft)} left)`,
    withoutGroup: (p: { nDropped: number; nLeft: number }) =>
      `Drop ${englishCount(p.nDropped, { one: 'context feature', other: 'context features' })} (${f.count(p.nLeft)} left)`,
  },
  sizes: {
    title: (p: { id: number; share: number }) =>
      `Segment ${p.id} is the largest: ${f.percent(p.share)} of clients`,
    subtitle: (p: { nRows: number }) => `Share of clients by segment; ${trainRows(p.nRows)}`,
    caption: 'Sizes do not show how far apart the segments lie.',
  },
  profile: {
    title: (p: { column: string; category: string; id: number; share: number; overall: number }) =>
      `${p.column}: “${p.category}” makes up ${f.percent(p.share)} of segment ${p.id}, ${f.percent(p.overall)} of all clients`,
    subtitle: (p: { column: string; nRows: number }) =>
      `Share of each value of ${p.column} within each segment; the upright mark is the share among all clients; ${trainRows(p.nRows)}`,
    captionMade:
      'The segments were made from this column, so it differs between them by construction: the chart describes, it does not test.',
    captionOther: 'The chart describes. It does not show what causes a difference.',
  },
  means: {
    title: (p: { column: string; id: number; mean: number; overall: number }) =>
      `${p.column}: mean ${f.number(p.mean)} in segment ${p.id}, ${f.number(p.overall)} over all clients`,
    subtitle: (p: { column: string; nRows: number }) =>
      `Mean of ${p.column} by segment; the upright mark is the mean over all clients; ${trainRows(p.nRows)}`,
    caption: 'A mean hides the spread within a segment.',
  },
  outcome: {
    title: (p: {
      outcome: string;
      positive: string;
      low: number;
      lowId: number;
      high: number;
      highId: number;
    }) =>
      p.lowId === p.highId
        ? `${p.outcome} = ${p.positive}: ${f.percent(p.low)} in segment ${p.lowId}`
        : `${p.outcome} = ${p.positive}: from ${f.percent(p.low)} in segment ${p.lowId} to ${f.percent(p.high)} in segment ${p.highId}`,
    subtitle: (p: { outcome: string; nRows: number }) =>
      `Rate of ${p.outcome} by segment; the upright mark is the rate among all clients; ${trainRows(p.nRows)}`,
    caption: 'The chart does not show whether belonging to a segment causes the outcome.',
  },
  unknown: {
    title: (p: { column: string; nUnknown: number; nRows: number }) =>
      `${p.column} is unknown most often: in ${f.count(p.nUnknown)} of ${trainRows(p.nRows)}, ${f.percent(p.nUnknown / p.nRows)}`,
    subtitle: (p: { nRows: number }) => `Unknown cells by column; ${trainRows(p.nRows)}`,
    caption: 'The chart does not show whether cells are unknown together or by chance.',
  },
  confusion: {
    title: (p: { classifier: string; nAgree: number; nRows: number }) =>
      p.nAgree === p.nRows
        ? `${p.classifier} agrees with the clustering in all ${englishCount(p.nRows, { one: 'row', other: 'rows' })}`
        : `${p.classifier} agrees with the clustering in ${f.count(p.nAgree)} of ${englishCount(p.nRows, { one: 'row', other: 'rows' })}, ${f.percent(p.nAgree / p.nRows)}`,
    subtitle: (p: { test: string }) => `Rows by segment, ${p.test}; shade: share of the segment`,
    caption: 'This is agreement with the labels of the clustering, not accuracy about clients.',
    truth: 'Segment by clustering',
    predicted: 'Segment by classifier',
  },
  tree: {
    title: (p: { nLeaves: number; columns: readonly string[] }) =>
      p.columns.length === 0
        ? 'The tree asks nothing: every client gets one segment'
        : `${englishCount(p.nLeaves, { one: 'rule', other: 'rules' })} on ${formatList(p.columns, 'and')} give the segment`,
    subtitle: (p: { depth: number; nRows: number }) =>
      `Decision tree of depth ${p.depth}; “yes” goes up, “no” goes down; fitted on ${englishCount(p.nRows, { one: 'row', other: 'rows' })}`,
    caption: 'The tree repeats the clustering. It does not show that the segments exist outside it.',
    leafRows: (p: { nRows: number; share: number }) =>
      `${englishCount(p.nRows, { one: 'row', other: 'rows' })}, ${f.percent(p.share)}`,
    isOneOf: (p: { column: string; values: readonly string[] }) =>
      `${p.column} is ${formatList(p.values, 'or')}`,
    isNot: (p: { column: string; value: string }) => `${p.column} is not ${p.value}`,
    atMost: (p: { column: string; threshold: number }) => `${p.column} ≤ ${f.number(p.threshold)}`,
    code: (p: { feature: string; threshold: number }) => `${p.feature} ≤ ${f.number(p.threshold)}`,
  },
  /** Headings of the first column of a chart's table. */
  heads: { segment: 'Segment', step: 'Step', column: 'Column', value: 'Value' },
  /** Headings of the table of a tree's nodes. */
  table: { node: 'Node', question: 'Question' },
};
