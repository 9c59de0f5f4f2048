import { formatFor, formatList } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');
const features = { one: 'feature', other: 'features' };

/** The chapters of the report. */
export const chaptersEn = {
  data: {
    nav: 'Data',
    title: '1. Data',
    intro: (p: { file: string; nRows: number; nTrain: number; nTest: number; isShuffled: boolean }) =>
      `${p.file} holds ${englishCount(p.nRows, { one: 'row', other: 'rows' })}. ${
        p.isShuffled
          ? `Shuffled with the seed, ${f.count(p.nTrain)} rows train the models and ${f.count(p.nTest)} test them.`
          : `In the order of the file, the first ${f.count(p.nTrain)} rows train the models and the last ${f.count(p.nTest)} test them.`
      }`,
    picturesTitle: 'The columns as pictures',
    pictures: (n: number) => `Show ${englishCount(n, { one: 'picture', other: 'pictures' })}`,
    types: {
      numeric: 'numeric',
      nominal: 'nominal',
      ordinal: 'ordinal',
      binary: 'binary',
      identifier: 'identifier',
      text: 'text',
    },
    roles: {
      feature: 'feature',
      context: 'context',
      outcome: 'outcome',
      identifier: 'identifier',
      profile: 'profile only',
      dropped: 'dropped',
    },
    roleMeanings: {
      feature: 'clustered',
      context: 'clustered only in the data sets with context',
      outcome: 'kept to describe segments, never clustered',
      identifier: 'kept beside the labels, never clustered',
      profile: 'describes segments, never clustered',
      dropped: 'not read',
    },
  },
  unknown: {
    nav: 'Unknown values',
    title: '2. Unknown values',
    whereTitle: 'Where values are unknown',
    whereTable: 'Unknown cells by column',
    train: 'Train rows',
    test: 'Test rows',
    noUnknown: 'No column has unknown values.',
    sentinelsIntro: 'Some numbers stand for something else:',
    sentinel: (p: {
      column: string;
      value: number;
      replaceBy: number | null;
      imputations: readonly string[];
    }) =>
      `${p.column}: ${f.exact(p.value)} becomes ${p.replaceBy === null ? 'unknown' : f.exact(p.replaceBy)} in ${formatList(p.imputations, 'and')}`,
    fillTitle: 'How they were filled',
    intro: (p: { nImputations: number }) =>
      `${englishCount(p.nImputations, { one: 'imputation was', other: 'imputations were' })} fitted on the train rows and applied to the test rows.`,
    methods: {
      raw: 'Unknown stays a category of its own: nothing is filled.',
      knn: 'The mean code of the nearest clients that have the value, truncated toward zero. An averaged code can name a category that none of the neighbours has.',
      iterative:
        'Each column is predicted from the others by Bayesian ridge regression, round by round, and truncated toward zero. A code outside the range becomes unknown again.',
      'knn-vote': 'The category that most of the nearest clients have.',
      mode: 'The most frequent category of the column.',
    },
    leaks: 'The outcome helped to fill these values, as in the described study: a leak.',
    noLeak: 'The outcome took no part.',
    nothing: 'No cell was filled.',
    fillsTitle: (method: string) => `What ${method} filled in the train rows`,
    column: 'Column',
    nUnknown: 'Unknown',
    filled: 'Filled with',
    left: 'Took the mode at last',
    fill: (p: { value: string; count: number }) => `${p.value} ${f.count(p.count)}`,
  },
  preprocess: {
    nav: 'Preprocessing',
    title: '3. Preprocessing',
    intro: (p: { nPipelines: number; nImputations: number }) =>
      `${englishCount(p.nPipelines, { one: 'pipeline', other: 'pipelines' })} × ${englishCount(p.nImputations, { one: 'imputation', other: 'imputations' })} = ${englishCount(p.nPipelines * p.nImputations, { one: 'data set', other: 'data sets' })}, each with train and test rows: ${englishCount(2 * p.nPipelines * p.nImputations, { one: 'file', other: 'files' })}.`,
    tableTitle: 'The pipelines',
    number: 'Pipeline',
    numeric: 'Scaler of numbers',
    encoder: 'Encoder of categories',
    encoded: 'Scaler of the encoded',
    chosen: 'chosen',
    names: { 'z-score': 'z-score', 'min-max': 'min-max', 'one-hot': 'one-hot', ordinal: 'ordinal' },
    caution:
      'Ordinal codes put an order and equal distances between categories. One-hot columns under a z-score weigh a rare category many times a common one.',
  },
  cluster: {
    nav: 'Clustering',
    title: '4. Clustering',
    intro: (p: { nFits: number; nDataSets: number; kFrom: number; kTo: number }) =>
      `${englishCount(p.nFits, { one: 'fit', other: 'fits' })} of k-means: k = ${p.kFrom}…${p.kTo} on ${englishCount(p.nDataSets, { one: 'data set', other: 'data sets' })}, counting with and without context apart.`,
    sweepTitle: 'All data sets',
    bestTitle: 'The best silhouette of each data set, and its k',
    bestNote: 'Read down a column with care: the encodings lie in different spaces.',
    pipeline: 'Pipeline',
    withContext: (method: string) => `${method}, with context`,
    withoutContext: (method: string) => `${method}, without`,
    bestCell: (p: { silhouette: number; k: number }) => `${f.number(p.silhouette)} (k = ${p.k})`,
    chosenTitle: 'The chosen data set at every k',
    chosenTable: (p: { dataSet: string; withContext: boolean }) =>
      `${p.dataSet}, ${p.withContext ? 'with' : 'without'} context`,
    metrics: {
      k: 'k',
      inertia: 'Inertia',
      silhouette: 'Silhouette',
      calinskiHarabasz: 'Calinski-Harabasz',
      daviesBouldin: 'Davies-Bouldin',
      sizes: 'Clients by cluster',
      nDistinct: 'Distinct rows',
      iterations: 'Iterations',
    },
    pathTitle: 'From all features to the chosen ones',
    pathTable: 'Each step, its score and its reason',
    step: 'Step',
    stepFeatures: 'Features left',
    dropped: 'Dropped',
    why: 'Why',
    reasons: {
      start: 'All features, as the start.',
      context: 'Context is dropped as a group: it describes the surroundings, not the client.',
      separates: (separation: number | null) =>
        separation === null
          ? 'Separates the clusters least.'
          : `Separates the clusters least: ${f.percent(separation)} of its variance.`,
    },
    separationNote:
      'Of the features of the step before, the one whose variance lay least between the clusters is dropped.',
    shares: 'Shares of clients, %',
    composites: (p: { nPictures: number; withContext: boolean }) =>
      `The other ${englishCount(p.nPictures, { one: 'data set', other: 'data sets' })} ${p.withContext ? 'with' : 'without'} context, as pictures`,
    allFeaturesTitle: 'Clusters on all features',
    allFeaturesNote: (p: { k: number; dataSet: string }) =>
      `k-means with k = ${p.k} on every feature of ${p.dataSet}, with context and without. The clusters here are not the segments of chapter\u00a06.`,
    moreOfClusters: (withContext: boolean) =>
      `Means and map of the clusters ${withContext ? 'with' : 'without'} context`,
  },
  classify: {
    nav: 'Classification',
    title: '5. Classification',
    intro: (p: { nFeatures: number }) =>
      `A decision tree and a logistic regression learn to repeat the segments from ${englishCount(p.nFeatures, features)}. They are surrogates: the segment itself is the nearest centroid.`,
    treeTitle: 'The tree',
    rulesTable: 'The tree as rules',
    rulesSegment: 'Segment',
    testsTitle: 'Agreement with the clustering',
    classifiers: { tree: 'Decision tree', logistic: 'Logistic regression' },
    tests: { stratified: 'held-out rows, stratified by segment', later: 'later rows of the table' },
    testsShuffled: 'test rows of the table',
    summaryTable: 'Agreement by classifier and test rows',
    classifier: 'Classifier',
    test: 'Rows tested on',
    nRows: 'Rows',
    nAgree: 'Rows that agree',
    agreement: 'Agreement',
    shortTests: { stratified: 'held-out', later: 'later' },
    shortTestShuffled: 'test',
    precision: (test: string) => `Precision, ${test} rows`,
    recall: (test: string) => `Recall, ${test} rows`,
    perSegmentTable: (classifier: string) => `${classifier}: precision and recall by segment`,
  },
  segments: {
    nav: 'Segments',
    title: '6. Segments',
    intro: (p: { dataSet: string; k: number; columns: readonly string[]; inertia: number }) =>
      `k-means with k = ${p.k} on ${formatList(p.columns, 'and')} of ${p.dataSet}; inertia ${f.number(p.inertia, 5)}. The rules are those of the tree in chapter\u00a05.`,
    describedBy:
      'Names, descriptions and offers were written by people. A description belongs to the clients it means and not to the number of a segment. All numbers were computed.',
    undescribed: 'No description fits this segment, so it goes by its number and has no offers.',
    overlap: (overlap: number) =>
      `The description does not fit exactly: of all clients whom it means or who are in the segment, ${f.percent(overlap)} are both.`,
    share: 'Share of the clients clustered',
    /** The test rows: the last ones of the file, or picked at random. */
    laterRows: {
      title: 'Later rows',
      share: 'Share of the later rows',
      shareHead: 'Share, later rows',
      outcome: (outcome: string) => `${outcome}, later rows`,
    },
    heldRows: {
      title: 'Test rows',
      share: 'Share of the test rows',
      shareHead: 'Share, test rows',
      outcome: (outcome: string) => `${outcome}, test rows`,
    },
    outcomeTrain: (outcome: string) => `${outcome}, clients clustered`,
    beyond: (p: { column: string; category: string; share: number; overall: number }) =>
      `${Math.abs(p.share - p.overall) < 0.05 ? 'Beyond its rule the segment is much like all clients; it differs most in' : 'Beyond its rule the segment differs most in'} ${p.column}: “${p.category}” makes up ${f.percent(p.share)}, against ${f.percent(p.overall)} of all clients.`,
    offers: 'What to offer, and why',
    owner: (owner: string) => `Answered for by ${owner}`,
    /** A rate with its interval: "5.2 % (4.8 to 5.6 %)". */
    rate: (p: { rate: number; low: number; high: number }) =>
      `${f.percent(p.rate)} (${f.fixed(p.low * 100, 1)} to ${f.percent(p.high)})`,
    sizesTitle: 'Sizes',
    segmentTable: 'The segments in numbers',
    segment: 'Segment',
    shareHead: 'Share',
    clients: 'Clients',
    silhouette: 'Silhouette',
    rule: 'Rule',
    whole: 'All clients',
    profileTitle: 'What the clients of each segment are like',
    meansTable: 'Means of the numeric columns',
    sharesTable: 'Shares of every value by segment',
    otherColumns: 'Every other column, as a table',
    column: 'Column',
    valueOf: (column: string) => `Value of ${column}`,
    outcomeTitle: 'The outcome by segment',
    outcomeRate: (p: { outcome: string; positive: string }) => `${p.outcome} = ${p.positive}`,
    outcomeTable: (outcome: string) => `${outcome}: the rate and its 95 % interval`,
    train: 'Clients clustered',
    rows: 'Rows',
    outcomeNote:
      'In brackets is the interval of Wilson: how far the rate may be off by chance alone, if the clients are independent of each other.',
    outcomeOrder:
      'Where the rate of the later rows lies outside the interval, something changed between the rows, such as the season or the campaign. Then neither rate foretells the next.',
    notesTitle: 'What would tell more',
  },
};
