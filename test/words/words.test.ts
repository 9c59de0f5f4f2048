import { describe, expect, it } from 'vitest';
import { type Language, languages, wordsFor } from '../../src/words/index.ts';

/** Every leaf of a tree of words as "charts.sweep.title" → its value. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, item]) => leaves(item, path === '' ? key : `${path}.${key}`));
}

const topics = ['cli', 'charts', 'report', 'chapters', 'card', 'pictures', 'web'] as const;
const leavesOf = (language: Language) => topics.flatMap((topic) => leaves(wordsFor(language)[topic], topic));

/** Names that are the same in both languages: of the field, or of this project. */
const international = new Set([
  'chapters.cluster.metrics.k',
  'chapters.preprocess.names.min-max',
  'report.rule.and',
  'card.software',
  'web.client.and',
]);

describe('wordsFor(language)', () => {
  it('has the same keys in both languages, a sentence for a sentence and a function for a function', () => {
    const shape = (language: Language) =>
      leavesOf(language).map(([path, value]) => `${path}: ${typeof value}`);
    expect(shape('ru').sort()).toEqual(shape('en').sort());
    expect(shape('en').length).toBeGreaterThan(150);
  });

  it.each(languages)('has no empty sentence in %s', (language) => {
    const empty = leavesOf(language).filter(([, value]) => typeof value === 'string' && value.trim() === '');
    expect(empty).toEqual([]);
  });

  it('speaks Russian in every Russian sentence', () => {
    const foreign = leavesOf('ru').filter(
      ([path, value]) => typeof value === 'string' && !/[а-яё]/i.test(value) && !international.has(path),
    );
    expect(foreign).toEqual([]);
  });

  it('speaks no Russian in English sentences', () => {
    expect(leavesOf('en').filter(([, value]) => typeof value === 'string' && /[а-яё]/i.test(value))).toEqual(
      [],
    );
  });

  it('never says undefined or NaN in a chart or the report', () => {
    // One object that answers every parameter by name, so that no sentence is left out.
    const p = {
      dataSet: 'knn, pipeline 8', k: 4, with: 0.296, without: 0.318, nDataSets: 24, nRows: 28_831,
      withContext: true, knee: 5, bestK: 3, best: 0.284, from: 0.296, to: 0.63, nFrom: 16, nTo: 3,
      dropped: ['age', 'campaign'], nDropped: 5, nLeft: 11, id: 1, share: 0.427, column: 'age',
      category: 'yes', overall: 0.524, mean: 40.1, outcome: 'subscribed', positive: 'yes', low: 0.05,
      lowId: 2, high: 0.06, highId: 3, nUnknown: 249, classifier: 'tree', nAgree: 8650, test: 'later',
      nLeaves: 6, columns: ['loan', 'job'], depth: 3, values: ['a', 'b'], value: 'a', threshold: 0.45,
      feature: 'job', nClients: 28_831, nSegments: 4, silhouette: 0.63, nDistinct: 44, isPerfect: true,
      file: 'clients.csv', nTrain: 28_831, nTest: 12_357, isShuffled: false, replaceBy: null,
      imputations: ['knn'], nImputations: 3, count: 12, nPipelines: 8, nFits: 672, kFrom: 2, kTo: 15,
      inertia: 3370.9, nFeatures: 3, nOthers: 13, segment: 'Segment 1', name: 'No loans', by: 'Anna Petrova', date: '2026-01-31', reason: 'it works', resampled: 0.97, shuffled: 0.86, total: 20, nPictures: 22, rate: 0.05,
      imputation: 'knn', leaks: true, nFilled: 12, numeric: 'min-max', encoder: 'ordinal', encoded: 'min-max',
      what: 'clusters', linkage: 'ward', nGroups: 4, nLinked: 10_000, nAxes: 16, z: -1.2, nPoints: 44, axes: ['a', 'b'],
      method: 'tsne', nShown: 5000, klDivergence: 1.2, own: 0.97, part: 'Later', first: 'Train', base: 0.4, gini: 0.6,
      parts: [{ name: 'Train', nRows: 9 }], nMissing: 3, label: 'admin.',
      minProbability: 0.8, minKnownFields: 2, minCellClients: 10, pipeline: 8,
      study: 'bank', hash: 'abc', features: ['a', 'b'], because: 'Because.', field: 'job', needed: 2, known: 1, changes: ['a', 'b'], shown: 3, all: 5,
      seconds: 4, n: 3, nCells: 12, nColumns: 2, tree: 1, logistic: 0.99, coverage: 0.98, minClients: 10,
    }; // biome-ignore format: a table
    const byArgument: Record<string, unknown[]> = {
      'charts.segment': [1], 'charts.dataSet': ['knn', 8], 'charts.elbow.knee': [5], 'charts.elbow.peak': [3],
      'charts.path.all': [16], 'report.eyebrow': ['bank'], 'report.silhouetteDefinition': ['Euclidean distance, mean over rows'],
      'report.silhouette': [0.63, { low: 0.62, high: 0.64, nSampled: 2000 }],
      'report.notes.alphabet': [['job']], 'report.notes.leak': [['knn']], 'report.rule.none': ['job'], 'report.rows': [5],
      'report.list': [['a', 'b']], 'chapters.unknown.fillsTitle': ['knn'],
      'chapters.cluster.withContext': ['knn'], 'chapters.cluster.withoutContext': ['knn'],
      'chapters.cluster.reasons.separates': [0.012], 'chapters.cluster.valueOf': ['job'],
      'chapters.classify.precision': ['later'], 'chapters.classify.recall': ['later'],
      'chapters.classify.perSegmentTable': ['tree'], 'chapters.data.pictures': [12],
      'chapters.cluster.moreOfClusters': [true], 'chapters.segments.overlap': [0.81], 'chapters.segments.owner': ['A. Smith'],
      'pictures.space.sizeRows': [500], 'pictures.map.points': [12], 'chapters.segments.valueOf': ['job'], 'chapters.segments.outcomeTable': ['bought = yes'], 'chapters.segments.outcomeTrain': ['bought = yes'],
      'chapters.segments.laterRows.outcome': ['bought = yes'], 'chapters.segments.heldRows.outcome': ['bought = yes'], 'card.title': ['bank'], 'card.filledFrom': ['knn'],
      'card.silhouette': ['Euclidean'], 'card.outcome': ['bought = yes'], 'card.decide': [['a', 'b']], 'card.doNotDecide': [['c']],
      'web.shell.stillLoading': [3], 'web.client.other': [3], 'web.client.badNumber': ['age'], 'web.client.clear': ['age'],
      'web.client.rule': [2], 'web.client.ofHundred': [87], 'web.client.shareOfAll': [0.4], 'web.client.because': ['a is b'],
      'web.client.known': ['a is b'], 'web.client.unseen': [['job']], 'web.client.assumed': [['a', 'b']], 'web.client.ask': ['job'],
      'web.client.supports': [12], 'web.client.outOf': [3], 'web.client.proxy': ['job'], 'web.segments.editTitle': ['Segment 1'],
      'web.segments.offer': [1], 'web.segments.removeOffer': [1], 'web.segments.saved': [2], 'web.segments.undone': [2],
      'web.segments.smallCells': [0.9], 'web.segments.moved.now': ['No loans', 5], 'web.segments.moved.gone': ['Segment 1'],
      'web.segments.moved.status.same': [0.9], 'web.segments.moved.status.changed': [0.6], 'web.segments.moved.status.new': [0.1], 'web.batch.nRows': [5], 'web.batch.waiting': [5], 'web.batch.downloadAs': ['CSV'],
      'web.batch.downloaded': ['a.csv'], 'web.sql.tableRows': [5], 'web.sql.use': ['clients'], 'web.sql.rows': [5], 'web.sql.took': [0.2],
      'web.sql.shown': [200], 'web.sql.sortBy': ['job'], 'web.sql.chartTitle': ['n', 'job'], 'web.sql.chartCut': [40], 'web.sql.forget': ['a'],
    }; // biome-ignore format: a table
    for (const language of languages) {
      for (const [path, value] of leavesOf(language)) {
        // The functions of cli take arguments by place: test/cli calls them.
        if (typeof value !== 'function' || path.startsWith('cli.')) continue;
        const text: unknown = value(...(byArgument[path] ?? [p]));
        expect(text, path).toEqual(expect.any(String));
        expect(text, path).not.toMatch(/undefined|NaN|null|\[object/);
      }
    }
  });
});

describe('sentences with numbers', () => {
  const { charts: en } = wordsFor('en');
  const { charts: ru } = wordsFor('ru');

  it('charts.path.title says rises, falls or stays', () => {
    const path = (from: number, to: number) => en.path.title({ from, to, nFrom: 16, nTo: 3 });
    expect(path(0.296, 0.63)).toBe('From 16\u00a0features to 3, the silhouette rises from 0.296 to 0.630');
    expect(path(0.63, 0.296)).toBe('From 16\u00a0features to 3, the silhouette falls from 0.630 to 0.296');
    expect(path(0.5, 0.5)).toBe('From 16\u00a0features to 3, the silhouette stays at 0.500');
  });

  it('charts.tree.title agrees in number in Russian', () => {
    const title = (nLeaves: number, columns: string[]) => ru.tree.title({ nLeaves, columns });
    expect(title(6, ['a', 'b', 'c'])).toBe('Сегмент определяется 6\u00a0правилами по признакам a, b и c');
    expect(title(21, ['a'])).toBe('Сегмент определяется 21\u00a0правилом по признаку a');
  });

  it('the Russian finding agrees in number with clients and segments', () => {
    const finding = (nClients: number, nSegments: number) =>
      wordsFor('ru').report.finding({ nClients, nSegments, columns: ['job'], silhouette: 0.63 });
    expect(finding(28_831, 4)).toBe(
      '28\u00a0831\u00a0клиент: 4\u00a0сегмента по признаку «job», силуэт 0,630',
    );
    expect(finding(12, 5)).toBe('12\u00a0клиентов: 5\u00a0сегментов по признаку «job», силуэт 0,630');
  });

  it('a confusion title rounds no disagreement away', () => {
    const title = en.confusion.title({ classifier: 'Tree', nAgree: 12_356, nRows: 12_357 });
    expect(title).toBe('Tree agrees with the clustering in 12,356 of 12,357\u00a0rows, 100.0\u00a0%');
    expect(en.confusion.title({ classifier: 'Tree', nAgree: 12_357, nRows: 12_357 })).toBe(
      'Tree agrees with the clustering in all 12,357\u00a0rows',
    );
  });
});
