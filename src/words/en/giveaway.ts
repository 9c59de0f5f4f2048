import { formatFor } from '../format.ts';
import { englishCount } from '../plural.ts';

const f = formatFor('en');
const times = (n: number): string => englishCount(n, { one: 'time', other: 'times' });

/** How a column gives away the outcome or the date. */
export type Giveaway =
  | { readonly kind: 'leak'; readonly auc: number }
  /** Changes from row to row, and those of a random order. */
  | { readonly kind: 'calendar'; readonly nChanges: number; readonly nExpected: number };

/** What is wrong with such a column, after its name. */
export function giveawayEn(p: Giveaway): string {
  return p.kind === 'leak'
    ? `it tells the outcome too well to be known before it (AUC ${f.fixed(p.auc, 2)})`
    : `it is a function of the date, or of what else the rows are ordered by (along the rows it changes ${times(p.nChanges)}, in a random order ${times(p.nExpected)})`;
}
