import { type Histogram, histogram, quantiles } from '../../ml/index.ts';
import { profileRules } from './rules.ts';
import type { Subject } from './subject.ts';
import type { Distribution, NumberSummary, ValueCount } from './table-profile.ts';

const shownProbabilities = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

/** The counts of a column's values; nothing of a column whose values may name clients. */
export function distributionOf(subject: Subject, isIdentifier: boolean): Distribution {
  const { cells, numbers, nDistinct, sentinels } = subject;
  if (isIdentifier || cells.kind === 'text') return { kind: 'hidden' };
  if (cells.kind === 'category') return categoriesOf(subject, cells);
  const nValues = nDistinct - sentinels.filter(({ count }) => count > 0).length;
  if (numbers && nValues > profileRules.bins) return { kind: 'histogram', ...binNumbers(numbers) };
  const counts = new Map<number, number>();
  for (const value of numbers ?? []) {
    if (!Number.isNaN(value)) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return {
    kind: 'values',
    shown: [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => a.value - b.value),
  };
}

/** Bins of equal width; those of whole numbers hold equally many of them, or half of the bars would be twice as high. */
function binNumbers(numbers: Float64Array): Histogram {
  const known = numbers.filter((value) => !Number.isNaN(value));
  const [low, high] = quantiles(known, [0, 1]);
  // Beyond 2^53 neighbouring whole numbers are one double, and bins of equally many of them cannot be told apart.
  if (!known.every(Number.isSafeInteger) || !Number.isSafeInteger(high - low + 1))
    return histogram(known, profileRules.bins);
  const width = Math.ceil((high - low + 1) / profileRules.bins);
  const nBins = Math.ceil((high - low + 1) / width);
  const counts = new Array<number>(nBins).fill(0);
  for (const value of known) counts[Math.floor((value - low) / width)]++;
  return { edges: Array.from({ length: nBins + 1 }, (_, b) => low - 0.5 + b * width), counts };
}

/** Categories with their counts in the order in which they are shown, those that do not occur left out. */
export function countCategories(
  cells: { readonly codes: Int32Array; readonly categories: readonly string[] },
  order: readonly string[] | null,
): (ValueCount<string> & { readonly code: number })[] {
  const counts = new Float64Array(cells.categories.length);
  for (const code of cells.codes) if (code >= 0) counts[code]++;
  const found = cells.categories
    .map((value, code) => ({ value, code, count: counts[code] }))
    .filter(({ count }) => count > 0);
  const place = ({ value }: { value: string }): number => order?.indexOf(value) ?? 0;
  return order
    ? found.sort((a, b) => place(a) - place(b) || a.code - b.code)
    : found.sort((a, b) => b.count - a.count || a.code - b.code);
}

function categoriesOf(
  { order }: Subject,
  cells: { readonly codes: Int32Array; readonly categories: readonly string[] },
): Distribution {
  const all = countCategories(cells, order);
  const shown = all.slice(0, profileRules.shownCategories);
  const rest = all.slice(profileRules.shownCategories);
  return {
    kind: 'categories',
    shown: shown.map(({ value, count }) => ({ value, count })),
    nOther: rest.length,
    countOther: rest.reduce((sum, { count }) => sum + count, 0),
  };
}

/** Mean, standard deviation and quantiles of the numbers; null where there is none. */
export function summarize(numbers: Float64Array | null): NumberSummary | null {
  if (!numbers) return null;
  const known = numbers.filter((value) => !Number.isNaN(value));
  if (known.length === 0) return null;
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const squares = known.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  return {
    nValues: known.length,
    mean,
    sd: known.length > 1 ? Math.sqrt(squares / (known.length - 1)) : null,
    quantiles: quantiles(known, shownProbabilities).map((value, i) => ({
      probability: shownProbabilities[i],
      value,
    })),
  };
}
