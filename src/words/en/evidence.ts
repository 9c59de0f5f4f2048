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
  rules: {
    coverage: 'Coverage',
    precision: 'Precision',
    note: 'Coverage: the share of the segment’s train rows that the rule holds for. Precision: of the train rows that it holds for, the share in the segment. Each client meets exactly one rule.',
  },
  contrasts: {
    title: 'How it differs from all other clients',
    table: 'Largest differences from all other clients',
    value: 'Value',
    mean: 'mean',
    own: 'Segment',
    rest: 'All others',
    difference: 'Difference',
    makes: 'Role',
    used: 'makes the segment',
    unused: 'describes it',
    points: (difference: number) =>
      `${difference > 0 ? '+' : '−'}${f.fixed(Math.abs(difference) * 100, 1)} points`,
    deviations: (difference: number) => `${difference > 0 ? '+' : '−'}${f.fixed(Math.abs(difference), 2)} sd`,
    note: 'Shares differ in percentage points, means in standard deviations (standardized mean difference; about 0.2 is small, 0.8 large). There are no p-values: the columns that make the segments differ by construction.',
    proposed: (parts: readonly string[]) => `Proposed name: ${parts.join(', ')}`,
    namePart: (p: { column: string; value: string; isMore: boolean }) =>
      `${p.column}: ${p.isMore ? '' : 'less often '}${p.value}`,
    numberPart: (p: { column: string; isMore: boolean }) => `${p.column}: ${p.isMore ? 'higher' : 'lower'}`,
  },
  stability: {
    title: 'How well the segments come again',
    intro: (p: { nResamples: number; nCopies: number; nRows: number }) =>
      `${englishCount(p.nResamples, { one: 'resample', other: 'resamples' })} of ${englishCount(p.nRows, { one: 'client', other: 'clients' })} were drawn with replacement and clustered again; so were ${englishCount(p.nCopies, { one: 'copy', other: 'copies' })} whose columns are unrelated.`,
    table: 'How much of each segment comes again (Jaccard index; 1 is all of it)',
    resampled: 'Resamples',
    shuffled: 'Resamples of unrelated columns',
    later: 'Test rows clustered alone',
    note: 'Below 0.5 a segment dissolves. Stable is not the same as real: where unrelated columns are as stable, the grid of values makes the segments, not the clients. The column of unrelated columns has the clusters by size.',
    starts: (p: { n: number; mean: number; lowest: number }) =>
      `${englishCount(p.n, { one: 'fit', other: 'fits' })} from a single start agree with the segments by ${f.fixed(p.mean, 2)} on average, ${f.fixed(p.lowest, 2)} at worst (adjusted Rand index; 1 is the same, 0 is chance).`,
    laterAgreement: (agreement: number) =>
      `Clusters of the test rows alone agree with their segments by ${f.fixed(agreement, 2)}.`,
  },
  protectedColumns: {
    title: 'Protected columns',
    intro:
      'For review: how the clients whom the configuration protects lie in the segments, whether or not the column was clustered.',
    table: (column: string) => `${column}: shares in each segment`,
    used: (column: string) => `${column} makes the segments.`,
    range: (p: { from: number | null; to: number | null }) =>
      p.from === null
        ? p.to === null
          ? 'all'
          : `up to ${f.number(p.to)}`
        : p.to === null
          ? `above ${f.number(p.from)}`
          : `above ${f.number(p.from)}, up to ${f.number(p.to)}`,
    guessed: (p: { column: string; bySegment: number; byNothing: number; cramersV: number }) =>
      `Whoever knows the segment guesses ${p.column} right for ${f.percent(p.bySegment)} of clients, whoever knows nothing for ${f.percent(p.byNothing)}; Cramér’s V ${f.fixed(p.cramersV, 2)} (0 is unrelated, 1 decides).`,
  },
};
