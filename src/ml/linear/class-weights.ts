import { ArgumentError } from '../errors.ts';

/** Weights of the classes: `'balanced'`, one positive number a class, or none (all 1). */
export type ClassWeights = 'balanced' | readonly number[] | undefined;

/** Sum of the row weights of each class, length nClasses. */
export function classTotals(
  labels: ArrayLike<number>,
  weights: ArrayLike<number>,
  nClasses: number,
): number[] {
  const totals = new Array<number>(nClasses).fill(0);
  for (let i = 0; i < labels.length; i++) totals[labels[i]] += weights[i];
  return totals;
}

/**
 * One weight per class from the option and the classes' total row weights.
 *
 * `'balanced'` gives `sum(totals) / (nPresent · totals[k])`, so that every present class weighs the same, and 0
 * to a class without rows. scikit-learn counts rows here and ignores `sample_weight`; we sum the row weights, so
 * that a row of weight 3 is three equal rows.
 */
export function resolveClassWeights(option: ClassWeights, totals: readonly number[]): number[] {
  if (option === undefined) return totals.map(() => 1);
  if (option === 'balanced') {
    const nPresent = totals.filter((total) => total > 0).length;
    const sum = totals.reduce((a, b) => a + b, 0);
    return totals.map((total) => (total > 0 ? sum / (nPresent * total) : 0));
  }
  if (option.length !== totals.length) {
    throw new ArgumentError(
      'E_CLASS_WEIGHTS',
      `classWeights must have ${totals.length} entries, one per class; got ${option.length}`,
    );
  }
  option.forEach((weight, k) => {
    if (weight > 0 && Number.isFinite(weight)) return;
    throw new ArgumentError(
      'E_CLASS_WEIGHTS',
      `classWeights must be finite and over 0; classWeights[${k}] is ${weight}`,
    );
  });
  return [...option];
}
