import { confusionChart, elbowChart, segmentSizesChart, treeChart } from '../../../src/charts/index.ts';
import type { NullBand } from '../../../src/ml/index.ts';
import { profileTable } from '../../../src/study/profile/index.ts';
import type { ReportData } from '../../../src/study/report/index.ts';
import { wordsFor } from '../../../src/words/index.ts';
import { madeTable } from '../profile/made-table.ts';

/** Hits of n as the report has them, with an interval that the rate alone does not give away. */
const rate = (value: number, nKnown: number) => ({
  rate: value,
  low: value - 0.011,
  high: value + 0.013,
  nKnown,
});

/** Scores of copies around a mean. */
function bandAround(mean: number): NullBand {
  return { mean, sd: 0.01, low: mean - 0.02, high: mean + 0.02, excess: 0.03, p: 0.04 };
}

/** A fit of a search. */
function searchedCell(columns: readonly string[], excess: number, verdict: 'clear' | 'weak') {
  return {
    columns,
    k: 3,
    silhouette: 0.4 + excess,
    nullMean: 0.4,
    nullSd: 0.01,
    excess,
    p: 0.0102,
    verdict,
    sizes: [600, 300, 101],
    nDistinct: 90,
    nRows: 1001,
    fidelity: 0.93,
    stability: 0.87,
    layer: 1,
    place: 2,
  };
}

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
    other:
      language === 'en'
        ? { language: 'ru', report: 'report.ru.html', card: 'models/card.ru.md' }
        : { language: 'en', report: 'report.html', card: 'models/card.md' },
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
    model: { hash: 'ef'.repeat(32), minProbability: 0.85, minKnownFields: 2, minCellClients: 10 },
    profile: {
      ...profileTable(madeTable({ age: [31, 47, 47], [column]: [category, null, 'cook'] }), null),
      decisions: [
        { column, role: 'feature', reason: `because of ${column}`, advice: 'keep', because: [], isContested: false },
      ],
    }, // biome-ignore format: a table
    columns: [
      {
        name: 'age', label: null, type: 'numeric', role: 'feature', reason: null,
        nUnknownTrain: 0, nUnknownTest: 0,
        sentinels: [{ value: 999, replaceBy: -1, imputations: ['knn'] }],
      },
      {
        name: column, label: null, type: 'nominal', role: 'feature', reason: `because of ${column}`,
        nUnknownTrain: 37, nUnknownTest: 13, sentinels: [],
      },
      {
        name: 'rate', label: null, type: 'numeric', role: 'context', reason: null,
        nUnknownTrain: 0, nUnknownTest: 0, sentinels: [],
      },
      {
        name: 'bought', label: null, type: 'binary', role: 'outcome', reason: null,
        nUnknownTrain: 0, nUnknownTest: 0, sentinels: [],
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
        worth: {
          silhouette: bandAround(0.1 + s * 0.02),
          calinskiHarabasz: bandAround(600),
          daviesBouldin: bandAround(1.6),
          gridP: 0.5,
          nRows: 1001,
        },
      })),
    ),
    alternatives: (['one-hot', 'gower-pam'] as const).flatMap((method, m) =>
      ks.map((k) => ({
        method,
        imputation: 'raw' as const,
        withContext: false,
        k,
        inertia: 700 + k,
        silhouette: 0.2137 + m / 10,
        calinskiHarabasz: 70,
        daviesBouldin: 1.5,
        sizes: [600, 401],
        nDistinct: 901,
        iterations: 3,
        worth: {
          silhouette: { ...bandAround(0.2), excess: 0.0423 + m / 100 + k / 1000 },
          calinskiHarabasz: bandAround(60),
          daviesBouldin: bandAround(1.6),
          gridP: 0.0319,
          nRows: 1001,
          nCopies: 97,
        },
        verdict: 'weak' as const,
      })),
    ),
    search: {
      version: 1,
      after: 'ab',
      imputation: 'knn',
      seed: 7,
      columns: [column, 'age', 'rate'],
      most: 2,
      kFrom: 2,
      kTo: 3,
      copies: 98,
      rows: 987,
      nSubsets: 3,
      nCells: 6,
      counts: { none: 4, weak: 1, clear: 1 },
      tied: [{ columns: ['age', 'rate'], strength: 0.967 }],
      found: [searchedCell([column, 'rate'], 0.2345, 'clear'), searchedCell([column, 'age'], 0.0123, 'weak')],
      chosen: { ...searchedCell([column, 'age'], 0.0123, 'weak'), nBetter: 1 },
    },
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
      silhouetteInterval: null,
      inertia: 2222.2,
      nDistinct: 77,
    },
    verdict: 'weak',
    worth: {
      score: 0.5671, nullMean: 0.5432, nullLow: 0.5321, nullHigh: 0.5543, excess: 0.0239, p: 0.02,
      isSearched: false, nCopies: 98, nRows: 1001,
    }, // biome-ignore format: a table
    segments: [
      {
        id: 1, share: 0.6004, nClients: 601, shareLater: 0.5897, silhouette: 0.611, ruleOf: [column],
        told: {
          name: 'Makers', description: 'Those who make things.', owner: 'A. Smith', overlap: 0.8125,
          offers: [{ title: 'An oven', reason: 'bread wants one' }],
        },
        outcome: { train: rate(0.125, 600), later: rate(0.3127, 256) },
        rules: [[{ kind: 'category', column, values: [category, 'cook'] }], [{ kind: 'numeric', column: 'age', from: 30, to: null }]],
        ruleFits: [{ coverage: 0.8111, precision: 0.9822 }, { coverage: 0.1889, precision: 0.9733 }],
        contrasts: [
          { kind: 'numeric', column: 'age', own: 41.25, rest: 37.5, difference: 0.6144 },
          { kind: 'category', column, category, own: 0.7, rest: 0.2, difference: 0.5 },
        ],
        profile: [
          { kind: 'numeric', column: 'age', mean: 41.25, overall: 39.75 },
          { kind: 'category', column, shares: [
            { category, share: 0.7, overall: 0.5 }, { category: 'cook', share: 0.3, overall: 0.2 }, { category: 'smith', share: 0, overall: 0.3 },
          ] },
          { kind: 'category', column: 'region', shares: [{ category: 'north', share: 0.345, overall: 0.456 }] },
        ],
      },
      {
        id: 2, share: 0.3996, nClients: 400, shareLater: 0.4103, silhouette: 0.5, told: null, ruleOf: null,
        outcome: { train: rate(0.25, 399), later: rate(0.4375, 176) },
        rules: [[{ kind: 'category', column, values: ['smith'] }, { kind: 'numeric', column: 'age', from: null, to: 30 }]],
        ruleFits: [{ coverage: 0.9644, precision: 0.9555 }],
        contrasts: [{ kind: 'category', column, category: 'smith', own: 0.75, rest: 0, difference: 0.7511 }],
        profile: [
          { kind: 'numeric', column: 'age', mean: 37.5, overall: 39.75 },
          { kind: 'category', column, shares: [
            { category, share: 0.2, overall: 0.5 }, { category: 'cook', share: 0.05, overall: 0.2 }, { category: 'smith', share: 0.75, overall: 0.3 },
          ] },
          { kind: 'category', column: 'region', shares: [{ category: 'north', share: 0.567, overall: 0.456 }] },
        ],
      },
    ], // biome-ignore format: a table
    notes: ['Incomes would tell more.'],
    outcome: { name: 'bought', positive: 'yes', train: rate(0.175, 999), later: rate(0.3636, 432) },
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
    surrogates: {
      nDistinct: 77,
      nRows: { train: 1001, later: 429, incomplete: 48, perturbed: 1001 },
      surrogates: [
        {
          name: 'threshold-tree', nLeaves: 2, price: 1.0375,
          agreement: { train: 0.9611, later: 0.9522, incomplete: 0.9433, perturbed: 0.9344 },
        },
      ],
      thresholdRules: [[[{ kind: 'numeric', column: 'age', from: null, to: 36.5 }]], [[{ kind: 'numeric', column: 'age', from: 36.5, to: null }]]],
    }, // biome-ignore format: a table
    stability: {
      nResamples: 47,
      nCopies: 6,
      nRows: 1001,
      laterAgreement: 0.7711,
      segments: [
        { id: 1, resampled: 0.9712, shuffled: 0.8613, later: 0.7514 },
        { id: 2, resampled: 0.9415, shuffled: null, later: null },
      ],
      starts: { n: 21, mean: 0.9317, lowest: 0.6218 },
    },
    protectedColumns: [
      {
        column: 'age', isUsed: true, cramersV: 0.3719,
        groups: [
          { group: { kind: 'range', from: null, to: 33 }, shares: [0.2811, 0.3122], overall: 0.2933 },
          { group: { kind: 'range', from: 33, to: null }, shares: [0.7189, 0.6878], overall: 0.7067 },
        ],
        guessed: { bySegment: 0.7244, byNothing: 0.7055 },
      },
    ], // biome-ignore format: a table
    lab: [
      {
        column, kind: 'category', nHidden: 317, nUnknown: 50, together: [{ column: 'age', nBoth: 23, nMissing: 29 }],
        scores: [
          { method: 'mode', score: 0.2511, gain: 0, gainError: 0, marginalDistance: 0.7489 },
          { method: 'knn', score: 0.1522, gain: -0.0989, gainError: 0.0155, marginalDistance: 0.4877 },
          { method: 'knn-vote', score: 0.4433, gain: 0.1922, gainError: 0.0166, marginalDistance: 0.1233 },
          { method: 'iterative', score: 0.0644, gain: -0.1867, gainError: 0.0144, marginalDistance: 0.8544 },
        ],
        recommended: 'knn-vote',
      },
    ], // biome-ignore format: a table
    rowOrder: {
      nRows: 1430,
      nChanges: 702,
      nExpected: 711.5,
      isCalendar: false,
      shares: [
        [0.6, 0.4],
        [0.58, 0.42],
      ],
    },
    overrides: [{ column: 'rate', kind: 'calendar', reason: { en: 'phases matter', ru: 'важны этапы' } }],
    orders: [
      {
        column, nOrders: 19, silhouettes: Array.from({ length: 19 }, (_, i) => 0.5711 + 0.0111 * i), silhouette: 0.6311,
        agreement: 0.7755, agreementBetween: 0.8166,
        segments: [{ id: 1, nDissolved: 0 }, { id: 2, nDissolved: 17 }],
        merged: [{ ids: [1, 2], nOrders: 18, isAlone: true }],
      },
    ], // biome-ignore format: a table
    warnings: [
      { code: 'W_MADE_UP', message: 'trade: 1 cell was long' },
      { code: 'W_QUOTE', message: 'a quote', details: { at: { line: 31 } } },
    ],
    pictures: pictures(language, column),
  };
}

