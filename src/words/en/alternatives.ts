import { formatFor } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');
const verdicts = {
  none: 'no more distinct than those of unrelated columns',
  weak: 'a little more distinct than those of unrelated columns',
  clear: 'clearly more distinct than those of unrelated columns',
};

const methods = {
  'one-hot': 'one-hot × 1/√2, k-means',
  'k-prototypes': 'k-prototypes',
  'gower-pam': 'medoids in Gower distance',
};

/** Methods that take every column by its type, beside the pipelines. */
export const alternativesEn = {
  title: 'Taking every column by its type',
  methods,
  finding: (p: {
    method: keyof typeof methods;
    k: number;
    excess: number;
    p: number;
    verdict: keyof typeof verdicts;
    nRows: number;
    nCopies: number;
  }) =>
    `Of the methods that read no order into categories, ${methods[p.method]} at k = ${p.k} stands out most: its clusters are ${verdicts[p.verdict]} (excess ${f.fixed(p.excess, 3)}, p = ${f.number(p.p)}; ${englishCount(p.nRows, { one: 'train row', other: 'train rows' })}, ${englishCount(p.nCopies, { one: 'shuffled copy', other: 'shuffled copies' })}).`,
  table: 'The best k of each method',
  method: 'Method',
  imputation: 'Imputation',
  context: { head: 'Context', with: 'with', without: 'without' },
  p: 'p',
  note: 'Every method is tried on the same clients for each k, and in the same way on copies whose columns were shuffled; p counts everything that was tried. Silhouettes are in the distance of each method – Euclidean of the coded columns; the root of k-prototypes’ own cost; Gower’s – so compare the excess, not the silhouette.',
  file: 'Every fit is in alternatives.parquet.',
};
