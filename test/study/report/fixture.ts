import type { ReportData } from '../../../src/study/report/index.ts';

/** A small study whose every number is different, so that a test can look for each. */
export function reportData(
  language: 'en' | 'ru' = 'en',
  names: { readonly column?: string; readonly category?: string } = {},
): ReportData {
  const column = names.column ?? 'trade';
  const category = names.category ?? 'baker';
  const ks = [2, 3];
  const dataSets = (['raw', 'knn'] as const).flatMap((imputation) =>
    [3, 8].flatMap((pipeline) => [true, false].map((withContext) => ({ imputation, pipeline, withContext }))),
  );
  return {
    language,
    study: {
      name: 'small-study',
      file: 'clients.csv',
      sha256: 'ab'.repeat(32),
      configSha256: 'cd'.repeat(32),
      version: '9.8.7',
      seed: 1234,
      nRows: 1430,
      nTrain: 1001,
      nTest: 429,
      isShuffled: false,
    },
    columns: [
      {
        name: 'age', source: 'age_years', label: null, type: 'numeric', role: 'feature', reason: null,
        nUnknownTrain: 0, nUnknownTest: 0, nCategories: null,
        sentinels: [{ value: 999, replaceBy: -1, imputations: ['knn'] }],
      },
      {
        name: column, source: column, label: null, type: 'nominal', role: 'feature', reason: `because of ${column}`,
        nUnknownTrain: 37, nUnknownTest: 13, nCategories: 3, sentinels: [],
      },
      {
        name: 'rate', source: 'rate', label: null, type: 'numeric', role: 'context', reason: null,
        nUnknownTrain: 0, nUnknownTest: 0, nCategories: null, sentinels: [],
      },
      {
        name: 'bought', source: 'y', label: null, type: 'binary', role: 'outcome', reason: null,
        nUnknownTrain: 0, nUnknownTest: 0, nCategories: 2, sentinels: [],
      },
    ], // biome-ignore format: a table
    imputations: [
      { method: 'raw', leaksOutcome: false, fills: [] },
      {
        method: 'knn',
        leaksOutcome: true,
        fills: [
          { column, nUnknown: 37, filled: [{ value: category, count: 31 }, { value: 'cook', count: 4 }], nLeft: 2 },
        ],
      },
    ], // biome-ignore format: a table
    pipelines: [
      { number: 3, numeric: 'z-score', encoder: 'ordinal', encoded: 'z-score' },
      { number: 8, numeric: 'min-max', encoder: 'ordinal', encoded: 'min-max' },
    ],
    sweep: dataSets.flatMap((set, s) =>
      ks.map((k) => ({
        ...set,
        k,
        inertia: 5000 - 100 * s - 1000 * k + 0.5,
        silhouette: 0.111 + s * 0.02 + k * 0.1,
        calinskiHarabasz: 700 + s,
        daviesBouldin: 1.5 + s / 10,
        sizes: [600, 401],
        nDistinct: 901 - s,
        iterations: 10 + s,
      })),
    ),
    elbows: dataSets.map((set) => ({ ...set, k: set.withContext ? 3 : null })),
    choice: { mode: 'given', imputation: 'knn', pipeline: 8, k: 2, features: [column, 'age'] },
    path: [
      {
        features: ['age', column, 'rate'], dropped: [], reason: 'start', separation: null,
        silhouette: 0.123, inertia: 4321.5, sizes: [0.6, 0.4],
      },
      {
        features: ['age', column], dropped: ['rate'], reason: 'context', separation: null,
        silhouette: 0.234, inertia: 3210.4, sizes: [0.61, 0.39],
      },
    ], // biome-ignore format: a table
    figures: {
      silhouette: 0.5678,
      silhouetteDefinition: 'Euclidean distance, mean over rows (Rousseeuw 1987; as scikit-learn)',
      inertia: 2222.2,
      nDistinct: 77,
    },
    segments: [
      {
        id: 1, share: 0.6004, nClients: 601, silhouette: 0.611, outcomeRate: 0.125,
        rules: [[{ kind: 'category', column, values: [category, 'cook'] }], [{ kind: 'numeric', column: 'age', from: 30, to: null }]],
        profile: [
          { kind: 'numeric', column: 'age', mean: 41.25, overall: 39.75 },
          { kind: 'category', column, shares: [
            { category, share: 0.7, overall: 0.5 }, { category: 'cook', share: 0.3, overall: 0.2 }, { category: 'smith', share: 0, overall: 0.3 },
          ] },
          { kind: 'category', column: 'region', shares: [{ category: 'north', share: 0.345, overall: 0.456 }] },
        ],
      },
      {
        id: 2, share: 0.3996, nClients: 400, silhouette: 0.5, outcomeRate: 0.25,
        rules: [[{ kind: 'category', column, values: ['smith'] }, { kind: 'numeric', column: 'age', from: null, to: 30 }]],
        profile: [
          { kind: 'numeric', column: 'age', mean: 37.5, overall: 39.75 },
          { kind: 'category', column, shares: [
            { category, share: 0.2, overall: 0.5 }, { category: 'cook', share: 0.05, overall: 0.2 }, { category: 'smith', share: 0.75, overall: 0.3 },
          ] },
          { kind: 'category', column: 'region', shares: [{ category: 'north', share: 0.567, overall: 0.456 }] },
        ],
      },
    ], // biome-ignore format: a table
    outcome: { name: 'bought', positive: 'yes', rate: 0.175 },
    tree: {
      kind: 'decision-tree',
      nFeatures: 2,
      nClasses: 2,
      classWeights: [1, 1],
      nodes: [
        { kind: 'split', feature: 0, threshold: 0.75, left: 1, right: 2, counts: [601, 400], nSamples: 1001, gini: 0.48, label: 0 },
        { kind: 'leaf', counts: [601, 0], nSamples: 601, gini: 0, label: 0 },
        { kind: 'leaf', counts: [0, 400], nSamples: 400, gini: 0, label: 1 },
      ],
    }, // biome-ignore format: a table
    treeFeatures: [
      {
        name: column,
        column,
        categories: [
          { category, value: 0 },
          { category: 'cook', value: 0.5 },
          { category: 'smith', value: 1 },
        ],
      },
      { name: 'age', column: 'age', categories: null },
    ],
    classifiers: [
      {
        name: 'tree',
        tests: [
          { name: 'stratified', nRows: 301, accuracy: 1, confusion: [[180, 0], [0, 121]], precision: [1, 1], recall: [1, 1] },
          { name: 'later', nRows: 429, accuracy: 428 / 429, confusion: [[257, 1], [0, 171]], precision: [1, 171 / 172], recall: [257 / 258, null] },
        ],
      },
    ], // biome-ignore format: a table
    warnings: ['trade: 1 cell was long'],
  };
}
