import {
  type ChartSpec,
  classBalanceChart,
  compositeChart,
  dendrogramChart,
  distributionChart,
  type GroupMeansData,
  groupMeansChart,
  mapChart,
  radarChart,
  spaceChart,
  treeChart,
} from '../../src/charts/index.ts';
import { createRandom } from '../../src/ml/index.ts';
import type { Words } from '../../src/words/index.ts';

/** Thirty leaves joined one after the other: the deepest tree there is. */
const chain = {
  linkage: 'complete' as const,
  nRows: 10_000,
  leafSizes: Array.from({ length: 30 }, (_, i) => 4000 - 137 * i),
  merges: Array.from({ length: 29 }, (_, i) => ({ a: i === 0 ? 0 : 29 + i, b: i + 1, height: 1 + i / 4 })),
};

export const composite = {
  imputation: 'iterative',
  pipeline: 8,
  withContext: true,
  nRows: 28_831,
  ks: Array.from({ length: 14 }, (_, i) => i + 2),
  inertias: Array.from({ length: 14 }, (_, i) => 21_564 - 1000 * i),
  silhouettes: Array.from({ length: 14 }, (_, i) => (i === 2 ? null : 0.2 + 0.01 * ((i * 5) % 14))),
  knee: 5,
  dendrogram: chain,
};

export function meansOf(names: readonly string[], nGroups: number): GroupMeansData {
  const random = createRandom(7);
  return {
    what: 'clusters',
    withContext: true,
    dataSet: 'knn, pipeline 8',
    nRows: 28_831,
    axes: names.map((name, j) => ({ name, min: -3 * j, max: 1234.5 + j, sd: 300 })),
    overall: names.map(() => 500),
    groups: Array.from({ length: nGroups }, (_, g) => ({
      id: g + 1,
      name: null,
      share: 1 / nGroups,
      means: names.map(() => 1000 * random.next()),
    })),
  };
}

export function spaceOf(nAxes: number, name: string) {
  const jobs = Array.from({ length: 11 }, (_, i) => ({ value: i / 10, text: `${name} ${i}` }));
  const ends = [{ value: 0, text: 'no' }, { value: 1, text: 'yes' }]; // biome-ignore format: short
  const axes = [{ name: 'housing', ticks: ends }, { name, ticks: jobs }, { name: 'loan', ticks: ends }]; // biome-ignore format: short
  const points = [0, 1].flatMap((housing) =>
    jobs.flatMap(({ value }, i) =>
      [0, 1].map((loan) => ({
        at: nAxes === 1 ? [value] : [housing, value, loan].slice(0, nAxes),
        weight: 10 + 100 * i,
        segment: 1 + housing + 2 * loan,
      })),
    ),
  );
  return {
    axes: nAxes === 1 ? axes.slice(1, 2) : axes.slice(0, nAxes),
    points,
    nRows: points.reduce((sum, { weight }) => sum + weight, 0),
    segments: [1, 2, 3, 4].map((id) => ({ id, name: id === 2 ? name : null })),
  };
}

export function mapOf(nPoints: number, nGroups: number) {
  const random = createRandom(3);
  const groups = Array.from({ length: nPoints }, (_, i) => 1 + (i % nGroups));
  return {
    method: 'tsne' as const,
    what: 'clusters' as const,
    xs: groups.map((group) => 20 * Math.cos(group) + 15 * random.next()),
    ys: groups.map((group) => 20 * Math.sin(group) + 15 * random.next()),
    groups,
    nRows: 28_831,
    withContext: true,
    klDivergence: 1.2,
    groupsInfo: Array.from({ length: nGroups }, (_, g) => ({ id: g + 1, name: null })),
  };
}

export function treeOf(question: string) {
  const [first, second, third] = [9000, 7500, 4620];
  const split = (yes: number, no: number, counts: number[]) => ({
    kind: 'split' as const,
    question,
    feature: 'job',
    threshold: 0.45,
    yes,
    no,
    gini: 0.61,
    nRows: counts.reduce((sum, count) => sum + count, 0),
    counts,
  });
  const leaf = (segment: number, nRows: number) => ({
    kind: 'leaf' as const,
    segment,
    nRows,
    gini: 0,
    counts: [1, 2, 3, 4].map((id) => (id === segment ? nRows : 0)),
  });
  const nodes = [
    split(1, 2, [first, second, third, 900]),
    split(3, 4, [first, 0, 0, 300]),
    split(5, 6, [0, second, third, 600]),
    leaf(1, first),
    leaf(4, 300),
    split(7, 8, [0, second, 0, 300]),
    split(9, 10, [0, 0, third, 300]),
    ...[leaf(2, second), leaf(4, 300), leaf(3, third), leaf(4, 300)],
  ];
  return { nodes, segments: [1, 2, 3, 4], columns: ['housing', 'loan', 'job'] };
}

export const bins = Array.from({ length: 11 }, (_, i) => ({
  label: `value ${i}`,
  count: 100 - 9 * i,
  outcomeRate: i === 3 ? null : i / 20,
}));

/** One picture of each kind that a study draws; every name that people choose is `name`. */
export function picturesOfEveryKind(words: Words, name: string): ChartSpec[] {
  const sixteen = Array.from({ length: 16 }, (_, i) => `${name} ${i}`);
  const segments = {
    ...meansOf([name, 'loan', 'job'], 4),
    what: 'segments' as const,
    withContext: null,
    dataSet: null,
  };
  const named = { ...segments, groups: segments.groups.map((group) => ({ ...group, name })) };
  const parts = [{ name: `${name} 1`, counts: [60, 40] }, { name: `${name} 2`, counts: [50, 50] }, { name, counts: [0, 0] }]; // biome-ignore format: short
  return [
    compositeChart({ ...composite, imputation: name }, words),
    dendrogramChart({ ...composite, imputation: name }, words),
    radarChart(meansOf(sixteen, 4), words),
    radarChart(named, words),
    groupMeansChart(meansOf(sixteen, 5), words),
    groupMeansChart(named, words),
    spaceChart(spaceOf(3, name), words),
    spaceChart(spaceOf(2, name), words),
    spaceChart(spaceOf(1, name), words),
    mapChart(mapOf(300, 5), words),
    mapChart({ ...mapOf(40, 3), method: 'pca', what: 'segments', groupsInfo: named.groups }, words),
    classBalanceChart(
      {
        parts,
        segments: [
          { id: 1, name },
          { id: 2, name: null },
        ],
      },
      words,
    ),
    distributionChart(
      { column: name, kind: 'category', bins, nMissing: 12, outcome: { name, positive: name, rate: 0.2 } },
      words,
    ),
    distributionChart({ column: name, kind: 'numeric', bins, nMissing: 0 }, words),
    treeChart(treeOf(`${name} is one of many`), words),
  ];
}
