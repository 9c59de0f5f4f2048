import {
  type ChartSpec,
  confusionChart,
  elbowChart,
  pathChart,
  profileChart,
  segmentSizesChart,
  sweepChart,
  treeChart,
  unknownChart,
} from '../../src/charts/index.ts';
import type { Words } from '../../src/words/index.ts';
import { picturesOfEveryKind } from './pictures.ts';

/** One chart of every kind and layout; every name that people choose is `name`. */
export function chartsOfEveryKind(words: Words, name: string): ChartSpec[] {
  const nRows = 100;
  const sizes = segmentSizesChart({ segments: [{ id: 1, share: 0.6 }, { id: 2, share: 0.4 }], nRows }, words); // biome-ignore format: short
  const two = [...sizes.series, { ...sizes.series[0]!, name: `${name} 2`, color: 'context' as const }];
  return [
    sweepChart(
      {
        ks: [2, 3, 4],
        lines: [
          { imputation: name, pipeline: 8, withContext: true, silhouettes: [0.2, 0.3, Number.NaN] },
          { imputation: 'raw', pipeline: 1, withContext: true, silhouettes: [-0.1, 0.1, 0.2] },
        ],
        chosen: { imputation: name, pipeline: 8, k: 3 },
        nRows,
      },
      words,
    ),
    elbowChart(
      {
        imputation: name,
        pipeline: 8,
        withContext: false,
        ks: [2, 3, 4],
        inertias: [30, 20, 15],
        silhouettes: [0.2, 0.3, 0.25],
        knee: 3,
        nRows,
      },
      words,
    ),
    pathChart(
      {
        steps: [
          { nFeatures: 2, dropped: [], isContext: false, silhouette: 0.3 },
          { nFeatures: 1, dropped: [name], isContext: false, silhouette: 0.6 },
        ],
        k: 3,
        nRows,
      },
      words,
    ),
    sizes,
    { ...sizes, series: two },
    { ...sizes, series: two, layout: 'stacked' },
    { ...sizes, direction: 'vertical' },
    profileChart(
      {
        column: name,
        isFeature: true,
        categories: [
          { category: name, overall: 0.5 },
          { category: 'b', overall: 0.5 },
        ],
        segments: Array.from({ length: 6 }, (_, i) => ({ id: i + 1, shares: [i / 5, 1 - i / 5] })),
        nRows,
      },
      words,
    ),
    unknownChart({ columns: [{ name, nUnknown: 3 }], nRows }, words),
    confusionChart({ segments: [1, 2], classifier: name, test: name, counts: [[30, 1], [0, 69]] }, words), // biome-ignore format: short
    treeChart(
      {
        nodes: [
          { kind: 'split', question: `${name} is ${name}`, feature: name, threshold: 0.5, yes: 1, no: 2 },
          { kind: 'leaf', segment: 1, nRows: 60 },
          { kind: 'leaf', segment: 2, nRows: 40 },
        ],
        segments: [1, 2],
        columns: [name],
      },
      words,
    ),
    ...firstOfEachKind(picturesOfEveryKind(words, name), [
      'composite',
      'dendrogram',
      'radar',
      'space',
      'map',
    ]),
  ];
}

function firstOfEachKind(charts: readonly ChartSpec[], kinds: readonly ChartSpec['kind'][]): ChartSpec[] {
  return kinds.map((kind) => charts.find((chart) => chart.kind === kind)!);
}
