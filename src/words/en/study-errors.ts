import { formatList } from '../format.ts';

type Refusal = readonly [what: string, hint?: string];

/** Tables and configurations that cannot be studied. */
export const studyErrorsEn = {
  E_TOO_FEW_ROWS: (p: { nRows: number; nTrain: number; k: number }): Refusal => [
    `the table has ${p.nRows} ${p.nRows === 1 ? 'row' : 'rows'}, of which ${p.nTrain} would train: fewer than k = ${p.k}, or none is left to test`,
    `a study with k from ${p.k} needs at least ${p.k} rows to train and one to test`,
  ],
  E_K_TOO_LARGE: (p: { k: number; nDistinct: number; columns: readonly string[] }): Refusal => [
    `k = ${p.k} is more than the ${p.nDistinct} distinct ${p.nDistinct === 1 ? 'row' : 'rows'} of ${formatList(p.columns, 'and')}`,
    'choose a smaller k or more features',
  ],
  E_MAGNITUDE: (p: { kind: 'large' | 'small'; bound: number }): Refusal => [
    p.kind === 'large'
      ? `a number beyond ±${p.bound}: distances between clients would overflow`
      : `numbers that differ by less than ${p.bound}: distances between clients would vanish`,
    'write the column in another unit, mend the cell, or drop the column',
  ],
  E_UNSEEN: (p: { categories: readonly string[] }): Refusal => [
    `${p.categories.map((name) => `"${name}"`).join(', ')} occurs in test only`,
    'set "unseen: missing", or train on more rows',
  ],
  E_OUTCOME: (p: { positive: string; categories: readonly string[] }): Refusal => [
    `the outcome has no value "${p.positive}"`,
    `"positive" must be one of ${p.categories.join(', ')}`,
  ],
};
