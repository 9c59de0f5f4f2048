import { formatFor } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');

/** What supports the segments and what does not: surrogates, stability, protected columns, other choices. */
export const evidenceEn = {
  surrogates: {
    title: 'How far the surrogates carry',
    intro: (p: { nDistinct: number; nRows: number }) =>
      `The share of rows where a surrogate gives the segment of the clustering. The ${englishCount(p.nRows, { one: 'train row has', other: 'train rows have' })} ${englishCount(p.nDistinct, { one: 'distinct row', other: 'distinct rows' })} in the columns of the segments, so much agreement is repetition.`,
    table: 'Agreement with the clustering, and the price of simple rules',
    surrogate: 'Surrogate',
    names: {
      tree: 'Decision tree',
      'threshold-tree': 'Threshold tree',
      logistic: 'Logistic regression',
    },
    leaves: 'Rules',
    rows: {
      train: 'Train rows',
      later: 'Test rows',
      incomplete: 'Incomplete rows',
      perturbed: 'Perturbed rows',
    },
    rowsHead: (p: { rows: string; n: number }) => `${p.rows} (${f.count(p.n)})`,
    price: 'Price',
    note: 'Incomplete rows had an unknown cell in a column of the segments, as it was filled. Perturbed rows are the train rows with one such cell taken from another client. Price: the k-means cost of the surrogate’s segments ÷ that of the clustering; 1 costs nothing.',
    thresholdTitle: 'One rule for each segment',
    thresholdIntro:
      'The threshold tree has one rule for each segment. It takes the thresholds that part the fewest clients from their centroid (Dasgupta and others, 2020).',
    thresholdTable: 'The threshold tree as rules',
  },
};