/** A picture of each kind of place, with a number of its own to look for. */
function pictures(language: 'en' | 'ru', column: string): ReportData['pictures'] {
  const words = wordsFor(language);
  const elbow = (imputation: string, pipeline: number, withContext: boolean, inertia: number) =>
    elbowChart(
      {
        imputation, pipeline, withContext, ks: [2, 3], inertias: [inertia, inertia / 2], silhouettes: [0.1, 0.2],
        knee: null, nRows: 1001,
      },
      words,
    ); // biome-ignore format: a table
  const sizes = (share: number) =>
    segmentSizesChart({ segments: [{ id: 1, share }, { id: 2, share: 1 - share }], nRows: 1001 }, words); // biome-ignore format: a table
  const confusion = (nRows: number) =>
    confusionChart({ segments: [1, 2], classifier: 'tree', test: 'x', counts: [[nRows - 171, 1], [0, 170]] }, words); // biome-ignore format: a table
  return [
    { file: 'images/analysis/age', group: 'analysis', spec: sizes(0.7111) },
    { file: 'images/with/raw_preproc8', group: 'sweep-with-context', spec: elbow('raw', 8, true, 9111) },
    { file: 'images/with/knn_preproc8', group: 'sweep-with-context', spec: elbow('knn', 8, true, 9222) },
    { file: 'images/without/knn_preproc8', group: 'sweep-without-context', spec: elbow('knn', 8, false, 9333) },
    { file: 'images/without/knn_preproc3', group: 'sweep-without-context', spec: elbow('knn', 3, false, 9444) },
    { file: 'images/clusters/radar_with_soc_econ_factors', group: 'clusters', spec: sizes(0.7222) },
    { file: 'images/clusters/tsne_with_soc_econ_factors', group: 'clusters', spec: sizes(0.7333) },
    { file: 'images/clusters/radar_segments', group: 'clusters', spec: sizes(0.7444) },
    {
      file: 'models/model_structure',
      group: 'models',
      spec: treeChart(
        {
          nodes: [
            { kind: 'split', question: `${column} is not smith`, feature: column, threshold: 0.75, yes: 1, no: 2 },
            { kind: 'leaf', segment: 1, nRows: 601 },
            { kind: 'leaf', segment: 2, nRows: 400 },
          ],
          segments: [1, 2],
          columns: [column],
        },
        words,
      ),
    },
    { file: 'models/class_balance', group: 'models', spec: sizes(0.7555) },
    { file: 'models/confusion_matrix_tree', group: 'models', spec: confusion(301) },
    { file: 'models/confusion_matrix_tree_later', group: 'models', spec: confusion(429) },
  ]; // biome-ignore format: a table
}
